use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage my_data;
        storage mydata;
        containerapps env_1;
        containerapps env_2;
    }
    .run()
}
