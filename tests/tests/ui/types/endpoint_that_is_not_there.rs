use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        bicep network("modules/network.bicep") { output subnet_id; }
        external partner("https://partner.example.com");
        function orders("../orders");
        job nightly("../nightly");
        project bare("../bare");
        project api("../api") { endpoint http { port: 8080; } }
        container shop("shop:1") {
            endpoint http { port: 8080; }
            endpoint admin { port: 9090; }
            probe liveness { path: "/"; }
        }
        container web("nginx:1.29") {
            env {
                FINE: shop.http;
                API: api.grpc;
                HOST: api.grpc.host;
                SHOP: shop.public;
                SLIP: shop.htpp;
                BARE: bare.http;
                VNET: network.vnet_id;
                ORDERS: orders.https;
                NIGHTLY: nightly.http;
                PARTNER: partner.url;
            }
        }
    };
}
