//! Jobs: programs that start, work and end.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     job nightly("../nightly") {
//!         schedule: "0 3 * * *";
//!         timeout: 600;
//!         retries: 2;
//!         parallelism: 4;
//!         completions: 4;
//!     }
//!     job cleanup { image: "contoso/cleanup:2.1"; }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::{Nowhere, NumberValue, TextValue};
use crate::declare::{Declare, DeclareFrom};
use crate::facts::{Facts, Needed};
use crate::kinds::container_apps::{self, ContainerAppJob};
use crate::model::{JobNode, Source, Work};
use crate::written::PlainText;

use super::container::tagged;
use super::part::parts_of;
use super::variables::{ProgramChoices, ReferencePart};
use super::{built, declare, entrypoint, program};

program! {
    /// A program that starts, works and ends: on a schedule, by an event, or by hand.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// app.add_job("nightly", "../nightly").schedule("0 3 * * *");
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Job,
    /// Keyword: a program that starts, works and ends.
    ///
    /// `job nightly("../nightly") { schedule: "0 3 * * *"; }` builds a folder,
    /// `job nightly { image: "contoso/nightly:2"; }` takes an image.
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/jobs>.
    keyword job, needed IMAGE,
    facts Facts::Program { is_job: true, is_image: false, has_endpoints: true, in_host: false, changes: &[container_apps::JOB_CHANGE] }
}

/// A job that is no folder.
pub(crate) static IMAGE: Needed = Needed {
    setting: "image",
    settings: &[
        "environment",
        "identity",
        "reference",
        "reference_parts",
        "wait_for",
        "args",
        "cpu",
        "memory",
        "entrypoint",
        "schedule",
        "timeout",
        "retries",
        "parallelism",
        "completions",
        "description",
    ],
    names: &[],
    says: ("nobody says what it runs", None),
    help: "name a folder, as in `job nightly(\"../nightly\");`, or set `image: \"…\"`",
};

built! { Job }

entrypoint! { Job }

parts_of! { Job:
    mount::volume Volume,
    mount::bind_mount BindMount,
    rule::event Event,
}

impl<'app> Job<'app> {
    /// Changes the container app job that the job is published as. It is called each time the module is
    /// written, after the environment has filled it.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::bicep::Expr;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// app.add_job("nightly", "../nightly").publish_as_container_app_job(|job| {
    ///     job.retries(Expr::Int(3));
    /// });
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn publish_as_container_app_job(
        self,
        change: impl Fn(&mut ContainerAppJob<'_, '_>) + 'static,
    ) -> Self {
        container_apps::customize(self.node, move |module, symbol| {
            ContainerAppJob::change(module, symbol, &change);
        });
        self
    }
}

impl Builder {
    /// Adds a job from a folder that is built into an image. The path starts at the package of
    /// the application.
    #[track_caller]
    pub fn add_job(&self, name: &str, path: &str) -> Job<'_> {
        self.add_from::<job, _>(name, path)
    }

    /// Adds a job from an image. An image without a tag has the tag `latest`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// app.add_job_from_image("cleanup", "contoso/cleanup:2.1").schedule("0 3 * * *");
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add_job_from_image(&self, name: &str, image: &str) -> Job<'_> {
        self.add::<job>(name).image(image)
    }
}

#[crate::__private::members]
impl<'app> Job<'app> {
    fn change(self, change: impl FnOnce(&mut JobNode)) -> Self {
        self.node.compute(|compute| {
            if let Work::Job(job) = &mut compute.work {
                change(job);
            }
        });
        self
    }

    /// The image, when no folder is built. Without a tag it has the tag `latest`.
    pub fn image(self, image: impl PlainText) -> Self {
        let image = tagged(&image.into_text());
        self.node.compute(|compute| compute.source = Source::Image(image));
        self
    }

    /// When it starts: five cron fields (minute, hour, day of month, month, day of week), UTC.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/jobs>.
    pub fn schedule(self, schedule: impl TextValue<'app>) -> Self {
        let schedule = schedule.into_value(self.node.app());
        self.change(|job| job.schedule = Some(schedule))
    }

    /// Seconds until an instance is stopped; 1800 unless set.
    pub fn timeout(self, seconds: impl NumberValue<'app>) -> Self {
        let seconds = seconds.into_value(self.node.app());
        self.change(|job| job.timeout = Some(seconds))
    }

    /// How often an instance that failed is started again; Azure's default is 0.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/jobs>.
    pub fn retries(self, count: impl NumberValue<'app>) -> Self {
        let count = count.into_value(self.node.app());
        self.change(|job| job.retries = Some(count))
    }

    /// How many instances work at once; Azure's default is 1.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/jobs>.
    pub fn parallelism(self, count: impl NumberValue<'app>) -> Self {
        let count = count.into_value(self.node.app());
        self.change(|job| job.parallelism = Some(count))
    }

    /// How many instances must succeed; Azure's default is 1.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/jobs>.
    pub fn completions(self, count: impl NumberValue<'app>) -> Self {
        let count = count.into_value(self.node.app());
        self.change(|job| job.completions = Some(count))
    }
}

fn job_of<'app>(
    app: &'app Builder,
    name: &str,
    source: Source,
    location: &'static Location<'static>,
) -> Job<'app> {
    let work = Work::Job(JobNode::default());
    Job { node: declare(app, name, "job", source, work, location), choices: ProgramChoices::ALL }
}

#[diagnostic::do_not_recommend]
impl<'app> Declare<'app> for job {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        job_of(app, name, Source::Missing, location)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, &str> for job {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        path: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        job_of(app, name, Source::Project(path.to_owned()), location)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for job {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}
