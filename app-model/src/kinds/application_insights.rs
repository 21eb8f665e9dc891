//! Application Insights.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     loganalytics logs;
//!     appinsights insights { log_workspace: logs; }
//!     containerapps env;
//!     container web("nginx:1.29") { reference: insights; }
//!     output telemetry = insights.connection_string;
//!     output name_in_azure = insights.azure_name;
//!     output resource = insights.id;
//! };
//! # assert!(app.build().is_ok());
//! ```
//!
//! A workspace that the application does not declare is named by its resource id:
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! let workspace = app.add_parameter("workspace-id");
//! app.add_application_insights("insights").log_workspace_id(workspace);
//! # assert!(app.build().is_ok());
//! ```

use crate::bicep::{Expr, Object, ParamType, identifier};
use crate::builder::Builder;
use crate::convert::TextValue;
use crate::declare::LogWorkspace;
use crate::facts::Facts;
use crate::model::{AzureResource, Connection, KindInfo, NameRule, NodeId, Value};
use crate::module::{ModuleContext, unique_name};
use crate::roles::ApplicationInsightsRoles;

use super::log_workspace;

/// The variable that the SDKs read the connection string from.
const VARIABLE: &str = "APPLICATIONINSIGHTS_CONNECTION_STRING";

azure_resource! {
    /// An Application Insights component: telemetry of programs. Published as
    /// `Microsoft.Insights/components`, with a workspace of its own unless one is named.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let logs = app.add_log_analytics_workspace("logs");
    /// app.add_application_insights("insights").log_workspace(logs);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct ApplicationInsights,
    /// Keyword: an Application Insights component.
    ///
    /// `appinsights insights { log_workspace: logs; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.insights/components>.
    keyword appinsights,
    settings ApplicationInsightsSettings, choices super::NoChoices, roles ApplicationInsightsRoles,
    info INFO, facts Facts::Connection { variable: Some(VARIABLE), parts: &[], host: &[] }
}

role_target!(ApplicationInsights, ApplicationInsightsRoles);
reference_target!(ApplicationInsights);

outputs! { ApplicationInsights {
    /// The connection string that programs send telemetry with.
    connection_string = "appInsightsConnectionString",
    /// The component's name in Azure.
    azure_name = "name",
    /// The resource id.
    id = "id",
} }

/// The settings of an Application Insights component.
#[derive(Debug, Default)]
pub(crate) struct ApplicationInsightsSettings {
    workspace: Option<Value>,
}

static INFO: KindInfo = KindInfo {
    keyword: "appinsights",
    title: "Application Insights component",
    resource_type: "Microsoft.Insights/components",
    api_version: "2020-02-02",
    name_rule: NameRule::all_but(1, 260, "%&\\?/").not_last(". ").generated_by(&GENERATED_NAME),
    outputs: &[
        ("appInsightsConnectionString", "properties.ConnectionString"),
        ("name", "name"),
        ("id", "id"),
    ],
    name_output: "name",
    default_roles: None,
    tagged: true,
    principal: false,
};

/// What the reference's library knows of the type.
static GENERATED_NAME: NameRule = NameRule::new(1, 260, "-_.()");

impl Builder {
    /// Adds an Application Insights component.
    #[track_caller]
    pub fn add_application_insights(&self, name: &str) -> ApplicationInsights<'_> {
        self.add::<appinsights>(name)
    }
}

#[crate::__private::members]
impl<'app> ApplicationInsights<'app> {
    /// The workspace that keeps the telemetry.
    pub fn log_workspace(self, workspace: impl LogWorkspace<'app>) -> Self {
        let workspace = workspace.node().id();
        self.set(Value::Output(workspace, "logAnalyticsWorkspaceId".to_owned()))
    }

    /// The resource id of the workspace that keeps the telemetry, when it is an output, such as
    /// `env.log_workspace_id`.
    pub fn log_workspace_id(self, id: impl TextValue<'app>) -> Self {
        let id = id.into_value(self.node.app());
        self.set(id)
    }

    fn set(self, workspace: Value) -> Self {
        self.node.settings(|settings: &mut ApplicationInsightsSettings| {
            settings.workspace = Some(workspace);
        });
        self
    }
}

impl AzureResource for ApplicationInsightsSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        let web = || Expr::str("web");
        let ty = module.parameter_with_default("applicationType", ParamType::String, web());
        let kind = module.parameter_with_default("kind", ParamType::String, web());
        let workspace = match &self.workspace {
            Some(workspace) => module.value(workspace),
            None => {
                let symbol = identifier(&format!("law_{}", module.symbol()));
                let tags = Object::new().with("aspire-resource-name", symbol.clone());
                log_workspace::write(&symbol, None, Expr::from(tags), module);
                Expr::ident(symbol).member("id")
            }
        };
        let properties =
            Object::new().with("Application_Type", ty).with("WorkspaceResourceId", workspace);
        Some(
            Object::new()
                .with("kind", kind)
                .with("location", module.location())
                .with("properties", properties),
        )
    }

    fn connection(&self, insights: NodeId) -> Option<Connection> {
        let connection = Connection::output(insights, "appInsightsConnectionString");
        Some(connection.in_variable(VARIABLE))
    }
}

/// Writes a component that belongs to another resource's module.
pub(super) fn write(symbol: &str, location: Expr, workspace: Expr, module: &mut ModuleContext<'_>) {
    let properties = Object::new()
        .with("Application_Type", "web")
        .with("IngestionMode", "LogAnalytics")
        .with("WorkspaceResourceId", workspace);
    let body = Object::new()
        .with("name", unique_name(symbol, &GENERATED_NAME))
        .with("kind", "web")
        .with("location", location)
        .with("properties", properties);
    module.resource(symbol.to_owned(), INFO.resource_type, INFO.api_version, body);
}
