use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps blue;
        containerapps green;
        project api("../api") { environment: blue; endpoint http { port: 8080; } }
        project open("../open") { environment: blue; endpoint http { port: 8080; external; } }
        project web("../web") { environment: green; reference: api, open; }
        project near("../near") { environment: blue; reference: api; }
        project later("../later") { environment: green; wait_for: api; }
    };
}
