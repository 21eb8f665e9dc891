//! Executables: commands that are run in a folder.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     executable web("npm", "../web") {
//!         args: "run", "start";
//!         endpoint http { env: "PORT"; external; }
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
    /// A command that is run in a folder. In Azure it is an image that the folder's `Dockerfile`
    /// makes.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let web = app.add_executable("web", "npm", "../web").args("run").args("start");
    /// web.add_endpoint("http").env("PORT").external(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Executable,
    /// Keyword: a command that is run in a folder.
    ///
    /// `executable web("npm", "../web") { endpoint http { env: "PORT"; } }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/containers>.
    keyword executable,
    facts Facts::Program { is_job: false, is_image: false, has_endpoints: true, in_host: false, changes: &super::handle::CHANGES }
}

built! { Executable }
service! { Executable }

impl Builder {
    /// Adds a command that is run in a folder. The path starts at the package of the application.
    #[track_caller]
    pub fn add_executable(&self, name: &str, command: &str, folder: &str) -> Executable<'_> {
        self.add_from::<executable, _>(name, (command, folder))
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, (&str, &str)> for executable {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        (command, folder): (&str, &str),
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let source = Source::Command { command: command.to_owned(), folder: folder.to_owned() };
        Executable {
            node: declare(app, name, "executable", source, Work::Service, location),
            choices: ProgramChoices::ALL,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for executable {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}
