//! Modules whose whole content is written by a closure, on the Bicep syntax tree.

use crate::bicep::Object;
use crate::builder::Builder;
use crate::convert::TextValue;
use crate::model::{AzureResource, KindInfo, NameRule};
use crate::module::ModuleContext;

pub use crate::module::InfrastructureModule;

type Write = dyn Fn(&mut InfrastructureModule<'_>);

/// A module whose content a closure writes: for resources that no kind covers.
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
/// assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Infrastructure<'app>(crate::Node<'app>);

struct InfrastructureSettings {
    write: Box<Write>,
}

static INFO: KindInfo = KindInfo {
    keyword: "infrastructure",
    title: "infrastructure module",
    resource_type: "",
    api_version: "",
    name_rule: NameRule::new(1, 64, "-"),
    outputs: &[],
    name_output: "name",
    default_roles: None,
    tagged: false,
    principal: false,
};

impl Builder {
    /// Adds a module that `write` fills each time it is written.
    #[track_caller]
    pub fn add_infrastructure(
        &self,
        name: &str,
        write: impl Fn(&mut InfrastructureModule<'_>) + 'static,
    ) -> Infrastructure<'_> {
        let settings = Box::new(InfrastructureSettings { write: Box::new(write) });
        Infrastructure(self.add_resource(name, settings, std::panic::Location::caller()))
    }
}

impl<'app> Infrastructure<'app> {
    /// The resource group that the module is deployed to, instead of the application's own.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::bicep::Expr;
    ///
    /// let app = Builder::new();
    /// app.add_infrastructure("labels", |module| module.output("stage", Expr::str("dev")))
    ///     .resource_group("shared");
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn resource_group(self, name: impl TextValue<'app>) -> Self {
        let name = name.into_value(self.0.app());
        self.0.change(|node| node.scope.resource_group = Some(name));
        self
    }

    /// Describes the module, for readers of the model.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::bicep::Expr;
    ///
    /// let app = Builder::new();
    /// app.add_infrastructure("labels", |module| module.output("stage", Expr::str("dev")))
    ///     .description("What the dashboards group by.");
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn description(self, text: &str) -> Self {
        self.0.describe(text);
        self
    }

    /// Leaves the module out of everything that is published.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::bicep::Expr;
    ///
    /// let app = Builder::new();
    /// app.add_infrastructure("labels", |module| module.output("stage", Expr::str("dev")))
    ///     .exclude_from_publish();
    /// # let application = app.build().expect("the model is right");
    /// # assert!(application.module("labels").is_none());
    /// ```
    pub fn exclude_from_publish(self) -> Self {
        self.0.exclude();
        self
    }

    /// The declaration behind the handle. For authors of kinds.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::bicep::Expr;
    ///
    /// let app = Builder::new();
    /// let labels = app.add_infrastructure("labels", |module| {
    ///     module.output("stage", Expr::str("dev"));
    /// });
    /// labels.node().adjust(|module| module.comment("read by the dashboards"));
    /// # let application = app.build().expect("the model is right");
    /// # assert!(application.module("labels").is_some_and(|text| text.contains("dashboards")));
    /// ```
    #[must_use]
    pub fn node(self) -> crate::Node<'app> {
        self.0
    }
}

impl AzureResource for InfrastructureSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        (self.write)(&mut InfrastructureModule::new(module));
        None
    }
}
