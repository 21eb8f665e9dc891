use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        #[expect(unused_identity, reason = "it is attached by hand")]
        identity worker;
        keyvault secrets;
    }
    .run()
}
