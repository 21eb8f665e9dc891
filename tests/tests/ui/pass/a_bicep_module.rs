//! A module of the user's own, from text, with parameters and outputs.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        parameter region;
        secret password;
        identity custom_umi;
        bicep network {
            template: "param region string\n@secure()\nparam password string\nparam who string\nparam count int\nparam on bool\noutput subnet string = region";
            params {
                region: region;
                "password": password;
                who: custom_umi.principal_id;
                count: 3;
                on: true;
            }
            output subnet;
        }
        output subnet_id = network.subnet;
    }
    .build()
    .unwrap();
    let main = main_bicep(&app);
    assert!(main.contains("network.outputs.subnet"), "{main}");
}

fn main_bicep(app: &app_model::Application) -> String {
    let publication = app.publication();
    publication.file("main.bicep").unwrap_or_default().to_owned()
}
