//! What a program has without declaring it is read like a child: the endpoint of a function.

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        containerapps env;
        storage state;
        function orders("../orders") { host_storage: state; }
        function invoices("../invoices") { external; volume cache { path: "/cache"; } }
        container web("nginx:1.29") {
            endpoint http { port: 80; }
            reference: invoices.http;
            references { billing: orders.http; }
            env {
                ORDERS: orders.http;
                ORDERS_HOST: orders.http.host;
            }
        }
    };
    let application = app.build().expect("a right application");
    let web = application.module("web").expect("a module");
    assert!(web.contains("'https://orders.internal.${"), "{web}");
    assert!(web.contains("'orders.internal.${"), "{web}");
    assert!(web.contains("'https://invoices.${"), "{web}");
}
