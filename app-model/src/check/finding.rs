//! What is wrong, where, and what to do.

use std::fmt;
use std::panic::Location;

use crate::facts::OwnName;
use crate::literal::{Literal, LiteralRule, Problem};
use crate::model::{Content, Mode, Model, NameRule, NodeId, Value};

/// A rule that the model breaks.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets").soft_delete_retention_days(365);
/// let errors = app.build().err().expect("90 days are the most");
/// let finding = &errors.findings()[0];
/// assert_eq!(finding.code(), Some("AM0551"));
/// assert!(finding.message().contains("`secrets`"));
/// assert!(finding.help().contains("90"));
/// assert!(finding.location().line() > 0);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    code: Option<&'static str>,
    message: String,
    help: String,
    note: Option<String>,
    location: &'static Location<'static>,
}

impl Finding {
    pub(crate) fn new(
        code: impl Into<Option<&'static str>>,
        message: impl Into<String>,
        help: impl Into<String>,
        location: &'static Location<'static>,
    ) -> Self {
        Self { code: code.into(), message: message.into(), help: help.into(), note: None, location }
    }

    pub(crate) fn with_note(mut self, note: String) -> Self {
        self.note = Some(note);
        self
    }

    pub(crate) fn place(&self) -> (&'static str, u32, u32, String) {
        (self.location.file(), self.location.line(), self.location.column(), self.message.clone())
    }

    /// The code of the broken rule, such as `AM0551`: `cargo run -- explain AM0551` says more.
    ///
    /// Findings of kinds that another crate brings may have a code of that crate, or none.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.code
    }

    /// What is wrong, in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    pub(crate) fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The file, line and column of the declaration.
    #[must_use]
    pub fn location(&self) -> &'static Location<'static> {
        self.location
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  --> {}", self.message, self.location)?;
        if let Some(note) = &self.note {
            write!(f, "\n   = note: {note}")?;
        }
        write!(f, "\n   = help: {}", self.help)
    }
}

/// Everything that is wrong with a model.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets").soft_delete_retention_days(365);
/// app.add_key_vault("keys").soft_delete_retention_days(1);
/// let errors = app.build().err().expect("7 to 90 days are possible");
/// assert_eq!(errors.findings().len(), 2);
/// eprintln!("{errors}");
/// ```
#[derive(Debug, Clone)]
pub struct Errors {
    findings: Vec<Finding>,
}

impl Errors {
    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        Self { findings }
    }

    /// The findings in the order of their places in the source.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n\n" };
            match finding.code {
                Some(code) => write!(f, "{separator}error[{code}]: {finding}")?,
                None => write!(f, "{separator}error: {finding}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}

/// Where a kind reports what is wrong with one declaration.
///
/// See the example of [`AzureResource`](crate::AzureResource).
pub struct Findings<'f> {
    model: &'f Model,
    node: NodeId,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Findings<'f> {
    pub(crate) fn new(model: &'f Model, node: NodeId, findings: &'f mut Vec<Finding>) -> Self {
        Self { model, node, findings }
    }

    /// Reports a broken rule: its code, what is wrong, and what to do about it.
    ///
    /// A code that begins with `AM` is one of this crate's and has a page in `app-model/errors`. A
    /// kind of another crate passes `None`, or a code of its own.
    pub fn report(
        &mut self,
        code: impl Into<Option<&'static str>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let node = &self.model[self.node];
        let message = message.into();
        let message = match node.content {
            Content::Child(_)
            | Content::Resource(_)
            | Content::Template(_)
            | Content::Compute(_)
            | Content::External(_)
                if !message.contains(&format!("`{}`", node.name)) =>
            {
                format!("{} `{}`: {message}", node.title(), node.name)
            }
            _ => message,
        };
        self.findings.push(Finding::new(code, message, help, node.location));
    }

    /// The same for another declaration, such as a part of a program: its place is then shown.
    pub(crate) fn of(&mut self, node: NodeId) -> Findings<'_> {
        Findings { model: self.model, node, findings: self.findings }
    }

    /// Reports a setting whose value is a literal that breaks the rule. A reference is not judged: its
    /// value is known at deployment.
    ///
    /// ```
    /// use app_model::check::Findings;
    /// use app_model::{LiteralRule, Value};
    ///
    /// /// What a kind's `check` calls for a setting `levels: i64`.
    /// fn check_levels(levels: Option<&Value>, findings: &mut Findings<'_>) {
    ///     let rule = LiteralRule::Range { min: 1, max: 24, of: "levels" };
    ///     findings.literal("levels", &rule, levels);
    /// }
    /// ```
    pub fn literal(&mut self, setting: &str, rule: &LiteralRule, value: Option<&Value>) {
        self.literal_beside(setting, rule, value, &[]);
    }

    /// The same for all settings with rules. `values` are those of all settings: a rule may be about
    /// two of them.
    #[doc(hidden)]
    pub fn literals(
        &mut self,
        rules: &[(&str, LiteralRule)],
        values: &[(&'static str, Option<&Value>)],
    ) {
        let number = |(setting, value): &(&'static str, Option<&Value>)| match value {
            Some(Value::Int(value)) => Some((*setting, *value)),
            _ => None,
        };
        let numbers: Vec<(&str, i64)> = values.iter().filter_map(number).collect();
        for (setting, rule) in rules {
            let value = values.iter().find(|(name, _)| name == setting);
            self.literal_beside(setting, rule, value.and_then(|(_, value)| *value), &numbers);
        }
    }

    /// `others` are the numbers of the other settings.
    fn literal_beside(
        &mut self,
        setting: &str,
        rule: &LiteralRule,
        value: Option<&Value>,
        others: &[(&str, i64)],
    ) {
        let value = match value {
            Some(Value::Int(value)) => Literal::Int(*value),
            Some(Value::Bool(value)) => Literal::Bool(*value),
            Some(Value::String(text)) => Literal::Text(text),
            _ => return,
        };
        if let Some(problem) = rule.problem(setting, value, others) {
            self.problem(&problem);
        }
    }

    /// Reports the first name that an environment cannot make of its own. `set` are settings that it has.
    pub(crate) fn own_names(&mut self, names: &[OwnName], set: &[&str], has_volumes: bool) {
        let name = &self.model[self.node].name;
        let characters = NameRule::letters_digits_separators(name);
        // Of a deployment that has too long a name, it is said where that is made.
        let is_deployed = |own: &OwnName| own.too_long_to_deploy(name, characters).is_none();
        let problem = |own: &OwnName| {
            let too_long = || own.too_long(name, characters).filter(|_| is_deployed(own));
            own.reserved(name).or_else(too_long)
        };
        let made = names.iter().filter(|own| own.is_made(set) && (has_volumes || !own.for_volumes));
        if let Some(problem) = made.filter_map(problem).next() {
            self.problem(&problem);
        }
    }

    pub(crate) fn problem(&mut self, problem: &Problem) {
        self.report(problem.code, problem.text.as_str(), problem.help.as_str());
    }

    /// Reports a setting that is set, if the resource, or the one that it is in, is not written.
    ///
    /// ```
    /// use app_model::Value;
    /// use app_model::check::Findings;
    ///
    /// /// What a kind's `check` calls for a setting `levels: i64`.
    /// fn check_levels(levels: Option<&Value>, findings: &mut Findings<'_>) {
    ///     findings.of_existing("levels", levels.is_some());
    /// }
    /// ```
    pub fn of_existing(&mut self, setting: &str, is_set: bool) {
        let exists = self.model[self.node].existing_in(Mode::Publish).is_some();
        if is_set && (exists || self.parent_is_read_only()) {
            self.report(
                "AM0526",
                format!("it is existing, so its `{setting}` cannot be set here"),
                "leave the setting out, or do not call the resource an existing one",
            );
        }
    }

    /// Whether the declaration's parent is an existing resource that is only referred to.
    ///
    /// ```
    /// use app_model::check::Findings;
    ///
    /// /// A region of a map cache is created, or it is one that the cache has already.
    /// fn check(has_bounds: bool, findings: &mut Findings<'_>) {
    ///     if !has_bounds && !findings.parent_is_read_only() {
    ///         findings.report(None, "the region has no bounds", "give it some: `bounds: \"…\";`");
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn parent_is_read_only(&self) -> bool {
        let parent = self.model[self.node].parent;
        parent.is_some_and(|parent| self.model[parent].is_read_only_in(Mode::Publish))
    }

    /// Whether the declaration's parent is an existing resource when publishing.
    #[must_use]
    pub fn parent_exists(&self) -> bool {
        let parent = self.model[self.node].parent;
        parent.is_some_and(|parent| self.model[parent].existing_in(Mode::Publish).is_some())
    }

    /// The declaration's children, of every kind.
    pub(crate) fn children(&self) -> impl Iterator<Item = NodeId> + use<'f> {
        let model = self.model;
        model[self.node].children.iter().copied()
    }

    /// The declaration.
    pub(crate) fn node(&self) -> NodeId {
        self.node
    }

    pub(crate) fn model(&self) -> &'f Model {
        self.model
    }
}
