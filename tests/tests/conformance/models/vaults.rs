//! `AzureKeyVaultTests`

use app_model::{Builder, Expression, distributed_app};

use super::{Written, publish, run};

pub(super) fn all(written: &mut Written) {
    in_the_vault(written);
    vault_secrets_elsewhere(written);
}

fn in_the_vault(written: &mut Written) {
    let class = "AzureKeyVaultTests";
    let app = distributed_app! { keyvault mykv; };
    app.grant_default_roles_to_deployer();
    let app = publish(app);
    written.both(&app, "mykv", &format!("{class}.AddKeyVaultViaPublishMode#00"));
    written.both(&app, "mykv-roles", &format!("{class}.AddKeyVaultViaPublishMode#01"));

    let app = run(distributed_app! { keyvault mykv; });
    written.both(&app, "mykv", &format!("{class}.AddKeyVaultViaRunMode"));

    let app = publish(distributed_app! {
        secret my_secret_param;
        keyvault mykv { secret my_secret = my_secret_param; }
    });
    let name = format!("{class}.AddSecret_WithParameterResource_GeneratesCorrectBicep");
    written.both(&app, "mykv", &name);

    let app = Builder::new();
    let password = app.add_secret_parameter("password");
    let connection = Expression::new().text("Server=localhost;Database=mydb;pwd=").secret(password);
    distributed_app! {
        in app;
        keyvault mykv { secret connection_string = (connection); }
    };
    let name = format!("{class}.AddSecret_WithReferenceExpression_GeneratesCorrectBicep");
    written.both(&publish(app), "mykv", &name);

    let app = publish(distributed_app! {
        secret secret_param;
        secret api_key;
        keyvault mykv {
            secret my_secret = secret_param;
            secret app_api_key = api_key;
            secret connection_string =
                (Expression::new().text("Server=localhost;Database=mydb;User=user"));
        }
    });
    let name = format!("{class}.AddSecret_WithMultipleSecrets_GeneratesCorrectBicep");
    written.both(&app, "mykv", &name);
}

/// Two secrets of a vault, read by modules that are written on the syntax tree.
fn vault_secrets_elsewhere(written: &mut Written) {
    fn links(app: &Builder, name: &str, vault: app_model::NodeId) {
        let _ = app.add_infrastructure(name, move |module| {
            for (output, secret) in [("secretUri1", "mySecret"), ("secretUri2", "mySecret2")] {
                let uri = module.secret_uri(vault, secret).expect("a vault");
                module.output(output, uri);
            }
        });
    }
    let class = "AzureKeyVaultTests";

    let app = Builder::new();
    links(&app, "mymodule", app.add_key_vault("myKeyVault").node().id());
    let name = format!("{class}.ConsumingAKeyVaultSecretInAnotherBicepModule");
    written.both(&publish(app), "mymodule", &name);

    let app = Builder::new();
    let vault = app.add_key_vault("kv");
    let _ = vault.publish_as_existing("literalKvName").resource_group("literalRgName");
    links(&app, "mymodule", vault.node().id());
    let name = "ConsumingSecretsFromExistingKeyVaultInAnotherBicepModule_WithLiterals";
    written.both(&publish(app), "mymodule", &format!("{class}.{name}"));

    let app = Builder::new();
    let vault_name = app.add_parameter("existingKvName");
    let group = app.add_parameter("existingRgName");
    let vault = app.add_key_vault("kv");
    let _ = vault.publish_as_existing(vault_name).resource_group(group);
    links(&app, "mymodule", vault.node().id());
    let id = vault.node().id();
    let second = app.add_infrastructure("mymodule2", move |module| {
        for (output, secret) in [("secretUri1", "mySecret"), ("secretUri2", "mySecret2")] {
            let uri = module.secret_uri(id, secret).expect("a vault");
            module.output(output, uri);
        }
    });
    second.resource_group(group);
    let app = publish(app);
    let name = "ConsumingSecretsFromExistingKeyVaultInAnotherBicepModule_WithParameters";
    written.both(&app, "mymodule", &format!("{class}.{name}#00"));
    written.bicep(&app, "mymodule2", &format!("{class}.{name}#01"));
    // The reference's test records the first module's manifest twice.
    written.json(&app, "mymodule", &format!("{class}.{name}#01"));
}
