use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        containerapps env;
        secret key;
        keyvault shared <
            connection_properties < Region: "north"; Uri: (format!("https://{}", "x")); >
        >
        existing_read_only shared("corp-vault", "corp");
        storage data { queue jobs { connection_properties { "Poll_Seconds": 30; Key: key; } } }
        connection_string orders { connection_properties { Host: api.http.host; } }
        container api("contoso/api:1") { endpoint http { port: 8080; } }
        project web("../web") {
            reference: shared, data.jobs, orders, api;
            reference_parts: ConnectionProperties, Endpoints;
            // Not set by any reference: these parts are left out.
            env { ConnectionStrings__jobs: "x"; services__api__http__0: "x"; }
        }
        job nightly("../nightly") { reference: orders; reference_parts: ConnectionStrings; }
        function events("../events") {
            reference: orders;
            reference_parts:
                (app_model::kinds::compute::variables::ReferencePart::ConnectionProperties);
        }
    };
    assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
}
