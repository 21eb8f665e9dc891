//! Secrets.

use std::fmt;

/// A secret: text that is in no log by accident.
///
/// `{:?}` shows `Secret(…)`. There is no `Display`, so that a secret gets into a text only where
/// [`expose`](Self::expose) is written:
///
/// ```compile_fail,E0277
/// let token = app_model_service::Secret::new("c2VjcmV0");
/// println!("signed in with {token}");
/// ```
///
/// ```
/// use app_model_service::Secret;
///
/// let token = Secret::new("c2VjcmV0");
/// assert_eq!(format!("{token:?}"), "Secret(…)");
/// assert_eq!(token.expose(), "c2VjcmV0");
/// ```
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A secret of your own, for tests.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
