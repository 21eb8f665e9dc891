use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        parameter subnet;
        containerapps env { subnet_id: subnet; }
        appservice sites { subnet_id: subnet; application_insights_location: "westeurpoe"; }
    };
    let _ = distributed_app! {
        bicep network("network.bicep") { output subnet_id; }
        appservice sites { subnet_id: network.subnet_id; application_insights_location: "West Europe"; }
        containerapps env { subnet_id: network.subnet_id; }
        containerapps other { subnet_id: network.subnet_id; }
    };
}
