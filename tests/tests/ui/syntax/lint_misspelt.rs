use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        #[allow(unused_identty)]
        identity worker;
        keyvault secrets;
    }
    .run()
}
