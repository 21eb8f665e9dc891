//! Where a secret cannot go: whatever many people read.

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret password;
        containerapps env { tags { p: password; } }
        keyvault vault { secret token = password; name: password; tags { t: vault.token; } }
        storage data { access_tier: password; }
        registry images;
        existing images(password);
        connection_string legacy = password;
        parameter copied = password;
        output shown = password;
        output token = vault.token;
        output whole = legacy;
        external partner(password);
        container cache("redis:7.4") {
            args: "--password", password, vault.token, legacy;
            memory: password;
            min_replicas: password;
            scale_rule calls { scaler: password; }
            endpoint http { port: password; }
            probe liveness { path: password; }
            volume files { path: password; }
        }
        project web(password) { build_args { P: password; T: vault.token; } }
        job clean("../clean") { schedule: password; }
        bicep own { template: password; resource_group: password; }
    }
    .run()
}
