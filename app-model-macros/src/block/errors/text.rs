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

    /// `owner: "${env_name}-team"`. `instead` is the expression for it, if one is known.
    pub(crate) fn not_filled_in(&mut self, span: Span, name: &str, instead: Option<&str>) {
        let help = match instead {
            Some(instead) => {
                format!("write `{instead}`; if the braces are meant, put the text in parentheses")
            }
            None => format!(
                "put the text together: `(app_model::Expression::new().text(\"…\").value(…))`, with an output or a parameter in the place of `{name}`; if the braces are meant, put the text in parentheses"
            ),
        };
        self.push(
            "AM0121",
            span,
            format!("nothing fills in `{name}` here: text is published as it stands"),
            help,
        );
    }

    /// `env_name + "-team"` and `(format!("{env_name}-team"))`
    pub(crate) fn known_too_late(&mut self, span: Span, name: &str, instead: Option<&str>) {
        let help = match instead {
            Some(instead) => format!("write `{instead}`"),
            None => "put the text together: `(app_model::Expression::new().text(\"…\").value(…))`"
                .to_owned(),
        };
        self.push(
            "AM0121",
            span,
            format!("the value of `{name}` is known when the application is deployed, and Rust has no text of it"),
            help,
        );
    }
}
