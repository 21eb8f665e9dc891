//! What a name in Azure may look like.
//!
//! Everything here is `const`: the compiler itself judges the names that stand in a block, and
//! `build()` judges the others by the same functions.

mod breach;
mod generated;
mod text;

pub(crate) use breach::Violation;

use crate::literal::bytes::contains;

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
            return !byte.is_ascii_control() && !contains(refused.as_bytes(), byte);
        }
        byte.is_ascii_lowercase()
            || (self.any_script && !byte.is_ascii())
            || (self.upper && byte.is_ascii_uppercase())
            || (self.digits && byte.is_ascii_digit())
            || self.is_punctuation(byte)
    }

    /// Whether punctuation may not stand at the end.
    pub(crate) const fn ends_in_no_punctuation(&self) -> bool {
        self.inner_punctuation || self.single_inner_punctuation
    }

    const fn is_punctuation(&self, byte: u8) -> bool {
        contains(self.punctuation.as_bytes(), byte)
    }
}
