use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        parameter subnet;
        loganalytics logs;
        registry images;
        containerapps env { registry: images; log_workspace: logs; subnet_id: subnet; }
        existing env("cae-prod");
        appservice sites { sku: P1V3; instances: 2; deployment_slot: "next"; }
        existing sites("plan-prod");
    };

    // It exists on a developer's machine only, or perhaps.
    let _ = distributed_app! {
        loganalytics logs;
        appservice sites { sku: P1V3; }
        run_as_existing sites("plan-dev");
        containerapps env {
            #[cfg(any())]
            log_workspace: logs;
        }
        existing env("cae-prod");
        keyvault secrets { sku: Premium; }
        #[cfg(any())]
        existing secrets("corp-vault");
    };
}
