use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        keyvault secrets;
        project api("../api") { wait_for: worker; reference: secrets, secrets; }
        project worker("../worker") { wait_for: billing; }
        project billing("../billing") { wait_for: api; }
        project web("../web") { wait_for: web; reference: web; endpoint http { port: 8080; } }
    };
}
