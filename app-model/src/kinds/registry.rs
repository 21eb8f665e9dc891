//! Container registries and their purge tasks.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     identity pipeline;
//!     registry images {
//!         sku: Premium;
//!         public_network_access: Disabled;
//!         purge_task nightly {
//!             schedule: "0 1 * * *";
//!             filter: "api:.*";
//!             ago: "7d";
//!             keep: 5;
//!         }
//!         roles: pipeline => AcrPush;
//!     }
//!     output server = images.login_server;
//!     output name_in_azure = images.azure_name;
//!     output resource = images.id;
//! };
//! # assert!(app.build().is_ok());
//! ```

use crate::bicep::{Expr, Object, Part, Statement, identifier};
use crate::builder::Builder;
use crate::convert::{number, text};
use crate::facts::{Needed, OwnName};
use crate::literal::LiteralRule;
use crate::model::{
    Addition, Adjustment, AzureResource, ChildInfo, ChildResource, KindInfo, NameRule, NodeId,
    Value,
};
use crate::module::{ModuleContext, TOKEN, unique_token};
use crate::roles::{ContainerRegistryRoles, RoleDefinition};

azure_resource! {
    /// A container registry, published as `Microsoft.ContainerRegistry/registries`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let images = app.add_container_registry("images");
    /// images.add_purge_task("nightly").schedule("0 1 * * *").ago("7d").keep(5);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct ContainerRegistry,
    /// Keyword: a container registry.
    ///
    /// `registry images { sku: Standard; purge_task nightly { schedule: "0 1 * * *"; } }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries>.
    keyword registry,
    settings RegistrySettings, choices RegistryChoices, roles ContainerRegistryRoles,
    info INFO
}

role_target!(ContainerRegistry, ContainerRegistryRoles);

outputs! { ContainerRegistry {
    /// The registry's name in Azure.
    azure_name = "name",
    /// The host name that images are pushed to and pulled from.
    login_server = "loginServer",
    /// The resource id.
    id = "id",
} }

choices! {
    /// The choices of a registry's settings.
    pub struct RegistryChoices;

    /// The tier of a registry.
    pub enum RegistrySku {
        /// For development.
        Basic = "Basic",
        /// For most services.
        Standard = "Standard",
        /// With geo-replication and private endpoints.
        Premium = "Premium",
    }

    /// Whether the registry can be reached from public networks.
    pub enum RegistryNetworkAccess {
        /// It can.
        Enabled = "Enabled",
        /// Only through private endpoints, which takes the tier `Premium`.
        Disabled = "Disabled",
    }
}

settings! {
    /// The settings of a registry.
    pub struct RegistrySettings for ContainerRegistry {
        /// The tier; `Basic` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-skus>.
        sku: RegistrySku,
        /// Whether public networks reach the registry; Azure's default is that they do.
        public_network_access: RegistryNetworkAccess,
    }
}

/// The most characters of a registry's name.
const LONGEST: usize = 50;

static INFO: KindInfo = KindInfo {
    keyword: "registry",
    title: "container registry",
    resource_type: "Microsoft.ContainerRegistry/registries",
    api_version: "2025-04-01",
    name_rule: NameRule::new(5, LONGEST, "").global(),
    outputs: &[("name", "name"), ("loginServer", "properties.loginServer"), ("id", "id")],
    name_output: "name",
    default_roles: Some(&[]),
    tagged: true,
    principal: false,
};

impl Builder {
    /// Adds a container registry.
    #[track_caller]
    pub fn add_container_registry(&self, name: &str) -> ContainerRegistry<'_> {
        self.add::<registry>(name)
    }
}

impl<'app> ContainerRegistry<'app> {
    /// Adds a task that removes old images on a schedule.
    #[track_caller]
    pub fn add_purge_task(self, name: &str) -> PurgeTask<'app> {
        self.add::<purge_task, _>(name)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> crate::Registry<'app> for ContainerRegistry<'app> {
    fn node(self) -> crate::Node<'app> {
        self.node
    }
}

impl AzureResource for RegistrySettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        let sku = self.sku.as_ref().map_or("Basic".into(), |sku| module.value(sku));
        let access = self.public_network_access.as_ref().map(|value| module.value(value));
        let properties = access.map(|access| Object::new().with("publicNetworkAccess", access));
        Some(
            Object::new()
                .with("location", module.location())
                .with("sku", Object::new().with("name", sku))
                .with_some("properties", properties),
        )
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
        let is = |setting: &Option<Value>, text: &str| matches!(setting, Some(Value::String(value)) if value == text);
        let premium = match &self.sku {
            Some(Value::String(sku)) => sku == "Premium",
            Some(_) => true,
            None => false,
        };
        if is(&self.public_network_access, "Disabled") && !premium {
            findings.report(
                "AM0552",
                "`public_network_access: Disabled` takes a registry of the tier Premium",
                "add `sku: Premium;`",
            );
        }
    }
}

/// The role with which images are pulled.
pub(super) const PULL: &RoleDefinition = ContainerRegistryRoles::AcrPull;

/// What the name of an environment's own registry ends in.
pub(super) const OWN: &str = "acr";

/// The name of such a registry in Azure: the environment's, what it ends in, and what makes it unique.
pub(super) const fn own_name(unless: &'static [&'static str]) -> OwnName {
    OwnName {
        of: "registry",
        rule: NameRule::new(1, LONGEST - OWN.len(), "").global(),
        // A deployment's name has 64, and this a hyphen.
        longest: 63 - OWN.len(),
        unless,
        for_volumes: false,
        help: "let it use a registry of yours: `registry: …;`",
    }
}

/// The registry of an environment that names none.
pub(super) fn of_environment(environment: &str, like_azd: bool) -> Addition {
    let name = format!("{environment}-{OWN}");
    let symbol = identifier(&name);
    let own = Addition::new(name, RegistrySettings::default());
    if like_azd { own.adjusted(named_like_azd(symbol)) } else { own }
}

/// The name of a registry where names are made as `azd` makes them: without a hyphen, which
/// registries do not take.
pub(super) fn azd_name() -> Expr {
    let name = Expr::interpolated([Part::Text("acr-".into()), Part::Expr(Expr::ident(TOKEN))]);
    Expr::call("replace", [name, Expr::str("-"), Expr::str("")])
}

/// What gives an environment's own registry the name that `azd` gives it.
fn named_like_azd(symbol: String) -> Adjustment {
    Box::new(move |module| {
        // Before the resource: the reference writes it there.
        module.statements.insert(0, Statement::Var(TOKEN.into(), unique_token()));
        if let Some(registry) = module.resource_mut(&symbol) {
            registry.body.set("name", azd_name());
        }
    })
}

/// Keyword, in a `registry`: a task that removes old images on a schedule.
///
/// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries/tasks>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum purge_task {}

#[diagnostic::do_not_recommend]
impl<'app> crate::Keyword<'app> for purge_task {
    type Handle = PurgeTask<'app>;
}

child_resource! {
    /// A task that removes old images of a registry on a schedule (`acr purge`).
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::registry::PurgeTask;
    ///
    /// let app = Builder::new();
    /// let task: PurgeTask<'_> = app.add_container_registry("images").add_purge_task("nightly");
    /// task.schedule("0 1 * * *").filter("api:.*").ago("7d").keep(5);
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge>.
    pub struct PurgeTask, keyword purge_task, parent ContainerRegistry,
    settings PurgeTaskSettings, choices super::NoChoices, info TASK_INFO,
    needed SCHEDULE
}

settings! {
    /// The settings of a purge task.
    pub struct PurgeTaskSettings for PurgeTask {
        /// When it runs: five cron fields (minute, hour, day of month, month, day of week), UTC.
        ///
        /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-tasks-scheduled>.
        schedule: text where LiteralRule::Schedule,
        /// Which images: `repository:tag`, both regular expressions; `.*:.*` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge>.
        filter: text as written where LiteralRule::Quoted,
        /// How old an image must be, such as `7d` or `2d3h6m`; `0d` unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge>.
        ago: text as written where LiteralRule::Age,
        /// How many of the newest images of each repository stay; 3 unless set.
        ///
        /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge>.
        keep: number as written where LiteralRule::Range { min: 1, max: i64::MAX, of: "images" },
    }
}

/// When a task runs.
static SCHEDULE: Needed = Needed {
    setting: "schedule",
    settings: &["filter", "ago", "keep", "name", "description"],
    names: &[],
    says: ("the purge task has no schedule", None),
    help: "add one, such as `schedule: \"0 1 * * *\";` for every night at one",
};

static TASK_INFO: ChildInfo =
    ChildInfo { keyword: "purge_task", title: "purge task", name_rule: NameRule::new(5, 50, "-_") };

/// The text of a setting that is a literal.
fn text(setting: Option<&Value>) -> Option<&str> {
    match setting {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

impl ChildResource for PurgeTaskSettings {
    fn info(&self) -> &'static ChildInfo {
        &TASK_INFO
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        let index = module.children_of(TASK_INFO.keyword).iter().position(|id| *id == child);
        let index = index.unwrap_or_default();
        let filter = text(self.filter.as_ref()).unwrap_or(".*:.*");
        let ago = text(self.ago.as_ref()).unwrap_or("0d");
        let keep = if let Some(Value::Int(keep)) = self.keep { keep } else { 3 };
        let command = format!("purgeTaskCmd_{index}");
        module.variable(
            command.clone(),
            Expr::str(format!(
                "version: v1.1.0\nsteps:\n- cmd: acr purge --filter '{filter}' --ago {ago} --keep {keep}"
            )),
        );
        let name = module.azure_name(child);
        let schedule = self.schedule.as_ref().map_or("".into(), |value| module.value(value));
        let step = Object::new()
            .with("type", "EncodedTask")
            .with("encodedTaskContent", Expr::call("base64", [Expr::ident(command)]));
        let timer =
            Object::new().with("schedule", schedule).with("name", format!("{name}_trigger"));
        let properties = Object::new()
            .with("platform", Object::new().with("os", "Linux"))
            .with("step", step)
            .with("trigger", Object::new().with("timerTriggers", vec![timer.into()]));
        let body = Object::new()
            .with("name", name)
            .with("location", module.location())
            .with("properties", properties)
            .with("parent", Expr::ident(module.symbol()));
        module.resource(
            format!("purgeOldImages_{index}"),
            "Microsoft.ContainerRegistry/registries/tasks",
            "2019-04-01",
            body,
        );
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
        if self.schedule.is_none() {
            let (text, help) = SCHEDULE.report(TASK_INFO.title);
            findings.report("AM0553", text, help);
        }
    }
}
