use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project api("../api") { cpu: 0.5; memory: "4Gi"; }
        project web("../web") { cpu: 0.3; memory: "1Gi"; }
        job nightly("../nightly") { memory: "9Gi"; }
        project batch("../batch") { cpu: 8; memory: "16Gi"; }
        // In MiB it is another mistake; what follows is none.
        project old("../old") { cpu: 0.5; memory: "512Mi"; }
        project fits("../fits") { cpu: 1; memory: "2.0Gi"; min_replicas: 3; }
        project computed("../computed") { cpu: (0.1 + 0.4); memory: "3Gi"; }
    };
}
