use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            cpu: 2;
            memory: "4Gi";
            min_replicas: 1;
            max_replicas: 2;
            endpoint http { port: 8080; external; }
            probe live { path: "/live"; }
            probe ready { period: 20; }
            volume data { path: "/data"; }
            bind_mount config { source: "./src"; path: "/config"; read_only; }
            custom_domain shop { host: "shop.example.com"; certificate: ""; }
            scale_rule calls { concurrent_requests: 10; }
        }
        function orders("../orders") { external; memory: "4Gi"; }
    };

    // Nobody calls it, and App Service does.
    let _ = distributed_app! {
        appservice sites;
        containerapps env;
        project worker("../worker") { environment: sites; }
        executable tool("tool", "../tool") { environment: sites; }
        // This one may say nothing, and its image says where that one listens.
        project mails("../mails") { environment: env; cpu: 0.5; memory: "1Gi"; min_replicas: 1; }
        project dotnet("../dotnet/Dotnet.csproj") { environment: sites; }
    };

    // What may be there, or not, is no mistake.
    let _ = distributed_app! {
        appservice sites;
        project api("../api") {
            #[cfg(any())]
            cpu: 2;
            #[cfg(all())]
            endpoint http { port: 8080; external; }
            probe ready { path: (concat!("/", "ready")); }
            probe startup { paht: "/started"; }
        }
        project web("../web");
        output web_name = (endpoint_of(web));
    };
}

fn endpoint_of(web: app_model::kinds::compute::project::Project<'_>) -> &'static str {
    web.add_endpoint("http").port(8080).external(true);
    "web"
}
