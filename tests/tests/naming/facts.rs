//! What is published about names, read from `rules.json`, and what follows from it for one name.
//!
//! None of it is the library's: a pattern, two lengths and lists of words.

use regex::Regex;
use serde_json::Value;

use crate::ways::Part;

/// What `uniqueString` may be: 13 letters and digits.
pub(crate) const TOKEN: &str = "q7wz3mk5t2xhd";

/// What is published about the names of one type.
pub(crate) struct Fact {
    pub(crate) ty: String,
    /// The keyword that the facts are about, where another one declares the same type.
    pub(crate) of: Option<String>,
    pub(crate) min: usize,
    pub(crate) max: usize,
    pattern: Option<Regex>,
    /// Whether the name is part of a public address.
    pub(crate) is_public: bool,
    /// The only names that there are.
    fixed: Vec<String>,
    /// Names that the pattern does not have.
    special: Vec<String>,
    /// Names that the service keeps for itself.
    refused: Vec<String>,
    /// Whether letters that are not ASCII are left to Azure.
    any_script: bool,
    made: Option<Made>,
    unique_naming: Option<Made>,
    words: Reserved,
}

/// How a name is made from a declared one.
#[derive(Clone)]
pub(crate) struct Made {
    of_symbol: bool,
    characters: Regex,
    has_capitals: bool,
    /// What stands before the token, and the length at which the whole is cut; without them the name is
    /// the declared one.
    suffix: Option<(String, usize)>,
}

/// Words that no public name may be, hold, or begin with.
#[derive(Clone)]
pub(crate) struct Reserved {
    pub(crate) names: Vec<String>,
    pub(crate) parts: Vec<String>,
    pub(crate) beginnings: Vec<String>,
}

impl Fact {
    /// Whether Azure takes the name.
    pub(crate) fn takes(&self, name: &str) -> bool {
        self.has_form(name) && !self.is_refused(name)
    }

    /// Whether something that is in Azure already may have this name, which is looked up without regard
    /// to case: what Azure reserves today it may have taken before.
    pub(crate) fn may_exist_as(&self, name: &str) -> bool {
        self.has_form(name) || self.has_form(&name.to_lowercase())
    }

    /// Whether there are no other names than those that Azure has already.
    pub(crate) fn is_given(&self) -> bool {
        !self.fixed.is_empty() || self.ty == "Microsoft.Authorization/roleDefinitions"
    }

    fn has_form(&self, name: &str) -> bool {
        if !self.fixed.is_empty() || self.special.iter().any(|special| special == name) {
            return self.fixed.iter().chain(&self.special).any(|known| known == name);
        }
        let ascii: String;
        let judged = if self.any_script {
            ascii = name.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect();
            &ascii
        } else {
            name
        };
        (self.min..=self.max).contains(&name.chars().count())
            && self.pattern.as_ref().is_none_or(|pattern| pattern.is_match(judged))
    }

    fn is_refused(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let Reserved { names, parts, beginnings } = &self.words;
        self.refused.contains(&name)
            || self.is_public
                && (names.contains(&name)
                    || parts.iter().any(|part| name.contains(part.as_str()))
                    || beginnings.iter().any(|beginning| name.starts_with(beginning.as_str())))
    }

    /// Whether Azure takes what is made from a declared name, and no one else may have it.
    pub(crate) fn takes_made(&self, declared: &str, part: &Part) -> bool {
        let azure = self.made(declared, part);
        self.takes(&azure) && (!self.is_public || left(&azure) >= part.left)
    }

    /// The name in Azure that is made from a declared one. Where the reference cuts it right behind the
    /// separator, and Azure takes no name that ends in one, there is none.
    pub(crate) fn made(&self, declared: &str, part: &Part) -> String {
        let made = if part.setting.is_empty() { &self.made } else { &self.unique_naming };
        let made = made.as_ref().expect("rules.json says how the name is made");
        let name = format!("{declared}{}", part.suffix);
        let azure = made.of(&name, made.separator());
        let is_cut = !made.separator().is_empty() && azure.ends_with(made.separator());
        if is_cut && !self.has_form(&azure) { made.of(&name, "") } else { azure }
    }
}

impl Made {
    /// The name in Azure, with this separator before the token.
    fn of(&self, name: &str, separator: &str) -> String {
        let start = self.start(name);
        match &self.suffix {
            None => start,
            Some((_, max)) => format!("{start}{separator}{TOKEN}").chars().take(*max).collect(),
        }
    }

    fn start(&self, name: &str) -> String {
        let name = if self.of_symbol { name.replace('-', "_") } else { name.to_owned() };
        let name = if self.has_capitals { name } else { name.to_ascii_lowercase() };
        name.chars().filter(|c| self.characters.is_match(&c.to_string())).collect()
    }

    fn separator(&self) -> &str {
        self.suffix.as_ref().map_or("", |(separator, _)| separator)
    }
}

/// What is published about each type.
pub(crate) fn facts() -> Vec<Fact> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/naming/rules.json");
    let text = std::fs::read_to_string(path).expect("the file is there");
    let file: Value = serde_json::from_str(&text).expect("it is JSON");
    let words = Reserved {
        names: strings(&file["reserved"]["names"]),
        parts: strings(&file["reserved"]["parts"]),
        beginnings: strings(&file["reserved"]["beginnings"]),
    };
    let types = file["types"].as_array().expect("a list");
    let fact = |fact: &Value| Fact {
        ty: fact["type"].as_str().expect("a type").to_owned(),
        of: fact["of"].as_str().map(ToOwned::to_owned),
        min: number(&fact["min"]).unwrap_or(0),
        max: number(&fact["max"]).unwrap_or(usize::MAX),
        pattern: fact["pattern"].as_str().map(|text| Regex::new(text).expect("a pattern")),
        is_public: fact["scope"] == "global",
        fixed: strings(&fact["fixed"]),
        special: strings(&fact["special"]),
        refused: strings(&fact["refused"]),
        any_script: fact["any_script"] == true,
        made: made(&fact["made"]),
        unique_naming: made(&fact["unique_naming"]),
        words: words.clone(),
    };
    types.iter().map(fact).collect()
}

/// The words that public names may not be, hold, or begin with.
pub(crate) fn reserved() -> Reserved {
    facts().swap_remove(0).words
}

fn made(value: &Value) -> Option<Made> {
    let characters = value["characters"].as_str()?;
    let suffix = value["separator"].as_str().map(ToOwned::to_owned).zip(number(&value["max"]));
    Some(Made {
        of_symbol: value["of"] == "symbol",
        characters: Regex::new(&format!("^[{characters}]$")).expect("characters"),
        has_capitals: characters.contains("A-Z"),
        suffix,
    })
}

fn number(value: &Value) -> Option<usize> {
    Some(usize::try_from(value.as_u64()?).expect("small"))
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.map(|text| text.as_str().expect("text").to_owned()).collect()
}

/// How many characters of the token a name ends in.
pub(crate) fn left(name: &str) -> usize {
    (0..=TOKEN.len()).rev().find(|length| name.ends_with(&TOKEN[..*length])).unwrap_or_default()
}
