use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        identity custom_umi;
        keyvault secrets {
            sku = Premium;
            roles: custom_uim => Reader;
        }
        existing secrets();
        registry images { tags { owner; } }
    }
    .run()
}
