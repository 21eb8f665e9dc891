use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        storage data {
            queue jobs { connection_properties { "Password": "hunter2"; Database: "orders"; } }
        }
        connection_string orders { connection_properties { ApiKey: "abc123"; } }
        #[allow(plain_credential, reason = "it is one of a test system")]
        keyvault test { connection_properties { Token: "abc123"; } }
        project api("../api") {
            reference: data.jobs, orders, test;
            build_args { NPM_TOKEN: "abc123"; CHANNEL: "stable"; }
            env { "": "x"; LOG_LEVEL: "info"; }
            scale_rule bus {
                scaler: "azure-servicebus";
                metadata { connection: "Endpoint=sb://a/;SharedAccessKey=abc"; password: "x1"; }
            }
        }
    }
    .run()
}
