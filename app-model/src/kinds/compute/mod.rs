//! Programs: what runs in an environment, and how it is reached.
//!
//! Every keyword here declares one `ComputeNode`; they differ in what the image is made of and
//! in how the program works. What all have in common is said once, in `handle.rs`.
//!
//! Programs of every kind, in one environment:
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     identity worker_id;
//!     storage data { blob_container photos; queue orders; }
//!     containerapps env;
//!
//!     project api("../api") {
//!         environment: env;
//!         identity: worker_id;
//!         reference: data.photos;
//!         endpoint http { port: 8080; external; }
//!         cpu: 0.5;
//!         memory: "1Gi";
//!         min_replicas: 1;
//!         max_replicas: 5;
//!     }
//!     container cache("redis:7.4") {
//!         endpoint tcp { port: 6379; }
//!         entrypoint: "redis-server";
//!         args: "/etc/redis/redis.conf";
//!     }
//!     executable web("npm", "../web") {
//!         endpoint http { env: "PORT"; }
//!         env { CACHE: cache.tcp.host_and_port; }
//!         wait_for: api;
//!     }
//!     function mails("../mails") {
//!         host_storage: data;
//!         external;
//!         min_replicas: 1;
//!         max_replicas: 5;
//!     }
//!     job nightly("../nightly") {
//!         reference: data.orders;
//!         reference_parts: ConnectionStrings;
//!         schedule: "0 3 * * *";
//!         timeout: 600;
//!         retries: 2;
//!         parallelism: 2;
//!         completions: 2;
//!     }
//!     job cleanup {
//!         image: "contoso/cleanup:2.1";
//!         entrypoint: "/bin/cleanup";
//!         references { shop: api; }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```
//!
//! By hand: what a folder becomes an image with, and changes that no setting covers.
//!
//! ```
//! use app_model::Builder;
//! use app_model::bicep::Expr;
//!
//! let app = Builder::new();
//! let apps = app.add_container_app_environment("apps");
//! let sites = app.add_app_service_environment("sites").deployment_slot("next");
//! let token = app.add_secret_parameter("npm-token");
//!
//! let shop = app.add_project("shop", "../shop").environment(sites);
//! shop.dockerfile_text("FROM node:24 AS shop\n").build_stage("shop");
//! shop.build_args().entry("CHANNEL", "stable");
//! shop.build_secrets().entry("npm", token);
//! shop.add_endpoint("http").port(8080).external(true);
//! shop.publish_as_website(|site| site.web_sockets(true));
//! shop.publish_as_website_slot(|slot| slot.always_on(false));
//!
//! let worker = app.add_executable("worker", "cargo", "../worker").environment(apps);
//! worker.dockerfile("../worker.Dockerfile").args("run");
//! worker.publish_as_container_app(|app| app.max_replicas(Expr::Int(3)));
//! app.add_function("mails", "../mails").environment(apps).http().external(true);
//! let cache = app.add_container("cache", "redis:7.4").environment(apps);
//! cache.configure(|module| {
//!     module.comment("looked after by the payments team");
//! });
//! cache.with_role_assignments(app.add_key_vault("secrets")).KeyVaultReader.grant();
//! app.add_job("nightly", "../nightly").environment(apps).wait_for(worker);
//! let cleanup = app.add_job_from_image("cleanup", "contoso/cleanup:2.1").environment(apps);
//! cleanup.exclude_from_publish();
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

pub mod build;
pub mod container;
pub mod domain;
pub mod endpoint;
pub mod executable;
pub mod function;
mod handle;
pub mod job;
pub mod mount;
mod part;
pub mod probe;
pub mod project;
pub mod rule;
pub mod variables;

use std::panic::Location;

use crate::builder::Builder;
use crate::kinds::identity;
use crate::model::{ComputeNode, Content, Source, Variable, Wait, Work};
use crate::node::Node;

use handle::{built, entrypoint, program, published, replicas, service};

fn declare<'app>(
    app: &'app Builder,
    name: &str,
    keyword: &'static str,
    source: Source,
    work: Work,
    location: &'static Location<'static>,
) -> Node<'app> {
    let program = ComputeNode::new(source, work, identity::of_program);
    let content = Content::Compute(Box::new(program));
    app.push(name, keyword, None, content, location)
}

impl Node<'_> {
    pub(super) fn compute(self, change: impl FnOnce(&mut ComputeNode)) {
        self.change(|node| {
            if let Content::Compute(compute) = &mut node.content {
                change(compute);
            }
        });
    }

    fn refer(self, target: Node<'_>, name: Option<&str>, location: &'static Location<'static>) {
        let target = target.id();
        let name = name.map(str::to_owned);
        self.compute(|compute| {
            compute.variables.push(Variable::Reference { target, name, location });
        });
    }

    fn wait_for(self, target: Node<'_>, location: &'static Location<'static>) {
        self.compute(|compute| compute.waits.push(Wait { target: target.id(), location }));
    }
}

// Apart from the methods of the handles, which are compiled again in each application.
impl Node<'_> {
    fn add_reference_part(self, part: variables::ReferencePart) {
        self.compute(|compute| compute.reference_parts.push(part));
    }

    fn set_cores(self, cores: f64) {
        self.compute(|compute| compute.cpu = Some(cores));
    }

    fn set_memory(self, memory: String) {
        self.compute(|compute| compute.memory = Some(memory));
    }

    fn set_dockerfile(self, path: String) {
        self.compute(|compute| compute.build.dockerfile = Some(path));
    }

    fn set_dockerfile_text(self, text: &str) {
        let text = crate::file::with_plain_line_ends(text);
        self.compute(|compute| compute.build.text = Some(text));
    }

    fn set_build_stage(self, stage: String) {
        self.compute(|compute| compute.build.stage = Some(stage));
    }
}
