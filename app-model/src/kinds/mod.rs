//! The kinds of declarations: one file each.
//!
//! A new kind is a file here, a line in this list, and a line in [`keyword`](crate::keyword).
//!
//! What the handles of all resources have in common:
//!
//! ```
//! use app_model::Builder;
//! use app_model::keyword::queue;
//!
//! let app = Builder::new();
//! let data = app.add_storage("data").name("contosodata").description("Photos and jobs.");
//! data.add::<queue, _>("jobs").name("all-jobs").description("One message per photo.");
//! data.tags().entry("cost-center", "4711");
//! data.configure(|module| {
//!     module.comment("looked after by the payments team");
//! });
//! let auditor = app.add_user_assigned_identity("auditor");
//! data.with_role_assignments(auditor).StorageBlobDataReader.grant();
//! assert_eq!(data.node().id(), data.node().id());
//! # assert!(app.build().is_ok());
//! ```
//!
//! A resource that exists already is declared as the new ones are. It is bound for publishing, for runs on a
//! developer's machine, or for both:
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! let vault = app.add_key_vault("secrets");
//! vault.publish_as_existing("corp-vault").resource_group("shared");
//! vault.run_as_existing("dev-vault");
//! app.add_storage("data").as_existing("corpdata");
//! app.add_key_vault("partner").read_only().as_existing("partner-vault");
//! app.add_container_registry("scratch").exclude_from_publish();
//! # assert!(app.build().is_ok());
//! ```

pub mod app_service;
pub mod application_insights;
pub mod bicep;
pub mod compute;
pub mod connection_string;
pub mod container_apps;
pub mod external;
pub mod identity;
pub mod infrastructure;
pub mod key_vault;
pub mod log_workspace;
pub mod output;
pub mod parameter;
pub mod registry;
pub mod storage;

/// The choices of a kind that has no settings with choices.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NoChoices {}

impl NoChoices {
    #[doc(hidden)]
    pub const ALL: Self = Self {};
}
