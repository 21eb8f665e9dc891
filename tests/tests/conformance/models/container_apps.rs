//! `AzureContainerAppsTests`

use app_model::{Builder, distributed_app};

use super::{Written, publish};

const CLASS: &str = "AzureContainerAppsTests";

/// What the reference's tests call a project.
const PROJECT: &str = "project.csproj";

pub(super) fn all(written: &mut Written) {
    containers(written);
    endpoints(written);
    projects(written);
    values(written);
    environments(written);
}

/// The module of one program, and its entry.
fn both(written: &mut Written, app: Builder, program: &str, test: &str) {
    written.both(&publish(app), program, &format!("{CLASS}.{test}"));
}

fn containers(written: &mut Written) {
    for (name, snapshot) in [
        (
            "api",
            "AddContainerAppsInfrastructureAddsDeploymentTargetWithContainerAppToContainerResources",
        ),
        ("WebFrontEnd", "ContainerAppWithUppercaseName_ShouldUseLowercaseInManifest"),
    ] {
        let app = distributed_app! { containerapps env; };
        app.add_container(name, "myimage");
        both(written, app, name, snapshot);
    }
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { entrypoint: "/bin/sh"; args: "my", "args with space"; }
    };
    both(written, app, "api", "AddContainerAppsEntrypointAndArgs");
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { min_replicas: 0; }
    };
    both(written, app, "api", "PublishAsContainerAppInfluencesContainerAppDefinition");
}

fn endpoints(written: &mut Written) {
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { endpoint http { external; } }
    };
    both(written, app, "api", "ExternalEndpointBecomesIngress");
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { endpoint one { port: 8080; } endpoint two { port: 8081; } }
    };
    both(written, app, "api", "FirstHttpEndpointBecomesIngress");
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { endpoint http { transport: Http2; external; } }
    };
    both(written, app, "api", "EndpointWithHttp2SetsTransportToH2");
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { endpoint http { exposed_port: 8081; port: 8080; } }
    };
    both(written, app, "api", "DefaultHttpIngressUsesPort80EvenWithDifferentDevPort");
    let app = distributed_app! {
        containerapps env;
        container api("myimage") { endpoint https { exposed_port: 8081; port: 8443; } }
    };
    both(written, app, "api", "DefaultHttpsIngressUsesPort443EvenWithDifferentDevPort");
    let app = distributed_app! {
        containerapps env { https_upgrade: false; }
        container api("myimage") { endpoint http { exposed_port: 8080; port: 80; } }
    };
    both(written, app, "api", "CanPreserveHttpSchemeUsingWithHttpsUpgrade");
    let app = distributed_app! {
        containerapps env;
        container messaging("rabbitmq:management") {
            endpoint amqp { port: 5672; scheme: Tcp; }
            endpoint management { exposed_port: 15672; port: 15672; }
        }
    };
    both(
        written,
        app,
        "messaging",
        "ContainerWithTcpAndHttpEndpointsPublishesToAzureContainerApps",
    );
}

fn projects(written: &mut Written) {
    let app = distributed_app! {
        containerapps env;
        project api((PROJECT)) { endpoint http; }
    };
    both(
        written,
        app,
        "api",
        "AddContainerAppEnvironmentAddsDeploymentTargetWithContainerAppToProjectResources",
    );
    let app = distributed_app! {
        containerapps env;
        project api((PROJECT)) { endpoint http; endpoint https; }
    };
    both(written, app, "api", "ProjectUsesTheTargetPortAsADefaultPortForFirstHttpEndpoint");
    let app = publish(distributed_app! {
        parameter storageName;
        parameter storageRG;
        containerapps env;
        storage storage;
        existing storage(storageName, storageRG);
        project api((PROJECT)) { roles: storage => StorageBlobDataReader; }
    });
    let name = format!("{CLASS}.RoleAssignmentsWithAsExisting");
    for (module, index) in [("api", "#00"), ("api-roles-storage", "#01"), ("api-identity", "#02")] {
        written.both(&app, module, &format!("{name}{index}"));
    }
}

fn values(written: &mut Written) {
    let app = distributed_app! {
        containerapps env;
        secret secret_param as "secret";
        keyvault kv { secret kv_secret = secret_param { name: "secret"; } }
        keyvault existingKv { secret existing_secret { name: "secret"; } }
        existing existingKv("existingKvName", "existingRgName");
        container api("myimage") {
            env {
                TOP_SECRET: secret_param;
                TOP_SECRET2: kv.kv_secret;
                EXISTING_TOP_SECRET: existingKv.existing_secret;
            }
        }
    };
    both(written, app, "api", "AzureContainerAppsBicepGenerationIsIdempotent");
}

fn environments(written: &mut Written) {
    for (enabled, snapshot) in [(true, "Enabled"), (false, "Disabled")] {
        let app = distributed_app! { containerapps env { dashboard: (enabled); } };
        let name = format!("ContainerAppEnvironmentWithDashboard{snapshot}");
        both(written, app, "env", &name);
    }
    let app = publish(distributed_app! {
        registry customregistry;
        containerapps env { registry: customregistry; }
        project api((PROJECT)) { endpoint http; }
    });
    let name = format!("{CLASS}.ContainerAppEnvironmentWithCustomRegistry");
    for (module, index) in [("env", "#00"), ("api", "#01"), ("customregistry", "#02")] {
        written.both(&app, module, &format!("{name}{index}"));
    }
}
