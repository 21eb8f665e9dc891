//! Log Analytics workspaces.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     identity auditor;
//!     loganalytics logs {
//!         retention_days: 90;
//!         roles: auditor => LogAnalyticsReader;
//!     }
//!     containerapps env { log_workspace: logs; }
//!     output workspace = logs.azure_name;
//!     output resource = logs.id;
//! };
//! # assert!(app.build().is_ok());
//! ```

use crate::bicep::{Expr, Object};
use crate::builder::Builder;
use crate::convert::number;
use crate::declare::LogWorkspace;
use crate::literal::LiteralRule;
use crate::model::{AzureResource, KindInfo, NameRule};
use crate::module::{ModuleContext, unique_name};
use crate::node::Node;
use crate::roles::LogAnalyticsWorkspaceRoles;

azure_resource! {
    /// A Log Analytics workspace: where logs and metrics are kept and searched. Published as
    /// `Microsoft.OperationalInsights/workspaces`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let logs = app.add_log_analytics_workspace("logs");
    /// app.add_container_app_environment("env").log_workspace(logs);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct LogAnalyticsWorkspace,
    /// Keyword: a Log Analytics workspace.
    ///
    /// `loganalytics logs;`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.operationalinsights/workspaces>.
    keyword loganalytics,
    settings LogWorkspaceSettings, choices super::NoChoices, roles LogAnalyticsWorkspaceRoles,
    info INFO
}

role_target!(LogAnalyticsWorkspace, LogAnalyticsWorkspaceRoles);

outputs! { LogAnalyticsWorkspace {
    /// The resource id.
    id = "logAnalyticsWorkspaceId",
    /// The workspace's name in Azure.
    azure_name = "name",
} }

settings! {
    /// The settings of a Log Analytics workspace.
    pub struct LogWorkspaceSettings for LogAnalyticsWorkspace {
        /// How many days logs are kept: 30 to 730; Azure's default is 30.
        ///
        /// Source: <https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure>.
        retention_days: number where LiteralRule::Range { min: 30, max: 730, of: "days" },
    }
}

static INFO: KindInfo = KindInfo {
    keyword: "loganalytics",
    title: "Log Analytics workspace",
    resource_type: "Microsoft.OperationalInsights/workspaces",
    api_version: "2025-02-01",
    name_rule: NameRule::new(4, 63, "-").inner_punctuation(),
    outputs: &[("logAnalyticsWorkspaceId", "id"), ("name", "name")],
    name_output: "name",
    default_roles: None,
    tagged: true,
    principal: false,
};

impl Builder {
    /// Adds a Log Analytics workspace.
    #[track_caller]
    pub fn add_log_analytics_workspace(&self, name: &str) -> LogAnalyticsWorkspace<'_> {
        self.add::<loganalytics>(name)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> LogWorkspace<'app> for LogAnalyticsWorkspace<'app> {
    fn node(self) -> Node<'app> {
        self.node
    }
}

fn sku() -> Object {
    Object::new().with("sku", Object::new().with("name", "PerGB2018"))
}

impl AzureResource for LogWorkspaceSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        let days = self.retention_days.as_ref().map(|days| module.value(days));
        let properties = sku().with_some("retentionInDays", days);
        Some(Object::new().with("location", module.location()).with("properties", properties))
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
    }
}

/// Writes a workspace that belongs to another resource's module.
pub(super) fn write(
    symbol: &str,
    name: Option<Expr>,
    tags: impl Into<Option<Expr>>,
    module: &mut ModuleContext<'_>,
) {
    let body = Object::new()
        .with("name", name.unwrap_or_else(|| unique_name(symbol, &INFO.name_rule)))
        .with("location", module.location())
        .with("properties", sku())
        .with_some("tags", tags.into());
    module.resource(symbol.to_owned(), INFO.resource_type, INFO.api_version, body);
}
