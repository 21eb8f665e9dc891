//! What a name in Azure may look like.
//!
//! Everything here is `const`: the compiler itself judges the names that stand in a block, and
//! `build()` judges the others by the same functions.

use crate::literal::Text;
use crate::literal::bytes::{at, character, characters, contains, ending, equal, one_of, same};

/// What a name in Azure may look like.
///
/// Lengths are counted in characters.
///
/// Source: Azure's [rules for names of resources][rules]; how names are shortened follows the Azure
/// SDK's provisioning library.
///
/// [rules]: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
///
/// ```
/// use app_model::NameRule;
///
/// /// A registry: 5 to 50 letters and digits, unique in all of Azure.
/// const REGISTRY: NameRule = NameRule::new(5, 50, "").global();
/// /// A storage account, whose name has small letters only.
/// const ACCOUNT: NameRule = NameRule::new(3, 24, "").lower().global();
/// /// A vault: a letter first, and no two hyphens beside each other.
/// const VAULT: NameRule =
///     NameRule::new(3, 24, "-").starts_with_letter().single_inner_punctuation().global();
/// assert!(REGISTRY.upper && !ACCOUNT.upper && VAULT.punctuation == "-");
/// ```
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
    /// Whether letters and digits of every script are allowed. Which characters those are is left to
    /// Azure: all that are not ASCII pass.
    pub any_script: bool,
    /// Where everything is allowed but control characters and these: the latter; then letters, digits
    /// and punctuation say nothing.
    pub all_but: Option<&'static str>,
    /// Whether the first character must be a letter.
    pub starts_with_letter: bool,
    /// Whether punctuation may stand only between two other characters.
    pub inner_punctuation: bool,
    /// The same, and not twice in a row.
    pub single_inner_punctuation: bool,
    /// Whether punctuation may not stand at the beginning.
    pub starts_with_letter_or_digit: bool,
    /// Whether the name is unique in all of Azure, because it is part of a public address. Such a
    /// name may not be, or hold, certain words.
    pub global: bool,
    /// Characters that a name may not end in.
    pub not_last: &'static str,
    /// What a name may not end in, because the service keeps it for itself.
    pub refused_endings: &'static [&'static str],
    /// Names that the service keeps for itself.
    pub refused_names: &'static [&'static str],
    /// Names that break the rule and have a meaning of their own.
    pub special_names: &'static [&'static str],
    /// How the name is made from the declared one, where that follows a rule of its own.
    pub generated: Option<&'static NameRule>,
    /// The settings with which the name is made in another way.
    pub generated_unless: &'static [&'static str],
}

/// Words that no public name may be.
///
/// Source: <https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name>;
/// those with an underscore or a full stop are left out, since no public name has them.
const RESERVED: [&str; 30] = [
    "access",
    "azure",
    "bing",
    "bizspark",
    "biztalk",
    "cortana",
    "directx",
    "dotnet",
    "dynamics",
    "excel",
    "exchange",
    "forefront",
    "groove",
    "hololens",
    "hyperv",
    "kinect",
    "lync",
    "msdn",
    "o365",
    "office",
    "office365",
    "onedrive",
    "onenote",
    "outlook",
    "powerpoint",
    "sharepoint",
    "skype",
    "visio",
    "visualstudio",
    "xbox",
];

/// Words that no public name may hold, and the one that it may not begin with. Same source.
const RESERVED_PARTS: [&str; 2] = ["microsoft", "windows"];
const RESERVED_BEGINNING: &str = "login";

/// How many characters of the suffix must be left, of 13, for a name to be unique with it: there are
/// a thousand million of six.
const SUFFIX: usize = 6;

/// How a name breaks its rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Violation<'n> {
    Length(usize),
    Character(&'n str),
    Last(&'n str),
    FirstIsNoLetter,
    FirstIsPunctuation,
    OuterPunctuation,
    TwoInARow,
    Ending(&'static str),
    Taken,
    Word(&'static str),
    Part(&'static str),
    Beginning(&'static str),
}

impl NameRule {
    /// What a resource group may be called.
    ///
    /// Source: Azure's resource naming rules for `Microsoft.Resources/resourceGroups`.
    pub(crate) const RESOURCE_GROUP: Self = Self::new(1, 90, "-_.()").any_script().not_last(".");

    /// Letters of both cases, digits and the given punctuation, `min` to `max` characters.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// const REGISTRY: NameRule = NameRule::new(5, 50, "");
    /// let violation = REGISTRY.violation("corp-images");
    /// assert_eq!(
    ///     violation.as_deref(),
    ///     Some("contains `-`, and only letters and digits are allowed"),
    /// );
    /// ```
    #[must_use]
    pub const fn new(min: usize, max: usize, punctuation: &'static str) -> Self {
        Self {
            min,
            max,
            upper: true,
            digits: true,
            punctuation,
            any_script: false,
            all_but: None,
            starts_with_letter: false,
            inner_punctuation: false,
            single_inner_punctuation: false,
            starts_with_letter_or_digit: false,
            global: false,
            not_last: "",
            refused_endings: &[],
            refused_names: &[],
            special_names: &[],
            generated: None,
            generated_unless: &[],
        }
    }

    /// All characters but control characters and these, `min` to `max`.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of Application Insights.
    /// const TELEMETRY: NameRule = NameRule::all_but(1, 260, "%&\\?/");
    /// assert_eq!(TELEMETRY.violation("corp (west)"), None);
    /// assert!(TELEMETRY.violation("corp/west").is_some());
    /// ```
    #[must_use]
    pub const fn all_but(min: usize, max: usize, refused: &'static str) -> Self {
        Self { all_but: Some(refused), ..Self::new(min, max, "") }
    }

    /// The same with letters and digits of every script.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of an App Service plan.
    /// const PLAN: NameRule = NameRule::new(1, 60, "-").any_script();
    /// assert_eq!(PLAN.violation("größe-2"), None);
    /// ```
    #[must_use]
    pub const fn any_script(mut self) -> Self {
        self.any_script = true;
        self
    }

    /// The same with lower-case letters only.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a storage account.
    /// const ACCOUNT: NameRule = NameRule::new(3, 24, "").lower();
    /// let violation = ACCOUNT.violation("corpData");
    /// assert_eq!(
    ///     violation.as_deref(),
    ///     Some("contains `D`, and only lower-case letters and digits are allowed"),
    /// );
    /// ```
    #[must_use]
    pub const fn lower(mut self) -> Self {
        self.upper = false;
        self
    }

    /// The same with a letter at the beginning.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a vault.
    /// const VAULT: NameRule = NameRule::new(3, 24, "-").starts_with_letter();
    /// let violation = VAULT.violation("2-secrets");
    /// assert_eq!(violation.as_deref(), Some("does not begin with a letter"));
    /// ```
    #[must_use]
    pub const fn starts_with_letter(mut self) -> Self {
        self.starts_with_letter = true;
        self
    }

    /// The same with a letter or a digit at the beginning.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of an identity.
    /// const IDENTITY: NameRule = NameRule::new(3, 128, "-_").starts_with_letter_or_digit();
    /// assert_eq!(IDENTITY.violation("2-api_id"), None);
    /// let violation = IDENTITY.violation("_api");
    /// assert_eq!(violation.as_deref(), Some("does not begin with a letter or a digit"));
    /// ```
    #[must_use]
    pub const fn starts_with_letter_or_digit(mut self) -> Self {
        self.starts_with_letter_or_digit = true;
        self
    }

    /// The same with punctuation only between other characters.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a workspace for logs.
    /// const WORKSPACE: NameRule = NameRule::new(4, 63, "-").inner_punctuation();
    /// assert_eq!(WORKSPACE.violation("corp--logs"), None);
    /// let violation = WORKSPACE.violation("corp-logs-");
    /// assert_eq!(violation.as_deref(), Some("begins or ends with punctuation"));
    /// ```
    #[must_use]
    pub const fn inner_punctuation(mut self) -> Self {
        self.inner_punctuation = true;
        self
    }

    /// The same with punctuation only between other characters and never twice in a row.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a blob container.
    /// const CONTAINER: NameRule = NameRule::new(3, 63, "-").lower().single_inner_punctuation();
    /// let violation = CONTAINER.violation("photos--small");
    /// assert_eq!(violation.as_deref(), Some("has two punctuation characters in a row"));
    /// ```
    #[must_use]
    pub const fn single_inner_punctuation(mut self) -> Self {
        self.single_inner_punctuation = true;
        self
    }

    /// The same for a name that is unique in all of Azure: it does not hold the [words that Azure
    /// refuses][reserved] in a public address.
    ///
    /// [reserved]: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a vault, whose address is `https://NAME.vault.azure.net`.
    /// const VAULT: NameRule = NameRule::new(3, 24, "-").global();
    /// let violation = VAULT.violation("login-keys");
    /// assert_eq!(
    ///     violation.as_deref(),
    ///     Some("begins with `login`, which Azure refuses in a public address"),
    /// );
    /// ```
    #[must_use]
    pub const fn global(mut self) -> Self {
        self.global = true;
        self
    }

    /// The same without these characters at the end.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a resource group.
    /// const GROUP: NameRule = NameRule::new(1, 90, "-_.()").not_last(".");
    /// assert_eq!(GROUP.violation("corp.west"), None);
    /// let violation = GROUP.violation("corp.");
    /// assert_eq!(violation.as_deref(), Some("ends in `.`, which Azure refuses there"));
    /// ```
    #[must_use]
    pub const fn not_last(mut self, characters: &'static str) -> Self {
        self.not_last = characters;
        self
    }

    /// The same without names that end in one of these, which the service keeps for itself.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a Service Bus namespace.
    /// const BUS: NameRule = NameRule::new(6, 50, "-").refused_endings(&["-sb", "-mgmt"]);
    /// let violation = BUS.violation("orders-sb");
    /// assert_eq!(
    ///     violation.as_deref(),
    ///     Some("ends in `-sb`, which the service keeps for itself"),
    /// );
    /// ```
    #[must_use]
    pub const fn refused_endings(mut self, endings: &'static [&'static str]) -> Self {
        self.refused_endings = endings;
        self
    }

    /// The same without these names.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a table in a storage account.
    /// const TABLE: NameRule = NameRule::new(3, 63, "").refused_names(&["tables"]);
    /// let violation = TABLE.violation("tables");
    /// assert_eq!(violation.as_deref(), Some("is one that the service keeps for itself"));
    /// ```
    #[must_use]
    pub const fn refused_names(mut self, names: &'static [&'static str]) -> Self {
        self.refused_names = names;
        self
    }

    /// The same with these names, which the rule refuses otherwise.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of a blob container: `$web` holds a static website.
    /// const CONTAINER: NameRule = NameRule::new(3, 63, "-").lower().special_names(&["$web"]);
    /// assert_eq!(CONTAINER.violation("$web"), None);
    /// assert!(CONTAINER.violation("$site").is_some());
    /// ```
    #[must_use]
    pub const fn special_names(mut self, names: &'static [&'static str]) -> Self {
        self.special_names = names;
        self
    }

    /// The same with names that are made by another rule unless they are pinned.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// What a pinned name of Application Insights may hold.
    /// const TELEMETRY: NameRule = NameRule::all_but(1, 260, "%&\\?/").generated_by(&GENERATED);
    /// /// What is left of a declared name in one that is made from it.
    /// static GENERATED: NameRule = NameRule::new(1, 260, "-_.()");
    /// assert!(TELEMETRY.generated.is_some());
    /// ```
    #[must_use]
    pub const fn generated_by(mut self, rule: &'static NameRule) -> Self {
        self.generated = Some(rule);
        self
    }

    /// The same with names that are made in another way when one of these settings is set. The kind
    /// itself then checks that no two are one.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// /// Of an environment for container apps, which has two settings for names like those of others.
    /// const ENVIRONMENT: NameRule =
    ///     NameRule::new(2, 60, "-").generated_unless(&["unique_naming", "azd_naming"]);
    /// assert_eq!(ENVIRONMENT.generated_unless, ["unique_naming", "azd_naming"]);
    /// ```
    #[must_use]
    pub const fn generated_unless(mut self, settings: &'static [&'static str]) -> Self {
        self.generated_unless = settings;
        self
    }

    /// The rule by which names are made from declared ones.
    pub(crate) const fn of_generated(&self) -> &Self {
        match self.generated {
            Some(rule) => rule,
            None => self,
        }
    }

    /// The rule for the name of something that is in Azure already: it is looked up without regard
    /// to case, and Azure took it.
    pub(crate) const fn of_existing(&self) -> Self {
        Self { upper: true, global: false, refused_endings: &[], refused_names: &[], ..*self }
    }

    const fn allows(&self, byte: u8) -> bool {
        if let Some(refused) = self.all_but {
            return byte >= b' ' && !contains(refused.as_bytes(), byte);
        }
        byte.is_ascii_lowercase()
            || (self.any_script && !byte.is_ascii())
            || (self.upper && byte.is_ascii_uppercase())
            || (self.digits && byte.is_ascii_digit())
            || self.is_punctuation(byte)
    }

    const fn is_punctuation(&self, byte: u8) -> bool {
        contains(self.punctuation.as_bytes(), byte)
    }

    /// What is wrong with a name, as the end of a sentence that begins with the name; `None` if the
    /// name fits. What the rule says of generated names is not asked.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// const VAULT: NameRule = NameRule::new(3, 24, "-").starts_with_letter();
    /// assert_eq!(VAULT.violation("corp-keys"), None);
    /// let violation = VAULT.violation("kv");
    /// assert_eq!(violation.as_deref(), Some("has 2 characters, and 3 to 24 are allowed"));
    /// ```
    #[must_use]
    pub fn violation(&self, name: &str) -> Option<String> {
        let breach = self.breach(name)?;
        Some(self.explain(breach, Text::new()).as_str().to_owned())
    }

    /// The nearest name that fits, to suggest it.
    pub(crate) fn nearest(&self, name: &str) -> Option<String> {
        Some(self.fitting(name)?.as_str().to_owned())
    }

    /// What is wrong with a name.
    pub(crate) const fn breach<'n>(&self, name: &'n str) -> Option<Violation<'n>> {
        match (self.breach_of_beginning(name), one_of(name, &RESERVED)) {
            (None, Some(word)) if self.global => Some(Violation::Word(word)),
            (breach, _) => breach,
        }
    }

    /// What is wrong with a name to which something is added.
    pub(crate) const fn breach_of_beginning<'n>(&self, name: &'n str) -> Option<Violation<'n>> {
        let bytes = name.as_bytes();
        if same(name, self.special_names) {
            return None;
        }
        let length = characters(name);
        if length < self.min || length > self.max {
            return Some(Violation::Length(length));
        }
        let mut at = 0;
        while at < bytes.len() {
            if !self.allows(bytes[at]) {
                return Some(Violation::Character(character(name, at)));
            }
            at += 1;
        }
        if let [first, ..] = bytes {
            if self.starts_with_letter && !first.is_ascii_alphabetic() {
                return Some(Violation::FirstIsNoLetter);
            }
            if self.starts_with_letter_or_digit && self.is_punctuation(*first) {
                return Some(Violation::FirstIsPunctuation);
            }
        }
        if self.inner_punctuation || self.single_inner_punctuation {
            let mut at = 0;
            while at < bytes.len() {
                if self.is_punctuation(bytes[at]) {
                    if at == 0 || at + 1 == bytes.len() {
                        return Some(Violation::OuterPunctuation);
                    }
                    if self.single_inner_punctuation && self.is_punctuation(bytes[at + 1]) {
                        return Some(Violation::TwoInARow);
                    }
                }
                at += 1;
            }
        }
        if let [.., last] = bytes
            && contains(self.not_last.as_bytes(), *last)
        {
            return Some(Violation::Last(character(name, bytes.len() - 1)));
        }
        if let Some(ending) = ending(name, self.refused_endings) {
            return Some(Violation::Ending(ending));
        }
        if one_of(name, self.refused_names).is_some() {
            return Some(Violation::Taken);
        }
        self.reserved_part(name)
    }

    /// The words that a public name may not hold, whatever else it holds.
    pub(crate) const fn reserved_part(&self, name: &str) -> Option<Violation<'static>> {
        if !self.global {
            return None;
        }
        if at(name.as_bytes(), 0, RESERVED_BEGINNING) {
            return Some(Violation::Beginning(RESERVED_BEGINNING));
        }
        let mut word = 0;
        while word < RESERVED_PARTS.len() {
            let mut start = 0;
            while start < name.len() {
                if at(name.as_bytes(), start, RESERVED_PARTS[word]) {
                    return Some(Violation::Part(RESERVED_PARTS[word]));
                }
                start += 1;
            }
            word += 1;
        }
        None
    }

    /// How many letters, digits and separators a name has, which decides its length in Azure.
    pub(crate) fn letters_digits_separators(name: &str) -> [usize; 3] {
        let count = |is: fn(&u8) -> bool| name.bytes().filter(is).count();
        [
            count(u8::is_ascii_alphabetic),
            count(u8::is_ascii_digit),
            count(|byte| matches!(byte, b'-' | b'_')),
        ]
    }

    /// How many letters and digits a declared name may have if it has more than leave room for the
    /// suffix that makes the name in Azure unique.
    ///
    /// The name has so many letters, digits and separators.
    pub(crate) const fn room(&self, [letters, digits, separators]: [usize; 3]) -> Option<usize> {
        if !self.global {
            return None;
        }
        let separator = if self.punctuation.is_empty() { 0 } else { 1 };
        let room = self.max.saturating_sub(SUFFIX + separator);
        let digits = if self.digits { digits } else { 0 };
        let separators = if self.is_punctuation(b'_') { separators } else { 0 };
        if letters + digits + separators > room { Some(room) } else { None }
    }

    /// Whether it takes every well-formed name of this length: letters, digits and single hyphens
    /// between them. It is what can be said without a look at each character.
    pub(crate) const fn takes_any_of(&self, length: usize) -> bool {
        let is_plain = self.digits && self.is_punctuation(b'-') && !self.global;
        let refuses_some = !self.refused_endings.is_empty() || !self.refused_names.is_empty();
        is_plain && !refuses_some && length >= self.min && length <= self.max
    }

    /// Whether the names that are made from two declared ones are equal.
    pub(crate) const fn are_one(&self, one: &str, other: &str) -> bool {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        let (mut here, mut there, mut length) = (0, 0, 0);
        while length < self.max {
            here = self.next(one, here);
            there = self.next(other, there);
            match (here < one.len(), there < other.len()) {
                (true, true) if one[here].eq_ignore_ascii_case(&other[there]) => {}
                (false, false) => return true,
                _ => return false,
            }
            here += 1;
            there += 1;
            length += 1;
        }
        true
    }

    /// The text with what a declared name leaves in the name in Azure.
    pub(crate) const fn written(&self, mut text: Text, declared: &str) -> Text {
        let bytes = declared.as_bytes();
        let (mut at, mut length) = (self.next(bytes, 0), 0);
        while at < bytes.len() && length < self.max {
            text = text.byte(bytes[at].to_ascii_lowercase());
            at = self.next(bytes, at + 1);
            length += 1;
        }
        text
    }

    /// What a declared name leaves in the name in Azure: equal for two names that [`are_one`].
    ///
    /// [`are_one`]: Self::are_one
    pub(crate) fn made(&self, declared: &str) -> String {
        let kept = declared.chars().filter(|c| c.is_ascii() && self.keeps(*c as u8));
        kept.take(self.max).map(|c| c.to_ascii_lowercase()).collect()
    }

    /// The place of the next character that a name in Azure keeps of a declared one.
    const fn next(&self, name: &[u8], mut at: usize) -> usize {
        while at < name.len() && !self.keeps(name[at]) {
            at += 1;
        }
        at
    }

    /// In the model's symbols `-` is `_`, which is kept where it is allowed.
    const fn keeps(&self, byte: u8) -> bool {
        byte.is_ascii_alphabetic()
            || (self.digits && byte.is_ascii_digit())
            || ((byte == b'-' || byte == b'_') && self.is_punctuation(b'_'))
    }

    /// The end of a sentence that begins with the name.
    pub(crate) const fn explain(&self, violation: Violation<'_>, text: Text) -> Text {
        match violation {
            Violation::Length(length) => text
                .and("has ")
                .number(length)
                .and(if length == 1 { " character, and " } else { " characters, and " })
                .number(self.min)
                .and(" to ")
                .number(self.max)
                .and(" are allowed"),
            Violation::Last(character) => {
                text.and("ends in `").and(character).and("`, which Azure refuses there")
            }
            Violation::Character(character) => self
                .alphabet(text.and("contains `").and(character).and("`, and only "))
                .and(" are allowed"),
            Violation::FirstIsNoLetter => text.and("does not begin with a letter"),
            Violation::FirstIsPunctuation => text.and("does not begin with a letter or a digit"),
            Violation::OuterPunctuation => text.and("begins or ends with punctuation"),
            Violation::TwoInARow => text.and("has two punctuation characters in a row"),
            Violation::Ending(ending) => {
                text.and("ends in `").and(ending).and("`, which the service keeps for itself")
            }
            Violation::Taken => text.and("is one that the service keeps for itself"),
            Violation::Word(word) => {
                text.and("is `").and(word).and("`, a word that Azure refuses in a public address")
            }
            Violation::Part(word) => {
                text.and("holds `").and(word).and("`, which Azure refuses in a public address")
            }
            Violation::Beginning(word) => text
                .and("begins with `")
                .and(word)
                .and("`, which Azure refuses in a public address"),
        }
    }

    pub(crate) const fn alphabet(&self, text: Text) -> Text {
        if let Some(refused) = self.all_but {
            return list(text.and("characters other than"), refused, true);
        }
        let mut text = text.and(if self.upper { "letters" } else { "lower-case letters" });
        if self.digits {
            text = text.and(if self.punctuation.is_empty() { " and digits" } else { ", digits" });
        }
        list(text, self.punctuation, false)
    }

    /// The nearest name that fits, to suggest it.
    pub(crate) const fn fitting(&self, name: &str) -> Option<Text> {
        let bytes = name.as_bytes();
        if !name.is_ascii() {
            return None;
        }
        let filler = self.allows(b'-');
        let inner = self.inner_punctuation || self.single_inner_punctuation;
        let (mut text, mut at, mut length) = (Text::new(), 0, 0);
        while at < bytes.len() && length < self.max {
            let byte = if self.upper { bytes[at] } else { bytes[at].to_ascii_lowercase() };
            let byte = match byte {
                _ if self.allows(byte) => Some(byte),
                _ if filler => Some(b'-'),
                _ => None,
            };
            if let Some(byte) = byte {
                let inner = inner && self.is_punctuation(byte);
                let single = self.single_inner_punctuation && self.is_punctuation(text.last());
                if !(inner && (length == 0 || single)) {
                    text = text.byte(byte);
                    length += 1;
                }
            }
            at += 1;
        }
        while length > 0
            && (inner && self.is_punctuation(text.last())
                || contains(self.not_last.as_bytes(), text.last()))
        {
            text = text.without_last();
            length -= 1;
        }
        let unchanged = equal(bytes, text.as_str().as_bytes());
        if unchanged || self.breach(text.as_str()).is_some() { None } else { Some(text) }
    }
}

/// The characters, of which the first is the first of a list or not.
const fn list(mut text: Text, characters: &str, is_whole: bool) -> Text {
    let characters = characters.as_bytes();
    let mut at = 0;
    while at < characters.len() {
        let is_last = at + 1 == characters.len();
        let between = match (at, is_last) {
            (0, _) if is_whole => " `",
            (_, true) => " and `",
            (_, false) => ", `",
        };
        text = text.and(between).byte(characters[at]).and("`");
        at += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::NameRule;
    use crate::literal::Text;

    const VAULT: NameRule =
        NameRule::new(3, 24, "-").starts_with_letter().single_inner_punctuation().global();
    const ACCOUNT: NameRule = NameRule::new(3, 24, "").lower().global();
    const IDENTITY: NameRule = NameRule::new(3, 128, "-_").starts_with_letter_or_digit();
    const BUS: NameRule = NameRule::new(6, 50, "-").refused_endings(&["-sb", "-mgmt"]).global();

    #[test]
    fn names_are_refused_with_the_nearest_one_that_fits() {
        for (rule, name, violation, nearest) in [
            (VAULT, "corp-vault", None, None),
            (
                VAULT,
                "corp--vault",
                Some("has two punctuation characters in a row"),
                Some("corp-vault"),
            ),
            (VAULT, "-vault-", Some("does not begin with a letter"), Some("vault")),
            (VAULT, "1vault", Some("does not begin with a letter"), None),
            (
                VAULT,
                "Corp_Vault",
                Some("contains `_`, and only letters, digits and `-` are allowed"),
                Some("Corp-Vault"),
            ),
            (
                VAULT,
                "\u{e9}t\u{e9}-2024",
                Some("contains `\u{e9}`, and only letters, digits and `-` are allowed"),
                None,
            ),
            (VAULT, "kv", Some("has 2 characters, and 3 to 24 are allowed"), None),
            (
                VAULT,
                "microsoft-kv",
                Some("holds `microsoft`, which Azure refuses in a public address"),
                None,
            ),
            (
                VAULT,
                "Login-kv",
                Some("begins with `login`, which Azure refuses in a public address"),
                None,
            ),
            (VAULT, "kv-login", None, None),
            (
                VAULT,
                "Azure",
                Some("is `azure`, a word that Azure refuses in a public address"),
                None,
            ),
            (VAULT, "azure-kv", None, None),
            (
                ACCOUNT,
                "My-Data",
                Some("contains `M`, and only lower-case letters and digits are allowed"),
                Some("mydata"),
            ),
            (
                ACCOUNT,
                "contosocustomerdocumentsprod",
                Some("has 28 characters, and 3 to 24 are allowed"),
                Some("contosocustomerdocuments"),
            ),
            (IDENTITY, "_umi", Some("does not begin with a letter or a digit"), None),
            (IDENTITY, "microsoft", None, None),
            (
                BUS,
                "contoso-orders-sb",
                Some("ends in `-sb`, which the service keeps for itself"),
                None,
            ),
        ] {
            let found = rule.breach(name).map(|found| rule.explain(found, Text::new()));
            assert_eq!(found.as_ref().map(Text::as_str), violation, "{name}");
            if violation.is_some() {
                assert_eq!(rule.fitting(name).as_ref().map(Text::as_str), nearest, "{name}");
            }
        }
    }

    #[test]
    fn a_generated_name_has_room_for_its_suffix() {
        assert_eq!(
            VAULT.room(NameRule::letters_digits_separators("corporate-payment-secrets")),
            Some(17)
        );
        assert_eq!(VAULT.room(NameRule::letters_digits_separators("corporate-payments")), None);
        assert_eq!(
            ACCOUNT.room(NameRule::letters_digits_separators("corporate-payment-data")),
            Some(18)
        );
        assert_eq!(IDENTITY.room(NameRule::letters_digits_separators(&"a".repeat(64))), None);
    }

    #[test]
    fn generated_names_that_become_one() {
        let env = NameRule { digits: false, ..NameRule::new(1, 24, "").lower() };
        for (rule, one, other, are_one) in [
            (ACCOUNT, "my-data", "mydata", true),
            (ACCOUNT, "MyData", "mydata", true),
            (ACCOUNT, "mydata", "mydata1", false),
            (ACCOUNT, "customer-documents-archive-hot", "customer-documents-archive-cool", true),
            (IDENTITY, "my-data", "mydata", false),
            (env, "env1", "env-2", true),
            (VAULT, "env1", "env-2", false),
        ] {
            assert_eq!(rule.are_one(one, other), are_one, "{one} and {other}");
            assert_eq!(rule.made(one) == rule.made(other), are_one, "{one} and {other}");
        }
    }
}
