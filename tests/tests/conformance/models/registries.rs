//! `AzureContainerRegistryTests`

use app_model::distributed_app;

use super::{Written, publish, run};

pub(super) fn all(written: &mut Written) {
    let class = "AzureContainerRegistryTests";
    let app = publish(distributed_app! { registry acr; });
    let name = format!("{class}.AddAzureContainerRegistry_GeneratesCorrectManifestAndBicep");
    written.both(&app, "acr", &name);

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 1 * * *";
                ago: "7d";
                keep: 5;
            }
        }
    });
    written.bicep(&app, "acr", &format!("{class}.WithPurgeTask_GeneratesCorrectBicep"));

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 1 * * *";
                filter: "app1:.*";
                keep: 3;
            }
            purge_task second {
                name: "purgeOldImages_1";
                schedule: "0 2 * * 0";
                filter: "app2:.*";
                ago: "30d";
                keep: 10;
            }
        }
    });
    written.bicep(
        &app,
        "acr",
        &format!("{class}.WithPurgeTask_MultipleTasks_GeneratesUniqueNames"),
    );

    let app = run(distributed_app! {
        registry acr { purge_task myCustomPurge { schedule: "0 3 * * *"; } }
    });
    written.bicep(&app, "acr", &format!("{class}.WithPurgeTask_CustomTaskName_UsedInBicep"));

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 0 * * *";
                ago: "2d3h6m";
            }
        }
    });
    let name = format!("{class}.WithPurgeTask_WithHoursAndMinutesAgo_FormatsCorrectly");
    written.bicep(&app, "acr", &name);

    let app = publish(distributed_app! {
        containerapps env;
        #[allow(unreferenced_resource, reason = "the reference's test names it in roles only")]
        registry acr;
        project api("project.csproj") {
            #[allow(implied_role, reason = "the reference grants both")]
            roles: acr => [AcrPull, AcrPush];
        }
    });
    let name = format!("{class}.WithRoleAssignments_GeneratesCorrectRoleAssignmentBicep");
    written.both(&app, "api-roles-acr", &name);
}
