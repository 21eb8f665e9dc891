use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets;
        existing secrets("corp-vault");
        containerapps env;
        existing env(env_name, "shared");
        container db("postgres:17") {
            volume data { path: "/var/lib/postgresql/data"; }
            volume logs { path: "/var/log"; }
            bind_mount config { source: "./config"; path: "/etc/app"; }
        }
        container cache("redis:7") {
            environment: env;
            volume data { path: "/data"; }
        }
    }
    .run()
}
