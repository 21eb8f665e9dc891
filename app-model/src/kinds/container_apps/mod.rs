//! Environments of Azure Container Apps, and the apps in them.

mod app;
mod environment;
mod ingress;

use crate::builder::{Builder, Node};
use crate::check::Findings;
use crate::compute::{ComputeEnvironment, Program};
use crate::declare::{Environment, Registry};
use crate::model::{AzureResource, EndpointProperty, KindInfo, NameRule, NodeId, Value};
use crate::module::ModuleContext;

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
    keyword containerapps,
    settings ContainerAppsSettings, choices super::NoChoices
}

/// The settings of an environment of container apps.
#[derive(Debug, Default)]
pub struct ContainerAppsSettings {
    registry: Option<NodeId>,
    default_registry: Option<NodeId>,
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
    /// The resource id of the workspace that the logs go to.
    log_workspace_id = "AZURE_LOG_ANALYTICS_WORKSPACE_ID",
} }

static INFO: KindInfo = KindInfo {
    keyword: "containerapps",
    title: "container apps environment",
    resource_type: "Microsoft.App/managedEnvironments",
    api_version: "2025-07-01",
    // What the reference's library knows of the type: digits and hyphens are dropped.
    name_rule: NameRule { digits: false, ..NameRule::new(1, 24, "").lower() },
    outputs: &[],
    name_output: "AZURE_CONTAINER_APPS_ENVIRONMENT_NAME",
    default_roles: None,
    tagged: false,
    principal: false,
};

impl Builder {
    /// Adds an environment of Azure Container Apps.
    #[track_caller]
    pub fn add_container_app_environment(&self, name: &str) -> ContainerAppEnvironment<'_> {
        self.add::<containerapps>(name)
    }
}

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

    /// Whether the environment has the Aspire dashboard, which shows logs, traces and metrics of
    /// its programs; `true` unless set.
    pub fn dashboard(self, dashboard: bool) -> Self {
        self.set(|settings| settings.without_dashboard = !dashboard)
    }

    /// Whether addresses of `http` endpoints begin with `https://`; `true` unless set. Container
    /// Apps answers a call to `http://` with a redirection, which breaks web sockets.
    pub fn https_upgrade(self, upgrade: bool) -> Self {
        self.set(|settings| settings.keeps_http = !upgrade)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Environment<'app> for ContainerAppEnvironment<'app> {
    fn node(self) -> Node<'app> {
        self.node
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
}

impl ComputeEnvironment for ContainerAppsSettings {
    fn suffix(&self) -> &'static str {
        "containerapp"
    }

    fn registry(&self) -> Option<NodeId> {
        self.registry.or(self.default_registry)
    }

    fn set_default_registry(&mut self, registry: NodeId) {
        self.default_registry = Some(registry);
    }

    fn write(&self, program: Program<'_>, module: &mut ModuleContext<'_>) {
        app::write(program, module);
    }

    fn address(&self, program: Program<'_>, endpoint: NodeId, part: EndpointProperty) -> Value {
        Ingress::of(program).address(program, self.keeps_http, endpoint, part)
    }

    fn check(&self, program: Program<'_>, findings: &mut Findings<'_>) {
        Ingress::of(program).check(findings);
    }
}
