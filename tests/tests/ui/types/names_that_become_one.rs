use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage my_data;
        storage mydata;
        registry corp_images;
        registry corpimages { sku: Premium; }
        containerapps env1;
        containerapps env2;
        // 24 letters are all that is left of a name.
        containerapps payments_of_northern_europe_one;
        containerapps payments_of_northern_europe_two;
        storage first { name: "corpdata"; queue all; queue more { name: "all"; } }
        storage second { name: "corpdata"; table one { name: "Rows"; } table two { name: "rows"; } }
    }
    .run()
}
