//! Reading variables without stopping at the first one that is missing.

use std::ffi::OsString;

use crate::endpoint::Endpoint;
use crate::identity::Identity;
use crate::missing::{Fault, Missing, Problem, Shape};
use crate::secret::Secret;

/// How App Service writes the reference to a secret in a vault.
const VAULT_REFERENCE: &str = "@Microsoft.KeyVault(";

/// A variable of the process: what `from_env` of a configuration looks in.
///
/// App Service takes the hyphens out of the names of variables, so
/// `ConnectionStrings__payment-keys` is looked for as `ConnectionStrings__paymentkeys` too.
///
/// ```
/// use app_model_service::{environment, read};
///
/// let path = read("api", environment, |variables| variables.text("PATH", "where programs are"));
/// assert!(path.is_ok() && environment("PATH").is_some());
/// ```
#[must_use]
pub fn environment(name: &str) -> Option<OsString> {
    with_or_without_hyphens(name, |name| std::env::var_os(name))
}

fn with_or_without_hyphens(
    name: &str,
    lookup: impl Fn(&str) -> Option<OsString>,
) -> Option<OsString> {
    let plain = || name.contains('-').then(|| lookup(&name.replace('-', ""))).flatten();
    lookup(name).or_else(plain)
}

/// Reads everything that `build` asks for, and returns what it built if all of it was there.
///
/// The generated `from_lookup` calls it.
///
/// # Errors
///
/// Every variable that is missing, or holds something else than it should.
///
/// ```
/// use app_model_service::read;
///
/// let lookup = |name: &str| (name == "PORT").then_some("eighty");
/// let error = read("api", lookup, |variables| {
///     (variables.port("PORT", "the port"), variables.text("NAME", "the name"))
/// });
/// assert_eq!(error.expect_err("two problems").problems().len(), 2);
/// ```
pub fn read<T, V: Into<OsString>>(
    program: &'static str,
    lookup: impl Fn(&str) -> Option<V>,
    build: impl FnOnce(&mut Variables<'_>) -> T,
) -> Result<T, Missing> {
    let lookup = |name: &str| lookup(name).map(Into::into);
    let mut variables = Variables { lookup: &lookup, problems: Vec::new() };
    let built = build(&mut variables);
    match variables.problems {
        problems if problems.is_empty() => Ok(built),
        problems => Err(Missing::new(program, problems)),
    }
}

/// The variables of a program, and what was wrong with those that were read.
///
/// Every method takes the name of a variable and what it is for. It returns something empty when it
/// notes a problem: [`read`] then returns the problems and not what was built.
///
/// ```
/// use app_model_service::{Identity, read};
///
/// let lookup = |name: &str| match name {
///     "STAGE" => Some("dev"),
///     "GREETING" => Some(""),
///     "API_KEY" => Some("c2VjcmV0"),
///     "RETRIES" => Some("3"),
///     "TRACING" => Some("True"),
///     "PORT" => Some("8080"),
///     "API" => Some("https://api.example.com"),
///     _ => None,
/// };
/// let read = read("web", lookup, |variables| {
///     assert_eq!(variables.text("STAGE", "the stage"), "dev");
///     assert_eq!(variables.any_text("GREETING", "what is said first"), "");
///     assert_eq!(variables.secret("API_KEY", "the key of the API").expose(), "c2VjcmV0");
///     assert_eq!(variables.number("RETRIES", "how often to try again"), 3);
///     assert!(variables.flag("TRACING", "whether calls are traced"));
///     assert_eq!(variables.port("PORT", "the port"), 8080);
///     variables.endpoint("API", "the API");
///     assert_eq!(variables.identity("AZURE_CLIENT_ID", "who it is"), Identity::Developer);
/// });
/// assert!(read.is_ok());
/// ```
pub struct Variables<'l> {
    lookup: &'l dyn Fn(&str) -> Option<OsString>,
    problems: Vec<Problem>,
}

impl Variables<'_> {
    /// Text that is not empty.
    pub fn text(&mut self, variable: &'static str, purpose: &'static str) -> String {
        let text = self.any_text(variable, purpose);
        if text.is_empty() {
            self.note(variable, purpose, Fault::Empty);
        }
        text
    }

    /// Text that may be empty.
    pub fn any_text(&mut self, variable: &'static str, purpose: &'static str) -> String {
        let fault = match (self.lookup)(variable).map(OsString::into_string) {
            Some(Ok(text)) => return text,
            Some(Err(_)) => Fault::NotUnicode,
            None => Fault::Unset,
        };
        self.note(variable, purpose, fault);
        String::new()
    }

    /// A secret.
    pub fn secret(&mut self, variable: &'static str, purpose: &'static str) -> Secret {
        let text = self.text(variable, purpose);
        if text.starts_with(VAULT_REFERENCE) {
            self.note(variable, purpose, Fault::Unresolved);
        }
        Secret::new(text)
    }

    /// A whole number.
    pub fn number(&mut self, variable: &'static str, purpose: &'static str) -> i64 {
        self.parsed(variable, purpose, |text| text.parse().map_err(|_| "a whole number"))
            .unwrap_or_default()
    }

    /// `true` or `false`; Bicep writes them with a capital letter.
    pub fn flag(&mut self, variable: &'static str, purpose: &'static str) -> bool {
        let parse = |text: &str| text.to_ascii_lowercase().parse();
        self.parsed(variable, purpose, |text| parse(text).map_err(|_| "`true` or `false`"))
            .unwrap_or_default()
    }

    /// A port; 0 to listen on is any free one.
    pub fn port(&mut self, variable: &'static str, purpose: &'static str) -> u16 {
        self.parsed(variable, purpose, |text| text.parse().map_err(|_| "a port"))
            .unwrap_or_default()
    }

    /// The address of another program.
    pub fn endpoint(&mut self, variable: &'static str, purpose: &'static str) -> Endpoint {
        let expected = |text: &str| match text.contains("://") {
            true => "an address with a host and a port, such as `tcp://host:6379`",
            false => "an address that begins with `https://` or another scheme",
        };
        self.parsed(variable, purpose, |text| Endpoint::parse(text).ok_or_else(|| expected(text)))
            .unwrap_or(Endpoint::NOWHERE)
    }

    /// Who the program is: in Azure the identity with the client id in the variable, elsewhere the
    /// developer.
    pub fn identity(&mut self, variable: &'static str, purpose: &'static str) -> Identity {
        let set = |name: &str| (self.lookup)(name).filter(|value| !value.is_empty());
        if Identity::is_managed(set) {
            Identity::Managed { client_id: self.text(variable, purpose) }
        } else {
            Identity::Developer
        }
    }

    /// What is in the text; else `parse` returns what it should be.
    fn parsed<T>(
        &mut self,
        variable: &'static str,
        purpose: &'static str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let before = self.problems.len();
        let text = self.text(variable, purpose);
        if self.problems.len() > before {
            return None;
        }
        match parse(text.trim()) {
            Ok(value) => Some(value),
            Err(expected) => {
                let fault = Fault::Malformed { expected, found: Shape::of(&text) };
                self.note(variable, purpose, fault);
                None
            }
        }
    }

    fn note(&mut self, variable: &'static str, purpose: &'static str, fault: Fault) {
        if self.problems.last().is_none_or(|problem| problem.variable != variable) {
            self.problems.push(Problem { variable, purpose, fault });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_app_service_writes_it() {
        let set = |known: &'static str| move |name: &str| (name == known).then(|| known.into());
        let name = "ConnectionStrings__payment-keys";
        for known in [name, "ConnectionStrings__paymentkeys"] {
            assert_eq!(with_or_without_hyphens(name, set(known)), Some(known.into()));
        }
        assert_eq!(with_or_without_hyphens(name, set("paymentkeys")), None);
    }
}
