use app_model::bicep::Expr;
use app_model::distributed_app;
use app_model::kinds::container_apps::{ContainerApp, ContainerAppJob};

fn job_with_replicas(job: &mut ContainerAppJob<'_, '_>) {
    job.min_replicas(Expr::Int(1));
}

fn app(app: &mut ContainerApp<'_, '_>) {
    app.min_replicas(Expr::Int(1));
}

fn main() {
    let _ = distributed_app! {
        containerapps env;
        job nightly("../nightly") { publish_as_container_app_job: (job_with_replicas); }
        job hourly("../hourly") { publish_as_container_app: (app); }
        job daily("../daily") { publish_as_container_app_job: (app); }
        job weekly("../weekly") { publish_as_website: (|site| site.web_sockets(true)); }
    };
}
