//! Changes to a web site beyond its settings.

use crate::bicep::{Expr, Module, Object};
use crate::facts::Changes;
use crate::kinds::infrastructure::InfrastructureModule;
use crate::model::{Customization, Value};
use crate::node::Node;

use super::website::{NETWORK, PRODUCTION, SLOT, app_setting};

/// A web site or its slot as it is going to be published: typed for what is changed often, and its
/// Bicep for everything else.
///
/// ```
/// use app_model::bicep::Expr;
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_app_service_environment("sites");
/// let web = app.add_project("web", "../web");
/// web.add_endpoint("http").port(8080).external(true);
/// web.publish_as_website(|site| {
///     site.web_sockets(true);
///     site.tag("team", Expr::str("payments"));
///     site.at(&["properties", "siteConfig"]).set("minTlsVersion", "1.3");
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("webSocketsEnabled: true") && text.contains("'1.3'"));
/// ```
///
/// The rest of it:
///
/// ```
/// use app_model::bicep::Expr;
/// use app_model::{Builder, Reference};
///
/// let app = Builder::new();
/// app.add_app_service_environment("sites");
/// let level = app.add_parameter("level").into_reference();
/// let subnet = app.add_parameter("subnet").into_reference();
/// let web = app.add_project("web", "../web");
/// web.add_endpoint("http").port(8080).external(true);
/// web.publish_as_website(move |site| {
///     let (level, subnet) = (site.value(&level), site.value(&subnet));
///     site.app_setting("LOG_LEVEL", level);
///     site.subnet_id(subnet);
///     site.always_on(!site.is_slot());
///     site.https_only(true);
///     site.client_affinity(false);
///     site.health_check_path("/health");
///     site.workers(Expr::Int(2));
///     site.body().set("kind", "app,linux");
///     site.tree().output("level", Expr::str("info"));
/// });
/// # let application = app.build().expect("the model is right");
/// # let text = application.module("web").expect("a module");
/// # assert!(text.contains("healthCheckPath: '/health'") && text.contains("httpsOnly: true"));
/// ```
pub struct Website<'c, 'm> {
    module: &'c mut InfrastructureModule<'m>,
    symbol: &'static str,
    body: Object,
}

/// What a closure does to a site.
pub(crate) type Change = Box<dyn Fn(&mut Website<'_, '_>)>;

/// The setting of a program that changes its site.
pub(crate) const CHANGE: Changes =
    Changes { setting: "publish_as_website", environment: super::INFO.keyword };
/// The one that changes its slot alone.
pub(crate) const SLOT_CHANGE: Changes = Changes { setting: "publish_as_website_slot", ..CHANGE };

/// Records a change to the site that a program is published as and to its slot, or to the slot
/// alone.
pub(crate) fn customize(program: Node<'_>, slot_only: bool, change: Change) {
    let symbols = if slot_only { &[SLOT][..] } else { &[PRODUCTION, SLOT][..] };
    program.compute(|compute| {
        compute.customizations.push(Customization {
            environment: super::INFO.keyword,
            apply: Box::new(move |module| {
                for symbol in symbols {
                    Website::change(module, symbol, &change);
                }
            }),
        });
    });
}

impl Website<'_, '_> {
    fn change(module: &mut InfrastructureModule<'_>, symbol: &'static str, change: &Change) {
        let Some(resource) = module.tree().resource_mut(symbol) else { return };
        let body = std::mem::take(&mut resource.body);
        let mut site = Website { module, symbol, body };
        change(&mut site);
        let body = site.body;
        if let Some(resource) = module.tree().resource_mut(symbol) {
            resource.body = body;
        }
    }

    /// Whether it is the slot.
    #[must_use]
    pub fn is_slot(&self) -> bool {
        self.symbol == SLOT
    }

    /// The expression for a value of the model. A parameter or output becomes a parameter of the
    /// module.
    pub fn value(&mut self, value: &Value) -> Expr {
        self.module.value(value)
    }

    /// The module's syntax tree, without the properties of the site itself.
    pub fn tree(&mut self) -> &mut Module {
        self.module.tree()
    }

    /// The properties of the site.
    pub fn body(&mut self) -> &mut Object {
        &mut self.body
    }

    /// The properties at a path. What is not there is added.
    pub fn at(&mut self, path: &[&'static str]) -> &mut Object {
        self.body.at(path)
    }

    fn config(&mut self) -> &mut Object {
        self.at(&["properties", "siteConfig"])
    }

    /// Adds an application setting, which the program sees as an environment variable.
    pub fn app_setting(&mut self, name: &str, value: Expr) {
        self.config().list("appSettings").push(app_setting(name, value));
    }

    /// Sets a tag of the resource.
    pub fn tag(&mut self, name: &str, value: Expr) {
        self.body.at(&["tags"]).set(name.to_owned(), value);
    }

    /// Whether calls may become web sockets.
    pub fn web_sockets(&mut self, on: bool) {
        self.config().set("webSocketsEnabled", on);
    }

    /// Whether the program stays in memory while nobody calls it.
    pub fn always_on(&mut self, on: bool) {
        self.config().set("alwaysOn", on);
    }

    /// Whether a call over HTTP is answered with a redirection to HTTPS.
    pub fn https_only(&mut self, on: bool) {
        self.at(&["properties"]).set("httpsOnly", on);
    }

    /// Whether calls of one visitor go to one instance.
    pub fn client_affinity(&mut self, on: bool) {
        self.at(&["properties"]).set("clientAffinityEnabled", on);
    }

    /// The path that App Service calls to see whether the program works.
    pub fn health_check_path(&mut self, path: &str) {
        self.config().set("healthCheckPath", path.to_owned());
    }

    /// How many machines of the plan the site may use.
    pub fn workers(&mut self, count: Expr) {
        self.config().set("numberOfWorkers", count);
    }

    /// The resource id of the subnet that the site calls out through.
    pub fn subnet_id(&mut self, id: Expr) {
        self.at(&["properties"]).set("virtualNetworkSubnetId", id.clone());
        if self.symbol == PRODUCTION
            && let Some(network) = self.module.tree().resource_mut(NETWORK)
        {
            network.body.at(&["properties"]).set("subnetResourceId", id);
        }
    }
}
