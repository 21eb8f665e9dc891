use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault corporate_payment_secrets;
        storage customer_documents_archive_hot;
        #[cfg(any())]
        storage customer_documents_archive_cool;
    }
    .run()
}
