//! A block adds to a builder, and plain Rust decides the rest.
//!
//! `cargo run -p examples --bin many-accounts -- publish`
use app_model::{Builder, distributed_app};
fn main() -> std::process::ExitCode {
    let app = Builder::new();
    let auditor = app.add_user_assigned_identity("auditor");
    for number in 1..=20 {
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
                let app: &::app_model::Builder = &app;
                let shard = app.add::<storage>(&::alloc::__export::must_use({
                    ::alloc::fmt::format(format_args!("shard-{0}", number))
                }));
                ::app_model::grant(shard.with_role_assignments(auditor).StorageBlobDataReader);
                shard.add::<blob_container, _>("records");
                app
            };
            app
        };
    }
    app.run()
}
