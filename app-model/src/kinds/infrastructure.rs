//! Modules whose whole content is written by a closure, on the Bicep syntax tree.

use crate::bicep::Object;
use crate::builder::Builder;
use crate::convert::{IntoValue, text};
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
    pub fn resource_group(self, name: impl IntoValue<'app, text>) -> Self {
        let name = name.into_value(self.0.app());
        self.0.change(|node| node.scope.resource_group = Some(name));
        self
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
