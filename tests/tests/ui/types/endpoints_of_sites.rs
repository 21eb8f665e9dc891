use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            endpoint http { port: 8080; }
        }
        project web("../web") {
            endpoint http { port: 8080; external; }
            endpoint admin { port: 8080; external: false; }
        }
        project mail("../mail") {
            endpoint smtp { port: 2525; scheme: Tcp; external; }
        }
        project shop("../shop") {
            endpoint http { port: 8080; external; }
            endpoint metrics { port: 9090; external; }
        }
        function orders("../orders");
    };

    // What Rust code says is not known, and elsewhere endpoints are inside unless they are external.
    let _ = distributed_app! {
        containerapps env;
        appservice sites;
        project api("../api") {
            environment: sites;
            endpoint http { port: 8080; external: (true); }
        }
        project web("../web") {
            environment: env;
            endpoint http { port: 8080; }
            endpoint tcp { port: 5432; }
        }
        function orders("../orders") { environment: sites; external: (true); }
        function mails("../mails") { environment: env; }
        function bills("../bills") { environment: sites; }
    };
}
