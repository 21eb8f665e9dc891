//! Existing resources that this application may only refer to.
#![deny(warnings, clippy::all, unused)]

use app_model::{Builder, distributed_app};

fn main() {
    let app = distributed_app! {
        identity worker { roles: data => StorageBlobDataReader; }
        existing_read_only worker("worker-prod", identities);
        keyvault secrets { secret token; }
        existing_read_only secrets(vault_name, "shared");
        storage data { queue jobs; }
        storage archive { blob_container reports; }
        existing_read_only archive("corparchive", "shared");
        containerapps env;
        container api("example.com/api:1") {
            reference: secrets, archive.reports, data.jobs;
            env { TOKEN: secrets.token; }
        }
        output vault_uri = secrets.vault_uri;
    };
    let application = app.build().unwrap();
    // A role for the identity, on something else; none on what is read only, default ones included.
    assert!(application.module("worker-roles-data").is_some());
    assert!(application.module("api-roles-data").is_some());
    assert!(application.module("api-roles-secrets").is_none());
    assert!(application.module("api-roles-archive").is_none());
    let archive = application.module("archive").unwrap();
    assert!(archive.contains("existing = {") && !archive.contains("reports"), "{archive}");
    assert!(application.module("data").unwrap().contains("jobs"));

    let app = Builder::new();
    let vault = app.add_key_vault("secrets").read_only();
    app.publish_as_existing(vault, "corp-vault").resource_group("shared");
    app.add_output("vault-uri", vault.vault_uri());
    assert!(app.build().is_ok());
}
