use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        container db("postgres:17") {
            endpoint tcp { port: 5432; }
            probe liveness { path: "/healthz"; }
        }
        container broker("rabbitmq:4-management") {
            endpoint amqp { scheme: Tcp; port: 5672; }
            endpoint http { port: 15672; }
            probe readiness { path: "/api"; }
            probe startup { path: "/"; endpoint: "amqp"; }
        }
        container cache("redis:7") {
            endpoint tcp;
        }
        // What is told its port may listen anywhere.
        container told("contoso/told:1") {
            endpoint tcp;
            env { PORT: told.tcp.target_port; }
        }
        container listening("contoso/listening:1") { endpoint tcp { env: "PORT"; } }
        project worker("../worker") {
            endpoint tcp;
            probe liveness;
        }
    };
}
