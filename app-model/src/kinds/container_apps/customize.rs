//! Changes to a container app or job beyond its settings.

use crate::bicep::{Expr, Module, Object};
use crate::kinds::infrastructure::InfrastructureModule;
use crate::model::Value;

/// A container app or job as it is going to be published: typed for what is changed often, and its
/// Bicep for everything else.
///
/// ```
/// use app_model::bicep::Expr;
/// use app_model::{Builder, Reference};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let level = app.add_parameter("level").into_reference();
/// app.add_container("web", "nginx:1.29").publish_as_container_app(move |web| {
///     let level = web.value(&level);
///     web.env("LOG_LEVEL", level);
///     web.tag("team", Expr::str("payments"));
///     web.at(&["properties", "configuration"]).set("activeRevisionsMode", "Multiple");
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("value: level") && text.contains("'Multiple'"));
/// ```
///
/// The rest of it:
///
/// ```
/// use app_model::Builder;
/// use app_model::bicep::{Expr, Object};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// app.add_container("web", "nginx:1.29").publish_as_container_app(|web| {
///     web.min_replicas(Expr::Int(0));
///     web.max_replicas(Expr::Int(20));
///     web.scale_rule(Object::new().with("name", "calls").with("http", Object::new()));
///     web.container().set("workingDir", "/srv");
///     web.body().set("kind", "web");
///     web.tree().output("image", Expr::str("nginx"));
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("workingDir: '/srv'") && text.contains("maxReplicas: 20"));
/// ```
pub struct ContainerApp<'c, 'm> {
    module: &'c mut InfrastructureModule<'m>,
    body: Object,
}

impl ContainerApp<'_, '_> {
    /// Has a closure change the app with this symbolic name.
    pub(crate) fn change(
        module: &mut InfrastructureModule<'_>,
        symbol: &str,
        change: &dyn Fn(&mut ContainerApp<'_, '_>),
    ) {
        let Some(resource) = module.tree().resource_mut(symbol) else { return };
        let body = std::mem::take(&mut resource.body);
        let mut app = ContainerApp { module, body };
        change(&mut app);
        let body = app.body;
        if let Some(resource) = module.tree().resource_mut(symbol) {
            resource.body = body;
        }
    }

    /// The expression for a value of the model. A parameter or output becomes a parameter of the
    /// module.
    pub fn value(&mut self, value: &Value) -> Expr {
        self.module.value(value)
    }

    /// The module's syntax tree, without the properties of the app itself.
    pub fn tree(&mut self) -> &mut Module {
        self.module.tree()
    }

    /// The properties of the app.
    pub fn body(&mut self) -> &mut Object {
        &mut self.body
    }

    /// The properties at a path. What is not there is added.
    pub fn at(&mut self, path: &[&'static str]) -> &mut Object {
        self.body.at(path)
    }

    /// The container in the app's template.
    pub fn container(&mut self) -> &mut Object {
        let containers = self.at(&["properties", "template"]).list("containers");
        if containers.is_empty() {
            containers.push(Object::new().into());
        }
        #[allow(clippy::indexing_slicing, reason = "there is one")]
        containers[0].object()
    }

    /// Adds an environment variable.
    pub fn env(&mut self, name: &str, value: Expr) {
        let entry = Object::new().with("name", name.to_owned()).with("value", value);
        self.container().list("env").push(entry.into());
    }

    /// Sets a tag of the resource.
    pub fn tag(&mut self, name: &str, value: Expr) {
        self.body.at(&["tags"]).set(name.to_owned(), value);
    }

    /// The fewest instances that run.
    pub fn min_replicas(&mut self, count: Expr) {
        self.at(&["properties", "template", "scale"]).set("minReplicas", count);
    }

    /// The most instances that run.
    pub fn max_replicas(&mut self, count: Expr) {
        self.at(&["properties", "template", "scale"]).set("maxReplicas", count);
    }

    /// Adds a rule by which instances start, as Azure writes it.
    pub fn scale_rule(&mut self, rule: Object) {
        self.at(&["properties", "template", "scale"]).list("rules").push(rule.into());
    }
}
