use app_model::{Builder, distributed_app};

/// What only looks like a mistake of programs and environments.
fn main() {
    let app = distributed_app! {
        containerapps blue;
        containerapps green;
        project api("../api") {
            environment: blue;
            endpoint web { port: 8080; external; }
            endpoint admin { port: 8080; external; }
            endpoint tcp { port: 9090; }
        }
        project web("../web") {
            environment: green;
            reference: api;
            wait_for: worker;
        }
        project worker("../worker") { environment: green; }
        external partner("https://partner.example.com");
        function orders("../orders") { environment: green; reference: partner; }
        project shop("../shop") { environment: (green); reference: orders; }
    };
    assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    // The environment is added by the code around.
    let app = distributed_app! { project api("../api"); job nightly("../nightly"); };
    app.add_container_app_environment("env");
    assert!(app.build().is_ok());
    let app = Builder::new();
    app.add_container_app_environment("env");
    distributed_app! {
        in app;
        project api("../api") { endpoint http { port: (80); external: (true); } }
        project web("../web") {
            reference: api;
            endpoint tcp { scheme: Http; external; }
        }
    };
    assert!(app.build().is_ok());
}
