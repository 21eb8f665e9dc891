//! No name of the user's collides with one of the expansion.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity app;
        identity this;
        identity child;
        identity roles;
        identity builder;
        identity choices;
        keyvault keyvault {
            secret secret = string;
            roles:
                app => KeyVaultReader,
                this => [KeyVaultReader, KeyVaultSecretsUser],
                child => Reader;
        }
        storage storage {
            queue queue;
            blob_container this;
            table app;
        }
        storage second {
            queue app;
            queue child;
            roles: roles => Reader, builder => Reader, choices => Reader;
        }
        secret string;
        bicep module {
            template: "output this string = \"x\"\noutput app string = \"x\"\noutput this_ string = \"x\"";
            output this;
            output app;
            output this_;
        }
        output output = module.this;
        output second_output = module.app;
        output third_output = module.this_;
    }
    .build()
    .unwrap();
    assert!(app.module("this-roles-keyvault").is_some());
}
