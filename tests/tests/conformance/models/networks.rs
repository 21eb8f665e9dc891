//! Tests of the reference with networks, which are no kind yet. A network is written in code here: what
//! lies in it is what the kinds write.

use app_model::bicep::{Expr, Object, Part, Resource, Statement};
use app_model::{Builder, distributed_app};

use super::{NETWORK, Written, publish};

const CLASS: &str = "AzureAppServiceTests";

/// What the reference's tests call a project.
const PROJECT: &str = "project.csproj";

pub(super) fn all(written: &mut Written) {
    app_service(written);
    other_subnets(written);
    let app = publish(distributed_app! {
        bicep myvnet {
            template: "output container_apps_subnet_Id string = 'id'";
            output container_apps_subnet_Id;
        }
        containerapps env { subnet_id: myvnet.container_apps_subnet_Id; }
    });
    let class = "AzureContainerAppEnvironmentExtensionsTests";
    let name = format!("{class}.WithDelegatedSubnet_ConfiguresVnetConfiguration");
    written.partial(&app, "env", &name, NETWORK);
}

/// The module of a network with a subnet for App Service.
fn network() -> String {
    let app = Builder::new();
    app.add_infrastructure("vnet", |module| {
        let unique = Expr::call("uniqueString", [Expr::call("resourceGroup", []).member("id")]);
        let name = Expr::interpolated([Part::Text("vnet-".into()), Part::Expr(unique)]);
        let addresses = Object::new().with("addressPrefixes", vec![Expr::str("10.0.0.0/16")]);
        let network = Object::new()
            .with("name", Expr::call("take", [name, Expr::Int(64)]))
            .with("properties", Object::new().with("addressSpace", addresses))
            .with("location", Expr::ident("location"))
            .with("tags", Object::new().with("aspire-resource-name", "vnet"));
        let farms = "Microsoft.Web/serverFarms";
        let delegation = Object::new()
            .with("properties", Object::new().with("serviceName", farms))
            .with("name", farms);
        let subnet = Object::new()
            .with("addressPrefix", "10.0.0.0/24")
            .with("delegations", vec![delegation.into()]);
        let subnet = Object::new()
            .with("name", "app-service-subnet")
            .with("properties", subnet)
            .with("parent", Expr::ident("vnet"));
        for (symbol, resource_type, body) in [
            ("vnet", "Microsoft.Network/virtualNetworks", network),
            ("app_service_subnet", "Microsoft.Network/virtualNetworks/subnets", subnet),
        ] {
            module.tree().push(Statement::Resource(Resource {
                symbol: symbol.into(),
                resource_type: resource_type.into(),
                api_version: "2025-05-01".into(),
                existing: false,
                only_if_not_exists: false,
                body,
            }));
        }
        module.output("app_service_subnet_Id", Expr::ident("app_service_subnet").member("id"));
        module.output("id", Expr::ident("vnet").member("id"));
        module.output("name", Expr::ident("vnet").member("name"));
    });
    publish(app).module("vnet").expect("the network").to_owned()
}

/// The network, the environment in it and a site, with a slot and without one.
fn app_service(written: &mut Written) {
    let network = network();
    let with_slot = distributed_app! {
        bicep vnet { template: (&network); output app_service_subnet_Id; }
        appservice env { subnet_id: vnet.app_service_subnet_Id; deployment_slot: "stage"; }
        project api((PROJECT)) { endpoint http { external; } }
    };
    let without = distributed_app! {
        bicep vnet { template: (&network); output app_service_subnet_Id; }
        appservice env { subnet_id: vnet.app_service_subnet_Id; }
        project api((PROJECT)) { endpoint http { external; } }
    };
    for (app, test) in [
        (with_slot, "AddAppServiceWithDelegatedSubnet"),
        (without, "AddAppServiceWithDelegatedSubnetWithoutDeploymentSlot"),
    ] {
        let app = publish(app);
        let [vnet, environment, site] =
            ["vnet", "env", "api"].map(|name| app.module(name).expect("a module"));
        let text = format!(
            "// Virtual network\n{vnet}\n\n// App Service environment\n{environment}\n\n// App Service website\n{site}"
        );
        written.add(&format!("{CLASS}.{test}.verified.bicep"), NETWORK, text);
    }
}

/// Sites in other subnets than their environment.
fn other_subnets(written: &mut Written) {
    const SUBNETS: &str = "/subscriptions/subscription/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/vnet/subnets";
    let subnet = |name| Expr::str(format!("{SUBNETS}/{name}-subnet"));
    let app = publish(distributed_app! {
        bicep vnet {
            template: "output app_service_subnet_Id string = ''";
            output app_service_subnet_Id;
        }
        appservice env { subnet_id: vnet.app_service_subnet_Id; deployment_slot: "stage"; }
        project api((PROJECT)) {
            endpoint http { external; }
            publish_as_website: (move |site| site.subnet_id(subnet("website")));
            publish_as_website_slot: (move |slot| slot.subnet_id(subnet("slot")));
        }
    });
    let name = "PublishAsAzureAppServiceWebsite_CanOverrideEnvironmentDelegatedSubnet";
    written.partial(&app, "api", &format!("{CLASS}.{name}"), NETWORK);
}
