use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            endpoint http { port: 8080; external; }
            args: "--greeting", "good morning";
        }
    };
    let _ = distributed_app! {
        containerapps env;
        job orders("../orders") {
            schedule: "0 3 * * *";
            event queue { scaler: "azure-queue"; }
        }
        // Here the arguments stay apart, and there is one trigger.
        project api("../api") { args: "--greeting", "good morning"; }
        job mails("../mails") {
            schedule: "0 3 * * *";
            volume data { path: "/data"; }
        }
        job bills("../bills") { event queue { scaler: "azure-queue"; } }
    };
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            endpoint http { port: 8080; external; }
            #[cfg(any())]
            args: "good morning";
            env { SCHEDULE: "0 3 * * *"; }
        }
    };
}
