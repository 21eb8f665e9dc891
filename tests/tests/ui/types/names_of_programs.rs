use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    let apps = distributed_app! {
        containerapps env;
        project a("../a");
        project login("../login");
    };
    drop(apps);
    distributed_app! {
        appservice sites { deployment_slot: "next release"; instances: 31; }
        project microsoft_shop("../shop") { endpoint http { external; } }
        project login("../login") { endpoint http { external; } }
        project a("../a") { endpoint http { external; } }
        project a_program_with_a_name_that_says_all_that_it_does("../api/api.csproj");
    }
    .run()
}
