//! The types of parameters, with and without a default.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        /// Where it runs.
        parameter region;
        parameter sku = "Standard_LRS";
        parameter replicas: int = 3;
        parameter days: int;
        parameter verbose: bool = false;
        parameter strict: bool;
        parameter text: string = "x";
        storage data {
            sku: sku;
            allow_shared_key_access: strict;
            tags { region: region; }
        }
        keyvault secrets { soft_delete_retention_days: days; }
        output shown = text;
        output count = replicas;
        output loud = verbose;
    }
    .build()
    .unwrap();
    let main = main_bicep(&app);
    assert!(main.contains("param replicas int = 3"), "{main}");
    assert!(main.contains("param verbose bool = false"), "{main}");
}

fn main_bicep(app: &app_model::Application) -> String {
    let publication = app.publication();
    publication.file("main.bicep").unwrap_or_default().to_owned()
}
