use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage data { sku: Standard_LRS; }
    }
    .run()
}
