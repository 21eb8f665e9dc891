use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        parameter number: int = 8080;
        parameter wanted: bool;
        parameter image;
        containerapps env { dashboard: wanted; }
        project api("../api") {
            cpu: "0.5";
            memory: 1;
            endpoint http { port: number; scheme: "https"; }
            probe liveness { path: "/live"; endpoint: api.http; }
            volume data { path: image; read_only: "yes"; }
            reference_parts: "Endpoints";
        }
        project web("../web") { cpu: number; dockerfile: image; }
        container cache(image);
    };
}
