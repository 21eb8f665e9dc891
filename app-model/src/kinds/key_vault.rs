//! Key vaults and their secrets.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     secret signing_key;
//!     identity api_id;
//!     keyvault secrets {
//!         sku: Premium;
//!         public_network_access: Disabled;
//!         purge_protection: true;
//!         soft_delete_retention_days: 30;
//!         secret token = signing_key;
//!         roles: api_id => KeyVaultSecretsUser;
//!     }
//!     output address = secrets.vault_uri;
//!     output name_in_azure = secrets.azure_name;
//!     output resource = secrets.id;
//! };
//! # assert!(app.build().is_ok());
//! ```

use crate::bicep::{Expr, Object, identifier};
use crate::builder::Builder;
use crate::convert::{EnvironmentValue, SecretValue, number};
use crate::facts::{Facts, Needed};
use crate::literal::LiteralRule;
use crate::model::{
    AzureResource, ChildInfo, ChildResource, Connection, KindInfo, NameRule, NodeId, Value,
};
use crate::module::ModuleContext;
use crate::roles::{KeyVaultRoles, Need};

use super::infrastructure::InfrastructureModule;
use super::parameter::secret;

const API_VERSION: &str = "2024-11-01";
const SECRETS: &str = "Microsoft.KeyVault/vaults/secrets";

azure_resource! {
    /// A key vault, published as `Microsoft.KeyVault/vaults`. Access is by roles; access policies
    /// are off.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let signing_key = app.add_secret_parameter("signing-key");
    /// let vault = app.add_key_vault("secrets").soft_delete_retention_days(30);
    /// vault.add_secret("token", signing_key);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct KeyVault,
    /// Keyword: a key vault.
    ///
    /// `keyvault secrets { secret token = signing_key; roles: api_id => KeyVaultSecretsUser; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults>.
    keyword keyvault,
    settings KeyVaultSettings, choices KeyVaultChoices, roles KeyVaultRoles,
    info INFO, facts Facts::Connection { variable: None, parts: &["Uri"], host: &[] }
}

role_target!(KeyVault, KeyVaultRoles);
reference_target!(KeyVault);

outputs! { KeyVault {
    /// The vault's URI, such as `https://name.vault.azure.net/`.
    vault_uri = "vaultUri",
    /// The vault's name in Azure.
    azure_name = "name",
    /// The resource id.
    id = "id",
} }

choices! {
    /// The choices of a key vault's settings.
    pub struct KeyVaultChoices;

    /// The tier of a key vault.
    pub enum VaultSku {
        /// Keys protected by software.
        Standard = "standard",
        /// Keys protected by hardware security modules as well.
        Premium = "premium",
    }

    /// Whether the vault can be reached from public networks.
    pub enum VaultNetworkAccess {
        /// It can.
        Enabled = "Enabled",
        /// Only through private endpoints.
        Disabled = "Disabled",
    }
}

settings! {
    /// The settings of a key vault.
    pub struct KeyVaultSettings for KeyVault {
        /// The tier; `Standard` unless set.
        sku: VaultSku,
        /// Whether public networks reach the vault; Azure's default is that they do.
        public_network_access: VaultNetworkAccess,
        /// Whether a deleted vault and its secrets cannot be purged before their retention ends.
        /// It cannot be switched off again.
        ///
        /// Source: <https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview>.
        purge_protection: bool where LiteralRule::NotFalse {
            help: "leave the setting out: purge protection is then off",
        },
        /// How many days a deleted vault or secret is kept: 7 to 90, Azure's default is 90.
        ///
        /// Source: <https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview>.
        soft_delete_retention_days: number where LiteralRule::Range { min: 7, max: 90, of: "days" },
    }
}

static INFO: KindInfo = KindInfo {
    keyword: "keyvault",
    title: "key vault",
    resource_type: "Microsoft.KeyVault/vaults",
    api_version: API_VERSION,
    name_rule: NameRule::new(3, 24, "-").starts_with_letter().single_inner_punctuation().global(),
    outputs: &[("vaultUri", "properties.vaultUri"), ("name", "name"), ("id", "id")],
    name_output: "name",
    default_roles: Some(&[KeyVaultRoles::KeyVaultSecretsUser]),
    tagged: true,
    principal: false,
};

impl Builder {
    /// Adds a key vault.
    #[track_caller]
    pub fn add_key_vault(&self, name: &str) -> KeyVault<'_> {
        self.add::<keyvault>(name)
    }
}

impl<'app> KeyVault<'app> {
    /// Adds a secret whose value is a secret parameter or an expression.
    #[track_caller]
    pub fn add_secret(self, name: &str, value: impl SecretValue<'app>) -> VaultSecret<'app> {
        self.add::<secret, _>(name).value(value)
    }
}

impl AzureResource for KeyVaultSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        let sku = Object::new()
            .with("family", "A")
            .with("name", self.sku.as_ref().map_or("standard".into(), |sku| module.value(sku)));
        let mut value = |setting: &Option<Value>| setting.as_ref().map(|v| module.value(v));
        let properties = Object::new()
            .with("tenantId", Expr::call("tenant", []).member("tenantId"))
            .with("sku", sku)
            .with_some("enablePurgeProtection", value(&self.purge_protection))
            .with("enableRbacAuthorization", true)
            .with_some("publicNetworkAccess", value(&self.public_network_access))
            .with_some("softDeleteRetentionInDays", value(&self.soft_delete_retention_days));
        Some(Object::new().with("location", module.location()).with("properties", properties))
    }

    fn connection(&self, vault: NodeId) -> Option<Connection> {
        let uri = Value::Output(vault, "vaultUri".to_owned());
        Some(Connection::new(uri.clone()).with("Uri", uri))
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        self.check_settings(findings);
    }
}

child_resource! {
    /// A secret of a key vault.
    ///
    /// With a value it is written to the vault; without one it refers to a secret that an existing
    /// vault holds already.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::key_vault::VaultSecret;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let vault = app.add_key_vault("secrets");
    /// let token: VaultSecret<'_> = vault.add_secret("token", app.add_secret_parameter("key"));
    /// app.add_container("web", "nginx:1.29").env().entry("TOKEN", token);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct VaultSecret, keyword secret, parent KeyVault,
    settings SecretSettings, choices super::NoChoices, info SECRET_INFO, need Need::SECRETS,
    needed VALUE
}

/// The settings of a vault's secret.
#[derive(Debug, Default)]
pub(crate) struct SecretSettings {
    value: Option<Value>,
}

/// A secret that no vault holds yet.
static VALUE: Needed = Needed {
    setting: "value",
    settings: &["name", "description"],
    names: &[],
    says: ("the secret has no value, and its vault is a new one", None),
    help: "give it one, such as `secret token = signing_key;`, or say that the vault is `existing`",
};

static SECRET_INFO: ChildInfo =
    ChildInfo { keyword: "secret", title: "secret", name_rule: NameRule::new(1, 127, "-") };

impl<'app> VaultSecret<'app> {
    /// The secret's value: a secret parameter, or an expression.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::secret;
    ///
    /// let app = Builder::new();
    /// let key = app.add_secret_parameter("signing-key");
    /// app.add_key_vault("secrets").add::<secret, _>("token").value(key);
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn value(self, value: impl SecretValue<'app>) -> Self {
        let value = value.into_secret(self.node.app());
        self.node.settings(|settings: &mut SecretSettings| settings.value = Some(value));
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for VaultSecret<'app> {
    fn into_setting(self, _app: &Builder) -> Value {
        Value::VaultSecret(self.node.id())
    }
}

impl ChildResource for SecretSettings {
    fn info(&self) -> &'static ChildInfo {
        &SECRET_INFO
    }

    fn need(&self) -> Option<Need> {
        Some(Need::SECRETS)
    }

    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
        let Some(value) = &self.value else { return };
        let name = module.azure_name(child);
        let symbol = format!("secret_{}", identifier(&name));
        let value = module.parameter(value, true);
        let body = Object::new()
            .with("name", name)
            .with("properties", Object::new().with("value", value))
            .with("parent", Expr::ident(module.symbol()));
        module.resource(symbol, SECRETS, API_VERSION, body);
    }

    fn address(&self, child: NodeId, module: &mut ModuleContext<'_>) -> Option<Expr> {
        let vault = module.model[child].parent?;
        let secret = module.azure_name(child);
        let symbol = module.existing_secret(vault, &secret, SECRETS, API_VERSION)?;
        Some(Expr::ident(symbol).path("properties.secretUri"))
    }

    fn check(&self, findings: &mut crate::check::Findings<'_>) {
        findings.of_existing("value", self.value.is_some() && findings.parent_is_read_only());
        if self.value.is_none() && !findings.parent_exists() {
            let (text, help) = VALUE.report(SECRET_INFO.title);
            findings.report("AM0553", text, help);
        }
    }
}

impl InfrastructureModule<'_> {
    /// The URI of a secret in a vault of the model, which this module refers to as existing.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets").node().id();
    /// app.add_infrastructure("links", move |module| {
    ///     if let Some(uri) = module.secret_uri(vault, "token") {
    ///         module.output("tokenUri", uri);
    ///     }
    /// });
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn secret_uri(&mut self, vault: NodeId, secret: &str) -> Option<Expr> {
        let symbol = self.secret_symbol(vault, secret, SECRETS, API_VERSION)?;
        Some(Expr::ident(symbol).path("properties.secretUri"))
    }
}
