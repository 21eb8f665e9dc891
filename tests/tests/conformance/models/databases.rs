//! Tests of the reference with databases, which are no kinds yet. What they have in common with what is
//! there is modelled: a Bicep module stands for a database, with the outputs that programs are handed.

use app_model::bicep::{Expr, Param, ParamType, Statement};
use app_model::{Application, Expression, distributed_app};

use super::{DATABASE, Written, publish};

const APPS: &str = "AzureContainerAppsTests";
const SITES: &str = "AzureAppServiceTests";

/// What the reference's tests call a project.
const PROJECT: &str = "project.csproj";

pub(super) fn all(written: &mut Written) {
    secrets(written);
    connections(written);
    many(written);
    outputs(written);
}

fn both(written: &mut Written, app: &Application, module: &str, snapshot: &str) {
    let entry = app.manifest_entry(module).expect("an entry");
    written.add(&format!("{snapshot}.verified.json"), DATABASE, entry);
    written.partial(app, module, snapshot, DATABASE);
}

/// A database whose keys are in a vault, and a vault that exists already.
fn secrets(written: &mut Written) {
    let site = publish(distributed_app! {
        secret key;
        bicep mydb {
            template: "output connectionString string = ''";
            output connectionString;
        }
        keyvault mydb_kv {
            secret connection = key { name: "connectionstrings--mydb"; }
            secret access_key = key { name: "primaryaccesskey--mydb"; }
        }
        keyvault existingKv { secret value { name: "secret"; } }
        existing existingKv(kvName, sharedRg);

        appservice env;
        project api((PROJECT)) {
            env {
                ConnectionStrings__mydb: mydb_kv.connection;
                MYDB_URI: mydb.connectionString;
                MYDB_ACCOUNTKEY: mydb_kv.access_key;
                MYDB_CONNECTIONSTRING: mydb_kv.connection;
                SECRET_VALUE: existingKv.value;
            }
        }
    });
    both(written, &site, "api", &format!("{SITES}.KeyvaultReferenceHandling"));
    let app = publish(distributed_app! {
        secret key;
        bicep mydb {
            template: "output connectionString string = ''";
            output connectionString;
        }
        keyvault mydb_kv {
            secret connection = key { name: "connectionstrings--mydb"; }
            secret access_key = key { name: "primaryaccesskey--mydb"; }
        }
        keyvault existingKv { secret value { name: "secret"; } }
        existing existingKv(kvName, sharedRg);

        containerapps env;
        container api("image") {
            env {
                ConnectionStrings__mydb: mydb_kv.connection;
                MYDB_URI: mydb.connectionString;
                MYDB_ACCOUNTKEY: mydb_kv.access_key;
                MYDB_CONNECTIONSTRING: mydb_kv.connection;
                SECRET_VALUE: existingKv.value;
            }
        }
    });
    both(written, &app, "api", &format!("{APPS}.KeyVaultReferenceHandling"));
}

/// A database that exists already. It brings the program's identity in the reference, and here no role
/// can be granted on it: so the identity is declared.
fn connections(written: &mut Written) {
    let cosmos = publish(distributed_app! {
        containerapps env;
        bicep cosmos {
            template: "output connectionString string = ''";
            output connectionString;
        }
        identity api_identity;
        project api((PROJECT)) {
            identity: api_identity;
            env {
                ConnectionStrings__cosmos: cosmos.connectionString;
                COSMOS_URI: cosmos.connectionString;
            }
        }
    });
    let redis = publish(distributed_app! {
        containerapps env;
        bicep redis {
            template: "output connectionString string = ''\noutput hostName string = ''";
            output connectionString;
            output hostName;
        }
        identity api_identity;
        project api((PROJECT)) {
            identity: api_identity;
            env {
                ConnectionStrings__redis: redis.connectionString;
                REDIS_HOST: redis.hostName;
                REDIS_PORT: "10000";
                REDIS_URI: (Expression::new()
                    .text("rediss://")
                    .value(redis.hostName)
                    .text(":10000"));
            }
        }
    });
    for (app, test) in [
        (&cosmos, "RoleAssignmentsWithAsExistingCosmosDB"),
        (&redis, "RoleAssignmentsWithAsExistingRedis"),
    ] {
        both(written, app, "api", &format!("{APPS}.{test}#00"));
        both(written, app, "api-identity", &format!("{APPS}.{test}#02"));
    }
}

/// A program that refers to a bit of everything: its identity.
fn many(written: &mut Written) {
    let app = publish(distributed_app! {
        containerapps env;
        bicep mydb {
            template: "output connectionString string = ''";
            output connectionString;
        }
        connection_string cs;
        storage storage { blob_service blobs; }
        secret value0;
        parameter value1;
        project api((PROJECT)) {
            endpoint http;
            endpoint https;
            endpoint inside as "internal";
            reference: storage.blobs;
            env {
                ConnectionStrings__mydb: mydb.connectionString;
                SecretVal: value0;
                secret_value_1: value0;
                Value: value1;
                CS: cs;
                HTTP_EP: api.http;
                HOST: api.http.host;
            }
        }
    });
    for test in
        ["ProjectWithManyReferenceTypes", "ProjectWithManyReferenceTypesAndContainerAppEnvironment"]
    {
        both(written, &app, "api-identity", &format!("{APPS}.{test}#01"));
    }
}

/// An account that is changed in code, beside a program with a database.
fn outputs(written: &mut Written) {
    let app = publish(distributed_app! {
        containerapps acaEnv;
        parameter storage_Sku = "Standard_LRS";
        bicep account {
            template: "output connectionString string = ''";
            output connectionString;
        }
        storage storage {
            sku: storage_Sku;
            blob_service blobs;
            configure: (|module| {
                module.push(Statement::Param(Param {
                    name: "sku_description".into(),
                    ty: ParamType::String,
                    secure: false,
                    description: None,
                    default: None,
                }));
                module.output("description", Expr::ident("sku_description"));
            });
        }
        project fe((PROJECT)) {
            reference: storage.blobs;
            env { ConnectionStrings__db: account.connectionString; }
        }
    });
    let test = "AzurePublishingContext_CapturesParametersAndOutputsCorrectly_WithSnapshot#01";
    written.partial(&app, "storage", &format!("AzureEnvironmentResourceTests.{test}"), DATABASE);
}
