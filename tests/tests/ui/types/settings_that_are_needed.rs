use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        keyvault secrets { secret token; }
        registry images { purge_task nightly { ago: "7d"; keep: 3; } }
        containerapps env { registry: images; }
        job weekly { schedule: "0 3 * * 1"; }
        container db("postgres:17") {
            endpoint tcp { port: 5432; }
            volume data;
            bind_mount config { source: "./src"; read_only; }
            probe health { period: 10; }
            probe liveness { endpoint: "http"; }
            custom_domain shop { certificate: ""; }
        }
        container worker("contoso/worker:1") { probe liveness { period: 10; } }
        job events("../events") { event orders { use_identity: true; } }
    };

    // What is misspelt is said there, and only there.
    let _ = distributed_app! {
        registry images { purge_task nightly { shedule: "0 1 * * *"; } }
        containerapps env { registry: images; }
        job weekly { schedule: "0 3 * * 1"; imge: "contoso/weekly:1"; }
        container db("postgres:17") {
            endpont tcp { port: 5432; }
            volume data { pth: "/data"; }
            probe health { kin: Readiness; }
            probe liveness { period: 10; }
        }
    };

    // All that is needed is there, may be, or is no matter where the program runs.
    let _ = distributed_app! {
        keyvault secrets { secret token; }
        existing secrets("corp-vault");
        storage data { queue jobs; blob_container photos; file_share files { quota: 100; } }
        registry images {
            purge_task nightly {
                #[cfg(all())]
                schedule: "0 1 * * *";
            }
        }
        containerapps env { registry: images; }
        appservice sites { registry: images; }
        job weekly { environment: env; image: "busybox"; schedule: "0 3 * * 1"; }
        container db("postgres:17") {
            environment: env;
            endpoint tcp { port: 5432; }
            volume data { path: (concat!("/", "data")); }
            probe deep { kind: Readiness; }
            probe startup { endpoint: "tcp"; }
            scale_rule calls;
        }
        project web("../web") {
            environment: sites;
            endpoint http { port: 8080; external; }
            probe health { path: "/health"; }
        }
        function orders("../orders") { environment: env; probe liveness { path: "/alive"; } }
    };
}
