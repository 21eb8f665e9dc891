//! An identity that may read a vault.
//!
//! `cargo run -p examples --bin role-assignment -- publish`
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
            let custom_umi = app.add::<identity>("custom-umi");
            let secrets = app.add::<keyvault>("secrets");
            ::app_model::grant(secrets.with_role_assignments(custom_umi).Reader);
            app
        };
        app
    }
    .run()
}
