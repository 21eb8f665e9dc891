use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        #![allow(unused)]
        identity custom_umi;
    }
    .run()
}
