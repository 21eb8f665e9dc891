//! `AzureAppServiceTests`, `AzureAppServiceEnvironmentExtensionsTests`

use app_model::{Builder, Expression, Placeholder, distributed_app};

use super::{Written, publish};

const CLASS: &str = "AzureAppServiceTests";
const ENVIRONMENT_CLASS: &str = "AzureAppServiceEnvironmentExtensionsTests";

/// What the reference's tests call a project.
const PROJECT: &str = "project.csproj";

pub(super) fn all(written: &mut Written) {
    environments(written);
    several(written);
    existing_plans(written);
    referred_as_existing(written);
    projects(written);
    probes(written);
    references(written);
    slots(written);
    insights(written);
    values(written);
}

/// One module and its entry.
fn both(written: &mut Written, app: Builder, module: &str, test: &str) {
    written.both(&publish(app), module, &format!("{CLASS}.{test}"));
}

fn environments(written: &mut Written) {
    for (enabled, snapshot) in [
        (true, "AddContainerAppEnvironmentAddsEnvironmentResource"),
        (false, "AddAppServiceEnvironmentWithoutDashboardAddsEnvironmentResource"),
    ] {
        let app = distributed_app! { appservice env { dashboard: (enabled); } };
        both(written, app, "env", snapshot);
    }
    let app = distributed_app! {
        identity shared_mi;
        appservice env { pull_identity: shared_mi; }
    };
    both(written, app, "env", "WithAcrPullIdentity_PublishGeneratesEnvWithSuppliedIdentity");
    let app = publish(distributed_app! {
        registry final_registry;
        existing final_registry("myacr", "my-existing-resource-group");
        appservice env { registry: final_registry; dashboard: false; }
    });
    let name = format!(
        "{ENVIRONMENT_CLASS}.CrossResourceGroupRegistry_UsesStandaloneAcrPullIdentityForFinalRegistry"
    );
    written.bicep(&app, "env", &name);
    written.bicep(&app, "env-mi", &format!("{name}#identity"));
    written.both(&app, "env-mi-roles-final-registry", &format!("{name}#roles"));
}

fn existing_plans(written: &mut Written) {
    let existing = || {
        distributed_app! {
            parameter appServicePlanName;
            parameter appServicePlanResourceGroup;
            appservice env;
            existing env(appServicePlanName, appServicePlanResourceGroup);
        }
    };
    both(
        written,
        existing(),
        "env",
        "AzureAppServiceEnvironmentCanReferenceExistingAppServicePlan",
    );
    let app = existing();
    app.add_project("api", PROJECT).add_endpoint("http").external(true);
    let app = publish(app);
    let name = format!("{CLASS}.AzureAppServiceEnvironmentCanPublishExistingAppServicePlan");
    let publication = app.publication();
    let main = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{name}#00.verified.bicep"), "", main);
    written.bicep(&app, "env", &format!("{name}#01"));
    written.bicep(&app, "api", &format!("{name}#02"));

    let app = distributed_app! {
        parameter appServicePlanName;
        parameter registryName;
        parameter identityName;
        parameter sharedRg;
        registry acr;
        as_existing acr(registryName, sharedRg);
        identity shared_mi;
        as_existing shared_mi(identityName, sharedRg);
        appservice env {
            registry: acr;
            pull_identity: shared_mi;
            dashboard: false;
        }
        as_existing env(appServicePlanName, sharedRg);
    };
    both(
        written,
        app,
        "env",
        "WithAcrPullIdentity_AsExisting_PublishGeneratesEnvWithSuppliedIdentity",
    );
}

/// Programs of two environments, in the manifest. The reference's projects have launch profiles,
/// which stand for two endpoints where TLS ends before the program, and its test leaves out the
/// paths.
fn several(written: &mut Written) {
    let app = publish(distributed_app! {
        appservice env1;
        appservice env2;
        project ServiceA((PROJECT)) {
            environment: env1;
            endpoint http { external; }
            endpoint https { external; port_variable: false; }
        }
        project ServiceB((PROJECT)) {
            environment: env2;
            endpoint http { external; }
            endpoint https { external; port_variable: false; }
        }
    });
    let manifest = app.manifest();
    let lines =
        manifest.lines().filter(|line| !(line.contains("\"path\"") && line.contains(PROJECT)));
    let name = format!("{CLASS}.MultipleAzureAppServiceEnvironmentsSupported.verified.json");
    written.add(&name, "", lines.collect::<Vec<_>>().join("\n"));
}

/// Values that a setting of the block does not say.
fn values(written: &mut Written) {
    let text = |text: &str| Expression::new().text(text);
    let app = Builder::new();
    app.add_app_service_environment("env");
    let flag = app.add_parameter("enable-feature");
    let api = app.add_project("api", PROJECT);
    api.add_endpoint("http").external(true);
    api.env()
        .entry("FEATURE_MODE", Expression::when(flag, "True", text("enabled"), text("disabled")));
    both(written, app, "api", "ConditionalExpressionWithParameterCondition");

    let app = Builder::new();
    app.add_app_service_environment("env");
    let api = app.add_project("api", PROJECT);
    api.add_endpoint("http").external(true);
    api.env().entry("CUSTOM_VALUE", Placeholder::new("customValue"));
    both(written, app, "api", "UnknownManifestExpressionProviderIsHandledWithAllocateParameter");
}

/// A module that refers to an existing plan.
fn referred_as_existing(written: &mut Written) {
    let app = Builder::new();
    let name = app.add_parameter("existing-appenv-name");
    let group = app.add_parameter("existing-appenv-rg");
    let environment = app.add_app_service_environment("test-app-service-env");
    let _ = environment.as_existing(name).resource_group(group);
    let id = environment.node().id();
    let _ = app.add_infrastructure("mymodule", move |module| {
        module.existing(id).expect("a resource");
    });
    let test = "AddAsExistingResource_RespectsExistingAzureResourceAnnotation_ForAzureAppServiceEnvironmentResource";
    written.both(&publish(app), "mymodule", &format!("{ENVIRONMENT_CLASS}.{test}"));
}

fn projects(written: &mut Written) {
    let app = distributed_app! {
        appservice env;
        project project1((PROJECT)) { endpoint http { external; } }
    };
    both(written, app, "project1", "AddAppServiceProjectWithoutTargetPortUsesContainerPort");
    let app = distributed_app! {
        appservice env;
        executable container1("serve", "./myimage") { endpoint http { external; } }
    };
    both(written, app, "container1", "AddAppServiceContainerWithoutTargetPortUsesDefaultPort");
    let app = distributed_app! {
        appservice env;
        project api("./api") {
            endpoint http {
                port: 85;
                env: "PORT";
                external;
            }
        }
    };
    both(
        written,
        app,
        "api",
        "AddDockerfileWithAppServiceInfrastructureAddsDeploymentTargetWithAppServiceToContainerResources",
    );
    // A .NET project with a Dockerfile of its own.
    let app = distributed_app! {
        appservice env;
        executable api("serve", "./api") {
            endpoint http { port: 80; external; }
            env {
                OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY: "in_memory";
                ASPNETCORE_FORWARDEDHEADERS_ENABLED: "true";
                PORT: "80";
            }
        }
    };
    both(written, app, "api", "AzureAppServiceSupportBaitAndSwitchResources");
    let app = distributed_app! {
        appservice env;
        project api((PROJECT)) {
            endpoint http { external; }
            publish_as_website: (|site| site.web_sockets(true));
        }
    };
    both(
        written,
        app,
        "api",
        "AddContainerAppEnvironmentAddsDeploymentTargetWithContainerAppToProjectResources",
    );
    let app = publish(distributed_app! {
        appservice sites as "appservice";
        #[allow(unreferenced_resource, reason = "the reference's test names it in roles only")]
        storage mystorage;
        identity myidentity;
        project myapp((PROJECT)) {
            identity: myidentity;
            roles: mystorage => StorageAccountContributor;
        }
    });
    let name = "AzureUserAssignedIdentityTests.WithAzureUserAssignedIdentity_WithRoleAssignments_AzureAppService_Works";
    for (module, index) in
        [("myapp", "#00"), ("myidentity", "#01"), ("myapp-roles-mystorage", "#02")]
    {
        written.bicep(&app, module, &format!("{name}{index}"));
    }
}

fn probes(written: &mut Written) {
    let app = publish(distributed_app! {
        appservice env;
        project project1((PROJECT)) {
            endpoint https { external; }
            probe readiness { path: "/ready"; initial_delay: 60; }
            probe liveness { path: "/health"; }
        }
    });
    written.bicep(&app, "project1", &format!("{CLASS}.ResourceWithProbes"));
}

fn references(written: &mut Written) {
    for (dashboard, snapshot) in [
        (true, "EndpointReferencesAreResolvedAcrossProjects"),
        (false, "AddAppServiceToEnvironmentWithoutDashboard"),
    ] {
        let app = distributed_app! {
            appservice env { dashboard: (dashboard); }
            project project1((PROJECT)) { endpoint http { external; } }
            project project2((PROJECT)) { endpoint http { external; } reference: project1; }
        };
        both(written, app, "project2", snapshot);
    }
    let app = distributed_app! {
        appservice env;
        project project1((PROJECT)) { endpoint http { external; } }
        project project2((PROJECT)) {
            endpoint http { external; }
            args: "--myarg", "myvalue";
            reference: project1;
        }
    };
    both(written, app, "project2", "AddAppServiceWithArgs");
    for (upgrade, snapshot) in [
        (true, "AddAppServiceWithTargetPort"),
        (false, "CanPreserveHttpSchemeUsingWithHttpsUpgrade"),
    ] {
        let app = distributed_app! {
            appservice env { https_upgrade: (upgrade); }
            project project1((PROJECT)) {
                endpoint https { port: 8000; external; }
                endpoint http { port: 8000; external; }
            }
            project project2((PROJECT)) {
                endpoint http { port: 9000; external; }
                reference: project1;
            }
        };
        both(written, app, "project2", snapshot);
    }
    let app = distributed_app! {
        appservice env;
        project project1((PROJECT));
        project project2((PROJECT)) {
            endpoint https { port: 8000; external; }
            endpoint http { port: 8000; external; }
            // The reference's test refers to it. Without an endpoint that hands nothing over, and is
            // an error here.
            wait_for: project1;
        }
    };
    both(written, app, "project2", "AddAppServiceWithTargetPortMultipleEndpoints");
}

fn slots(written: &mut Written) {
    let app = distributed_app! {
        appservice env { deployment_slot: "stage"; }
        project project1((PROJECT)) { endpoint http { external; } }
    };
    both(written, app, "project1", "AddAppServiceWithDeploymentSlot");
    let app = distributed_app! {
        parameter deploymentSlot = "stage";
        appservice env { deployment_slot: deploymentSlot; }
        project project1((PROJECT)) { endpoint http { external; } }
    };
    both(written, app, "project1", "AddAppServiceWithDeploymentSlotParameter");
}

fn insights(written: &mut Written) {
    let app = distributed_app! { appservice env { application_insights; } };
    both(written, app, "env", "AddAppServiceWithApplicationInsightsDefaultLocation");
    let app = distributed_app! {
        appservice env { application_insights_location: "westus"; }
    };
    both(written, app, "env", "AddAppServiceWithApplicationInsightsLocation");
    let app = distributed_app! {
        parameter appInsightsLocation = "westus";
        appservice env { application_insights_location: appInsightsLocation; }
    };
    both(written, app, "env", "AddAppServiceWithApplicationInsightsLocationParam");
    let app = publish(distributed_app! { appservice env_1 { application_insights; } });
    let name = "AddAppServiceWithApplicationInsightsNormalizesBicepIdentifiers";
    written.bicep(&app, "env-1", &format!("{CLASS}.{name}"));
    let app = distributed_app! {
        appinsights existingAppInsights;
        appservice env { application_insights: existingAppInsights; }
    };
    both(written, app, "env", "AddAppServiceWithExistingApplicationInsights");
    let app = distributed_app! {
        appservice env { application_insights; }
        project project1((PROJECT)) { endpoint http { external; } }
    };
    both(written, app, "project1", "AddAppServiceProjectWithApplicationInsightsSetsAppSettings");
}
