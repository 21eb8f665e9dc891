use app_model::distributed_app;

fn main() {
    let days = 7;
    let _ = distributed_app! {
        parameter age;
        parameter count: int;
        parameter night = "0 1 * * *";
        keyvault secrets;
        registry images {
            purge_task nightly { schedule: night; ago: age; keep: count; }
            purge_task weekly { schedule: "0 1 * * 1"; filter: secrets.vault_uri; }
            purge_task monthly {
                schedule: "0 1 1 * *";
                ago: (format!("{days}d"));
                filter: "api:.*";
                keep: (3);
            }
        }
    };
}
