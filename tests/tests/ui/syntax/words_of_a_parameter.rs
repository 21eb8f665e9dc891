use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        secret api_key string;
        secret other_key api_key;
        parameter parameter region = "westeurope";
        parameter replicas parameter = 3;
        parameter days: int int = 7;
        parameter verbose: bool true;
        output always true;
    };
}
