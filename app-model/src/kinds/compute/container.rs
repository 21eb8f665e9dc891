//! Containers: images that exist already.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     container cache("redis:7.4") {
//!         entrypoint: "redis-server";
//!         args: "/etc/redis/redis.conf";
//!         endpoint tcp { port: 6379; }
//!     }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::Nowhere;
use crate::declare::DeclareFrom;
use crate::facts::Facts;
use crate::literal::LiteralRule;
use crate::model::{Source, Work};

use super::variables::{ProgramChoices, ReferencePart};
use super::{declare, entrypoint, program, service};

program! {
    /// An image from a registry, run as it is.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// app.add_container("cache", "redis:7.4").add_endpoint("tcp").port(6379);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Container,
    /// Keyword: an image from a registry.
    ///
    /// `container cache("redis:7.4") { endpoint tcp { port: 6379; } }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/containers>.
    keyword container, argument LiteralRule::Image,
    facts Facts::Program { is_job: false, is_image: true, has_endpoints: true, in_host: false, changes: &super::handle::CHANGES }
}

service! { Container }

entrypoint! { Container }

impl Builder {
    /// Adds a container by its image. An image without a tag has the tag `latest`.
    #[track_caller]
    pub fn add_container(&self, name: &str, image: &str) -> Container<'_> {
        self.add_from::<container, _>(name, image)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, &str> for container {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        image: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let source = Source::Image(tagged(image));
        Container {
            node: declare(app, name, "container", source, Work::Service, location),
            choices: ProgramChoices::ALL,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for container {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}

/// The image with its tag or digest. A colon before the last `/` belongs to a port.
pub(super) fn tagged(image: &str) -> String {
    let name = image.rsplit('/').next().unwrap_or(image);
    if name.contains([':', '@']) { image.to_owned() } else { format!("{image}:latest") }
}
