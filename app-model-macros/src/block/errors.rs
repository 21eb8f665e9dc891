//! Every message of the macro, and the list that collects them.
//!
//! A message says what is wrong, then why, then what to write instead. It points at the smallest
//! token that is wrong. One cause gives one message.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// The errors found so far.
#[derive(Default)]
pub(crate) struct Errors {
    list: Vec<(Span, String)>,
}

impl Errors {
    fn push(&mut self, span: Span, message: impl Into<String>, help: impl AsRef<str>) {
        let help = help.as_ref();
        let mut text = message.into();
        if !help.is_empty() {
            text.push_str("\n\nhelp: ");
            text.push_str(help);
        }
        self.list.push((span, text));
    }

    /// The errors as statements.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.list
            .into_iter()
            .map(|(span, text)| quote_spanned! {span=> ::core::compile_error! { #text } })
            .collect()
    }

    #[cfg(test)]
    pub(crate) fn into_list(self) -> Vec<(Span, String)> {
        self.list
    }
}

/// Grammar.
impl Errors {
    pub(crate) fn expected_statement(&mut self, span: Span, found: &str) {
        self.push(
            span,
            format!("expected a statement, found `{found}`"),
            "a statement is a keyword and a name, such as `identity custom_umi;`",
        );
    }

    pub(crate) fn expected_name(&mut self, keyword: &Ident, span: Span) {
        self.push(
            span,
            format!("expected a name after `{keyword}`"),
            format!("every declaration has a name: `{keyword} some_name;`"),
        );
    }

    pub(crate) fn half_statement(&mut self, word: &Ident) {
        self.push(
            word.span(),
            format!("`{word}` alone is not a statement"),
            format!("a statement is a keyword and a name: `{word} some_name;`"),
        );
    }

    pub(crate) fn half_member(&mut self, word: &Ident) {
        self.push(
            word.span(),
            format!("`{word}` stands alone before another word"),
            format!(
                "a setting is `{word}: value;`, a flag is `{word};`, a child is `{word} name;`"
            ),
        );
    }

    pub(crate) fn missing_semicolon(&mut self, span: Span, after: &str) {
        self.push(span, format!("expected `;` after `{after}`"), format!("write `{after};`"));
    }

    pub(crate) fn after_declaration(&mut self, span: Span, name: &Ident, found: &str) {
        let help = match found {
            "," => {
                "statements end with `;`, and `,` separates several values of one setting".into()
            }
            ")" | "]" | "}" => format!("write `;` after `{name}`"),
            _ => format!(
                "after `{name}` comes `;`, a body in braces, `= value`, or `as \"other-name\"`"
            ),
        };
        self.push(span, format!("unexpected `{found}` after `{name}`"), help);
    }

    pub(crate) fn expected_type(&mut self, span: Span) {
        self.push(
            span,
            "expected a type after `:`",
            "the types of parameters are `string`, `int` and `bool`",
        );
    }

    pub(crate) fn repeated_clause(&mut self, span: Span, clause: &str, name: &Ident) {
        self.push(span, format!("`{name}` has two {clause}"), "leave one of the two out");
    }

    pub(crate) fn expected_rename(&mut self, span: Span) {
        self.push(
            span,
            "expected a string after `as`",
            "the other name stands in quotes: `as \"other-name\"`",
        );
    }

    pub(crate) fn unclosed_angle(&mut self, span: Span) {
        self.push(
            span,
            "this `<` is never closed",
            "close the body with `>`, or write it in braces",
        );
    }

    pub(crate) fn expected_member(&mut self, span: Span, found: &str) {
        self.push(
            span,
            format!("expected a setting, a flag or a child, found `{found}`"),
            "a setting is `name: value;`, a flag is `name;`, a child is `keyword name;`",
        );
    }

    pub(crate) fn equals_in_setting(&mut self, span: Span, name: &Ident) {
        self.push(
            span,
            format!("a setting is written with `:`, and `{name}` is followed by `=`"),
            format!("write `{name}: value;`"),
        );
    }

    pub(crate) fn comma_between_members(&mut self, span: Span) {
        self.push(
            span,
            "unexpected `,`: settings end with `;`",
            "write `;` here; `,` separates several values of one setting",
        );
    }

    pub(crate) fn grant_outside_roles(&mut self, span: Span, name: &Ident) {
        self.push(span, "a grant belongs to `roles`", format!("write `roles: {name} => Role;`"));
    }

    pub(crate) fn expected_value(&mut self, span: Span, name: &str) {
        self.push(
            span,
            format!("expected a value for `{name}`"),
            "a value is a literal, a declared name, a choice such as `Premium`, or `(a rust expression)`",
        );
    }

    pub(crate) fn list_as_value(&mut self, span: Span, name: &str) {
        self.push(
            span,
            "a list of values has no brackets",
            format!("separate the values with `,`: `{name}: first, second;`"),
        );
    }

    pub(crate) fn after_value(&mut self, span: Span, name: &str, found: &str) {
        let help = match found {
            "+" | "-" | "*" | "/" | "&" | "!" | "?" => {
                "an expression of Rust stands in parentheses: `(1 + 2)`".to_owned()
            }
            "::" | ":" => {
                "a path or an expression of Rust stands in parentheses: `(module::VALUE)`"
                    .to_owned()
            }
            _ => "end the setting with `;`, or separate several values with `,`".to_owned(),
        };
        self.push(span, format!("unexpected `{found}` after the value of `{name}`"), help);
    }

    pub(crate) fn expected_segment(&mut self, span: Span, path: &str) {
        self.push(
            span,
            format!("expected a name after `{path}.`"),
            "write the name of a child or of an output",
        );
    }

    pub(crate) fn expected_arrow(&mut self, span: Span, who: &str) {
        self.push(
            span,
            format!("expected `=> Role` after `{who}`"),
            format!("a grant says who may do what: `roles: {who} => Reader;`"),
        );
    }

    pub(crate) fn wrong_arrow(&mut self, span: Span, found: &str) {
        self.push(span, format!("a grant is written with `=>`, not `{found}`"), "write `=>`");
    }

    pub(crate) fn role_without_principal(&mut self, span: Span, role: &Ident) {
        self.push(
            span,
            format!("`{role}` has nobody on its left"),
            format!("several roles of one grant stand in brackets: `who => [Role, {role}]`"),
        );
    }

    pub(crate) fn expected_role(&mut self, span: Span) {
        self.push(
            span,
            "expected a role after `=>`",
            "write a role, such as `Reader`, or several in brackets: `[Reader, Contributor]`",
        );
    }

    pub(crate) fn expected_grant(&mut self, span: Span) {
        self.push(
            span,
            "`roles` needs a grant",
            "write who may do what: `roles: some_identity => Reader;`",
        );
    }

    pub(crate) fn flag_in_map(&mut self, span: Span, key: &str, map: &Ident) {
        self.push(
            span,
            format!("the entry `{key}` of `{map}` has no value"),
            format!("write `{key}: \"…\";`"),
        );
    }

    pub(crate) fn text_key_outside_map(&mut self, span: Span) {
        self.push(
            span,
            "a setting's name stands without quotes",
            "only the keys of maps, such as `tags { \"cost-center\": \"42\"; }`, may be strings",
        );
    }

    pub(crate) fn several_values_in_map(&mut self, span: Span, key: &str) {
        self.push(
            span,
            format!("the entry `{key}` has several values"),
            "an entry of a map has one value",
        );
    }

    pub(crate) fn inner_attribute(&mut self, span: Span) {
        self.push(
            span,
            "an attribute of a statement has no `!`",
            "write `#[…]` before the statement that it belongs to",
        );
    }

    pub(crate) fn attribute_without_statement(&mut self, span: Span) {
        self.push(
            span,
            "this attribute or doc comment belongs to no statement",
            "put a statement after it",
        );
    }

    pub(crate) fn late_in(&mut self, span: Span) {
        self.push(
            span,
            "`in` must be the first statement",
            "the builder that a block adds to stands at its beginning: `in builder;`",
        );
    }

    pub(crate) fn empty_in(&mut self, span: Span) {
        self.push(span, "expected a builder after `in`", "name a builder: `in builder;`");
    }
}

/// Existing resources.
impl Errors {
    pub(crate) fn existing_form(&mut self, span: Span, word: &Ident) {
        self.push(
            span,
            format!("`{word}` needs a declared name and arguments in parentheses"),
            format!("write `{word} name(\"name-in-azure\", \"resource-group\");`"),
        );
    }

    pub(crate) fn existing_arity(&mut self, span: Span, word: &Ident, name: &Ident, count: usize) {
        let plural = if count == 1 { "" } else { "s" };
        self.push(
            span,
            format!("`{word}` takes one to three arguments, and these are {count} argument{plural}"),
            format!("write `{word} {name}(name_in_azure, resource_group, subscription);`, the last two if needed"),
        );
    }

    pub(crate) fn existing_choice(&mut self, choice: &Ident) {
        self.push(
            choice.span(),
            format!("`{choice}` is not a name or a string"),
            "an argument is a string, a parameter, or `(a rust expression)`; a name that nobody declares becomes a parameter if it begins with a small letter",
        );
    }

    pub(crate) fn existing_twice(&mut self, name: &Ident) {
        self.push(
            name.span(),
            format!("`{name}` is said to be existing twice"),
            "the second statement would replace the first; leave one of the two out",
        );
    }

    pub(crate) fn implicit_slip(&mut self, name: &Ident, near: &str) {
        self.push(
            name.span(),
            format!("`{name}` is not declared, and `{near}` is one slip away"),
            format!("write `{near}`; if a new parameter is meant, declare it: `parameter {name};`"),
        );
    }
}

/// Names.
impl Errors {
    pub(crate) fn undeclared(&mut self, name: &Ident, near: Option<&str>, declared: &[String]) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if declared.is_empty() => {
                "declare it in the block, or write `(name)` for a variable of the code around it"
                    .into()
            }
            None => format!(
                "declared are {}; a variable of the code around stands in parentheses: `({name})`",
                listed(declared)
            ),
        };
        self.push(name.span(), format!("`{name}` is not declared in this block"), help);
    }

    pub(crate) fn duplicate(&mut self, name: &Ident, first: &Ident, keyword: &Ident, mapped: &str) {
        let message = if name == first {
            format!("the name `{name}` is declared twice")
        } else {
            format!("`{name}` and `{first}` are the same name, `{mapped}`, in the model")
        };
        self.push(
            name.span(),
            message,
            format!(
                "it is taken by `{keyword} {first}`; names are compared without regard to case, with `_` as `-`; rename one of the two"
            ),
        );
    }

    pub(crate) fn duplicate_child(&mut self, name: &Ident, first: &Ident, parent: &Ident) {
        self.push(
            name.span(),
            format!("`{parent}` has two children called `{first}`"),
            "rename one of the two",
        );
    }

    pub(crate) fn name_rule(&mut self, span: Span, problem: &str, help: &str) {
        self.push(span, problem, help);
    }

    pub(crate) fn repeated_setting(&mut self, name: &Ident) {
        self.push(
            name.span(),
            format!("`{name}` is set twice"),
            "the second value would replace the first; leave one of the two out, or separate several values with `,`",
        );
    }

    pub(crate) fn repeated_key(&mut self, span: Span, key: &str) {
        self.push(
            span,
            format!("the key `{key}` stands twice in this map"),
            "leave one of the two out",
        );
    }

    pub(crate) fn repeated_role(&mut self, role: &Ident) {
        self.push(role.span(), format!("`{role}` is granted twice"), "leave one of the two out");
    }
}

/// Up to five names, in backticks.
fn listed(names: &[String]) -> String {
    let mut text: Vec<String> = names.iter().take(5).map(|name| format!("`{name}`")).collect();
    if names.len() > 5 {
        text.push(format!("{} more", names.len() - 5));
    }
    text.join(", ")
}
