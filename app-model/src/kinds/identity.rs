//! User-assigned managed identities.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     keyvault secrets;
//!     identity api_id {
//!         roles: secrets => KeyVaultSecretsUser;
//!     }
//!     output resource = api_id.id;
//!     output client = api_id.client_id;
//!     output principal = api_id.principal_id;
//!     output shown_as = api_id.principal_name;
//!     output name_in_azure = api_id.azure_name;
//! };
//! # assert!(app.build().is_ok());
//! ```

use crate::bicep::{Expr, Object, Param, ParamType, Part, Statement, identifier};
use crate::builder::Builder;
use crate::declare::{Principal, RunAs, TakesRoles};
use crate::lint::{LintOf, idle_identity};
use crate::model::{Addition, Adjustment, AzureResource, KindInfo, NameRule};
use crate::module::{ModuleContext, TOKEN, unique_name, unique_token};
use crate::node::Node;
use crate::roles::UserAssignedIdentityRoles;

azure_resource! {
    /// A user-assigned managed identity: a principal that services run as, and that roles are
    /// granted to.
    ///
    /// Published as `Microsoft.ManagedIdentity/userAssignedIdentities`. On a developer's machine
    /// it is not created; the developer's own identity counts there.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let identity = app.add_user_assigned_identity("custom-umi");
    /// identity.publish_as_existing("umi-prod").resource_group("shared");
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Identity,
    /// Keyword: a user-assigned managed identity.
    ///
    /// `identity custom_umi;`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/templates/microsoft.managedidentity/userassignedidentities>.
    keyword identity,
    settings IdentitySettings, choices super::NoChoices, roles UserAssignedIdentityRoles,
    info INFO, unused unused_identity
}

outputs! { Identity {
    /// The resource id.
    id = "id",
    /// The client id, a GUID that SDKs take to choose this identity.
    client_id = "clientId",
    /// The object id of the identity's service principal, a GUID that roles are assigned to.
    principal_id = "principalId",
    /// The name of the service principal.
    principal_name = "principalName",
    /// The identity's name in Azure.
    azure_name = "name",
} }

/// The settings of an identity: it has none.
#[derive(Debug, Default)]
pub(crate) struct IdentitySettings {}

static INFO: KindInfo = KindInfo {
    keyword: "identity",
    title: "identity",
    resource_type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    api_version: "2024-11-30",
    name_rule: NameRule::new(3, 128, "-_").starts_with_letter_or_digit(),
    outputs: &[
        ("id", "id"),
        ("clientId", "properties.clientId"),
        ("principalId", "properties.principalId"),
        ("principalName", "name"),
        ("name", "name"),
    ],
    name_output: "principalName",
    default_roles: None,
    tagged: false,
    principal: true,
};

impl Builder {
    /// Adds a user-assigned managed identity.
    #[track_caller]
    pub fn add_user_assigned_identity(&self, name: &str) -> Identity<'_> {
        self.add::<identity>(name)
    }
}

crate::__private::words! { roles Identity }

impl<'app> Identity<'app> {
    /// The roles that this identity can be granted on the target, one field each:
    /// `identity.with_role_assignments(vault).Reader.grant()`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let payments = app.add_user_assigned_identity("payments");
    /// let operator = app.add_user_assigned_identity("operator");
    /// payments.with_role_assignments(operator).ManagedIdentityOperator.grant();
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn with_role_assignments<T: TakesRoles<'app, T, Roles = R>, R>(self, target: T) -> R {
        target.roles(self.node, std::panic::Location::caller())
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Principal<'app> for Identity<'app> {
    fn principal(self) -> Node<'app> {
        self.node
    }
}

#[diagnostic::do_not_recommend]
impl<'app> LintOf<Identity<'app>> for idle_identity {
    const NAME: &'static str = "idle_identity";

    fn node<'d>(identity: &'d Identity<'app>) -> Node<'d> {
        identity.node
    }
}

#[diagnostic::do_not_recommend]
impl<'app> RunAs<'app> for Identity<'app> {
    fn node(self) -> Node<'app> {
        self.node
    }
}

impl AzureResource for IdentitySettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        Some(Object::new().with("location", module.location()))
    }
}

/// Writes an identity that belongs to another resource's module.
pub(super) fn write(
    symbol: &str,
    name: Option<Expr>,
    tags: impl Into<Option<Expr>>,
    module: &mut ModuleContext<'_>,
) {
    let body = Object::new()
        .with("name", name.unwrap_or_else(|| unique_name(symbol, &INFO.name_rule)))
        .with("location", module.location())
        .with_some("tags", tags.into());
    module.resource(symbol.to_owned(), INFO.resource_type, INFO.api_version, body);
}

/// The identity of a program that roles are granted to and that runs as nobody.
pub(super) fn of_program(program: &str) -> Addition {
    Addition::new(format!("{program}-identity"), IdentitySettings::default())
}

/// The identity that pulls images for an environment from a registry in another resource group.
pub(super) fn of_environment(environment: &str, like_azd: bool) -> Addition {
    let name = format!("{environment}-mi");
    let adjustment = pulls_images(identifier(&name), like_azd);
    Addition::new(name, IdentitySettings::default()).adjusted(adjustment)
}

/// What makes an identity one that pulls images for an environment: it has the tags of a
/// deployment and, where names are made as `azd` makes them, its name.
fn pulls_images(symbol: String, like_azd: bool) -> Adjustment {
    Box::new(move |module| {
        module.push(Statement::Param(Param {
            name: "tags".into(),
            ty: ParamType::Object,
            secure: false,
            description: None,
            default: Some(Object::new().into()),
        }));
        if let Some(identity) = module.resource_mut(&symbol) {
            if like_azd {
                let token = Part::Expr(Expr::ident(TOKEN));
                let name = Expr::interpolated([Part::Text("mi-".into()), token]);
                identity.body.set("name", name);
            }
            identity.body.set("tags", Expr::ident("tags"));
        }
        if like_azd {
            module.push(Statement::Var(TOKEN.into(), unique_token()));
        }
    })
}
