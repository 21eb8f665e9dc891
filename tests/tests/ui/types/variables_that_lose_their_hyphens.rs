use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            endpoint http { external; }
            env { "my-db": "x"; MY_DB: "none"; }
        }
        #[allow(hyphenated_variable, reason = "it reads MYDB")]
        project web("../web") {
            endpoint http { external; }
            env { "my-db": "x"; }
        }
    };
}
