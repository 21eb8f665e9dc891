use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        keyvault secrets { sku: Premium; }
        project api("../api") { endpoint http { port: 8080; } endpoint admin { port: 9090; } }
        project web("../web") {
            cpu: 0.5;
            memory: "1Gi";
            reference: api.environment;
            env { API: api.env; }
        }
        project worker("../worker") { memory: web.memory; }
        output sku = secrets.sku;
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        container shop("contoso/shop:1") { env { PORT: cache.tcp.port; } }
    };
}
