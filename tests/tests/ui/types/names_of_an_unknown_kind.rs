use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvualt corporate_payment_secrets { name: "corp--vault"; }
        storage data { blob_containr User_Images; }
        registry images { queue User_Images; }
    }
    .run()
}
