//! 64 characters are taken.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn;
        output used = nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.client_id;
        storage data as "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss" {
            name: "longest";
        }
    }
    .build()
    .unwrap();
    assert_eq!(app.publication().files().len(), 3);
}
