use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project web("../web") { publish_as_website: (|site| site.web_sockets(true)); }
        function orders("../orders") {
            publish_as_container_app: (|_| {});
            publish_as_website_slot: (|slot| slot.always_on(false));
        }
    };
    let _ = distributed_app! {
        appservice sites;
        project web("../web") {
            endpoint http { port: 8080; external; }
            publish_as_container_app: (|_| {});
        }
        // That it does not run there at all is one mistake.
        job nightly("../nightly") { publish_as_container_app_job: (|_| {}); }
    };

    // There may be another environment, or there is, or the change is none.
    let _ = distributed_app! {
        containerapps env;
        project web("../web") {
            environment: env;
            publish_as_website: (|site| site.web_sockets(true));
        }
    };
    let _ = distributed_app! {
        project web("../web") { publish_as_website: (|site| site.web_sockets(true)); }
    };
    let _ = distributed_app! {
        containerapps env;
        project web("../web") {
            #[cfg(any())]
            publish_as_website: (|site| site.web_sockets(true));
        }
        project api("../api") { publish_as_webste: (|_| {}); }
    };
}
