use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        keyvault secrets { identity: worker; }
        storage data { identity: worker; }
        existing_read_only data("corpdata");
        containerapps env { identity: worker; }
    }
    .run()
}
