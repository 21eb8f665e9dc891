//! Changes to a container app or a job beyond its settings.

use crate::bicep::{Expr, Module, Object};
use crate::facts::Changes;
use crate::kinds::infrastructure::InfrastructureModule;
use crate::model::Value;

/// A container app as it is going to be published: typed for what is changed often, and its Bicep for
/// everything else.
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
///     web.ingress().sticky_sessions(true);
///     web.container().set("workingDir", "/srv");
///     web.resources(0.75, "1.5Gi");
///     web.body().set("kind", "web");
///     web.tree().output("image", Expr::str("nginx"));
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("workingDir: '/srv'") && text.contains("maxReplicas: 20"));
/// # assert!(text.contains("cpu: json('0.75')") && text.contains("affinity: 'sticky'"));
/// ```
pub struct ContainerApp<'c, 'm> {
    module: &'c mut InfrastructureModule<'m>,
    body: Object,
}

/// A container app job as it is going to be published. It has no replicas and nobody calls it: what
/// starts it are the settings `schedule` and `event`.
///
/// ```
/// use app_model::bicep::Expr;
/// use app_model::{Builder, Reference};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let (limit, level) = (app.add_parameter("limit"), app.add_parameter("level"));
/// let (limit, level) = (limit.into_reference(), level.into_reference());
/// app.add_job("nightly", "../nightly").publish_as_container_app_job(move |job| {
///     let level = job.value(&level);
///     job.env("LOG_LEVEL", level);
///     job.timeout(Expr::Int(600));
///     job.retries(Expr::Int(3));
///     job.resources(0.25, "0.5Gi");
///     job.tag("team", Expr::str("payments"));
///     job.container().set("workingDir", "/srv");
///     job.at(&["properties"]).set("workloadProfileName", "consumption");
///     job.body().set("location", "westeurope");
///     let limit = job.value(&limit);
///     job.tree().output("limit", limit);
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("nightly").expect("a module");
/// # assert!(text.contains("replicaTimeout: 600") && text.contains("replicaRetryLimit: 3"));
/// ```
pub struct ContainerAppJob<'c, 'm> {
    module: &'c mut InfrastructureModule<'m>,
    body: Object,
}

/// Changes the properties of the resource with this symbolic name.
fn change<'m>(
    module: &mut InfrastructureModule<'m>,
    symbol: &str,
    change: impl FnOnce(&mut InfrastructureModule<'m>, Object) -> Object,
) {
    let Some(resource) = module.tree().resource_mut(symbol) else { return };
    let body = std::mem::take(&mut resource.body);
    let body = change(module, body);
    if let Some(resource) = module.tree().resource_mut(symbol) {
        resource.body = body;
    }
}

/// What both have: a container in a template, in a resource of a module.
macro_rules! published {
    ($Type:ident, $it:literal) => {
        impl $Type<'_, '_> {
            /// The expression for a value of the model. A parameter or output becomes a parameter of
            /// the module.
            pub fn value(&mut self, value: &Value) -> Expr {
                self.module.value(value)
            }

            #[doc = concat!("The module's syntax tree, without the properties of the ", $it, " itself.")]
            pub fn tree(&mut self) -> &mut Module {
                self.module.tree()
            }

            #[doc = concat!("The properties of the ", $it, ".")]
            pub fn body(&mut self) -> &mut Object {
                &mut self.body
            }

            /// The properties at a path. What is not there is added.
            pub fn at(&mut self, path: &[&'static str]) -> &mut Object {
                self.body.at(path)
            }

            #[doc = concat!("The container in the template of the ", $it, ".")]
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

            /// The processor cores of an instance, and its memory, such as `1.5Gi`.
            pub fn resources(&mut self, cores: f64, memory: &str) {
                let resources = super::parts::amounts(cores, memory.to_owned());
                self.container().set("resources", resources);
            }

            /// Sets a tag of the resource.
            pub fn tag(&mut self, name: &str, value: Expr) {
                self.body.at(&["tags"]).set(name.to_owned(), value);
            }
        }
    };
}

/// The setting of a program that changes its container app.
pub(crate) const CHANGE: Changes =
    Changes { setting: "publish_as_container_app", environment: super::INFO.keyword };
/// The one of a job.
pub(crate) const JOB_CHANGE: Changes =
    Changes { setting: "publish_as_container_app_job", ..CHANGE };

published!(ContainerApp, "app");
published!(ContainerAppJob, "job");

impl ContainerApp<'_, '_> {
    /// Has a closure change the app with this symbolic name.
    pub(crate) fn change(
        module: &mut InfrastructureModule<'_>,
        symbol: &str,
        with: &dyn Fn(&mut ContainerApp<'_, '_>),
    ) {
        change(module, symbol, |module, body| {
            let mut app = ContainerApp { module, body };
            with(&mut app);
            app.body
        });
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

    /// How calls reach the app. An app without an endpoint has none: it is added.
    pub fn ingress(&mut self) -> AppIngress<'_> {
        AppIngress(self.at(&["properties", "configuration", "ingress"]))
    }
}

impl ContainerAppJob<'_, '_> {
    /// Has a closure change the job with this symbolic name.
    pub(crate) fn change(
        module: &mut InfrastructureModule<'_>,
        symbol: &str,
        with: &dyn Fn(&mut ContainerAppJob<'_, '_>),
    ) {
        change(module, symbol, |module, body| {
            let mut job = ContainerAppJob { module, body };
            with(&mut job);
            job.body
        });
    }

    /// Seconds until an instance is stopped.
    pub fn timeout(&mut self, seconds: Expr) {
        self.at(&["properties", "configuration"]).set("replicaTimeout", seconds);
    }

    /// How often an instance that failed is started again.
    pub fn retries(&mut self, count: Expr) {
        self.at(&["properties", "configuration"]).set("replicaRetryLimit", count);
    }
}

/// How calls reach a container app.
///
/// ```
/// use app_model::Builder;
/// use app_model::bicep::Expr;
/// use app_model::kinds::container_apps::ClientCertificates;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let web = app.add_container("web", "nginx:1.29");
/// web.add_endpoint("http").port(8080).external(true);
/// web.publish_as_container_app(|web| {
///     let mut ingress = web.ingress();
///     ingress.sticky_sessions(true);
///     ingress.client_certificates(ClientCertificates::Require);
///     ingress.insecure_calls(false);
///     ingress.allowed_origins(&["https://shop.example.com"]);
///     ingress.allow_from("office", Expr::str("203.0.113.0/24"));
///     ingress.body().set("targetPort", 9090);
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("clientCertificateMode: 'require'") && text.contains("targetPort: 9090"));
/// # assert!(text.contains("action: 'Allow'") && text.contains("allowInsecure: false"));
/// ```
#[derive(Debug)]
pub struct AppIngress<'a>(&'a mut Object);

/// What happens with the certificates of callers.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::container_apps::ClientCertificates;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let web = app.add_container("web", "nginx:1.29");
/// web.add_endpoint("http").port(8080).external(true);
/// let accepts = [ClientCertificates::Ignore, ClientCertificates::Accept];
/// for certificates in accepts {
///     web.publish_as_container_app(move |web| web.ingress().client_certificates(certificates));
/// }
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("clientCertificateMode: 'accept'"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientCertificates {
    /// Nobody is asked for one.
    Ignore,
    /// Whoever has one may show it, and the program is told.
    Accept,
    /// Whoever has none is refused.
    Require,
}

impl AppIngress<'_> {
    /// Whether a caller keeps coming to the instance that it came to first.
    pub fn sticky_sessions(&mut self, sticky: bool) {
        let affinity = if sticky { "sticky" } else { "none" };
        self.0.set("stickySessions", Object::new().with("affinity", affinity));
    }

    /// What happens with the certificates of callers; they are ignored unless set.
    pub fn client_certificates(&mut self, certificates: ClientCertificates) {
        let mode = match certificates {
            ClientCertificates::Ignore => "ignore",
            ClientCertificates::Accept => "accept",
            ClientCertificates::Require => "require",
        };
        self.0.set("clientCertificateMode", mode);
    }

    /// Whether calls over plain HTTP are answered, and not sent on to HTTPS.
    pub fn insecure_calls(&mut self, allowed: bool) {
        self.0.set("allowInsecure", allowed);
    }

    /// The origins whose pages may call the app from a browser.
    pub fn allowed_origins(&mut self, origins: &[&str]) {
        let origins: Vec<Expr> =
            origins.iter().map(|origin| Expr::str((*origin).to_owned())).collect();
        self.0.at(&["corsPolicy"]).set("allowedOrigins", origins);
    }

    /// Adds a range of addresses, such as `203.0.113.0/24`, from which calls are let in. Those from
    /// elsewhere are refused then.
    pub fn allow_from(&mut self, name: &str, range: Expr) {
        let rule = Object::new()
            .with("name", name.to_owned())
            .with("ipAddressRange", range)
            .with("action", "Allow");
        self.0.list("ipSecurityRestrictions").push(rule.into());
    }

    /// The properties of the entry.
    pub fn body(&mut self) -> &mut Object {
        self.0
    }
}
