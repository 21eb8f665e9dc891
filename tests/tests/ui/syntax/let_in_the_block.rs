use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        let vault = keyvault("secrets");
    }
    .run()
}
