//! The keywords of [`distributed_app!`](crate::distributed_app).
//!
//! A keyword is a type in scope. A block sees the ones in this module and whatever the code around
//! it imports, so that another crate can bring keywords of its own.
//!
//! ```
//! use app_model::Builder;
//! use app_model::keyword::{endpoint, keyvault, project, storage};
//!
//! // What a block's statements call, with the keyword as a type.
//! let app = Builder::new();
//! app.add::<keyvault>("secrets");
//! app.add::<storage>("data");
//! app.add::<app_model::keyword::containerapps>("env");
//! app.add_from::<project, _>("api", "../api").add::<endpoint, _>("http").port(8080);
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

#[doc(hidden)]
pub use crate::declare::RunsNoCode as _;
#[doc(hidden)]
pub use crate::literal::Unknown as _;

pub use inside::*;
pub use top::*;
pub use types::*;
pub use words::*;

/// What begins a statement.
pub(crate) mod top {
    pub use crate::kinds::app_service::appservice;
    pub use crate::kinds::application_insights::appinsights;
    pub use crate::kinds::bicep::bicep;
    pub use crate::kinds::compute::container::container;
    pub use crate::kinds::compute::executable::executable;
    pub use crate::kinds::compute::function::function;
    pub use crate::kinds::compute::job::job;
    pub use crate::kinds::compute::project::project;
    pub use crate::kinds::connection_string::connection_string;
    pub use crate::kinds::container_apps::containerapps;
    pub use crate::kinds::external::external;
    pub use crate::kinds::identity::identity;
    pub use crate::kinds::key_vault::keyvault;
    pub use crate::kinds::log_workspace::loganalytics;
    pub use crate::kinds::output::output;
    pub use crate::kinds::parameter::{parameter, secret};
    pub use crate::kinds::registry::registry;
    pub use crate::kinds::storage::storage;
}

/// What declares a child in a body.
mod inside {
    pub use crate::kinds::compute::domain::custom_domain;
    pub use crate::kinds::compute::endpoint::endpoint;
    pub use crate::kinds::compute::mount::{bind_mount, volume};
    pub use crate::kinds::compute::probe::probe;
    pub use crate::kinds::compute::rule::{event, scale_rule};
    pub use crate::kinds::registry::purge_task;
    pub use crate::kinds::storage::services::{
        blob_service, data_lake_service, queue_service, table_service,
    };
    pub use crate::kinds::storage::{blob_container, file_share, file_system, queue, table};
}

/// The types of parameters.
mod types {
    pub use crate::kinds::parameter::{int, string};
}

/// The words that begin the other statements. They declare nothing; a slip in one is near to them.
#[allow(non_camel_case_types)]
pub(crate) mod words {
    /// Says that a resource exists already: when publishing, it is only referred to.
    ///
    /// `existing secrets(name_in_azure, resource_group, subscription);`
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     parameter vault_name;
    ///     keyvault secrets;
    ///     existing secrets(vault_name, "shared");
    /// };
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
    #[derive(Debug)]
    pub enum existing {}

    /// Says that a resource exists already and that this application only refers to it: nothing is granted
    /// on it.
    ///
    /// `existing_read_only secrets(name_in_azure, resource_group, subscription);`
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     containerapps env;
    ///     keyvault partner;
    ///     existing_read_only partner("partner-vault");
    ///     container web("nginx:1.29") { env { VAULT: partner.vault_uri; } }
    /// };
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
    #[derive(Debug)]
    pub enum existing_read_only {}

    /// Says that a resource exists already for local runs, which provision from a developer's machine.
    ///
    /// `run_as_existing secrets(name_in_azure, resource_group, subscription);`
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     keyvault secrets;
    ///     run_as_existing secrets("dev-vault", "developers");
    /// };
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
    #[derive(Debug)]
    pub enum run_as_existing {}

    /// Says that a resource exists already, for publishing and for local runs.
    ///
    /// `as_existing secrets(name_in_azure, resource_group, subscription);`
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     storage data { blob_container photos; }
    ///     as_existing data("contosodata");
    /// };
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
    #[derive(Debug)]
    pub enum as_existing {}
}
