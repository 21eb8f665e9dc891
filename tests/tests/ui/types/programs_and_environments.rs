use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps blue;
        containerapps green;
        appservice sites;
        project api("../api");
        job nightly("../nightly") { environment: sites; }
        container cache("redis:7.4") { environment: sites; }
        project web("../web") { environment: green; reference: cache; }
    };
}
