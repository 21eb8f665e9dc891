use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        parameter db_password;
        parameter orders_key = "Endpoint=sb://orders/;SharedAccessKey=abc";
        parameter hidden;
        parameter key_rotation_days = "30";
        #[allow(plain_credential, reason = "it is one of a test system")]
        parameter token = "abc";
        #[allow(plain_credential, reason = "it is none")]
        parameter tokenizer = "words";
        keyvault secrets { secret session = hidden; }
        project api("../api") {
            args: "--password=hunter2", "--verbose";
            build_args { TOKEN: feed_token; }
            env {
                DB_PASSWORD: db_password;
                CONNECTION: "Server=db;User Id=app;Password=hunter2";
                API_KEY: "sk-live-51H";
                SIGNING_KEY: hidden;
                TEST_TOKEN: token;
                TOKEN_ISSUER: "https://login.example.com";
                TOKENIZER: tokenizer;
                ROTATION: key_rotation_days;
                ORDERS: orders_key;
            }
        }
        secret feed_token;
    }
    .run()
}
