//! Projects: folders that become an image when the application is deployed.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     keyvault secrets;
//!     project api("../api") {
//!         reference: secrets;
//!         endpoint http { port: 8080; external; }
//!     }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::Nowhere;
use crate::declare::DeclareFrom;
use crate::facts::Facts;
use crate::model::{Source, Work};

use super::variables::{ProgramChoices, ReferencePart};
use super::{built, declare, program, service};

program! {
    /// A folder that is built into an image when the application is deployed: a Cargo package or
    /// anything else with a `Dockerfile`, or a .NET project file.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let secrets = app.add_key_vault("secrets");
    /// let api = app.add_project("api", "../api").reference(secrets);
    /// api.add_endpoint("http").port(8080).external(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Project,
    /// Keyword: a folder that is built into an image.
    ///
    /// `project api("../api") { reference: secrets; endpoint http { port: 8080; external; } }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/containers>.
    keyword project,
    facts Facts::Program { is_job: false, is_image: false, has_endpoints: true, in_host: false, changes: &super::handle::CHANGES }
}

built! { Project }
service! { Project }

impl Builder {
    /// Adds a folder that is built into an image. The path starts at the package of the
    /// application.
    #[track_caller]
    pub fn add_project(&self, name: &str, path: &str) -> Project<'_> {
        self.add_from::<project, _>(name, path)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, &str> for project {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        path: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let source = Source::Project(path.to_owned());
        Project {
            node: declare(app, name, "project", source, Work::Service, location),
            choices: ProgramChoices::ALL,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for project {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}
