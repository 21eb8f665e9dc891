//! An identity that exists already; its name and resource group are given at deployment.
//!
//! `cargo run -p examples --bin existing-identity -- publish`
use app_model::distributed_app;
fn main() -> std::process::ExitCode {
    {
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction,
            non_camel_case_types,
            non_snake_case,
            non_upper_case_globals,
            path_statements,
            unused
        )]
        let app = {
            use ::app_model::keyword::*;
            let app = ::app_model::Builder::new();
            let miName = app.add::<parameter>("miName");
            let miResourceGroup = app.add::<parameter>("miResourceGroup");
            let custom_umi = app.add::<identity>("custom-umi");
            app.publish_as_existing(custom_umi, miName).resource_group(miResourceGroup);
            app
        };
        app
    }
    .run()
}
