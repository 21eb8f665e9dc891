//! Services that are not part of the application.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     external partner("https://partner.example.com/");
//!     container web("nginx:1.29") {
//!         reference: partner;
//!     }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::{CommandLineValue, EnvironmentValue, IntoValue, Nowhere, TextValue, text};

use crate::declare::{DeclareFrom, Dependency, Keyword, ReferenceTarget};
use crate::facts::Facts;
use crate::literal::LiteralRule;
use crate::model::{Content, ExternalNode, Value};
use crate::node::Node;

/// Keyword: a service that is not part of the application.
///
/// `external partner("https://partner.example.com");`
///
/// In Azure: <https://learn.microsoft.com/azure/container-apps/environment-variables>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum external {}

/// A service that is not part of the application. Nothing is published for it; a `reference` hands
/// its URL over.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let partner = app.add_external("partner", "https://partner.example.com");
/// app.add_container("web", "nginx:1.29").reference(partner);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct External<'app>(Node<'app>);

impl Builder {
    /// Adds a service by its URL: text, or a parameter.
    #[track_caller]
    pub fn add_external<'app>(&'app self, name: &str, url: impl TextValue<'app>) -> External<'app> {
        self.add_from::<external, _>(name, url)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Keyword<'app> for external {
    type Handle = External<'app>;
    const ARGUMENT: Option<LiteralRule> = Some(LiteralRule::Url);
    const FACTS: Facts = Facts::External;
}

#[diagnostic::do_not_recommend]
impl<'app, U: IntoValue<'app, text>> DeclareFrom<'app, U> for external {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        url: U,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let url = match url.into_value(app) {
            Value::String(url) => Value::String(with_path(url)),
            url => url,
        };
        let content = Content::External(ExternalNode { url: Some(url) });
        External(app.push(name, "external", None, content, location))
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for external {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}

/// The URL with at least the path `/`, before its query.
fn with_path(mut url: String) -> String {
    let Some(start) = url.find("://").map(|scheme| scheme + 3) else { return url };
    let rest = url.get(start..).unwrap_or_default();
    let end = start + rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if !url.get(end..).is_some_and(|path| path.starts_with('/')) {
        url.insert(end, '/');
    }
    url
}

impl<'app> External<'app> {
    /// Describes the service.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let partner = app.add_external("partner", "https://partner.example.com");
    /// let partner = partner.description("Answers within a second.");
    /// app.add_container("web", "nginx:1.29").reference(partner);
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn description(self, text: &str) -> Self {
        self.0.describe(text);
        self
    }

    /// The declaration behind the handle. For authors of kinds.
    #[must_use]
    pub fn node(self) -> Node<'app> {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> ReferenceTarget<'app> for External<'app> {
    fn node(self) -> Node<'app> {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Dependency<'app> for External<'app> {
    fn node(self) -> Node<'app> {
        self.0
    }
}

impl crate::lint::Unused for External<'_> {
    type Lint = crate::lint::Usual;
}

/// Written where a value is asked for, it is its URL.
#[diagnostic::do_not_recommend]
impl<'app> CommandLineValue<'app> for External<'app> {}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for External<'app> {
    fn into_setting(self, _app: &Builder) -> Value {
        let mut url = None;
        self.0.change(|node| {
            if let Content::External(external) = &node.content {
                url.clone_from(&external.url);
            }
        });
        url.unwrap_or_else(|| Value::String(String::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::with_path;

    #[test]
    fn a_url_has_a_path() {
        for (url, whole) in [
            ("https://x.example.com", "https://x.example.com/"),
            ("https://x.example.com/", "https://x.example.com/"),
            ("https://x.example.com/a?v=1", "https://x.example.com/a?v=1"),
            ("https://x.example.com?v=1", "https://x.example.com/?v=1"),
            ("https://x.example.com?from=a/b", "https://x.example.com/?from=a/b"),
            ("https://x.example.com#top", "https://x.example.com/#top"),
            ("{partner.url}", "{partner.url}"),
        ] {
            assert_eq!(with_path(url.to_owned()), whole);
        }
    }
}
