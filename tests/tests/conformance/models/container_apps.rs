//! `AzureContainerAppsTests`

use app_model::bicep::Expr;
use app_model::{Builder, Expression, Placeholder, Reference, distributed_app};

use super::{Written, publish};

const CLASS: &str = "AzureContainerAppsTests";

/// What the reference's tests call a project.
const PROJECT: &str = "project.csproj";

pub(super) fn all(written: &mut Written) {
    containers(written);
    changes(written);
    connections(written);
    endpoints(written);
    projects(written);
    values(written);
    conditions(written);
    domains(written);
    volumes(written);
    probes(written);
    jobs(written);
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
        container api("myimage") {
            publish_as_container_app: (|app| app.min_replicas(Expr::Int(0)));
        }
    };
    both(written, app, "api", "PublishAsContainerAppInfluencesContainerAppDefinition");

    // A folder with a `Dockerfile`, and commands that run in one.
    let app = distributed_app! { containerapps env; project api("api"); };
    let name = "AddDockerfileWithAppsInfrastructureAddsDeploymentTargetWithContainerAppToContainerResources";
    both(written, app, "api", name);
    let app = distributed_app! { containerapps env; executable api("node.exe", "."); };
    let name = "CanTweakContainerAppEnvironmentUsingPublishAsContainerAppOnExecutable";
    both(written, app, "api", name);
    let app = distributed_app! {
        containerapps env;
        executable api("node", ".") { endpoint http { env: "PORT"; } }
    };
    both(written, app, "api", "AzureContainerAppsMapsPortsForBaitAndSwitchResources");
}

/// Redis in a container, whose kind says in the reference what is handed over.
fn connections(written: &mut Written) {
    for (end, test) in [
        ("", "RedisWithConditionalConnectionString"),
        (",ssl=true", "RedisWithTlsEnabledConditionalConnectionString"),
    ] {
        let app = distributed_app! {
            containerapps env;
            container cache("redis") { endpoint tcp { port: 6379; } }
            secret cache_password;
            connection_string redis =
                (Expression::new().text("cache:6379,password=").secret(cache_password).text(end)) {
                connection_properties {
                    Host: cache.tcp.host;
                    Port: cache.tcp.target_port;
                    Password: cache_password;
                    Uri: (Expression::new()
                        .text("redis://:")
                        .secret_in_uri(cache_password)
                        .text("@cache:6379"));
                }
            }
            project api("project.csproj") { references { cache: redis; } }
        };
        both(written, app, "api", test);
    }
}

/// What `PublishAsAzureContainerApp` does: changes in code.
fn changes(written: &mut Written) {
    let app = Builder::new();
    app.add_container_app_environment("infra");
    let env = app.add_parameter("env").into_reference();
    app.add_executable("api", "node.exe", ".").publish_as_container_app(move |api| {
        let env = api.value(&env);
        api.env("Hello", env);
    });
    let name = "AddExecutableResourceWithPublishAsDockerFileWithAppsInfrastructureAddsDeploymentTargetWithContainerAppToContainerResources";
    both(written, app, "api", name);

    let app = Builder::new();
    app.add_container_app_environment("env");
    let [value, replicas] =
        ["value", "minReplicas"].map(|name| app.add_parameter(name).into_reference());
    app.add_container("api", "myimage").publish_as_container_app(move |api| {
        let value = api.value(&value);
        api.env("Parameter", value);
        let replicas = api.value(&replicas);
        api.min_replicas(replicas);
    });
    both(written, app, "api", "AddContainerAppsInfrastructureWithParameterReference");

    let app = Builder::new();
    app.add_container_app_environment("env");
    app.add_container("api1", "myimage").publish_as_container_app(|api| {
        api.body().set("name", "api1-my");
    });
    let name = format!("{CLASS}.CanCustomizeWithProvisioningBuildOptions");
    written.bicep(&publish(app), "api1", &name);
}

fn domains(written: &mut Written) {
    let app = distributed_app! {
        parameter customDomain;
        parameter certificateName;
        containerapps env;
        container api("myimage") {
            endpoint http { port: 1111; }
            custom_domain domain { host: customDomain; certificate: certificateName; }
        }
    };
    both(written, app, "api", "ConfigureCustomDomainMutatesIngress");
    let app = distributed_app! {
        parameter customDomain;
        parameter initialCertificateName;
        parameter expectedCertificateName;
        containerapps env;
        container api("myimage") {
            endpoint http { port: 1111; }
            custom_domain first { host: customDomain; certificate: initialCertificateName; }
            custom_domain second { host: customDomain; certificate: expectedCertificateName; }
        }
    };
    both(written, app, "api", "ConfigureDuplicateCustomDomainMutatesIngress");
    let app = distributed_app! {
        parameter customDomain1;
        parameter certificateName1;
        parameter customDomain2;
        parameter certificateName2;
        containerapps env;
        container api("myimage") {
            endpoint http { port: 1111; }
            custom_domain first { host: customDomain1; certificate: certificateName1; }
            custom_domain second { host: customDomain2; certificate: certificateName2; }
        }
    };
    both(written, app, "api", "ConfigureMultipleCustomDomainsMutatesIngress");
}

fn volumes(written: &mut Written) {
    let app = distributed_app! {
        containerapps env;
        container api("myimage") {
            volume vol1 { path: "/path1"; }
            volume vol2 { path: "/path2"; }
            bind_mount bind1 { path: "/path3"; }
        }
    };
    both(written, app, "api", "VolumesAndBindMountsAreTranslation");
    let app = publish(distributed_app! {
        containerapps env;
        project with_bind_mount("folder") { bind_mount data { path: "/app/data"; } }
    });
    let name = format!("{CLASS}.BindMountNamesWithHyphensAreNormalized");
    written.bicep(&app, "with-bind-mount", &name);

    let app = publish(distributed_app! {
        containerapps my_ace;
        container druid("apache/druid:34.0.0") {
            endpoint http { port: 8081; }
            volume druid_shared { path: "/opt/shared"; }
            volume coordinator_var { path: "/opt/druid/var"; }
            bind_mount bind_mount { path: "/opt/bind"; }
        }
    });
    let name = format!("{CLASS}.MultipleVolumesHaveUniqueNamesInBicep");
    for (module, json, bicep) in [("druid", "#00", "#01"), ("my-ace", "#02", "#03")] {
        let entry = app.manifest_entry(module).expect("a module");
        written.add(&format!("{name}{json}.verified.txt"), "", entry);
        let text = app.module(module).expect("a module");
        if module == "druid" {
            written.add(&format!("{name}{bicep}.verified.txt"), "", text);
        }
    }
    for azd in [false, true] {
        let app = distributed_app! {
            containerapps env { azd_naming: (azd); }
            container cache("redis") { volume data { name: "App.da-ta"; path: "/data"; } }
        };
        let flag = if azd { "True" } else { "False" };
        let name = format!("AddContainerAppEnvironmentAddsEnvironmentResource_useAzdNaming={flag}");
        both(written, app, "env", &name);
    }
    let app = publish(distributed_app! {
        containerapps my_long_env_name { compact_naming; }
        container cache("redis") { volume data { name: "App.da-ta"; path: "/data"; } }
    });
    let name = format!("{CLASS}.AddContainerAppEnvironmentWithCompactNamingPreservesUniqueString");
    written.bicep(&app, "my-long-env-name", &name);
}

fn probes(written: &mut Written) {
    let name = format!("{CLASS}.ResourceWithProbes_HttpEndpoint");
    let app = publish(distributed_app! {
        containerapps env;
        container api("myimage") {
            endpoint http;
            probe readiness { path: "/ready"; }
            probe liveness { path: "/health"; }
        }
        project project1((PROJECT)) {
            endpoint http;
            probe readiness { path: "/ready"; initial_delay: 60; }
            probe liveness { path: "/health"; }
        }
    });
    written.bicep(&app, "api", &format!("{name}#00"));
    written.bicep(&app, "project1", &format!("{name}#01"));
    let app = publish(distributed_app! {
        containerapps env;
        container api("myimage") {
            endpoint http { port: 1111; }
            probe liveness { path: "/health"; }
        }
        project project1((PROJECT)) {
            endpoint http { port: 1111; }
            probe liveness { path: "/health"; }
        }
    });
    written.bicep(&app, "api", &format!("{name}_TargetPort#00"));
    written.bicep(&app, "project1", &format!("{name}_TargetPort#01"));
    let name = format!("{CLASS}.ResourceWithProbes_HttpsEndpoint_TargetPort_MatchIngress");
    let app = publish(distributed_app! {
        containerapps env;
        container api("myimage") {
            endpoint https { port: 1111; }
            probe liveness { path: "/health"; }
        }
        project project1((PROJECT)) {
            endpoint https { port: 1111; }
            probe liveness { path: "/health"; }
        }
    });
    written.bicep(&app, "api", &format!("{name}#00"));
    written.bicep(&app, "project1", &format!("{name}#01"));
}

fn jobs(written: &mut Written) {
    let app = publish(distributed_app! {
        containerapps env;
        job api { image: "myimage"; schedule: "*/5 * * * *"; }
    });
    let name = format!("{CLASS}.PublishAsContainerAppJobInfluencesContainerAppDefinition");
    written.bicep(&app, "api", &name);
    let app = publish(distributed_app! { containerapps env; job job((PROJECT)); });
    let name = format!("{CLASS}.PublishAsContainerAppJob_WorksForProjectResource");
    written.bicep(&app, "job", &name);
    let app = distributed_app! { containerapps env; job manual_job { image: "myimage"; } };
    let name = "PublishAsAzureContainerAppJobParameterlessConfiguresManualTrigger";
    both(written, app, "manual-job", name);
    let app = Builder::new();
    app.add_container_app_environment("env");
    let job = app.add_job_from_image("scheduled-job", "myimage").schedule("0 0 * * *");
    job.publish_as_container_app_job(|job| job.tag("metadata", Expr::str("metadata-value")));
    let name = "PublishAsScheduledAzureContainerAppJobConfiguresScheduleTrigger";
    both(written, app, "scheduled-job", name);
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

    let app = Builder::new();
    app.add_container_app_environment("env");
    app.add_container("api", "myimage")
        .env()
        .entry("CUSTOM_VALUE", Placeholder::new("customValue"));
    let name = "UnknownManifestExpressionProviderIsHandledWithAllocateParameter";
    both(written, app, "api", name);
}

/// One of two texts, by a parameter.
fn conditions(written: &mut Written) {
    let text = |text: &str| Expression::new().text(text);
    let app = Builder::new();
    app.add_container_app_environment("env");
    let flag = app.add_parameter("enable-feature");
    let mode = Expression::when(flag, "True", text("enabled"), text("disabled"));
    app.add_project("api", PROJECT).env().entry("FEATURE_MODE", mode);
    both(written, app, "api", "ConditionalExpressionWithParameterCondition");

    let app = Builder::new();
    app.add_container_app_environment("env");
    let flag = app.add_parameter("enable-feature");
    let prefix = app.add_parameter("connection-prefix");
    let then = text("prefix-").value(prefix).text("-enabled");
    let connection = Expression::when(flag, "True", then, text("disabled"));
    app.add_project("api", PROJECT).env().entry("FEATURE_CONNECTION", connection);
    both(written, app, "api", "ConditionalBranchWithParameterReference");

    let app = Builder::new();
    app.add_container_app_environment("env");
    let [outer, inner] = ["outer-flag", "inner-flag"].map(|name| app.add_parameter(name));
    let inner = Expression::when(inner, "True", text("inner-true"), text("inner-false"));
    let outer = Expression::when(outer, "True", inner, text("outer-false"));
    app.add_project("api", PROJECT).env().entry("NESTED_FEATURE", outer);
    both(written, app, "api", "NestedConditionalExpressions");
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
    let app = publish(distributed_app! {
        loganalytics customworkspace;
        containerapps env { log_workspace: customworkspace; }
        project api((PROJECT)) { endpoint http; }
    });
    let name = format!("{CLASS}.ContainerAppEnvironmentWithCustomWorkspace");
    for (module, index) in [("env", "#00"), ("api", "#01"), ("customworkspace", "#02")] {
        written.both(&app, module, &format!("{name}{index}"));
    }
    let app = distributed_app! {
        containerapps env { azd_naming; }
        project api((PROJECT)) { endpoint http; }
    };
    both(written, app, "env-acr", "DefaultContainerRegistryUsesAzdNamingWhenEnvironmentDoes");

    let app = Builder::new();
    let env = app.add_container_app_environment("env").node().id();
    app.add_infrastructure("infra", move |module| {
        let env = module.existing(env).expect("an environment");
        module.output("id", env.member("id"));
    });
    both(written, app, "infra", "CanReferenceContainerAppEnvironment");

    let app = publish(distributed_app! {
        containerapps env1 { unique_naming; }
        containerapps env2 { unique_naming; }
        container api1("myimage") { environment: env1; }
        container api2("myimage") { environment: env2; }
    });
    let name = format!("{CLASS}.MultipleAzureContainerAppEnvironmentsSupported.verified.json");
    written.add(&name, "", app.manifest());
}
