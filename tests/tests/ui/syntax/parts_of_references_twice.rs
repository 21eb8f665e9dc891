use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        keyvault secrets { connection_properties { Region: "north"; region: "south"; } }
        project web("../web") {
            reference: secrets;
            reference_parts: ConnectionStrings, ConnectionStrings;
        }
    };
}
