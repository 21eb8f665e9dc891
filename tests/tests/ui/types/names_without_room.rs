use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault corporate_payment_secrets;
        storage customer_documents_archive_hot;
        containerapps where_the_programs_of_northern_europe_payments_run;
        appservice sites_of_the_payments_of_northern_europe;
        #[cfg(any())]
        storage customer_documents_archive_cool;
    }
    .run()
}
