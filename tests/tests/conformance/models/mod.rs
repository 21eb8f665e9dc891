//! The models of the reference's tests, in the block where it can say them.
//!
//! A file holds the models of a test class or of a few that belong together. Each model yields pairs
//! of a snapshot's name and the text that we write for it, and says what of the test it leaves out.

mod app_service;
mod container_apps;
mod container_apps_environments;
mod databases;
mod environments;
mod existing;
mod functions;
mod identities;
mod networks;
mod preparation;
mod private_endpoints;
mod registries;
mod storage;
mod telemetry;
mod vaults;

use app_model::{Application, Builder, Mode};

/// What the models wrote: the snapshot's name, what the model leaves out, and the text.
#[derive(Default)]
pub(crate) struct Written(pub(crate) Vec<(String, &'static str, String)>);

/// Left out of a model: the private endpoint, whose effect on the resource is written as settings.
const ENDPOINT: &str = "without its private endpoint";
/// What stands for a database, which is no kind yet.
const DATABASE: &str = "with a Bicep module in place of its database";
/// What stands for a network, which is no kind yet.
const NETWORK: &str = "with its network written in code";

impl Written {
    fn add(&mut self, name: &str, without: &'static str, text: impl Into<String>) {
        self.0.push((name.to_owned(), without, text.into()));
    }

    fn bicep(&mut self, application: &Application, module: &str, snapshot: &str) {
        self.partial(application, module, snapshot, "");
    }

    fn partial(
        &mut self,
        application: &Application,
        module: &str,
        snapshot: &str,
        without: &'static str,
    ) {
        let text = application.module(module).unwrap_or_else(|| panic!("no module {module}"));
        self.add(&format!("{snapshot}.verified.bicep"), without, text);
    }

    fn json(&mut self, application: &Application, module: &str, snapshot: &str) {
        let text = application.manifest_entry(module).expect("a module");
        self.add(&format!("{snapshot}.verified.json"), "", text);
    }

    fn both(&mut self, application: &Application, module: &str, snapshot: &str) {
        self.bicep(application, module, snapshot);
        self.json(application, module, snapshot);
    }
}

fn publish(app: Builder) -> Application {
    app.build().unwrap_or_else(|errors| panic!("{errors}"))
}

fn run(app: Builder) -> Application {
    app.build_for(Mode::Run).unwrap_or_else(|errors| panic!("{errors}"))
}

pub(crate) fn all() -> Written {
    let mut written = Written::default();
    identities::all(&mut written);
    vaults::all(&mut written);
    storage::all(&mut written);
    registries::all(&mut written);
    existing::all(&mut written);
    environments::all(&mut written);
    preparation::all(&mut written);
    private_endpoints::all(&mut written);
    networks::all(&mut written);
    databases::all(&mut written);
    app_service::all(&mut written);
    container_apps::all(&mut written);
    container_apps_environments::all(&mut written);
    functions::all(&mut written);
    telemetry::all(&mut written);
    written
}
