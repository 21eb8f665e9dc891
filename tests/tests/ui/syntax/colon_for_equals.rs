use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter region: "westeurope";
        secret signing_key: string;
        keyvault secrets {
            secret token: signing_key;
            tags { region: region; }
        }
        output uri: secrets.vault_uri;
        registry images: Premium;
    }
    .run()
}
