//! What makes the macro ask: words and numbers of rules that the kinds have.
//!
//! The macro knows no rule. Asking about everything would cost the compiler too much, so it asks where a
//! rule may be broken: a hint too many is a question more, and what has no hint is left to `build()`. The
//! mutants and the recorded messages show that each is needed.

/// Names of up to this many characters leave room for a suffix in every kind of name that Azure has:
/// the shortest ones take 24 characters.
pub(super) const SHORT: usize = 16;

/// What a name holds, begins with, or is, if some rule refuses it.
pub(super) const RESERVED: [&str; 3] = ["microsoft", "windows", "login"];

/// The names that a published application has besides the declared ones. An `output` may have them.
pub(super) const TAKEN: [&str; 4] = ["rg", "location", "principalId", "resourceGroupName"];

/// A name that some kind of child cannot have.
pub(super) const TAKEN_BY_CHILDREN: &str = "tables";

/// Which declaration of one keyword may be one more than a template takes.
pub(super) const LIMITS: [usize; 2] = [65, 254];

/// The word that a child has, as its name or as a choice, if it may not go with a path or needs a
/// number.
pub(super) const UNLIKE_HTTP: &str = "tcp";

/// How variables end that bear no name of what sets them.
pub(super) const VARIABLE_ENDINGS: [&str; 3] = ["_ID", "_CREDENTIALS", "_STRING"];

/// How variables begin that are settings of where a program runs.
pub(super) const VARIABLE_BEGINNINGS: [&str; 5] =
    ["WEBSITE", "OTEL_", "ASPIRE_", "APPINSIGHTS_", "APPLICATIONINSIGHTS"];

/// How the name of a credential ends. It may be one then, or not.
pub(super) const CREDENTIAL_ENDINGS: [&str; 14] = [
    "password",
    "passwords",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "credential",
    "credentials",
    "secret",
    "token",
    "sas",
    "key",
    "string",
    "value",
];

/// What text has in it that holds a credential.
pub(super) const CREDENTIAL_WORDS: [&str; 9] =
    ["pass", "pwd", "secret", "token", "key", "cred", "sas", "conn", "sig"];

/// What a key has in it that somebody copied from a file.
pub(super) const PRIVATE_KEY: &str = "PRIVATE KEY";
