use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        registry env_acr;
        containerapps other { registry: other_acr; }
        registry other_acr;
        keyvault secrets { roles: web => KeyVaultReader; }
        identity api_identity;
        project api("../api") {
            environment: env;
            reference: secrets;
            endpoint http { port: 8080; }
        }
        storage web_identity;
        project web("../web") { environment: env; }
        identity job_identity;
        job job("../job") { environment: env; identity: job_identity; reference: secrets; }
        keyvault cache_identity;
        container cache("redis:7") { environment: env; reference: api; }
    }
    .run()
}
