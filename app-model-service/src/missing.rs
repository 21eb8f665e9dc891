//! What is wrong with the environment, all at once.

use std::error::Error;
use std::fmt;

/// The variables that are missing, or hold something else than they should.
///
/// `{:?}` shows the same text as `{}`, so that `fn main() -> Result<(), Missing>` ends with words
/// for a person. No value is in it, since a secret may stand in a wrong variable.
///
/// ```
/// use app_model_service::read;
///
/// let empty = |_: &str| None::<&str>;
/// let missing = read("api", empty, |variables| variables.port("PORT", "the port")).unwrap_err();
/// let problem = &missing.problems()[0];
/// assert_eq!((problem.variable(), problem.purpose()), ("PORT", "the port"));
/// assert!(missing.to_string().contains("`PORT` is not set"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Missing {
    program: &'static str,
    problems: Vec<Problem>,
}

/// One variable, and what is wrong with it.
///
/// ```
/// use app_model_service::read;
///
/// let wrong = |_: &str| Some("eighty");
/// let missing = read("api", wrong, |variables| variables.port("PORT", "the port")).unwrap_err();
/// for problem in missing.problems() {
///     assert_eq!((problem.variable(), problem.purpose()), ("PORT", "the port"));
///     assert!(problem.to_string().contains("is not a port, but 6 characters"));
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub(crate) variable: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    Unset,
    Empty,
    NotUnicode,
    Malformed {
        expected: &'static str,
        found: Shape,
    },
    /// App Service hands over the reference when it may not read the vault.
    Unresolved,
}

/// What can be said of a value without giving it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Blank,
    /// Digits, this many.
    Digits(usize),
    /// Characters between quotes, the quotes among them.
    Quoted(usize),
    /// Characters, this many.
    Text(usize),
}

impl Shape {
    pub(crate) fn of(value: &str) -> Self {
        let value = value.trim();
        let length = value.chars().count();
        let is_between = |quote| length > 1 && value.starts_with(quote) && value.ends_with(quote);
        match length {
            0 => Self::Blank,
            _ if value.bytes().all(|byte| byte.is_ascii_digit()) => Self::Digits(length),
            _ if is_between('"') || is_between('\'') => Self::Quoted(length),
            _ => Self::Text(length),
        }
    }
}

/// As what follows `but`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("blanks"),
            Self::Digits(1) => f.write_str("a digit"),
            Self::Digits(count) => write!(f, "{count} digits"),
            Self::Quoted(count) => {
                write!(f, "{count} characters, the first and the last of which are quotes")
            }
            Self::Text(1) => f.write_str("a character"),
            Self::Text(count) => write!(f, "{count} characters"),
        }
    }
}

impl Missing {
    pub(crate) fn new(program: &'static str, problems: Vec<Problem>) -> Self {
        Self { program, problems }
    }

    /// Everything that is wrong, in the order in which the configuration reads it.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl Problem {
    /// The name of the variable.
    #[must_use]
    pub fn variable(&self) -> &'static str {
        self.variable
    }

    /// What it should hold, such as `the client id of the identity api-id`.
    #[must_use]
    pub fn purpose(&self) -> &'static str {
        self.purpose
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ", self.variable)?;
        match &self.fault {
            Fault::Unset => f.write_str("is not set")?,
            Fault::Empty => f.write_str("is empty")?,
            Fault::NotUnicode => f.write_str("is not UTF-8")?,
            Fault::Malformed { expected, found } => write!(f, "is not {expected}, but {found}")?,
            Fault::Unresolved => f.write_str(
                "holds the reference to a vault and not its secret: may the identity read the vault?",
            )?,
        }
        write!(f, "\n      {}", self.purpose)
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match self.problems.len() {
            1 => "a variable is missing or wrong".to_owned(),
            count => format!("{count} variables are missing or wrong"),
        };
        write!(f, "`{}` cannot start: {count}", self.program)?;
        for problem in &self.problems {
            write!(f, "\n  {problem}")?;
        }
        write!(f, "\n  help: a deployment sets them; elsewhere, set them yourself")
    }
}

impl fmt::Debug for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Missing {}
