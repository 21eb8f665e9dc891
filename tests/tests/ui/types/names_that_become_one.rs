use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage my_data;
        storage mydata;
        registry corp_images;
        registry corpimages { sku: Premium; }
    }
    .run()
}
