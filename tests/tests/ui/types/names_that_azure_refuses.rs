use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret key;
        keyvault secrets {
            name: "corp--vault";
            secret api_key = key as "api_key";
        }
        storage data {
            name: "My-Data";
            blob_container User_Images;
            table audit_log;
            queue q { name: "Q"; }
        }
        registry images { name: "team-images"; }
        keyvault microsoft_secrets;
        keyvault log_in_secrets;
        containerapps windows_apps { registry: images; }
        containerapps login_apps;
        keyvault corporate;
        existing corporate("Corp_Vault");
        keyvault older;
        existing older("older-vault", "rg payments.");
        appinsights insights { name: "My App."; }
        loganalytics logs { name: "logs-"; }
        containerapps env { name: "-env"; }
    }
    .run()
}
