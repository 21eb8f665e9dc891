//! A macro of the user's writes blocks, with names, literals and expressions as arguments.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

macro_rules! team {
    ($umi:ident, $vault:ident, $role:ident, $owner:literal, $days:expr) => {
        distributed_app! {
            identity $umi;
            keyvault $vault {
                soft_delete_retention_days: $days;
                tags { owner: $owner; }
                roles: $umi => $role;
            }
        }
    };
}

fn main() {
    let app = team!(api_id, secrets, KeyVaultReader, "payments", 7 + 7).build().unwrap();
    let module = app.module("secrets").unwrap();
    assert!(module.contains("softDeleteRetentionInDays: 14"), "{module}");
    assert!(app.module("api-id-roles-secrets").is_some());
}
