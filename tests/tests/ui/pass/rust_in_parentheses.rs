//! Variables, calls and sums of the code around.
#![deny(warnings, clippy::all, unused)]

use app_model::{distributed_app, kinds::storage::StorageSku};

const DAYS: i64 = 7;

fn days() -> i64 {
    7
}

fn main() {
    let (prefix, sku) = (String::from("corp"), StorageSku::StandardGrs);
    let owner = "payments".to_owned();
    let app = distributed_app! {
        keyvault secrets {
            soft_delete_retention_days: (days() + DAYS);
            name: (format!("{prefix}-vault"));
        }
        storage data { sku: (sku); tags { owner: (owner); } }
    }
    .build()
    .unwrap();
    assert!(app.module("secrets").unwrap().contains("softDeleteRetentionInDays: 14"));
}
