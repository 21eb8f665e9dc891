use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps blue;
        containerapps green;
        keyvault secrets { sku: Standard, Premium; name: "corp-one", "corp-two"; }
        storage data { file_share files { quota: 5, 6; } }
        container web("nginx:1.29") {
            environment: blue, green;
            args: "--verbose", "--fast";
            endpoint http { port: 8080, 9090; }
        }
        job nightly { image: "contoso/nightly:2"; }
        #[allow(dead_code)]
        container other("nginx:1.29");
    };
}
