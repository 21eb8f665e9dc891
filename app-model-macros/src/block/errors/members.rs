//! What is wrong within a body: settings, values and grants.

use std::fmt::Display;

use proc_macro2::{Literal, Span};

use super::Errors;
use crate::block::language::names::literal_text;
use crate::block::word::Word;

impl Errors {
    /// `retention sku: …`, and `probe liveness: "/live";`, where the value is known.
    pub(crate) fn half_member(&mut self, word: &Word, next: Option<&Word>, value: Option<&str>) {
        let help = match (next, value) {
            (Some(next), Some(value)) => format!(
                "a child has its settings in braces, `{word} {next} {{ setting: {value}; }}`; a flag before a setting ends with `;`: `{word}; {next}: {value};`"
            ),
            _ => format!(
                "a setting is `{word}: value;`, a flag is `{word};`, a child is `{word} name;`"
            ),
        };
        self.push("AM0108", word.span(), format!("`{word}` is followed by another word"), help);
    }

    /// `queue "jobs";`
    pub(crate) fn text_after_word(&mut self, text: &Literal, word: &Word) {
        let name = literal_text(text).replace(['-', ' ', '.'], "_");
        let is_name = syn::parse_str::<proc_macro2::Ident>(&name).is_ok();
        let child = if is_name {
            format!("; the name of a child has no quotes: `{word} {name};`")
        } else {
            String::new()
        };
        self.push(
            "AM0321",
            text.span(),
            format!("expected `:` or a name after `{word}`"),
            format!("a setting is written `{word}: {text};`{child}"),
        );
    }

    /// `endpoint: 8080;`
    pub(crate) fn endpoint_as_setting(&mut self, span: Span, value: &str) {
        self.push(
            "AM0104",
            span,
            "an endpoint has a name, and its port in braces",
            format!("write `endpoint http {{ port: {value}; }}`"),
        );
    }

    /// `existing: true;`
    pub(crate) fn existing_as_setting(&mut self, word: &Word, owner: Option<&Word>) {
        let owner = owner.map_or("the_declared_name", Word::text);
        self.push(
            "AM0361",
            word.span(),
            format!("`{word}` is a statement of its own, and no setting"),
            format!("write it beside the declaration: `{word} {owner}(\"name-in-azure\");`"),
        );
    }

    /// `tags: "owner", "x";`
    pub(crate) fn value_of_a_map(&mut self, name: &Word, place: Option<&Word>) {
        let place = place.map(|place| format!("; what it runs in is `environment: {place};`"));
        let place = place.unwrap_or_default();
        self.push(
            "AM0323",
            name.span(),
            format!("`{name}` holds entries, each with its key"),
            format!("write them in braces: `{name} {{ key: value; }}`{place}"),
        );
    }

    pub(crate) fn expected_member(&mut self, span: Span, found: &str) {
        self.push(
            "AM0119",
            span,
            format!("expected a setting, a flag or a child, found `{found}`"),
            "a setting is `name: value;`, a flag is `name;`, a child is `keyword name;`",
        );
    }

    /// `right` is what to write.
    pub(crate) fn equals_in_setting(&mut self, span: Span, name: &dyn Display, right: &str) {
        self.push(
            "AM0321",
            span,
            format!("a value in a body is written with `:`, and `{name}` is followed by `=`"),
            format!("write `{right}`"),
        );
    }

    /// `sku Premium;` with a value that is no word, and `roles who => Role`
    pub(crate) fn missing_colon(&mut self, span: Span, name: &dyn Display, value: &str) {
        self.push(
            "AM0321",
            span,
            format!("expected `:` after `{name}`"),
            format!("a setting is written `{name}: {value};`"),
        );
    }

    /// `roles { who => Role; }`
    pub(crate) fn roles_in_braces(&mut self, span: Span) {
        self.push(
            "AM0343",
            span,
            "`roles` is a setting and takes no body",
            "write `roles: who => Role;`, and several grants with `,` between them",
        );
    }

    pub(crate) fn comma_between_members(&mut self, span: Span) {
        self.push(
            "AM0120",
            span,
            "unexpected `,`: settings end with `;`",
            "write `;` here; `,` separates several values of one setting",
        );
    }

    pub(crate) fn grant_outside_roles(&mut self, span: Span, name: &Word) {
        self.push(
            "AM0344",
            span,
            "a grant belongs to `roles`",
            format!("write `roles: {name} => Role;`"),
        );
    }

    /// `rols: who => Role;`
    pub(crate) fn grants_of_another_setting(&mut self, name: &Word, slip: bool) {
        self.push(
            "AM0344",
            name.span(),
            format!("`{name}` is followed by a grant, and grants belong to `roles`"),
            if slip { "did you mean `roles`?" } else { "write `roles: who => Role;`" },
        );
    }

    /// `roles: who => Role at subscription;`
    pub(crate) fn scope_of_grant(&mut self, span: Span, word: &str) {
        self.push(
            "AM0348",
            span,
            format!("unexpected `{word}` after the role of a grant"),
            "a role applies to the resource whose body it is in and to nothing else; grant a wider one outside of the application",
        );
    }

    pub(crate) fn expected_value(&mut self, span: Span, name: &str) {
        self.push("AM0301", 
            span,
            format!("expected a value for `{name}`"),
            "a value is a literal, a declared name, a choice such as `Premium`, or `(a rust expression)`",
        );
    }

    pub(crate) fn list_as_value(&mut self, span: Span, name: &str) {
        self.push(
            "AM0302",
            span,
            "a list of values is written without brackets",
            format!("separate the values with `,`: `{name}: first, second;`"),
        );
    }

    pub(crate) fn after_value(&mut self, span: Span, name: &str, found: &str) {
        self.push(
            "AM0303",
            span,
            format!("unexpected `{found}` after the value of `{name}`"),
            "end the setting with `;`, or separate several values with `,`",
        );
    }

    /// `7 + 1`, `limits::DAYS`, `days()` without parentheses around it.
    pub(crate) fn bare_expression(&mut self, span: Span, text: &str) {
        self.push(
            "AM0304",
            span,
            format!("`{text}` is a Rust expression, which is written in parentheses"),
            format!("write `({text})`"),
        );
    }

    /// `bicep network(../network.bicep)`
    pub(crate) fn bare_path(&mut self, span: Span, text: &str) {
        self.push("AM0305", span, "a path is written in quotes", format!("write `\"{text}\"`"));
    }

    /// `True` and `False`.
    pub(crate) fn capital_switch(&mut self, word: &Word) {
        let small = word.to_string().to_lowercase();
        self.push(
            "AM0306",
            word.span(),
            format!("`{word}` is not a value; a switch is `true` or `false`"),
            format!("write `{small}`"),
        );
    }

    /// A type of Rust where a type of parameters is meant.
    pub(crate) fn rust_type(&mut self, ty: &Word, name: &Word, meant: &str) {
        self.push(
            "AM0111",
            ty.span(),
            format!("`{ty}` is not a parameter type; the types are `string`, `int` and `bool`"),
            format!("write `parameter {name}: {meant}`"),
        );
    }

    pub(crate) fn expected_segment(&mut self, span: Span, path: &str) {
        self.push(
            "AM0208",
            span,
            format!("expected a name after `{path}.`"),
            "write the name of a child or of an output",
        );
    }

    pub(crate) fn expected_arrow(&mut self, span: Span, who: &str, is_role: bool) {
        let help = if is_role {
            format!(
                "write who has it before it, `roles: name => {who};`, or in the body of who has it, what it is on"
            )
        } else {
            format!("a grant says who may do what: `roles: {who} => Reader;`")
        };
        self.push("AM0341", span, format!("expected `=> Role` after `{who}`"), help);
    }

    pub(crate) fn wrong_arrow(&mut self, spans: [Span; 2], found: &str, who: &str) {
        self.push_over(
            "AM0342",
            spans,
            format!("a grant is written with `=>`, not `{found}`"),
            format!("write `roles: {who} => Role;`"),
        );
    }

    /// `who => First, role`: the brackets are missing.
    pub(crate) fn role_without_principal(&mut self, role: &Word, who: &str, first: &str) {
        self.push(
            "AM0345",
            role.span(),
            format!("expected another grant after `,`, found `{role}`"),
            format!("write several roles of one grant in brackets: `{who} => [{first}, {role}]`"),
        );
    }

    pub(crate) fn role_in_quotes(&mut self, literal: &Literal) {
        let text = literal_text(literal);
        let name: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        if !name.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            self.push(
                "AM0346",
                literal.span(),
                format!("a role is written by its name, and `{text}` is none"),
                "write the name that Azure shows beside it, without quotes and without spaces: `Key Vault Secrets User` is `KeyVaultSecretsUser`",
            );
            return;
        }
        self.push(
            "AM0346",
            literal.span(),
            "a role is written without quotes",
            format!("write `{name}`"),
        );
    }

    /// `who => Key Vault Secrets User`
    pub(crate) fn role_in_words(&mut self, spans: [Span; 2], role: &str) {
        self.push_over(
            "AM0346",
            spans,
            "the name of a role is one word",
            format!("write `{role}`"),
        );
    }

    pub(crate) fn expected_role(&mut self, span: Span) {
        self.push(
            "AM0341",
            span,
            "expected a role after `=>`",
            "write a role, such as `Reader`, or several in brackets: `[Reader, Contributor]`",
        );
    }

    pub(crate) fn expected_grant(&mut self, span: Span) {
        self.push(
            "AM0341",
            span,
            "`roles` needs a grant",
            "write who may do what: `roles: some_identity => Reader;`",
        );
    }

    pub(crate) fn flag_in_map(&mut self, span: Span, key: &str, map: &Word) {
        self.push(
            "AM0323",
            span,
            format!("the entry `{key}` of `{map}` has no value"),
            format!("write `{key}: \"…\";`"),
        );
    }

    pub(crate) fn text_key_outside_map(&mut self, key: &Literal) {
        let name = key.to_string();
        self.push("AM0322", 
            key.span(),
            "the name of a setting is written without quotes",
            format!(
                "write `{}: value;`; keys of maps may be strings: `tags {{ \"cost-center\": \"42\"; }}`",
                name.trim_matches('"')
            ),
        );
    }

    pub(crate) fn several_values_in_map(&mut self, span: Span, key: &str) {
        self.push(
            "AM0323",
            span,
            format!("the entry `{key}` has several values"),
            "an entry of a map has one value",
        );
    }
}
