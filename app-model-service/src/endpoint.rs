//! Addresses of other programs.

use std::fmt;

/// Where another program or an external service is reached.
///
/// ```
/// use app_model_service::Endpoint;
///
/// let cache = Endpoint::parse("tcp://cache:6379").expect("an address");
/// assert_eq!((cache.scheme(), cache.host(), cache.port()), ("tcp", "cache", 6379));
///
/// let api = Endpoint::parse("https://api.example.com/v2").expect("an address");
/// assert_eq!((api.host(), api.port(), api.url()), ("api.example.com", 443, "https://api.example.com/v2"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
    scheme: String,
    host: String,
    port: u16,
}

impl Endpoint {
    /// What stands for an address until it is known that there is none.
    pub(crate) const NOWHERE: Self =
        Self { url: String::new(), scheme: String::new(), host: String::new(), port: 0 };

    /// The address in a URL: `scheme://host:port/path`. The port may be missing for `http` and
    /// `https`. `None` if it is none.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let (host, port) = match authority.rsplit_once(':') {
            // The colons of an IPv6 address are in brackets.
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
            _ => (authority, default_port(scheme)?),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let fits = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        (fits(scheme) && fits(host) && port != 0).then(|| Self {
            url: url.to_owned(),
            scheme: scheme.to_owned(),
            host: host.to_owned(),
            port,
        })
    }

    /// The whole address, such as `https://api.example.com`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `http`, `https` or `tcp`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The host, such as `api.example.com`; an IPv6 address is without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }
}

fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

/// The whole address.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}
