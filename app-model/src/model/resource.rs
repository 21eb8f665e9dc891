//! What a resource kind tells the later stages about itself.

use std::any::Any;

use crate::module::ModuleContext;
use crate::roles::RoleDefinition;

use super::{Connection, NodeId};
use crate::bicep::{Expr, Object};
use crate::compute::ComputeEnvironment;

/// The facts about a kind that hold for every resource of it.
#[derive(Debug)]
pub struct KindInfo {
    /// The keyword in a block, such as `keyvault`.
    pub keyword: &'static str,
    /// What it is called in a sentence, such as `key vault`.
    pub title: &'static str,
    /// The Azure resource type, such as `Microsoft.KeyVault/vaults`. Empty for a kind without a
    /// main resource.
    pub resource_type: &'static str,
    /// The API version that the published Bicep names.
    pub api_version: &'static str,
    /// How a name in Azure is made from the declared name, and what a pinned one must look like.
    pub name_rule: NameRule,
    /// Outputs of the module in the order in which they are written: the name, and the path of the
    /// property below the resource.
    pub outputs: &'static [(&'static str, &'static str)],
    /// The output that holds the resource's name, as other modules ask for it.
    pub name_output: &'static str,
    /// Roles that a reference to the resource brings when nobody says otherwise. `None`: a
    /// reference grants nothing.
    pub default_roles: Option<&'static [&'static RoleDefinition]>,
    /// Whether the resource carries the tag `aspire-resource-name`.
    pub tagged: bool,
    /// Whether the resource can hold role assignments: it is a principal.
    pub principal: bool,
}

/// The same for a resource inside another one.
#[derive(Debug)]
pub struct ChildInfo {
    /// The keyword in the parent's body, such as `blob_container`.
    pub keyword: &'static str,
    /// What it is called in a sentence, such as `blob container`.
    pub title: &'static str,
    /// What its name in Azure must look like.
    pub name_rule: NameRule,
}

/// What a name in Azure may look like.
///
/// Source: Azure's resource naming rules; how names are shortened follows the Azure SDK's
/// provisioning library.
#[derive(Debug, Clone, Copy)]
pub struct NameRule {
    /// The fewest characters.
    pub min: usize,
    /// The most characters.
    pub max: usize,
    /// Whether capital letters are allowed.
    pub upper: bool,
    /// Whether digits are allowed.
    pub digits: bool,
    /// Allowed characters besides letters and digits.
    pub punctuation: &'static str,
    /// Whether the first character must be a letter.
    pub starts_with_letter: bool,
    /// Whether punctuation may stand only between two other characters, and not twice in a row.
    pub single_inner_punctuation: bool,
}

impl NameRule {
    /// Letters of both cases, digits and the given punctuation, `min` to `max` characters.
    #[must_use]
    pub const fn new(min: usize, max: usize, punctuation: &'static str) -> Self {
        Self {
            min,
            max,
            upper: true,
            digits: true,
            punctuation,
            starts_with_letter: false,
            single_inner_punctuation: false,
        }
    }

    /// The same with lower-case letters only.
    #[must_use]
    pub const fn lower(mut self) -> Self {
        self.upper = false;
        self
    }

    /// The same with a letter at the beginning.
    #[must_use]
    pub const fn starts_with_letter(mut self) -> Self {
        self.starts_with_letter = true;
        self
    }

    /// The same with punctuation only between other characters and never twice in a row.
    #[must_use]
    pub const fn single_inner_punctuation(mut self) -> Self {
        self.single_inner_punctuation = true;
        self
    }

    /// What is wrong with a name, as the end of a sentence that begins with the name.
    pub(crate) fn violation(&self, name: &str) -> Option<String> {
        let length = name.chars().count();
        let allowed = |c: char| {
            c.is_ascii_lowercase()
                || (self.upper && c.is_ascii_uppercase())
                || (self.digits && c.is_ascii_digit())
                || self.punctuation.contains(c)
        };
        if length < self.min || length > self.max {
            return Some(format!(
                "has {length} character{}, and {} to {} are allowed",
                if length == 1 { "" } else { "s" },
                self.min,
                self.max
            ));
        }
        if let Some(c) = name.chars().find(|c| !allowed(*c)) {
            return Some(format!("contains `{c}`, and only {} are allowed", self.alphabet()));
        }
        if self.starts_with_letter && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some("does not begin with a letter".into());
        }
        if self.single_inner_punctuation {
            let punctuation = |c: char| self.punctuation.contains(c);
            if name.starts_with(punctuation) || name.ends_with(punctuation) {
                return Some("begins or ends with punctuation".into());
            }
            let twice = |pair: &[u8]| pair.iter().all(|b| self.punctuation.as_bytes().contains(b));
            if name.as_bytes().windows(2).any(twice) {
                return Some("has two punctuation characters in a row".into());
            }
        }
        None
    }

    fn alphabet(&self) -> String {
        let mut text = String::from(if self.upper { "letters" } else { "lower-case letters" });
        if self.digits {
            text.push_str(if self.punctuation.is_empty() { " and digits" } else { ", digits" });
        }
        for (index, c) in self.punctuation.chars().enumerate() {
            let last = index + 1 == self.punctuation.chars().count();
            text.push_str(if last { " and " } else { ", " });
            text.push('`');
            text.push(c);
            text.push('`');
        }
        text
    }

    /// The nearest name that fits, to suggest it.
    pub(crate) fn nearest(&self, name: &str) -> Option<String> {
        let cased = if self.upper { name.to_owned() } else { name.to_ascii_lowercase() };
        let filler = if self.punctuation.contains('-') { Some('-') } else { None };
        let mut text = String::new();
        for c in cased.chars() {
            if c.is_ascii_alphanumeric() || self.punctuation.contains(c) {
                text.push(c);
            } else if let Some(filler) = filler {
                text.push(filler);
            }
        }
        if self.single_inner_punctuation {
            while text.contains("--") {
                text = text.replace("--", "-");
            }
            text = text.trim_matches('-').to_owned();
        }
        text.truncate(self.max);
        (self.violation(&text).is_none() && text != name).then_some(text)
    }
}

/// A resource that becomes a module of its own. One implementation per kind.
pub trait AzureResource: Any {
    /// The facts about the kind.
    fn info(&self) -> &'static KindInfo;

    /// The properties of the new resource between its name and its tags, in the order in which
    /// they are written; `None` if the module has no main resource.
    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object>;

    /// Writes the children, in the order in which they appear in the file. By default in the
    /// order of declaration.
    fn children(&self, module: &mut ModuleContext<'_>) {
        for child in module.children() {
            module.write_child(child);
        }
    }

    /// Writes the whole module, for a kind that is more than a main resource with its children.
    /// `false`: the kind is not one of those, and nothing was written.
    fn whole_module(&self, _module: &mut ModuleContext<'_>) -> bool {
        false
    }

    /// How a program connects to the resource; `None` if there is nothing to connect to.
    fn connection(&self, _resource: NodeId) -> Option<Connection> {
        None
    }

    /// The resource as something that programs run in.
    #[doc(hidden)]
    fn environment(&self) -> Option<&dyn ComputeEnvironment> {
        None
    }

    /// The same, to give it what preparation makes for it.
    #[doc(hidden)]
    fn environment_mut(&mut self) -> Option<&mut dyn ComputeEnvironment> {
        None
    }

    /// Reports what is wrong with the settings and types cannot hold.
    fn check(&self, _findings: &mut crate::check::Findings<'_>) {}
}

/// A resource inside another one. One implementation per kind of child.
pub trait ChildResource: Any {
    /// The facts about the kind.
    fn info(&self) -> &'static ChildInfo;

    /// Adds the child to the parent's module.
    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>);

    /// How a program connects to the child, by its parent and its name in Azure; `None` if there
    /// is nothing to connect to.
    fn connection(&self, _parent: NodeId, _name: &str) -> Option<Connection> {
        None
    }

    /// How another module refers to the child where a setting needs its address, such as the URI
    /// of a vault's secret.
    fn address(&self, _child: NodeId, _module: &mut ModuleContext<'_>) -> Option<Expr> {
        None
    }

    /// The manifest's entry that groups children of this kind, such as a storage account's blob
    /// service: the suffix of its name, and its connection string.
    fn service(&self, _parent: &str) -> Option<(&'static str, String)> {
        None
    }

    /// Reports what is wrong with the settings and types cannot hold.
    fn check(&self, _findings: &mut crate::check::Findings<'_>) {}
}
