use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        identity puller;
        identity pusher;
        registry images { roles: pusher => AcrPush; }
        containerapps env { registry: images; pull_identity: puller; }
        appservice sites { pull_identity: puller; registry: images; }
        // One may, by a larger role.
        containerapps other { registry: images; pull_identity: pusher; }
        container web("nginx:1.29") { environment: env; }
    };
    let _ = distributed_app! {
        identity puller;
        registry images;
        existing images("corpimages", "shared");
        containerapps env { registry: images; pull_identity: puller; }
    };
    let _ = distributed_app! {
        identity puller { roles: images => AcrPull; }
        registry images;
        containerapps env { registry: images; pull_identity: puller; }
    };
}
