//! A Bicep module of your own, with parameters and an output.
//!
//! `cargo run -p examples --bin own-bicep -- publish`
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
            let days = app.add::<parameter<int>>("days");
            days.value(7);
            let secrets = app.add::<keyvault>("secrets");
            let alerts = {
                struct Children<This, summary> {
                    this: This,
                    summary: summary,
                }
                let this = app.add_from::<bicep, _>("alerts", "modules/alerts.bicep");
                Children { this, summary: this.add::<output, _>("summary") }
            };
            alerts.this.params().entry("vaultName", secrets.azure_name()).entry("days", days);
            let checks = app.add::<output>("checks");
            checks.value(alerts.summary);
            const _: () = {
                const DECLARED: &[::app_model::facts::Declared] = &[::app_model::facts::Declared(
                    ::app_model::facts::Of::<keyvault>::FACTS,
                    &["secrets"],
                )];
                const _: () = ::app_model::facts::Of::<bicep>::FACTS.place("alerts", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<output>::FACTS.part(
                    ::app_model::facts::Child("summary", &[]),
                    "alerts",
                    ::app_model::facts::Of::<bicep>::FACTS,
                    DECLARED,
                    true,
                    false,
                );
                const _: () = ::app_model::facts::Of::<bicep>::FACTS.answers(
                    "alerts",
                    "bicep",
                    &[::app_model::facts::Of::<output>::FACTS],
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<keyvault>::FACTS.output(
                    "azure_name",
                    "alerts",
                    ::app_model::facts::Child("secrets", &[]),
                    false,
                );
            };
            app
        };
        app
    }
    .run()
}
