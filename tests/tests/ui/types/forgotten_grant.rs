//! A role that is named and not granted.
#![deny(unused_must_use)]

use app_model::Builder;

fn main() {
    let app = Builder::new();
    let api = app.add_user_assigned_identity("api-id");
    let vault = app.add_key_vault("secrets");
    vault.with_role_assignments(api);
    vault.with_role_assignments(api).KeyVaultReader;
    vault.with_role_assignments(api).Owner;
    vault.tags();
}
