//! Environments of Azure App Service, and the web sites in them.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     parameter subnet;
//!     identity puller;
//!     registry images { roles: puller => AcrPull; }
//!
//!     appservice sites {
//!         registry: images;
//!         pull_identity: puller;
//!         sku: P1V3;
//!         instances: 2;
//!         deployment_slot: "staging";
//!         subnet_id: subnet;
//!         https_upgrade: false;
//!         application_insights: true;
//!         application_insights_location: "westeurope";
//!     }
//!     appservice quiet { dashboard: false; }
//!     project web("../web") {
//!         environment: sites;
//!         endpoint http { port: 8080; external; }
//!     }
//!
//!     output plan = sites.azure_name;
//!     output plan_id = sites.id;
//!     output suffix = sites.site_suffix;
//!     output image_server = sites.registry_endpoint;
//!     output image_registry = sites.registry_name;
//!     output pulls_as = sites.pull_identity_id;
//!     output pulls_as_client = sites.pull_identity_client_id;
//!     output dashboard = sites.dashboard_uri;
//!     output telemetry = sites.insights_connection_string;
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

mod check;
mod customize;
mod dashboard;
mod environment;
mod names;
mod website;

pub use customize::Website;
pub(crate) use customize::{CHANGE, SLOT_CHANGE, customize};

use crate::builder::Builder;
use crate::convert::{IntoValue, NumberValue, TextValue};

use crate::check::Findings;
use crate::compute::{ComputeEnvironment, Program};
use crate::declare::{Environment, Registry, RunAs};
use crate::facts::{self, Depends, Entry, Facts, Links, When};
use crate::kinds::application_insights::ApplicationInsights;
use crate::kinds::{identity, registry};
use crate::model::{Addition, AzureResource, EndpointProperty, KindInfo, NameRule, NodeId, Value};
use crate::module::ModuleContext;
use crate::node::Node;
use crate::roles::{AppServiceEnvironmentRoles, RoleDefinition};
use crate::written::Switch;

azure_resource! {
    /// An environment of Azure App Service: a plan, the machines that it rents, and a web site for
    /// each program.
    ///
    /// Its module brings what every program needs: an identity that pulls images, the plan, a
    /// dashboard, and a registry unless one is named.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let sites = app.add_app_service_environment("sites");
    /// sites.sku(sites.choices.P1V3).deployment_slot("staging");
    /// app.add_project("web", "../web").add_endpoint("http").port(8080).external(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct AppServiceEnvironment,
    /// Keyword: an environment of Azure App Service.
    ///
    /// `appservice sites { sku: P1V3; deployment_slot: "staging"; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.web/serverfarms>.
    keyword appservice,
    settings AppServiceSettings, choices AppServiceChoices, roles AppServiceEnvironmentRoles,
    info INFO, programs ("web site", check::SITE_NAME),
    facts Facts::Environment(&ENVIRONMENT)
}

role_target!(AppServiceEnvironment, AppServiceEnvironmentRoles);

crate::choices! {
    /// The choices of an App Service environment's settings.
    pub struct AppServiceChoices;

    /// The machines of a plan. All of them scale each site on its own and have deployment slots.
    pub enum AppServiceSku {
        /// 1 core, 4 GB.
        P0V3 = "P0V3",
        /// 2 cores, 8 GB.
        P1V3 = "P1V3",
        /// 4 cores, 16 GB.
        P2V3 = "P2V3",
        /// 8 cores, 32 GB.
        P3V3 = "P3V3",
        /// 2 cores, 16 GB.
        P1MV3 = "P1mv3",
        /// 4 cores, 32 GB.
        P2MV3 = "P2mv3",
        /// 8 cores, 64 GB.
        P3MV3 = "P3mv3",
    }
}

/// The settings of an App Service environment.
#[derive(Debug, Default)]
pub(crate) struct AppServiceSettings {
    registry: Option<NodeId>,
    default_registry: Option<NodeId>,
    pull_identity: Option<NodeId>,
    sku: Option<Value>,
    instances: Option<Value>,
    slot: Option<Value>,
    subnet: Option<Value>,
    insights: Option<Telemetry>,
    insights_location: Option<Value>,
    without_dashboard: bool,
    keeps_http: bool,
}

/// Where the telemetry of the programs goes.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Telemetry {
    /// Nowhere.
    Off,
    /// To a component that the environment makes.
    Own,
    /// To a declared one.
    Component(NodeId),
}

impl AppServiceSettings {
    /// Where the telemetry goes: to a component of its own, too, if the region of that is all that was said.
    fn telemetry(&self) -> Telemetry {
        match (self.insights, &self.insights_location) {
            (Some(telemetry), _) => telemetry,
            (None, Some(_)) => Telemetry::Own,
            (None, None) => Telemetry::Off,
        }
    }

    fn has_telemetry(&self) -> bool {
        !matches!(self.telemetry(), Telemetry::Off)
    }
}

outputs! { AppServiceEnvironment {
    /// The plan's name in Azure.
    azure_name = "name",
    /// The resource id of the plan.
    id = "planId",
    /// What the name of each site ends in: 13 characters, unique to the resource group.
    site_suffix = "webSiteSuffix",
    /// The registry's name in Azure.
    registry_name = "AZURE_CONTAINER_REGISTRY_NAME",
    /// The host name that images are pushed to and pulled from.
    registry_endpoint = "AZURE_CONTAINER_REGISTRY_ENDPOINT",
    /// The resource id of the identity that pulls images.
    pull_identity_id = "AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID",
    /// The client id of the identity that pulls images.
    pull_identity_client_id = "AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID",
    /// The address of the dashboard, if there is one.
    dashboard_uri = "AZURE_APP_SERVICE_DASHBOARD_URI",
    /// The connection string that the programs send telemetry with, if they do.
    insights_connection_string = "AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING",
} }

const DASHBOARD_URI: &str = "AZURE_APP_SERVICE_DASHBOARD_URI";
const INSIGHTS_CONNECTION: &str = "AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING";

static INFO: KindInfo = KindInfo {
    keyword: "appservice",
    title: "App Service environment",
    resource_type: "Microsoft.Web/serverfarms",
    api_version: API_VERSION,
    name_rule: NameRule::new(1, 60, "-").any_script(),
    outputs: &[],
    name_output: "name",
    default_roles: None,
    tagged: false,
    principal: false,
};

const API_VERSION: &str = "2025-03-01";

/// What the environment is to programs.
static ENVIRONMENT: facts::Environment = facts::Environment {
    keyword: INFO.keyword,
    title: "App Service",
    jobs: false,
    images: false,
    entry: Entry::Always,
    volumes: false,
    cores: false,
    hyphens: false,
    whole_parts: false,
    ignored: &check::IGNORED,
    spaced: Some(check::SPACED),
    silent: Some(check::SILENT),
    fixed: &check::FIXED,
    settings: &SETTINGS,
    outputs: &OUTPUTS,
    variables: &check::VARIABLES,
    instead: check::INSTEAD,
    links: &LINKS,
};

const WITH_DASHBOARD: When = When::Unless("dashboard");
const WITH_INSIGHTS: When = When::With(&["application_insights", "application_insights_location"]);

/// All that an environment can be set to.
static SETTINGS: [&str; 12] = [
    "registry",
    "pull_identity",
    "sku",
    "instances",
    "deployment_slot",
    "subnet_id",
    "dashboard",
    "https_upgrade",
    "application_insights",
    "application_insights_location",
    "name",
    "description",
];

/// The outputs that depend on that.
static OUTPUTS: [Depends; 2] = [
    Depends("dashboard_uri", WITH_DASHBOARD),
    Depends("insights_connection_string", WITH_INSIGHTS),
];

/// The settings in which the environment names others.
static LINKS: Links = Links {
    registry: "registry",
    own_registry: registry::OWN,
    pull_identity: "pull_identity",
    pull_role: registry::PULL.name,
    subnet: "subnet_id",
    names: &[registry::own_name(&["registry"]), names::DASHBOARD],
};

impl Builder {
    /// Adds an environment of Azure App Service.
    #[track_caller]
    pub fn add_app_service_environment(&self, name: &str) -> AppServiceEnvironment<'_> {
        self.add::<appservice>(name)
    }
}

impl AppServiceSettings {
    fn has(&self, what: When) -> bool {
        let is_on = |setting: &str| match setting {
            "dashboard" => !self.without_dashboard,
            _ => self.has_telemetry(),
        };
        what.holds(is_on, false)
    }
}

#[crate::__private::members]
impl<'app> AppServiceEnvironment<'app> {
    fn set(self, change: impl FnOnce(&mut AppServiceSettings)) -> Self {
        self.node.settings(change);
        self
    }

    fn value_of<T>(self, value: impl IntoValue<'app, T>) -> Option<Value> {
        Some(value.into_value(self.node.app()))
    }

    /// The registry that images are pushed to and pulled from. Without one, the environment gets a
    /// registry of its own, `{name}-acr`.
    pub fn registry(self, registry: impl Registry<'app>) -> Self {
        let registry = registry.node().id();
        self.set(|settings| settings.registry = Some(registry))
    }

    /// The identity that pulls images, and with which the sites send telemetry to the dashboard. It
    /// needs the role `AcrPull` on the registry. Without one, the environment gets an identity of
    /// its own, with that role.
    pub fn pull_identity(self, identity: impl RunAs<'app>) -> Self {
        let identity = identity.node().id();
        self.set(|settings| settings.pull_identity = Some(identity))
    }

    /// The machines of the plan; `P0V3` unless set.
    ///
    /// Source: <https://learn.microsoft.com/azure/app-service/overview-hosting-plans>.
    pub fn sku(self, sku: impl OneOfAppServiceSku<'app>) -> Self {
        let sku = self.value_of(sku);
        self.set(|settings| settings.sku = sku)
    }

    /// How many machines the plan has; Azure's default is 1.
    pub fn instances(self, count: impl NumberValue<'app>) -> Self {
        let count = self.value_of(count);
        self.set(|settings| settings.instances = count)
    }

    /// The slot that all programs are deployed to. Production is then made only where it is not
    /// there yet, and takes over what is in the slot when the two are swapped.
    ///
    /// Source: <https://learn.microsoft.com/azure/app-service/deploy-staging-slots>.
    pub fn deployment_slot(self, name: impl TextValue<'app>) -> Self {
        let name = self.value_of(name);
        self.set(|settings| settings.slot = name)
    }

    /// The resource id of the subnet that the sites call out through. The subnet is delegated to
    /// `Microsoft.Web/serverFarms`.
    ///
    /// Source: <https://learn.microsoft.com/azure/app-service/overview-vnet-integration>.
    pub fn subnet_id(self, id: impl TextValue<'app>) -> Self {
        let id = self.value_of(id);
        self.set(|settings| settings.subnet = id)
    }

    /// Whether the environment has the Aspire dashboard, which shows logs, traces and metrics of
    /// its programs; `true` unless set.
    pub fn dashboard(self, dashboard: impl Switch) -> Self {
        let dashboard = dashboard.on();
        self.set(|settings| settings.without_dashboard = !dashboard)
    }

    /// Whether addresses of `http` endpoints begin with `https://`; `true` unless set. App Service
    /// answers a call to `http://` with a redirection.
    pub fn https_upgrade(self, upgrade: impl Switch) -> Self {
        let upgrade = upgrade.on();
        self.set(|settings| settings.keeps_http = !upgrade)
    }

    /// The Application Insights component that the programs send telemetry to; `true` for one that
    /// the environment makes, with a workspace for it.
    pub fn application_insights(self, to: impl TelemetryTarget<'app>) -> Self {
        let telemetry = to.telemetry();
        self.set(|settings| settings.insights = Some(telemetry))
    }

    /// The region of the environment's own Application Insights component, such as `westeurope`,
    /// when it is not the environment's.
    pub fn application_insights_location(self, region: impl TextValue<'app>) -> Self {
        let region = self.value_of(region);
        self.set(|settings| settings.insights_location = region)
    }
}

/// Where the telemetry of programs can go: a declared component, or one that the environment makes.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::app_service::{AppServiceEnvironment, TelemetryTarget};
///
/// fn watch<'app>(sites: AppServiceEnvironment<'app>, by: impl TelemetryTarget<'app>) {
///     sites.application_insights(by);
/// }
/// let app = Builder::new();
/// watch(app.add_app_service_environment("sites"), app.add_application_insights("telemetry"));
/// watch(app.add_app_service_environment("test-sites"), true);
/// ```
#[diagnostic::on_unimplemented(
    message = "telemetry cannot go to `{Self}` [AM0425]",
    label = "this is not an Application Insights component",
    note = "declare one with `appinsights insights;` and write its name here; `application_insights;` alone makes one for the environment"
)]
pub trait TelemetryTarget<'app>: Copy {
    /// Where it goes.
    #[doc(hidden)]
    fn telemetry(self) -> Telemetry;
}

#[diagnostic::do_not_recommend]
impl<'app> TelemetryTarget<'app> for bool {
    fn telemetry(self) -> Telemetry {
        if self { Telemetry::Own } else { Telemetry::Off }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> TelemetryTarget<'app> for ApplicationInsights<'app> {
    fn telemetry(self) -> Telemetry {
        Telemetry::Component(self.node().id())
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Environment<'app> for AppServiceEnvironment<'app> {
    fn node(self) -> Node<'app> {
        self.node
    }
}

impl AzureResource for AppServiceSettings {
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

impl ComputeEnvironment for AppServiceSettings {
    fn subnet(&self) -> Option<&Value> {
        self.subnet.as_ref()
    }

    fn suffix(&self) -> &'static str {
        "website"
    }

    fn registry(&self) -> Option<NodeId> {
        self.registry.or(self.default_registry)
    }

    fn new_registry(&self, environment: &str) -> Addition {
        registry::of_environment(environment, false)
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
        identity::of_environment(environment, false)
    }

    fn set_pull_identity(&mut self, identity: NodeId) {
        self.pull_identity = Some(identity);
    }

    fn writes_output(&self, output: &str, _exists: bool) -> bool {
        match output {
            DASHBOARD_URI => self.has(WITH_DASHBOARD),
            INSIGHTS_CONNECTION => self.has(WITH_INSIGHTS),
            _ => true,
        }
    }

    fn write(&self, program: Program<'_>, module: &mut ModuleContext<'_>) {
        website::write(self, program, module);
    }

    fn address(&self, program: Program<'_>, endpoint: NodeId, part: EndpointProperty) -> Value {
        names::address(self, program, endpoint, part)
    }

    fn check(&self, program: Program<'_>, findings: &mut Findings<'_>) {
        check::program(self, program, findings);
    }
}
