use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity the_identity_of_the_service_that_sends_letters_to_the_customers_at_night;
    }
    .run()
}
