//! Domains of one's own.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     /// Empty for the first deployment: the certificate is made for a name that is there.
//!     parameter certificate = "";
//!     parameter host_name;
//!     containerapps env;
//!     container shop("contoso/shop:1") {
//!         endpoint http { port: 8080; external; }
//!         custom_domain shop { host: host_name; certificate: certificate; }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use crate::convert::TextValue;
use crate::facts::{Facts, Needed, Part};
use crate::model::DomainNode;

use super::part::part;

part! {
    /// A domain of one's own, under which the program's public endpoint is reached.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::custom_domain;
    /// use app_model::kinds::compute::domain::CustomDomain;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let shop = app.add_container("shop", "contoso/shop:1");
    /// shop.add_endpoint("http").port(8080).external(true);
    /// let domain: CustomDomain<'_> = shop.add::<custom_domain, _>("shop");
    /// domain.host("shop.example.com").certificate(app.add_parameter("certificate"));
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct CustomDomain,
    /// Keyword, in a program: a domain of one's own.
    ///
    /// `custom_domain shop { host: host_name; certificate: certificate_name; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/custom-domains-certificates>.
    keyword custom_domain,
    part Domain(DomainNode), new |_| DomainNode::default(), choices crate::kinds::NoChoices,
    facts Facts::Domain(&PART)
}

/// What a domain is.
pub(crate) static PART: Part = Part {
    title: "custom domain",
    services: true,
    jobs: false,
    settings: &SETTINGS,
    needed: Some(&HOST),
};

const SETTINGS: [&str; 3] = ["host", "certificate", "description"];

const HOST: Needed = Needed {
    setting: "host",
    settings: &SETTINGS,
    names: &[],
    says: ("the custom domain ", Some(" has no host")),
    help: "add one, such as `host: \"shop.example.com\";`",
};

#[crate::__private::members]
impl<'app> CustomDomain<'app> {
    /// The domain, such as `shop.example.com`.
    pub fn host(self, host: impl TextValue<'app>) -> Self {
        let host = host.into_value(self.node.app());
        self.change(|domain| domain.host = Some(host))
    }

    /// The name of a managed certificate of the environment. While it is empty, the domain has no
    /// certificate: the first deployment makes the domain known, a later one binds the certificate.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/custom-domains-managed-certificates>.
    pub fn certificate(self, name: impl TextValue<'app>) -> Self {
        let name = name.into_value(self.node.app());
        self.change(|domain| domain.certificate = Some(name))
    }
}
