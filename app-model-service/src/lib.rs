#![doc = include_str!("../README.md")]

mod endpoint;
mod identity;
mod missing;
mod secret;
mod variables;

pub use endpoint::Endpoint;
pub use identity::Identity;
pub use missing::{Missing, Problem};
pub use secret::Secret;
pub use variables::{Variables, environment, read};

/// Includes the configuration that the build script wrote:
/// `mod configuration { app_model_service::include_configuration!(); }`.
///
/// The build script is one line: `shop_app::application().build_script("api")`.
#[macro_export]
macro_rules! include_configuration {
    () => {
        include!(concat!(env!("OUT_DIR"), "/configuration.rs"));
    };
}
