//! The traits that decide what may stand where.
//!
//! Their texts are what the compiler says when something stands in the wrong place.

use std::panic::Location;

use crate::builder::Builder;

use crate::facts::{Facts, Needed};
use crate::literal::LiteralRule;
use crate::model::{ChildInfo, KindInfo, NameRule};
use crate::node::Node;
use crate::roles::Need;

/// A word that declarations begin with.
///
/// Apart from the traits that say where it may stand, so that a keyword in the wrong place is one
/// error, at the keyword, and what is called on the declaration is not in doubt.
///
/// ```
/// use app_model::{Builder, Declare, Keyword, keyword};
///
/// /// One of each: what a keyword declares is known by its type.
/// fn first<'app, K: Declare<'app>>(app: &'app Builder) -> <K as Keyword<'app>>::Handle {
///     app.add::<K>("first")
/// }
/// let app = Builder::new();
/// first::<keyword::keyvault>(&app).soft_delete_retention_days(30);
/// assert_eq!(<keyword::keyvault as Keyword<'_>>::INFO.map(|info| info.keyword), Some("keyvault"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a keyword [AM0401]",
    label = "a declaration begins with a keyword, such as `keyvault`"
)]
pub trait Keyword<'app> {
    /// What a declaration returns.
    type Handle;

    /// The facts about the kind, for what is checked of a block's literals while it is compiled.
    const INFO: Option<&'static KindInfo> = None;

    /// The rules of settings that are written as literals.
    #[doc(hidden)]
    const LITERALS: &'static [(&'static str, LiteralRule)] = &[];

    /// The settings that are properties of the resource in Azure, which an existing one has already.
    #[doc(hidden)]
    const SETTINGS: &'static [&'static str] = &[];

    /// The rule of the argument in parentheses.
    #[doc(hidden)]
    const ARGUMENT: Option<LiteralRule> = None;

    /// For something that programs run in: what it calls them, and how their names may look in small
    /// letters.
    #[doc(hidden)]
    const PROGRAMS: Option<(&'static str, NameRule)> = None;

    /// Whether it declares a program, which has the name that what it runs in takes.
    #[doc(hidden)]
    const IS_PROGRAM: bool = false;

    /// The roles that can be granted on what it declares.
    #[doc(hidden)]
    const ROLES: &'static [&'static str] = &[];

    /// Whether it declares text that whoever deploys gives, and that is no secret.
    #[doc(hidden)]
    const IS_TEXT: bool = false;

    /// What it is to programs, for what is checked of a block while it is compiled.
    #[doc(hidden)]
    const FACTS: Facts = Facts::Other;

    /// The setting without which it means nothing, where it has no argument in parentheses.
    #[doc(hidden)]
    const NEEDED: Option<&'static Needed> = None;

    /// What `main.bicep` has of it, and how many fit besides those that are always there.
    #[doc(hidden)]
    const LIMIT: Option<(&'static str, usize)> = None;

    /// Whether the declaration's name is one of the names in `main.bicep`.
    #[doc(hidden)]
    const IN_MAIN: bool = true;
}

/// A keyword that declares something at the top level.
///
/// ```
/// use app_model::{Builder, Declare, keyword};
///
/// let app = Builder::new();
/// let place = std::panic::Location::caller();
/// let vault = keyword::keyvault::declare(&app, "secrets", place);
/// vault.soft_delete_retention_days(30);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be declared like this at the top level [AM0402]",
    label = "this needs parentheses, or it is a child and stands in a body",
    note = "what a program is made of stands in parentheses, in quotes: its folder, `project api(\"../api\");`, or its image, `container cache(\"redis:7.4\");`",
    note = "a child is declared in the body of its parent: `storage data {{ queue jobs; }}`"
)]
pub trait Declare<'app>: Keyword<'app> {
    /// Adds the declaration to the builder.
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle;
}

/// A keyword that declares something from arguments in parentheses.
///
/// ```
/// use app_model::{Builder, DeclareFrom, keyword};
///
/// let app = Builder::new();
/// let place = std::panic::Location::caller();
/// keyword::container::declare_from(&app, "cache", "redis:7.4", place).add_endpoint("tcp");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not take these arguments in parentheses [AM0403]",
    label = "its arguments do not fit",
    note = "a program takes text in quotes: its image, `container cache(\"redis:7.4\");`, or its folder, `project api(\"../api\");`. A parameter does not fit, since it has its value only when the application is deployed",
    note = "what is no program has its settings in braces, `keyvault secrets {{ name: \"corp-vault\"; }}`, and is found in Azure by `existing secrets(\"corp-vault\");`"
)]
pub trait DeclareFrom<'app, A>: Keyword<'app> {
    /// Adds the declaration to the builder.
    fn declare_from(
        app: &'app Builder,
        name: &str,
        arguments: A,
        location: &'static Location<'static>,
    ) -> Self::Handle;
}

/// A keyword that declares something inside `P`.
///
/// ```
/// use app_model::{Builder, ChildOf, keyword};
///
/// let app = Builder::new();
/// let place = std::panic::Location::caller();
/// keyword::queue::declare(app.add_storage("data"), "orders", place);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{P}` has no children of the kind `{Self}` [AM0404]",
    label = "this declaration is not allowed in the body of a `{P}`",
    note = "a vault has `secret`; a storage account has `blob_container`, `file_system`, `queue`, `table` and `file_share`; a registry has `purge_task`; a program has `endpoint`, `volume`, `probe` and others; a `job` runs to its end, so it has no `endpoint`: a program that is called is a `project`",
    note = "a resource is declared beside the others, outside of any body"
)]
pub trait ChildOf<'app, P> {
    /// What the declaration returns.
    type Handle;

    /// The facts about the kind of child, for what is checked of a block's literals while it is
    /// compiled.
    const INFO: Option<&'static ChildInfo> = None;

    /// The rules of settings that are written as literals.
    #[doc(hidden)]
    const LITERALS: &'static [(&'static str, LiteralRule)] = &[];

    /// The settings that are properties of the resource in Azure.
    #[doc(hidden)]
    const SETTINGS: &'static [&'static str] = &[];

    /// What a program does with it when it refers to it.
    #[doc(hidden)]
    const NEED: Option<Need> = None;

    /// The setting without which it means nothing in a new parent.
    #[doc(hidden)]
    const NEEDED: Option<&'static Needed> = None;

    /// Adds the child to its parent.
    fn declare(parent: P, name: &str, location: &'static Location<'static>) -> Self::Handle;
}

/// Something that roles can be granted to: an identity, or a program that runs as one.
///
/// ```
/// use app_model::kinds::key_vault::KeyVault;
/// use app_model::{Builder, Principal};
///
/// fn reads<'app>(vault: KeyVault<'app>, who: impl Principal<'app>) {
///     vault.with_role_assignments(who).KeyVaultSecretsUser.grant();
/// }
/// let app = Builder::new();
/// reads(app.add_key_vault("secrets"), app.add_user_assigned_identity("api-id"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a role [AM0405]",
    label = "roles are granted to identities and programs, and this has the type `{Self}`",
    note = "declare an identity with `identity some_umi;` and write its name on the left: `roles: some_umi => Role;`",
    note = "bind one that exists already by its name, `existing some_umi(\"its-name\");`: an id does not say whether it is that of a user, a group or a program"
)]
pub trait Principal<'app>: Copy {
    /// The declaration behind the handle.
    fn principal(self) -> Node<'app>;
}

/// Something that roles can be granted on.
///
/// ```
/// use app_model::kinds::identity::Identity;
/// use app_model::roles::KeyVaultRoles;
/// use app_model::{Builder, RoleTarget};
///
/// fn audits<'app>(who: Identity<'app>, what: impl RoleTarget<'app, Roles = KeyVaultRoles<'app>>) {
///     who.with_role_assignments(what).KeyVaultReader.grant();
/// }
/// let app = Builder::new();
/// audits(app.add_user_assigned_identity("auditor"), app.add_key_vault("secrets"));
/// ```
pub trait RoleTarget<'app>: Copy {
    /// The roles of the kind, one field each.
    type Roles;

    /// The roles, ready to be granted to a principal.
    fn roles_for(self, owner: Node<'app>, location: &'static Location<'static>) -> Self::Roles;
}

/// The same as a bound. It names the type twice, so that the compiler does not propose to take the
/// resource out of a [`ReadOnly`](crate::ReadOnly).
#[diagnostic::on_unimplemented(
    message = "there are no roles on `{Self}` [AM0406]",
    label = "roles are granted on resources, such as a vault or a storage account",
    note = "in the body of an identity, `roles: target => Role;` has the resource on the left of `=>`",
    note = "on a resource that is `existing_read_only`, a `ReadOnly<…>`, somebody else grants the roles; to grant them from here, write `existing`"
)]
pub trait TakesRoles<'app, Itself>: Copy {
    /// The roles of the kind, one field each.
    type Roles;

    #[doc(hidden)]
    fn roles(self, owner: Node<'app>, location: &'static Location<'static>) -> Self::Roles;
}

#[diagnostic::do_not_recommend]
impl<'app, T: RoleTarget<'app>> TakesRoles<'app, T> for T {
    type Roles = T::Roles;

    fn roles(self, owner: Node<'app>, location: &'static Location<'static>) -> T::Roles {
        self.roles_for(owner, location)
    }
}

/// A program that is reached at the endpoints that are declared in it: `env { API: api.http; }`; then
/// `Itself` is its type. If it has one by itself, `Only` is, so that a block can ask for a type that has
/// endpoints and lacks one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has nothing with this name that can be read [AM0428]",
    label = "this is neither a child nor an output",
    note = "a `job` runs to its end: nothing can call it",
    note = "for the URL of something `external`, write its name alone: `env {{ PARTNER: partner; }}`",
    note = "declare an output of a `bicep` module in its body: `output subnet_id;`"
)]
pub trait HasEndpoints<Itself, Only = [(); 0]> {}

/// What is asked of a program with one endpoint by itself: no program is this.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has one endpoint, which is its `http` [AM0430]",
    label = "did you mean `http`?"
)]
pub trait ReachedAtHttp {}

#[diagnostic::do_not_recommend]
impl ReachedAtHttp for [(); 0] {}

// Of two implementations the compiler proposes none.
#[diagnostic::do_not_recommend]
impl ReachedAtHttp for [(); 1] {}

/// Something that a program can refer to: it has an address to hand over.
///
/// ```
/// use app_model::kinds::compute::project::Project;
/// use app_model::{Builder, ReferenceTarget};
///
/// fn tell<'app>(program: Project<'app>, about: impl ReferenceTarget<'app>) {
///     program.reference(about);
/// }
/// let app = Builder::new();
/// tell(app.add_project("api", "../api"), app.add_key_vault("secrets"));
/// ```
#[diagnostic::on_unimplemented(
    message = "a program cannot refer to `{Self}` [AM0419]",
    label = "this has no address to hand over",
    note = "name a vault, something inside a storage account such as `data.photos`, another program, or one of its endpoints",
    note = "to run as an identity, write `identity: some_umi;`; to choose an environment, `environment: env;`; to hand over a value, `env {{ NAME: value; }}`"
)]
pub trait ReferenceTarget<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// Something that a program can run as.
///
/// ```
/// use app_model::kinds::compute::project::Project;
/// use app_model::{Builder, RunAs};
///
/// fn tell<'app>(program: Project<'app>, about: impl RunAs<'app>) {
///     program.identity(about);
/// }
/// let app = Builder::new();
/// tell(app.add_project("api", "../api"), app.add_user_assigned_identity("api-id"));
/// ```
#[diagnostic::on_unimplemented(
    message = "a program cannot run as `{Self}` [AM0420]",
    label = "this is not an identity",
    note = "declare one with `identity some_umi;` and write its name here; bind one that exists already with `existing some_umi(\"its-name\");`"
)]
pub trait RunAs<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// Something that programs run in.
///
/// ```
/// use app_model::kinds::compute::project::Project;
/// use app_model::{Builder, Environment};
///
/// fn tell<'app>(program: Project<'app>, about: impl Environment<'app>) {
///     program.environment(about);
/// }
/// let app = Builder::new();
/// tell(app.add_project("api", "../api"), app.add_container_app_environment("env"));
/// ```
#[diagnostic::on_unimplemented(
    message = "programs cannot run in `{Self}` [AM0421]",
    label = "this is not an environment",
    note = "declare one with `containerapps env;` or `appservice sites;` and write its name here"
)]
pub trait Environment<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// A registry that an environment can take its images from.
///
/// ```
/// use app_model::kinds::container_apps::ContainerAppEnvironment;
/// use app_model::{Builder, Registry};
///
/// fn share<'app>(environment: ContainerAppEnvironment<'app>, what: impl Registry<'app>) {
///     environment.registry(what);
/// }
/// let app = Builder::new();
/// share(app.add_container_app_environment("env"), app.add_container_registry("images"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a registry of images [AM0422]",
    label = "an environment pulls images with an identity, from a registry of Azure",
    note = "declare one with `registry images;` and write its name here"
)]
pub trait Registry<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// A workspace that logs can go to.
///
/// ```
/// use app_model::kinds::container_apps::ContainerAppEnvironment;
/// use app_model::{Builder, LogWorkspace};
///
/// fn share<'app>(environment: ContainerAppEnvironment<'app>, what: impl LogWorkspace<'app>) {
///     environment.log_workspace(what);
/// }
/// let app = Builder::new();
/// share(app.add_container_app_environment("env"), app.add_log_analytics_workspace("logs"));
/// ```
#[diagnostic::on_unimplemented(
    message = "logs cannot go to `{Self}` [AM0424]",
    label = "this is not a workspace for logs",
    note = "declare one with `loganalytics logs;` and write its name here"
)]
pub trait LogWorkspace<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// Something that a program can wait for.
///
/// ```
/// use app_model::kinds::compute::project::Project;
/// use app_model::{Builder, Dependency};
///
/// fn tell<'app>(program: Project<'app>, about: impl Dependency<'app>) {
///     program.wait_for(about);
/// }
/// let app = Builder::new();
/// tell(app.add_project("api", "../api"), app.add_container("cache", "redis:7.4"));
/// ```
#[diagnostic::on_unimplemented(
    message = "a program cannot wait for `{Self}` [AM0423]",
    label = "this neither starts nor is deployed",
    note = "name another program, or a resource"
)]
pub trait Dependency<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// Something that may exist already in Azure.
///
/// ```
/// use app_model::{Builder, MayExist};
///
/// fn adopt<'app>(app: &'app Builder, what: impl MayExist<'app>) {
///     app.publish_as_existing(what, "corp-vault").resource_group("corp");
/// }
/// let app = Builder::new();
/// adopt(&app, app.add_key_vault("secrets"));
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an existing resource [AM0407]",
    label = "only a resource, such as an identity or a vault, can be in Azure already",
    note = "`existing` takes the resource, then its name in Azure: `existing some_vault(\"corp-vault\");`",
    note = "a service that runs already, outside of this application, is `external partner(\"https://partner.example.com\");`"
)]
pub trait MayExist<'app>: Copy {
    /// Whether the existing resource is only referred to: nothing is granted on it.
    #[doc(hidden)]
    const READ_ONLY: bool = false;

    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}

/// What could hold a role on a child: nothing. Roles are granted on the whole resource.
#[diagnostic::on_unimplemented(
    message = "roles are granted on a resource, and this is the child of one [AM0408]",
    label = "`roles` is not allowed in the body of a child",
    note = "write `roles` in the body of the parent, beside the child: the role then applies to all children"
)]
pub trait GrantOnChild {
    /// The roles.
    type Roles;

    /// Never called.
    fn none() -> Self::Roles;
}

/// A child that is written as if it were a setting: none is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares a child, and is no setting [AM0432]",
    label = "a child has a name, and settings of its own in braces",
    note = "write it as in `endpoint http {{ port: 8080; }}`, `volume data {{ path: \"/data\"; }}` or `queue jobs;`"
)]
pub trait SettingWith<V> {}

/// What could be the location of a resource alone: nothing.
#[diagnostic::on_unimplemented(
    message = "a resource has no location of its own [AM0435]",
    label = "everything is made in the `location` that `main.bicep` is deployed with",
    note = "leave it out; what has to be in another region is a Bicep module of your own, `bicep archive(\"archive.bicep\");`"
)]
pub trait ResourceLocation {}

/// What a resource could have as its value: nothing.
#[diagnostic::on_unimplemented(
    message = "a resource has no value [AM0409]",
    label = "only parameters, outputs and the secrets of a vault have a value after `=`",
    note = "the name in Azure is a setting: `keyvault secrets {{ name: \"corp-vault\"; }}`",
    note = "a resource that exists already gets its name from `existing secrets(\"corp-vault\");`"
)]
pub trait ResourceValue {}

/// Something that runs as an identity: no resource does, and programs have `identity` themselves.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` runs no code, so it runs as no identity [AM0480]",
    label = "only programs have this setting",
    note = "to let the identity in, grant it a role: `roles: some_umi => Reader;`",
    note = "an environment pulls images as the identity that `pull_identity` names"
)]
pub trait RunsCode {}

/// The setting of programs that is looked for in resources.
#[doc(hidden)]
pub trait RunsNoCode: Sized {
    /// The bound holds for no type, and says what to write.
    fn identity<W>(self, _who: W) -> Self
    where
        Self: RunsCode,
    {
        self
    }
}
