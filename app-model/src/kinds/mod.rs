//! The kinds of declarations: one file each.
//!
//! A new kind is a file here, a line in this list, and a line in [`keyword`](crate::keyword).

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
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NoChoices {}

impl NoChoices {
    #[doc(hidden)]
    pub const ALL: Self = Self {};
}
