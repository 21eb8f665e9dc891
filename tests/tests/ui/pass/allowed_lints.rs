//! What is allowed with a reason, and how the reason is published.
#![deny(warnings, clippy::all, unused)]

use app_model::{Builder, distributed_app, lint};

fn main() {
    let app = distributed_app! {
        #[allow(unused_identity, reason = "the payments team attaches it by hand")]
        identity payments { tags { team: "payments"; } }
        #[allow(unused_parameter, dead_code, reason = "the next release reads it")]
        parameter region;
        #[allow(plain_credential, reason = "the one of the test system")]
        parameter captcha_token;
        #[allow(plain_credential, reason = "the database is empty")]
        container web("nginx:1.29") {
            env { CAPTCHA: captcha_token; DATABASE: "postgres://app:app@db/orders"; }
        }
        containerapps env;
        #[allow(unused_variables)]
        secret signing_key;
        #[allow(idle_identity, reason = "the pipeline runs as it")]
        identity deployer;
        identity auditor { roles: secrets => KeyVaultReader; }
        identity reviewer { roles: secrets => KeyVaultCertificateUser; }
        existing auditor("people", "shared");
        #[allow(same_existing, reason = "one team does both for now")]
        existing reviewer("people", "shared");
        keyvault secrets {
            secret token = signing_key;
            roles: deployer => KeyVaultReader;
            #[allow(privileged_role, reason = "grants each tenant
                the access to its secret")]
            roles: deployer => [UserAccessAdministrator, RoleBasedAccessControlAdministrator];
        }
        #[allow(privileged_role, reason = "empties it")]
        storage data { roles: deployer => Owner; }
        registry images {
            #[allow(implied_role, reason = "the audit looks for each by its name")]
            roles: deployer => [AcrPush, AcrPull];
        }
    };
    let application = app.build().unwrap();
    let roles = application.module("deployer-roles-secrets").unwrap();
    let comment = "\n\n// privileged_role is allowed here: grants each tenant the access to its secret\nresource ";
    assert_eq!(roles.matches(comment).count(), 2, "{roles}");
    let deployer = application.module("deployer").unwrap();
    assert!(deployer.contains("// idle_identity is allowed here: the pipeline runs as it\n"));
    let payments = application.module("payments").unwrap();
    let comment = "// unused_identity is allowed here: the payments team attaches it by hand\nresource ";
    assert!(payments.contains(comment), "{payments}");
    let reviewer = application.module("reviewer").unwrap();
    let comment = "// same_existing is allowed here: one team does both for now\nresource ";
    assert!(reviewer.contains(comment), "{reviewer}");
    let publication = application.publication();
    let main = publication.file("main.bicep").unwrap();
    let web = application.module("web").unwrap();
    let comment = "// plain_credential is allowed here: the one of the test system\nparam captcha_token_value string";
    assert!(web.contains(comment), "{web}");
    let comment = "// plain_credential is allowed here: the database is empty\nresource web ";
    assert!(web.contains(comment), "{web}");
    let comment = "// implied_role is allowed here: the audit looks for each by its name\nmodule deployer_roles_images ";
    assert_eq!(main.matches(comment).count(), 1, "{main}");

    let app = Builder::new();
    let payments = app.add_user_assigned_identity("payments");
    app.allow(payments, lint::unused_identity, "the payments team attaches it by hand");
    app.publish_as_existing(payments, "payments");
    let vault = app.add_key_vault("secrets");
    let maker = app.add_user_assigned_identity("maker");
    vault.with_role_assignments(maker).Owner.grant_because("it creates keys for others");
    assert!(app.build().is_ok());

    let reviewed = || {
        distributed_app! {
            containerapps env;
            #[allow(idle_identity, reason = "the pipeline runs as it")]
            identity builder;
            identity auditor;
            identity web_id;
            registry images {
                #[allow(implied_role, reason = "the audit looks for it")]
                roles: builder => [AcrPush, AcrPull];
            }
            storage data {
                queue jobs;
                #[allow(privileged_role, reason = "it makes an account for each tenant")]
                roles: auditor => Owner;
            }
            container web("nginx:1.29") {
                identity: web_id;
                reference: data.jobs;
                #[allow(insufficient_role, reason = "it signs in with the account's key")]
                roles: data => StorageAccountContributor;
            }
            #[allow(unreferenced_resource, reason = "the address is in the image")]
            keyvault keys { roles: auditor => KeyVaultReader; }
            container sync("nginx:1.29") { identity: auditor; reference: more.photos; }
            storage more {
                blob_container photos;
                #[allow(roles_on_top, reason = "it hands out keys of queues")]
                roles: auditor => StorageQueueDataReader;
            }
        }
    };
    let reasons = [
        "the pipeline runs as it",
        "the audit looks for it",
        "it makes an account for each tenant",
        "it signs in with the account's key",
        "the address is in the image",
        "it hands out keys of queues",
    ];
    for format in ["table", "markdown", "json"] {
        let access = reviewed().command(["access", "--format", format]).stdout;
        for reason in reasons {
            assert!(access.contains(reason), "{reason} in {access}");
        }
    }
    let application = reviewed().build().unwrap();
    let publication = application.publication();
    let main = publication.file("main.bicep").unwrap();
    let comment = "// insufficient_role is allowed here: it signs in with the account's key\nmodule ";
    assert_eq!(main.matches(comment).count(), 1, "{main}");
    let keys = application.module("keys").unwrap();
    let comment = "// unreferenced_resource is allowed here: the address is in the image\nresource ";
    assert!(keys.contains(comment), "{keys}");

    let app = distributed_app! {
        appservice sites;
        #[allow(hyphenated_variable, reason = "it reads MYDB")]
        project old("src") {
            endpoint http { port: 80; external; }
            env { "my-db": "x"; }
        }
        #[allow(unused_parameter, reason = "the next release reads it")]
        parameter region;
    };
    let application = app.build().unwrap();
    let old = application.module("old").unwrap();
    assert_eq!(old.matches("// hyphenated_variable is allowed here: it reads MYDB\n").count(), 1, "{old}");
    // What is left out leaves its reason.
    let publication = application.publication();
    let main = publication.file("main.bicep").unwrap();
    assert!(!main.contains("param region"), "{main}");
    let comment = "// region is left out, unused_parameter is allowed here: the next release reads it\ntargetScope ";
    assert!(main.starts_with(comment), "{main}");
}
