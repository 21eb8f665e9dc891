//! Environments of Azure Container Apps, and the apps and jobs in them.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     parameter subnet;
//!     identity puller;
//!     loganalytics logs;
//!     registry images { roles: puller => AcrPull; }
//!
//!     containerapps env {
//!         registry: images;
//!         pull_identity: puller;
//!         log_workspace: logs;
//!         subnet_id: subnet;
//!         dashboard: false;
//!         https_upgrade: false;
//!         compact_naming;
//!         unique_naming;
//!     }
//!     containerapps older { azd_naming; }
//!     container web("nginx:1.29") { environment: env; }
//!
//!     output environment = env.azure_name;
//!     output environment_id = env.id;
//!     output domain = env.default_domain;
//!     output image_server = env.registry_endpoint;
//!     output image_registry = env.registry_name;
//!     output pulls_as = env.pull_identity_id;
//!     output own_logs = older.log_workspace_name;
//!     output own_logs_id = older.log_workspace_id;
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

mod app;
mod check;
mod customize;
mod environment;
mod ingress;
mod parts;
mod volumes;

pub use customize::{AppIngress, ClientCertificates, ContainerApp, ContainerAppJob};
pub(crate) use customize::{CHANGE, JOB_CHANGE};

use crate::bicep::identifier;
use crate::builder::Builder;
use crate::check::Findings;
use crate::compute::{ComputeEnvironment, Program};
use crate::convert::TextValue;
use crate::declare::{Environment, LogWorkspace, Registry, RunAs};
use crate::facts::{self, Depends, Entry, Facts, Links, When};
use crate::kinds::infrastructure::InfrastructureModule;
use crate::kinds::{identity, registry};
use crate::model::{
    Addition, AzureResource, Customization, EndpointProperty, KindInfo, NameRule, NodeId, Value,
    Work,
};
use crate::module::ModuleContext;
use crate::node::Node;
use crate::roles::{ContainerAppEnvironmentRoles, RoleDefinition};
use crate::written::Switch;

use ingress::Ingress;

azure_resource! {
    /// An environment of Azure Container Apps: programs run in it as container apps, and jobs as
    /// container app jobs.
    ///
    /// Its module brings what every program needs: an identity that pulls images, a workspace for
    /// logs, a dashboard, and a registry unless one is named.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let images = app.add_container_registry("images");
    /// app.add_container_app_environment("env").registry(images);
    /// app.add_container("web", "nginx:1.29");
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct ContainerAppEnvironment,
    /// Keyword: an environment of Azure Container Apps.
    ///
    /// `containerapps env { registry: images; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.app/managedenvironments>.
    keyword containerapps,
    settings ContainerAppsSettings, choices super::NoChoices, roles ContainerAppEnvironmentRoles,
    info INFO, programs ("container app", APP_NAME),
    facts Facts::Environment(&ENVIRONMENT)
}

role_target!(ContainerAppEnvironment, ContainerAppEnvironmentRoles);

/// The settings of an environment of container apps.
#[derive(Debug, Default)]
pub(crate) struct ContainerAppsSettings {
    registry: Option<NodeId>,
    default_registry: Option<NodeId>,
    pull_identity: Option<NodeId>,
    log_workspace: Option<NodeId>,
    subnet: Option<Value>,
    azd_naming: bool,
    compact_naming: bool,
    unique_naming: bool,
    without_dashboard: bool,
    keeps_http: bool,
}

outputs! { ContainerAppEnvironment {
    /// The environment's name in Azure.
    azure_name = "AZURE_CONTAINER_APPS_ENVIRONMENT_NAME",
    /// The resource id.
    id = "AZURE_CONTAINER_APPS_ENVIRONMENT_ID",
    /// The domain that all addresses of the environment's programs end in.
    default_domain = "AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN",
    /// The registry's name in Azure.
    registry_name = "AZURE_CONTAINER_REGISTRY_NAME",
    /// The host name that images are pushed to and pulled from.
    registry_endpoint = "AZURE_CONTAINER_REGISTRY_ENDPOINT",
    /// The resource id of the identity that pulls images.
    pull_identity_id = "AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID",
    /// The name in Azure of the workspace that the logs go to.
    log_workspace_name = "AZURE_LOG_ANALYTICS_WORKSPACE_NAME",
    /// The resource id of the workspace that the logs go to.
    log_workspace_id = "AZURE_LOG_ANALYTICS_WORKSPACE_ID",
} }

static INFO: KindInfo = KindInfo {
    keyword: "containerapps",
    title: "container apps environment",
    resource_type: "Microsoft.App/managedEnvironments",
    api_version: "2025-07-01",
    name_rule: NameRule::new(2, 60, "-")
        .lower()
        .inner_punctuation()
        .generated_by(&GENERATED_NAME)
        .generated_unless(&["unique_naming", "azd_naming"]),
    outputs: &[],
    name_output: "AZURE_CONTAINER_APPS_ENVIRONMENT_NAME",
    default_roles: None,
    tagged: false,
    principal: false,
};

/// What a container app or a job may be called, where its name is in small letters.
///
/// Source: Azure's resource naming rules for `Microsoft.App/containerApps`; jobs follow them too.
const APP_NAME: NameRule =
    NameRule::new(2, 32, "-").starts_with_letter().single_inner_punctuation();

/// What the reference's library knows of the type: digits and hyphens are dropped.
static GENERATED_NAME: NameRule = NameRule { digits: false, ..NameRule::new(1, 24, "").lower() };

/// What the environment is to programs.
static ENVIRONMENT: facts::Environment = facts::Environment {
    keyword: INFO.keyword,
    title: "Container Apps",
    jobs: true,
    images: true,
    entry: Entry::Chosen,
    volumes: true,
    cores: true,
    hyphens: true,
    whole_parts: true,
    ignored: &[],
    spaced: None,
    silent: None,
    fixed: &check::FIXED,
    settings: &SETTINGS,
    outputs: &OUTPUTS,
    variables: &[],
    instead: "",
    links: &LINKS,
};

/// The workspace of an environment that exists is not looked for.
const OWN_LOGS: When = When::Made;

/// All that an environment can be set to.
static SETTINGS: [&str; 11] = [
    "registry",
    "pull_identity",
    "log_workspace",
    "subnet_id",
    "dashboard",
    "https_upgrade",
    "azd_naming",
    "compact_naming",
    "unique_naming",
    "name",
    "description",
];

/// The outputs that depend on that.
static OUTPUTS: [Depends; 2] =
    [Depends("log_workspace_name", OWN_LOGS), Depends("log_workspace_id", OWN_LOGS)];

/// The settings in which the environment names others.
static LINKS: Links = Links {
    registry: "registry",
    own_registry: registry::OWN,
    pull_identity: "pull_identity",
    pull_role: registry::PULL.name,
    subnet: "subnet_id",
    names: &[registry::own_name(&["registry", "azd_naming"]), volumes::ACCOUNT],
};

impl Builder {
    /// Adds an environment of Azure Container Apps.
    #[track_caller]
    pub fn add_container_app_environment(&self, name: &str) -> ContainerAppEnvironment<'_> {
        self.add::<containerapps>(name)
    }
}

#[crate::__private::members]
impl<'app> ContainerAppEnvironment<'app> {
    fn set(self, change: impl FnOnce(&mut ContainerAppsSettings)) -> Self {
        self.node.settings(change);
        self
    }

    /// The registry that images are pushed to and pulled from. Without one, the environment gets a
    /// registry of its own, `{name}-acr`.
    pub fn registry(self, registry: impl Registry<'app>) -> Self {
        let registry = registry.node().id();
        self.set(|settings| settings.registry = Some(registry))
    }

    /// The identity that pulls images. It needs the role `AcrPull` on the registry: AM0595. Without one,
    /// the environment gets an identity of its own, with that role.
    pub fn pull_identity(self, identity: impl RunAs<'app>) -> Self {
        let identity = identity.node().id();
        self.set(|settings| settings.pull_identity = Some(identity))
    }

    /// The workspace that the logs go to. Without one, the environment gets a workspace of its
    /// own.
    pub fn log_workspace(self, workspace: impl LogWorkspace<'app>) -> Self {
        let workspace = workspace.node().id();
        self.set(|settings| settings.log_workspace = Some(workspace))
    }

    /// The resource id of the subnet that the environment is placed in. The subnet is delegated to
    /// `Microsoft.App/environments`.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/custom-virtual-networks>.
    pub fn subnet_id(self, id: impl TextValue<'app>) -> Self {
        let id = id.into_value(self.node.app());
        self.set(|settings| settings.subnet = Some(id))
    }

    /// Whether the environment has the Aspire dashboard, which shows logs, traces and metrics of
    /// its programs; `true` unless set.
    pub fn dashboard(self, dashboard: impl Switch) -> Self {
        let dashboard = dashboard.on();
        self.set(|settings| settings.without_dashboard = !dashboard)
    }

    /// Whether addresses of `http` endpoints begin with `https://`; `true` unless set. Container
    /// Apps answers a call to `http://` with a redirection, which breaks web sockets.
    pub fn https_upgrade(self, upgrade: impl Switch) -> Self {
        let upgrade = upgrade.on();
        self.set(|settings| settings.keeps_http = !upgrade)
    }

    /// Whether resources are named as the Azure Developer CLI names them: `cae-…`, `law-…`.
    ///
    /// Source: `WithAzdResourceNaming` of Aspire.
    pub fn azd_naming(self, on: impl Switch) -> Self {
        let on = on.on();
        self.set(|settings| settings.azd_naming = on)
    }

    /// Whether volumes are named after program and volume, with a suffix that is never cut off.
    ///
    /// Source: `WithCompactResourceNaming` of Aspire.
    pub fn compact_naming(self, on: impl Switch) -> Self {
        let on = on.on();
        self.set(|settings| settings.compact_naming = on)
    }

    /// Whether the environment's name in Azure keeps digits and may be longer, so that `east1` and
    /// `east2` differ. It is off by default because it renames environments that are there.
    ///
    /// Source: `WithUniqueResourceNaming` of Aspire.
    pub fn unique_naming(self, on: impl Switch) -> Self {
        let on = on.on();
        self.set(|settings| settings.unique_naming = on)
    }
}

/// Records a change to the resource that a program is published as, by its symbolic name.
pub(super) fn customize(
    program: Node<'_>,
    change: impl Fn(&mut InfrastructureModule<'_>, &str) + 'static,
) {
    let mut symbol = String::new();
    program.change(|node| symbol = identifier(&node.name));
    program.compute(|compute| {
        compute.customizations.push(Customization {
            environment: INFO.keyword,
            apply: Box::new(move |module| change(module, &symbol)),
        });
    });
}

#[diagnostic::do_not_recommend]
impl<'app> Environment<'app> for ContainerAppEnvironment<'app> {
    fn node(self) -> Node<'app> {
        self.node
    }
}

impl ContainerAppsSettings {
    fn name_rule(&self) -> &'static NameRule {
        if self.unique_naming { &INFO.name_rule } else { &GENERATED_NAME }
    }
}

impl AzureResource for ContainerAppsSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, _module: &mut ModuleContext<'_>) -> Option<crate::bicep::Object> {
        None
    }

    fn whole_module(&self, module: &mut ModuleContext<'_>) -> bool {
        environment::write(self, module);
        true
    }

    fn environment(&self) -> Option<&dyn ComputeEnvironment> {
        Some(self)
    }

    fn environment_mut(&mut self) -> Option<&mut dyn ComputeEnvironment> {
        Some(self)
    }

    fn check(&self, findings: &mut Findings<'_>) {
        check::environment(self, findings);
    }
}

impl ComputeEnvironment for ContainerAppsSettings {
    fn subnet(&self) -> Option<&Value> {
        self.subnet.as_ref()
    }

    fn suffix(&self) -> &'static str {
        "containerapp"
    }

    fn registry(&self) -> Option<NodeId> {
        self.registry.or(self.default_registry)
    }

    fn new_registry(&self, environment: &str) -> Addition {
        registry::of_environment(environment, self.azd_naming)
    }

    fn set_default_registry(&mut self, registry: NodeId) {
        self.default_registry = Some(registry);
    }

    fn pull_identity(&self) -> Option<NodeId> {
        self.pull_identity
    }

    fn pull_role(&self) -> &'static RoleDefinition {
        registry::PULL
    }

    fn new_pull_identity(&self, environment: &str) -> Addition {
        identity::of_environment(environment, self.azd_naming)
    }

    fn set_pull_identity(&mut self, identity: NodeId) {
        self.pull_identity = Some(identity);
    }

    fn writes_output(&self, output: &str, exists: bool) -> bool {
        !(exists && output.starts_with("AZURE_LOG_ANALYTICS_"))
    }

    fn write(&self, program: Program<'_>, module: &mut ModuleContext<'_>) {
        match &program.compute.work {
            Work::Service | Work::Function => app::write(program, module),
            Work::Job(job) => app::write_job(program, job, module),
        }
    }

    fn address(&self, program: Program<'_>, endpoint: NodeId, part: EndpointProperty) -> Value {
        Ingress::of(program).address(program, self.keeps_http, endpoint, part)
    }

    fn check(&self, program: Program<'_>, findings: &mut Findings<'_>) {
        Ingress::of(program).check(findings);
        check::program(program, findings);
    }
}
