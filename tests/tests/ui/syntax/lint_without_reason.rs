use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        #[allow(unused_identity)]
        identity worker;
        #[allow(unused_identity, reason = " ")]
        identity other;
        keyvault secrets;
    }
    .run()
}
