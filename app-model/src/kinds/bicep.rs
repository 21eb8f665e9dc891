//! Bicep modules that the user wrote.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     parameter size: int = 3;
//!     bicep network {
//!         template: "param location string\nparam size int\noutput label string = 'size ${size}'\n";
//!         resource_group: "network";
//!         subscription: "00000000-0000-0000-0000-000000000000";
//!         params { size: size; }
//!         output label;
//!     }
//!     output network_label = network.label;
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::{Choice, IntoValue, Kept, Nowhere, OutputValue, SecretValue, TextValue, text};

use crate::declare::{ChildOf, Declare, DeclareFrom, Keyword};
use crate::expression::Reference;
use crate::file::with_plain_line_ends;
use crate::maps;
use crate::model::{
    ChildInfo, ChildResource, Content, NameRule, NodeId, TemplateNode, TemplateSource, Value,
};
use crate::module::ModuleContext;
use crate::node::Node;
use crate::written::{PlainText, Switch};

use super::output::output;

/// Keyword: a Bicep module of your own, from a file or from text.
///
/// `bicep network("modules/network.bicep") { params { size: 3; } output subnet_id; }`
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum bicep {}

/// A Bicep module of the user's own. Its text is published as it is.
///
/// What the module declares, and what the deployment tools know by its name, is passed without being
/// written: `location`, and for `principalId` and `userPrincipalId` the principal that deploys.
/// `principalName`, `principalType`, `keyVaultName` and `logAnalyticsWorkspaceId` are an empty text,
/// as in the reference, unless they are written or have a default.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let text = "param location string\nparam size int\noutput label string = 'size ${size}'\n";
/// let module = app.add_bicep_template_string("network", text);
/// module.params().entry("size", 3);
/// app.add_output("label", module.add_output("label"));
/// assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Bicep<'app> {
    node: Node<'app>,
    /// The choices of the settings: there are none.
    pub choices: super::NoChoices,
}

impl Builder {
    /// Adds a Bicep module from a file. A relative path starts at the package that is run by
    /// `cargo`, and otherwise at the current directory.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let network = app.add_bicep_template("network", "modules/network.bicep");
    /// network.params().entry("size", 3);
    /// app.add_output("subnet", network.add_output("subnetId"));
    /// ```
    #[track_caller]
    pub fn add_bicep_template(&self, name: &str, path: &str) -> Bicep<'_> {
        self.add_from::<bicep, _>(name, path)
    }

    /// Adds a Bicep module from text.
    #[track_caller]
    pub fn add_bicep_template_string(&self, name: &str, text: &str) -> Bicep<'_> {
        self.add::<bicep>(name).template(text)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Keyword<'app> for bicep {
    type Handle = Bicep<'app>;
}

#[diagnostic::do_not_recommend]
impl<'app> Declare<'app> for bicep {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let content = Content::Template(TemplateNode::default());
        Bicep {
            node: app.push(name, "bicep", None, content, location),
            choices: super::NoChoices::ALL,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for bicep {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, &str> for bicep {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        path: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let text = read(path).map_err(|error| error.to_string());
        <Self as Declare>::declare(app, name, location)
            .source(TemplateSource::File { path: path.to_owned(), text })
    }
}

/// Reads a file relative to the package that cargo runs, so that the result does not depend on
/// the folder in which `cargo run` was typed.
fn read(path: &str) -> std::io::Result<String> {
    let path = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(root) => std::path::Path::new(&root).join(path),
        None => path.into(),
    };
    std::fs::read_to_string(path).map(|text| with_plain_line_ends(&text))
}

#[diagnostic::do_not_recommend]
impl crate::lint::Unused for Bicep<'_> {
    type Lint = crate::lint::Usual;
}

impl<'app> Bicep<'app> {
    fn source(self, source: TemplateSource) -> Self {
        self.change(|template| template.source = Some(source));
        self
    }

    fn change(self, change: impl FnOnce(&mut TemplateNode)) {
        self.node.change(|node| {
            if let Content::Template(template) = &mut node.content {
                change(template);
            }
        });
    }
}

#[crate::__private::members]
impl<'app> Bicep<'app> {
    /// The module's text, when it is not in a file. Line ends become `\n`.
    pub fn template(self, text: impl PlainText) -> Self {
        self.source(TemplateSource::Text(with_plain_line_ends(&text.into_text())))
    }

    /// The values of the module's parameters.
    #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
    pub fn params(self) -> Params<'app> {
        Params(self)
    }

    /// The resource group that the module is deployed to, instead of the application's own.
    pub fn resource_group(self, name: impl TextValue<'app>) -> Self {
        let name = name.into_value(self.node.app());
        self.node.change(|node| node.scope.resource_group = Some(name));
        self
    }

    /// The subscription that the module is deployed to: its id, a GUID.
    pub fn subscription(self, id: impl TextValue<'app>) -> Self {
        let id = id.into_value(self.node.app());
        self.node.change(|node| node.scope.subscription = Some(id));
        self
    }

    /// Whether the module is deployed to the tenant: its text says `targetScope = 'tenant'`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let text = "targetScope = 'tenant'\nparam location string\n";
    /// app.add_bicep_template_string("groups", text).tenant(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn tenant(self, tenant: impl Switch) -> Self {
        let tenant = tenant.on();
        self.node.change(|node| node.scope.tenant = tenant);
        self
    }

    /// Describes the module; shown by `cargo run`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let network = app.add_bicep_template_string("network", "param location string\n");
    /// network.description("The network that all teams share.");
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn description(self, text: &str) -> Self {
        self.node.describe(text);
        self
    }
}

impl<'app> Bicep<'app> {
    /// Declares an output of the module, to refer to it.
    #[track_caller]
    pub fn add_output(self, name: &str) -> ModuleOutput<'app> {
        self.add::<output, _>(name)
    }

    /// Declares a child by its keyword: `network.add::<output, _>("subnet")`. The second type is the
    /// child's handle, and always inferred.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::output;
    ///
    /// let app = Builder::new();
    /// let text = "param location string\noutput subnet string = location\n";
    /// let network = app.add_bicep_template_string("network", text);
    /// app.add_output("subnet", network.add::<output, _>("subnet"));
    /// # assert!(app.build().is_ok());
    /// ```
    #[allow(clippy::should_implement_trait, reason = "it adds a child")]
    #[track_caller]
    pub fn add<K: ChildOf<'app, Self, Handle = H>, H>(self, name: &str) -> H {
        K::declare(self, name, Location::caller())
    }

    /// The declaration behind the handle. For authors of kinds.
    #[must_use]
    pub fn node(self) -> Node<'app> {
        self.node
    }
}

crate::__private::words! { struct Bicep: AnyBody }
crate::__child_word! { Bicep output, output, at Bicep }

/// The values of a module's parameters.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let text = "param location string\nparam size int\n@secure()\nparam key string\n";
/// let module = app.add_bicep_template_string("network", text);
/// let key = app.add_secret_parameter("key");
/// module.params().entry("size", 3).entry("key", key);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Params<'app>(Bicep<'app>);

/// What a parameter of a module takes: any literal, parameter or output, and secrets too, for
/// which the module's parameter should be `@secure()`.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::bicep::{ArgumentValue, Bicep};
///
/// fn name<'app>(module: Bicep<'app>, value: impl ArgumentValue<'app>) {
///     module.params().entry("name", value);
/// }
/// let app = Builder::new();
/// let text = "param location string\nparam name string\n";
/// name(app.add_bicep_template_string("north", text), "contoso-north");
/// name(app.add_bicep_template_string("south", text), app.add_parameter("south-name"));
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to a Bicep module [AM0417]",
    label = "this has the type `{Self}`",
    note = "use a literal, a list such as `[\"1\", \"2\"]`, JSON in parentheses, a parameter, a secret, or an output of a resource, such as `secrets.vault_uri`"
)]
pub trait ArgumentValue<'app> {
    #[doc(hidden)]
    fn into_argument(self, app: &Builder) -> Value;
}

#[diagnostic::do_not_recommend]
impl<'app, T: OutputValue<'app>> ArgumentValue<'app> for T {
    fn into_argument(self, app: &Builder) -> Value {
        self.into_output(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> ArgumentValue<'app> for super::parameter::SecretParameter<'app> {
    fn into_argument(self, app: &Builder) -> Value {
        SecretValue::<Kept>::into_secret(self, app)
    }
}

impl<'app> Params<'app> {
    /// Passes a value. A value for the same parameter is replaced.
    pub fn entry(self, name: &str, value: impl ArgumentValue<'app>) -> Self {
        let value = value.into_argument(self.0.node.app());
        self.0.change(|template| maps::set(&mut template.params, name, value, str::eq));
        self
    }
}

/// An output of a module of the user's own: text that is known after deployment.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::bicep::ModuleOutput;
///
/// let app = Builder::new();
/// let text = "param location string\noutput subnet string = location\n";
/// let network = app.add_bicep_template_string("network", text);
/// let subnet: ModuleOutput<'_> = network.add_output("subnet").description("Where programs run.");
/// app.add_key_vault("secrets").tags().entry("subnet", subnet);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ModuleOutput<'app> {
    module: Node<'app>,
    output: Node<'app>,
}

/// A module's output has no settings.
#[derive(Debug, Default)]
pub(crate) struct ModuleOutputSettings {}

static OUTPUT_INFO: ChildInfo =
    ChildInfo { keyword: "output", title: "output", name_rule: NameRule::new(1, 255, "_-") };

impl ChildResource for ModuleOutputSettings {
    fn info(&self) -> &'static ChildInfo {
        &OUTPUT_INFO
    }

    fn write(&self, _child: NodeId, _module: &mut ModuleContext<'_>) {}
}

#[diagnostic::do_not_recommend]
impl<'app> ChildOf<'app, Nowhere<Bicep<'app>>> for output {
    type Handle = ModuleOutput<'app>;

    fn declare(
        parent: Nowhere<Bicep<'app>>,
        _name: &str,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        parent.never()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> ChildOf<'app, Bicep<'app>> for output {
    type Handle = ModuleOutput<'app>;

    fn declare(
        parent: Bicep<'app>,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let settings = Box::new(ModuleOutputSettings {});
        // A name of the model has hyphens; in the module's text it is an identifier.
        let name = crate::bicep::identifier(name);
        let output = parent.node.app().add_child(parent.node, &name, settings, location);
        ModuleOutput { module: parent.node, output }
    }
}

crate::__unused!(ModuleOutput);

impl<'app> ModuleOutput<'app> {
    fn reference(self, app: &Builder) -> Value {
        let _ = app;
        let mut name = String::new();
        self.output.change(|node| name.clone_from(&node.name));
        Value::Output(self.module.id(), name)
    }

    /// Describes the output.
    pub fn description(self, text: &str) -> Self {
        self.output.describe(text);
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, text> for ModuleOutput<'app> {
    fn into_value(self, app: &Builder) -> Value {
        self.reference(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app, T: Choice> IntoValue<'app, T> for ModuleOutput<'app> {
    fn into_value(self, app: &Builder) -> Value {
        self.reference(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> OutputValue<'app> for ModuleOutput<'app> {
    fn into_output(self, app: &Builder) -> Value {
        self.reference(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app, U> SecretValue<'app, U> for ModuleOutput<'app> {
    fn into_secret(self, app: &Builder) -> Value {
        self.reference(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Reference<'app> for ModuleOutput<'app> {
    fn into_reference(self) -> Value {
        self.reference(self.module.app())
    }
}
