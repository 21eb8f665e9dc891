//! A block is an expression.
#![deny(warnings, clippy::all, unused)]

use app_model::{Builder, distributed_app};

fn application(with_audit: bool) -> Builder {
    let app = distributed_app! { identity auditor; output auditor_id = auditor.client_id; };
    if with_audit {
        distributed_app! { in app; storage audit; };
    }
    app
}

struct Fixture {
    app: Builder,
}

impl Fixture {
    fn extend(&self) {
        distributed_app! { in self.app; keyvault secrets; };
        distributed_app! { in &self.app; registry images; };
        distributed_app! {
            in (&self.app);
            parameter region;
            output chosen = region;
        };
    }
}

fn main() {
    assert!(application(true).build().unwrap().module("audit").is_some());
    assert!(application(false).build().unwrap().module("audit").is_none());
    let fixture = Fixture { app: application(false) };
    fixture.extend();
    assert!(fixture.app.build().unwrap().module("images").is_some());
}
