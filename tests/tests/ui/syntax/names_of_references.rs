use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        keyvault orders;
        keyvault invoices;
        keyvault old_data;
        storage files { queue jobs; }
        project api("../api") {
            reference: orders, files.jobs;
            references { orders: invoices; old_data: files.jobs; jobs: orders; }
        }
        project web("../web") {
            references { "Old-Data": invoices; vault: orders; vault: invoices; }
            reference: old_data;
        }
    }
    .run()
}
