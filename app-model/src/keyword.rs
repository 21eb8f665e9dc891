//! The keywords of [`distributed_app!`](crate::distributed_app).
//!
//! A keyword is a type in scope. A block sees the ones in this module and whatever the code around
//! it imports, so that another crate can bring keywords of its own.
//!
//! The words of the grammar itself are listed here too, for whoever looks for them.

macro_rules! words {
    ($( $(#[$doc:meta])* $word:ident; )*) => {$(
        $(#[$doc])*
        #[allow(non_camel_case_types)]
        #[derive(Debug)]
        pub enum $word {}
    )*};
}

words! {
    /// Says that a declared resource is in Azure already and is only referred to when publishing:
    /// `existing name(azure_name, resource_group, subscription);`. The last two may be left out.
    existing;
    /// The same for a resource on which nothing is granted and in which nothing is created:
    /// `existing_read_only name(azure_name, resource_group, subscription);`
    existing_read_only;
    /// The same for run mode only, provisioning from a developer's machine:
    /// `run_as_existing name(azure_name);`
    run_as_existing;
    /// The same for both modes: `as_existing name(azure_name);`
    as_existing;
}

#[doc(hidden)]
pub use crate::declare::RunsNoCode as _;
#[doc(hidden)]
pub use crate::literal::Unknown as _;

pub use crate::kinds::app_service::appservice;
pub use crate::kinds::application_insights::appinsights;
pub use crate::kinds::bicep::bicep;
pub use crate::kinds::compute::container::container;
pub use crate::kinds::compute::domain::custom_domain;
pub use crate::kinds::compute::endpoint::endpoint;
pub use crate::kinds::compute::executable::executable;
pub use crate::kinds::compute::function::function;
pub use crate::kinds::compute::job::job;
pub use crate::kinds::compute::mount::{bind_mount, volume};
pub use crate::kinds::compute::probe::probe;
pub use crate::kinds::compute::project::project;
pub use crate::kinds::compute::rule::{event, scale_rule};
pub use crate::kinds::connection_string::connection_string;
pub use crate::kinds::container_apps::containerapps;
pub use crate::kinds::external::external;
pub use crate::kinds::identity::identity;
pub use crate::kinds::key_vault::keyvault;
pub use crate::kinds::log_workspace::loganalytics;
pub use crate::kinds::output::output;
pub use crate::kinds::parameter::{int, parameter, secret, string};
pub use crate::kinds::registry::{purge_task, registry};
pub use crate::kinds::storage::services::{blob_service, queue_service, table_service};
pub use crate::kinds::storage::{blob_container, file_share, queue, storage, table};
