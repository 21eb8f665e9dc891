//! Lints: what is legal and hardly ever meant.
//!
//! Each is an error until somebody says why it is meant. In a block an attribute says so, before the
//! declaration or before `roles`; in Rust, [`Builder::allow`] and
//! [`Role::grant_because`](crate::Role::grant_because) do. The reason is part of what is published,
//! and `access` lists it, where whoever reviews the application reads it.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     #[allow(unused_identity, reason = "the payments team attaches it by hand")]
//!     identity payments;
//!     keyvault secrets;
//! };
//! assert!(app.build().is_ok());
//! ```
//!
//! `docs/checks.md` in the repository lists them.

use std::fmt;
use std::panic::Location;

use crate::builder::Builder;

use crate::convert::Nowhere;
use crate::node::Node;

macro_rules! lints {
    ($( $(#[$doc:meta])* $lint:ident; )*) => { $(
        $(#[$doc])*
        #[allow(non_camel_case_types)]
        #[derive(Debug, Clone, Copy)]
        pub struct $lint;

        // Of two implementations the compiler says nothing; the only one it explains at length.
        #[diagnostic::do_not_recommend]
        impl LintOf<Nowhere> for $lint {
            const NAME: &'static str = stringify!($lint);

            fn node(declaration: &Nowhere) -> Node<'_> {
                declaration.never()
            }
        }
    )*

        /// The names of all lints.
        ///
        /// ```
        /// assert!(app_model::lint::NAMES.contains(&"privileged_role"));
        /// ```
        pub const NAMES: &[&str] = &[PRIVILEGED, $(stringify!($lint)),*];
    };
}

/// A lint about a role that always takes a reason: no type stands for it.
pub(crate) const PRIVILEGED: &str = "privileged_role";

lints! {
    /// A parameter that nothing reads. It is left out of what is published, so that whoever deploys
    /// looks for it in vain.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     #[allow(unused_parameter, reason = "the runbook asks for the number of the ticket")]
    ///     parameter ticket;
    ///     keyvault secrets;
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    unused_parameter;
    /// An identity that is granted nothing, and that nothing runs as.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     #[allow(unused_identity, reason = "the payments team attaches it by hand")]
    ///     identity payments;
    ///     keyvault secrets;
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    unused_identity;
    /// An environment variable whose name has a hyphen, of a program in App Service, which takes the
    /// hyphen out.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     appservice sites;
    ///     #[allow(hyphenated_variable, reason = "the program looks for LOGLEVEL too")]
    ///     project web("../web") {
    ///         endpoint http { port: 8080; external; }
    ///         env { "LOG-LEVEL": "info"; }
    ///     }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    hyphenated_variable;
    /// A credential, by its name or its text, that everybody can read who may see the application: it
    /// is no secret.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     containerapps env;
    ///     #[allow(plain_credential, reason = "the token of a sandbox that is open to all")]
    ///     parameter api_token = "sandbox";
    ///     container web("nginx:1.29") { env { API_TOKEN: api_token; } }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    plain_credential;
    /// An identity with roles, in an application of programs of which none runs as it.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     #[allow(idle_identity, reason = "the build pipeline runs as it")]
    ///     identity build_id;
    ///     keyvault secrets { roles: build_id => KeyVaultReader; }
    ///     containerapps env;
    ///     container web("nginx:1.29");
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    idle_identity;
    /// A resource that something that runs has a role on, and that nothing refers to.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     identity api_id;
    ///     #[allow(unreferenced_resource, reason = "the image has its address built in")]
    ///     keyvault secrets { roles: api_id => KeyVaultSecretsUser; }
    ///     containerapps env;
    ///     container web("nginx:1.29") { identity: api_id; }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    unreferenced_resource;
    /// A role beside one that contains it, of one principal on one resource.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     identity build_id;
    ///     registry images {
    ///         roles: build_id => AcrPush;
    ///         #[allow(implied_role, reason = "the audit looks for this role by its name")]
    ///         roles: build_id => AcrPull;
    ///     }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    implied_role;
    /// Roles of a program that do not reach what it refers to.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     storage data { blob_container photos; }
    ///     containerapps env;
    ///     container web("nginx:1.29") {
    ///         reference: data.photos;
    ///         #[allow(insufficient_role, reason = "callers bring a signature of their own")]
    ///         roles: data => Reader;
    ///     }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    insufficient_role;
    /// Roles of an identity on a resource, to which the reference of a program that runs as it adds the
    /// usual ones. Roles that the program is granted itself take their place.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     identity api_id;
    ///     keyvault secrets {
    ///         #[allow(roles_on_top, reason = "it rotates the secrets that it reads")]
    ///         roles: api_id => KeyVaultContributor;
    ///     }
    ///     containerapps env;
    ///     container web("nginx:1.29") { identity: api_id; reference: secrets; }
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    roles_on_top;
    /// Two declarations that are one and the same existing resource.
    ///
    /// ```
    /// use app_model::distributed_app;
    ///
    /// let app = distributed_app! {
    ///     keyvault reads;
    ///     keyvault writes;
    ///     existing reads("corp-vault");
    ///     #[allow(same_existing, reason = "each team reviews the roles of its own half")]
    ///     existing writes("corp-vault");
    /// };
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    same_existing;
}

/// A lint about grants: [`Role::grant_allowing`](crate::Role::grant_allowing) takes it.
///
/// ```
/// use app_model::lint::{self, LintOfGrant};
/// use app_model::{Builder, Role};
///
/// fn grant_for_audit(role: Role<'_>, lint: impl LintOfGrant) {
///     role.grant_allowing(lint, "the audit looks for this role by its name");
/// }
/// let app = Builder::new();
/// let build = app.add_user_assigned_identity("build");
/// let roles = app.add_container_registry("images").with_role_assignments(build);
/// roles.AcrPush.grant();
/// grant_for_audit(roles.AcrPull, lint::implied_role);
/// # assert!(app.build().is_ok());
/// ```
pub trait LintOfGrant: Copy {
    /// The lint's name.
    const NAME: &'static str;
}

impl LintOfGrant for implied_role {
    const NAME: &'static str = "implied_role";
}

impl LintOfGrant for insufficient_role {
    const NAME: &'static str = "insufficient_role";
}

impl LintOfGrant for roles_on_top {
    const NAME: &'static str = "roles_on_top";
}

/// What a declaration is that may well be one that nothing uses.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Usual;

/// A lint, and the declarations that it is about.
///
/// ```
/// use app_model::Builder;
/// use app_model::lint::{LintOf, unused_identity, unused_parameter};
///
/// /// Allows what the teams of the tenant attach by hand.
/// fn allow_by_hand<D, L: LintOf<D>>(app: &Builder, declaration: D, lint: L) {
///     app.allow(declaration, lint, "a team attaches it by hand");
/// }
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// allow_by_hand(&app, app.add_user_assigned_identity("payments"), unused_identity);
/// allow_by_hand(&app, app.add_parameter("region"), unused_parameter);
/// assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` allows nothing on a `{D}` [AM0623]",
    label = "this lint is about other declarations",
    note = "`unused_parameter` is about parameters and secrets, `unused_identity` about identities, `hyphenated_variable` about programs, `plain_credential` about parameters of type string, programs and what programs connect to, `idle_identity` about identities, `unreferenced_resource` about resources, `implied_role`, `insufficient_role` and `roles_on_top` about grants, `same_existing` about existing resources"
)]
pub trait LintOf<D>: Copy {
    /// The lint's name.
    const NAME: &'static str;

    /// The declaration behind the handle.
    #[doc(hidden)]
    fn node(declaration: &D) -> Node<'_>;
}

/// What a handle's declaration is when nothing uses it.
#[doc(hidden)]
pub trait Unused: Copy {
    /// The lint, or [`Usual`].
    type Lint;
}

/// A lint that is none: nothing has to use the declaration.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "nothing uses this declaration [AM0621]",
    label = "declared here, and named nowhere else in the block",
    note = "a parameter that nothing reads is left out of what is published; an identity that nothing names is created and may do nothing",
    note = "use it or delete it, or say why it stays: `#[allow({Self}, reason = \"…\")]`"
)]
pub trait Acceptable {}

impl Acceptable for Usual {}

/// Asks whether nothing has to use the declaration.
#[doc(hidden)]
pub fn may_be_unused<D: Unused<Lint: Acceptable>>(_declaration: D) {}

/// What was allowed on a declaration, and why.
#[derive(Debug, Clone)]
pub(crate) struct Allowed {
    pub(crate) lint: &'static str,
    pub(crate) reason: String,
    pub(crate) location: &'static Location<'static>,
}

impl Allowed {
    /// Whether it is about all roles of one principal on one resource, and not about one of them.
    pub(crate) fn is_about_pair(&self) -> bool {
        self.is(implied_role) || self.is(insufficient_role) || self.is(roles_on_top)
    }

    /// Whether it is the reason of a privileged role.
    pub(crate) fn is_about_privilege(&self) -> bool {
        self.lint == PRIVILEGED
    }

    /// Whether it is the reason of a parameter that is left out.
    pub(crate) fn is_about_parameter(&self) -> bool {
        self.lint == <unused_parameter as LintOf<Nowhere>>::NAME
    }

    pub(crate) fn is<L: LintOfGrant>(&self, _lint: L) -> bool {
        self.lint == L::NAME
    }
}

/// How it reads above the statement that it is about.
impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is allowed here: {}", self.lint, self.reason)
    }
}

impl Builder {
    /// Allows a lint on a declaration and says why. The reason is published with the declaration.
    ///
    /// ```
    /// use app_model::{Builder, lint};
    ///
    /// let app = Builder::new();
    /// app.add_key_vault("secrets");
    /// let identity = app.add_user_assigned_identity("payments");
    /// app.allow(identity, lint::unused_identity, "the payments team attaches it by hand");
    /// assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn allow<D, L: LintOf<D>>(&self, declaration: D, _lint: L, reason: &str) {
        let reason = reason.to_owned();
        let allowed = Allowed { lint: L::NAME, reason, location: Location::caller() };
        L::node(&declaration).change(|node| node.allowed.push(allowed));
    }
}
