//! A new user-assigned managed identity.
//!
//! `cargo run -p examples --bin add-identity -- publish`
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
            app
        };
        app
    }
    .run()
}
