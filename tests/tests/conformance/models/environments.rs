//! `AzureEnvironmentResourceTests`: whole applications.

use app_model::{Application, Builder, distributed_app};

use super::{Written, publish};

pub(super) fn all(written: &mut Written) {
    let class = "AzureEnvironmentResourceTests";
    let app = Builder::new();
    app.add_storage("included-storage");
    app.add_storage("excluded-storage").exclude_from_publish();
    app.grant_default_roles_to_deployer();
    let publication = publish(app).publication();
    let name = "AzurePublishingContext_IgnoresAzureBicepResourcesWithIgnoreAnnotation";
    let main = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{class}.{name}.verified.bicep"), "", main);

    let app = publish(distributed_app! { containerapps env; container api("myimage"); });
    let name = "WhenUsedWithAzureContainerAppsEnvironment_GeneratesProperBicep";
    main_bicep(written, &app, &format!("{class}.{name}#00"));
    written.bicep(&app, "env", &format!("{class}.{name}#01"));

    let app = Builder::new();
    let group = app.add_parameter("resourceGroup");
    let location = app.add_parameter("location");
    app.with_resource_group(group);
    app.with_location(location);
    app.add_container_app_environment("env");
    app.add_container("api", "myimage");
    let name = "WhenUsedWithAzureContainerAppsEnvironment_RespectsStronglyTypedProperties";
    main_bicep(written, &publish(app), &format!("{class}.{name}"));

    let app = publish(distributed_app! {
        parameter moduleResourceGroup = "rg-shared";
        parameter moduleSubscription = "12345678-1234-1234-1234-123456789012";
        containerapps acaEnv;
        bicep resourceGroupScoped {
            template: "param location string";
            resource_group: moduleResourceGroup;
            subscription: moduleSubscription;
        }
        bicep subscriptionScoped {
            template: "targetScope = 'subscription'\n\nparam location string";
            subscription: moduleSubscription;
        }
        bicep tenantScoped {
            template: "targetScope = 'tenant'\n\nparam location string";
            tenant;
        }
    });
    let generated = publish(distributed_app! {
        containerapps env;
        project testcontainer(".") {
            dockerfile_text: "FROM alpine:latest\nRUN echo 'Generated for azure'";
        }
    });
    let publication = generated.publication();
    let text = publication.file("testcontainer.Dockerfile").expect("the Dockerfile");
    let name = "PublishAsync_WithDockerfileFactory_WritesDockerfileToOutputFolder";
    written.add(&format!("{class}.{name}.verified.txt"), "", text);

    let name = "AzurePublishingContext_WritesScopedModuleExpressions";
    main_bicep(written, &app, &format!("{class}.{name}"));
}

fn main_bicep(written: &mut Written, app: &Application, snapshot: &str) {
    let publication = app.publication();
    let text = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{snapshot}.verified.bicep"), "", text);
}
