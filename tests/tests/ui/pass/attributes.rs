//! `#[cfg]` belongs to everything that a statement expands to.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity custom_umi;
        #[cfg(any())]
        keyvault never {
            sku: Premium;
            secret token;
            roles: custom_umi => Reader;
            tags { a: "b"; }
        }
        #[cfg(any())]
        existing custom_umi("x");
        #[rustfmt::skip]
        storage as_it_is { sku : StandardLrs; queue jobs; roles : custom_umi => Reader; }
        /// Is there.
        #[cfg(all())]
        keyvault always { sku: Premium; roles: custom_umi => Reader; }
        // Of alternatives one is there.
        #[cfg(any())]
        keyvault one {
            sku: Premium;
        }
        #[cfg(not(any()))]
        registry one {
            #[cfg(any())]
            sku: Premium;
            #[cfg(not(any()))]
            sku: Standard;
            roles: custom_umi => AcrPull;
        }
        #[cfg(all())]
        parameter region;
        #[cfg(not(all()))]
        parameter region = "westeurope";
        output location = region;
    }
    .build()
    .unwrap();
    assert!(app.module("one").is_some_and(|text| text.contains("name: 'Standard'")));
    assert!(app.module("never").is_none());
    assert!(app.module("always").is_some());

    // A child that is named keeps the others at hand.
    let app = distributed_app! {
        storage data {
            #[cfg(any())]
            queue never {
                description: "Is not there.";
            }
            queue kept;
        }
        containerapps env;
        container api("contoso/api:1") {
            reference: data.kept;
        }
    }
    .build()
    .unwrap();
    let data = app.module("data").unwrap();
    assert!(data.contains("name: 'kept'") && !data.contains("never"), "{data}");
}
