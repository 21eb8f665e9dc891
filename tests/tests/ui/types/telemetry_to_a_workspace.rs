use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        loganalytics logs;
        appservice sites { application_insights: logs; sku: S1; }
    }
    .run()
}
