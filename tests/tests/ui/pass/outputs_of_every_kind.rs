//! Every output that resources have.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity umi;
        keyvault secrets;
        storage data;
        registry images;
        output a = umi.id;
        output b = umi.client_id;
        output c = umi.principal_id;
        output d = umi.principal_name;
        output e = secrets.vault_uri;
        output f = data.blob_endpoint;
        output g = data.queue_endpoint;
        output h = data.table_endpoint;
        output i = images.login_server;
        output j = "text";
        output k = 3;
        output l = true;
    }
    .build()
    .unwrap();
    assert_eq!(main_bicep(&app).matches("\noutput ").count(), 12);
}

fn main_bicep(app: &app_model::Application) -> String {
    let publication = app.publication();
    publication.file("main.bicep").unwrap_or_default().to_owned()
}
