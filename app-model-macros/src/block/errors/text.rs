//! What is wrong with text: no quotes, names in it that nothing fills in, and words around a value.

use proc_macro2::Span;

use super::Errors;

impl Errors {
    /// `owner: team-payments`
    pub(crate) fn text_without_quotes(&mut self, spans: [Span; 2], text: &str) {
        self.push_over(
            "AM0122",
            spans,
            "text is written in quotes",
            format!("write `\"{text}\"`; an expression of Rust stands in parentheses"),
        );
    }

    /// `cost-center: "4711"` in a map.
    pub(crate) fn key_without_quotes(&mut self, spans: [Span; 2], key: &str, rest: &str) {
        self.push_over(
            "AM0122",
            spans,
            "a key that is no name of Rust is written in quotes",
            format!("write `\"{key}\": {rest};`"),
        );
    }

    /// `RegistrySku::Premium`, `data::photos`
    pub(crate) fn qualified(&mut self, spans: [Span; 2], found: &str, meant: &str) {
        let message = if meant.contains('.') {
            format!(
                "`{found}` is a path of Rust; what belongs to a declared name stands after a `.`"
            )
        } else {
            format!("`{found}` is more than is needed: what stands here knows its own type")
        };
        self.push_over("AM0124", spans, message, format!("write `{meant}`"));
    }

    /// `owner: "${env_name}-team"`
    pub(crate) fn not_filled_in(&mut self, span: Span, name: &str, instead: &InText) {
        self.push(
            "AM0121",
            span,
            format!("nothing fills in `{name}` here: text is published as it stands"),
            format!("{}; if the braces are meant, put the text in parentheses", instead.help(name)),
        );
    }

    /// `env_name + "-team"` and `(format!("{env_name}-team"))`
    pub(crate) fn known_too_late(&mut self, span: Span, name: &str, instead: &InText) {
        self.push(
            "AM0121",
            span,
            format!(
                "Rust has no text of `{name}`, which is known when the application is deployed"
            ),
            instead.help(name),
        );
    }
}

/// What to write for text with a declared name in it.
pub(crate) enum InText {
    Expression(String),
    /// The place may take only text that is known before the application is deployed.
    KnownBefore(Option<String>),
    /// The name is where a program is reached.
    Address,
    /// It is not known what of the name is text.
    Unknown,
}

impl InText {
    fn help(&self, name: &str) -> String {
        match self {
            Self::Expression(expression) => format!("write `{expression}`"),
            Self::KnownBefore(expression) => {
                let address = expression.as_ref();
                let address = address.map(|it| format!("; an address is put together as `{it}`"));
                format!(
                    "a folder, an image and a default are known before the application is deployed: write the text itself{}",
                    address.unwrap_or_default()
                )
            }
            Self::Address => {
                format!("an address is handed over by itself: write `{name}` without quotes")
            }
            Self::Unknown => format!(
                "put it together, with a parameter or an output in the place of `{name}`: `(app_model::Expression::new().text(\"…\").value(…))`"
            ),
        }
    }
}
