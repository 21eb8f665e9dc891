//! Values of the parameters of Bicep modules: lists and JSON besides text.

use std::panic::Location;

use app_model::{Application, Builder, distributed_app};
use app_model_tests::keep;
use serde_json::json;

#[track_caller]
fn built(app: Builder) -> Application {
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    keep(&application, &format!("module-parameters-{}", Location::caller().line()));
    application
}

/// Source: `AssertManifestLayout` of Aspire's `AzureBicepResourceTests`.
#[test]
fn the_manifest_has_lists_and_json_as_they_are() {
    let app = distributed_app! {
        parameter p1;
        bicep temp2 { template: "output value1 string = 'x'\n"; output value1; }
        bicep templ {
            template: "param param1 string\nparam param2 array\nparam param3 object\nparam param4 string\nparam param5 string\n";
            params {
                param1: "value1";
                param2: ["1", "2"];
                param3: (json!({ "value": "nested" }));
                param4: p1;
                param5: temp2.value1;
            }
        }
    };
    let application = built(app);
    assert_eq!(
        application.manifest_entry("templ").unwrap_or_default(),
        r#"{
  "type": "azure.bicep.v0",
  "path": "templ.module.bicep",
  "params": {
    "param1": "value1",
    "param2": [
      "1",
      "2"
    ],
    "param3": {
      "value": "nested"
    },
    "param4": "{p1.value}",
    "param5": "{temp2.outputs.value1}"
  }
}"#
    );
}

/// The reference writes `''` for all of these.
#[test]
fn main_bicep_has_them_as_bicep() {
    let app = Builder::new();
    distributed_app! {
        in app;
        parameter zone;
        keyvault secrets;
        bicep network {
            template:
                "param zones array\nparam nested array\nparam none array\nparam rules object\n";
            params {
                zones: ["1", zone, secrets.vault_uri];
                nested: [[1, 2], [], (json!(null))];
                none: [];
                rules: (json!({ "2024": [1.5, 18_446_744_073_709_551_615_u64, true], "a b": {}, "it's": "${x}" }));
            }
        }
    };
    let application = built(app);
    let publication = application.publication();
    let text = publication.file("main.bicep").unwrap_or_default();
    let expected = "  params: {
    zones: [
      '1'
      zone
      secrets.outputs.vaultUri
    ]
    nested: [
      [
        1
        2
      ]
      []
      null
    ]
    none: []
    rules: {
      '2024': [
        json('1.5')
        json('18446744073709551615')
        true
      ]
      'a b': { }
      'it\\'s': '\\${x}'
    }
  }
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("\nparam zone string\n"), "{text}");
}

/// What the deployment tools know by its name is passed without being written: the principal that
/// deploys, and an empty text for what nobody knows when the files are written.
#[test]
fn known_parameters_are_passed_by_name() {
    let app = distributed_app! {
        bicep network {
            template:
                "param location string\nparam principalId string\nparam userPrincipalId string\n\
                param principalName string\nparam principalType string\nparam keyVaultName string\n\
                param logAnalyticsWorkspaceId string\nparam zone string\n";
            params { zone: "1"; }
        }
        // What is given, and what has a default, stays.
        bicep storage {
            template: "param principalId string\nparam principalType string = 'User'\n";
            params { principalId: "nobody"; }
        }
    };
    let application = built(app);
    let publication = application.publication();
    let text = publication.file("main.bicep").unwrap_or_default();
    let network = "  params: {
    location: location
    zone: '1'
    principalId: principalId
    userPrincipalId: principalId
    principalName: ''
    principalType: ''
    keyVaultName: ''
    logAnalyticsWorkspaceId: ''
  }
";
    assert!(text.contains(network), "{text}");
    assert!(text.contains("  params: {\n    principalId: 'nobody'\n  }\n"), "{text}");
    let entry: serde_json::Value =
        serde_json::from_str(&application.manifest_entry("network").unwrap_or_default()).unwrap();
    assert_eq!(
        entry["params"],
        json!({
            "zone": "1", "principalId": "", "userPrincipalId": "", "principalName": "",
            "principalType": "", "keyVaultName": "", "logAnalyticsWorkspaceId": "",
        })
    );
}
