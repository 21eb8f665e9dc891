//! Rules: when more instances of a program start, and when a job does.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     storage data { queue orders; }
//!     containerapps env;
//!     container shop("contoso/shop:1") {
//!         endpoint http { port: 8080; external; }
//!         scale_rule calls { concurrent_requests: 50; }
//!     }
//!     job packer("../packer") {
//!         reference: data.orders;
//!         event orders {
//!             scaler: "azure-queue";
//!             use_identity: true;
//!             metadata {
//!                 accountName: data.azure_name;
//!                 queueName: "orders";
//!                 queueLength: "5";
//!             }
//!         }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use crate::convert::{EnvironmentValue, Nowhere, NumberValue, TextValue};
use crate::facts::{Facts, Needed, Part};
use crate::maps;
use crate::model::RuleNode;

use super::part::part;

part! {
    /// When more instances of a program are started: by the number of calls, or by what a scaler
    /// of KEDA counts.
    pub struct ScaleRule,
    /// Keyword, in a program: when more instances are started.
    ///
    /// `scale_rule calls { concurrent_requests: 50; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/scale-app>.
    keyword scale_rule,
    part Rule(RuleNode), new |_| RuleNode::default(), choices crate::kinds::NoChoices,
    facts Facts::Rule(&SCALE_RULE)
}

part! {
    /// When a job is started: by what a scaler of KEDA counts.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::event;
    /// use app_model::kinds::compute::rule::Event;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let job = app.add_job("packer", "../packer").reference(app.add_storage("data").add_queue("orders"));
    /// let orders: Event<'_> = job.add::<event, _>("orders").scaler("azure-queue");
    /// orders.use_identity(true).metadata().entry("queueName", "orders");
    /// # assert!(app.build().is_ok());
    /// ```
    ///
    /// Source: KEDA's [list of scalers](https://keda.sh/docs/latest/scalers/).
    pub struct Event,
    /// Keyword, in a `job`: what starts it.
    ///
    /// `event orders { scaler: "azure-queue"; metadata { "queueName": "orders"; } }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/jobs>.
    keyword event,
    part Rule(RuleNode), new |_| RuleNode::default(), choices crate::kinds::NoChoices,
    facts Facts::Rule(&EVENT)
}

static SCALE_RULE: Part =
    Part { title: "rule", services: true, jobs: false, settings: &SETTINGS, needed: None };

/// What an event is.
pub(crate) static EVENT: Part =
    Part { title: "rule", services: false, jobs: true, settings: &SETTINGS, needed: Some(&SCALER) };

const SETTINGS: [&str; 4] = ["scaler", "use_identity", "concurrent_requests", "description"];

const SCALER: Needed = Needed {
    setting: "scaler",
    settings: &SETTINGS,
    names: &[],
    says: ("nobody says what the event ", Some(" counts")),
    help: "name a scaler of KEDA, such as `scaler: \"azure-queue\";`",
};

#[crate::__private::members]
impl<'app> ScaleRule<'app> {
    /// How many calls an instance answers at once before another one starts; 10 unless set, in a
    /// rule without a scaler.
    pub fn concurrent_requests(self, count: impl NumberValue<'app>) -> Self {
        let count = count.into_value(self.node.app());
        self.change(|rule| rule.concurrent_requests = Some(count))
    }
}

macro_rules! rules {
    ($($Handle:ident)*) => {$(
        crate::__private::located! { ($Handle) #[crate::__private::members] impl<'app> $Handle<'app> {
            /// The scaler of KEDA that counts, such as `azure-servicebus`.
            pub fn scaler(self, scaler: impl TextValue<'app>) -> Self {
                let scaler = scaler.into_value(self.node.app());
                self.change(|rule| rule.scaler = Some(scaler))
            }

            /// Whether the scaler asks with the identity that the program runs as, the first one if there
            /// are several.
            pub fn use_identity(self, on: impl ::app_model::Switch) -> Self {
                let on = on.on();
                self.change(|rule| rule.as_program = on)
            }

            /// What the scaler wants to know; its names are those of KEDA's documentation.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn metadata(self) -> Metadata<$Handle<'app>> {
                Metadata(self)
            }
        }}

        crate::__private::located! { ($Handle) impl<'app> Metadata<$Handle<'app>> {
            /// Sets an entry. One that is set again keeps its place and takes the new value.
            pub fn entry(self, name: &str, value: impl EnvironmentValue<'app>) -> Self {
                let value = value.into_setting(self.0.node.app());
                self.0.change(|rule| maps::set(&mut rule.metadata, name, value, str::eq));
                self
            }
        }}
    )*};
}

/// What a scaler wants to know.
///
/// ```
/// use app_model::Builder;
/// use app_model::keyword::event;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let job = app.add_job("packer", "../packer").reference(app.add_storage("data").add_queue("orders"));
/// let rule = job.add::<event, _>("orders").scaler("azure-queue");
/// rule.use_identity(true).metadata().entry("queueName", "orders").entry("queueLength", "5");
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Metadata<R>(R);

rules! { ScaleRule Event }

// A second one beside that of `parts_of!`: the compiler explains the only one at length.
#[diagnostic::do_not_recommend]
impl<'app> crate::ChildOf<'app, Nowhere> for event {
    type Handle = Event<'app>;

    fn declare(
        parent: Nowhere,
        _name: &str,
        _location: &'static std::panic::Location<'static>,
    ) -> Self::Handle {
        parent.never()
    }
}
