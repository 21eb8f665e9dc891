//! `AzureLogAnalyticsWorkspaceExtensionsTests` and `AzureApplicationInsightsExtensionsTests`

use app_model::distributed_app;

use super::{Written, publish, run};

pub(super) fn all(written: &mut Written) {
    let class = "AzureLogAnalyticsWorkspaceExtensionsTests";
    let app = run(distributed_app! { loganalytics logAnalyticsWorkspace; });
    let name = format!("{class}.AddLogAnalyticsWorkspace");
    written.bicep(&app, "logAnalyticsWorkspace", &name);

    let class = "AzureApplicationInsightsExtensionsTests";
    let app = publish(distributed_app! { appinsights appInsights; });
    let name = format!("{class}.AddApplicationInsightsWithoutExplicitLawGetsGeneratedLaw");
    written.both(&app, "appInsights", &name);
    let app = run(distributed_app! { appinsights appInsights; });
    let name = "AddApplicationInsightsWithoutExplicitLawGetsDefaultLawParameterInRunMode";
    written.bicep(&app, "appInsights", &format!("{class}.{name}"));
    let app = run(distributed_app! {
        loganalytics mylaw;
        appinsights appInsights { log_workspace: mylaw; }
    });
    let name = "AddApplicationInsightsWithExplicitLawArgumentDoesntGetDefaultParameter";
    written.both(&app, "appInsights", &format!("{class}.{name}"));
    let app = run(distributed_app! {
        loganalytics law;
        appinsights appInsights { log_workspace: law; }
    });
    let name = "WithLogAnalyticsWorkspace_UsesWorkspaceResourceId_VerifyBicep";
    written.both(&app, "appInsights", &format!("{class}.{name}"));
    let app = publish(distributed_app! {
        containerapps aca;
        appinsights appInsights { log_workspace_id: aca.log_workspace_id; }
    });
    let name = "WithLogAnalyticsWorkspaceId_UsesProvidedWorkspaceId_VerifyBicep";
    written.both(&app, "appInsights", &format!("{class}.{name}"));

    let class = "ExistingAzureResourceTests";
    let app = publish(distributed_app! {
        loganalytics logAnalytics;
        existing logAnalytics(existingResourceName, existingResourceGroupName);
        appinsights appInsights;
        existing appInsights(existingResourceName, existingResourceGroupName);
    });
    let name = format!("{class}.SupportsExistingLogAnalyticsWithResourceGroup");
    written.both(&app, "logAnalytics", &name);
    let name = format!("{class}.SupportsExistingAzureApplicationInsightsWithResourceGroup");
    written.both(&app, "appInsights", &name);
}
