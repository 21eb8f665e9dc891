use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        identity app;
        keyvault secrets;
        storage data { blob_container photos; blob_service blobs; }
        appinsights insights;
        connection_string legacy_db;
        connection_string tickets { variable: "DATABASE_URL"; }
        external partner("https://partner.example.com");
        project orders("../orders") {
            endpoint http { port: 8080; }
            endpoint admin { port: 8080; }
        }
        project api("../api") {
            identity: app;
            env { AZURE_CLIENT_ID: "1234"; LOG_LEVEL: "info"; }
        }
        project worker("../worker") {
            reference: secrets;
            env { AZURE_TOKEN_CREDENTIALS: "prod"; ConnectionStrings__secrets: "x"; SECRETS_URL: "none"; }
        }
        project web("../web") {
            env { SECRETS_URI: "x"; PHOTOS_BLOBCONTAINERNAME: "x"; }
            reference: secrets, data.photos, insights, legacy_db, partner;
            env {
                APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connection_string;
                "ConnectionStrings__legacy-db": "x";
                PARTNER: "x";
                services__partner__https__0: "x";
                services__partner__http__0: "none";
            }
        }
        project shop("../shop") {
            reference: orders;
            references { main: secrets; }
            env {
                ORDERS_ADMIN: "x";
                services__orders__http__0: "x";
                services__orders__http__1: "none";
                MAIN_URI: "x";
                SECRETS_URI: "none";
            }
        }
        project admin("../admin") {
            reference: orders.admin;
            env { ORDERS_ADMIN: "x"; ORDERS_HTTP: "none"; }
        }
        project support("../support") {
            reference: tickets;
            env { DATABASE_URL: "x"; ConnectionStrings__tickets: "none"; }
        }
        function thumbnails("../thumbnails") {
            reference: data.blobs;
            env { blobs__queueServiceUri: "x"; BLOBS_URI: "none"; }
        }
    };
}
