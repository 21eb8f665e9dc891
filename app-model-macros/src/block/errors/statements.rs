//! What is wrong with a statement, apart from its body.

use proc_macro2::{Literal, Span};

use super::{Errors, line_of};
use crate::block::syntax::Declaration;
use crate::block::word::Word;

impl Errors {
    pub(crate) fn expected_statement(&mut self, span: Span, found: &str) {
        self.push(
            "AM0101",
            span,
            format!("expected a statement, found `{found}`"),
            "a statement is a keyword and a name, such as `identity custom_umi;`",
        );
    }

    /// A statement of Rust; `name` is the word after it.
    pub(crate) fn rust_statement(&mut self, word: &Word, name: Option<&Word>) {
        let help = match (word.text(), name) {
            ("let", Some(name)) => {
                format!("a declaration begins with its keyword: `keyvault {name};`")
            }
            ("for" | "while" | "loop" | "if" | "match", _) => format!(
                "write `{word}` around a block that adds to a builder: `let app = Builder::new();`, and inside of `{word}` a `distributed_app! {{ in app; … }}`"
            ),
            _ => "write it outside of the block; in the block, write `(name)` for a value of it"
                .into(),
        };
        self.push(
            "AM0102",
            word.span(),
            format!("`{word}` begins a Rust statement, and this block holds declarations"),
            help,
        );
    }

    /// `secrets.sku = Premium;`
    pub(crate) fn setting_as_statement(&mut self, name: &Word, setting: Option<&Word>) {
        let help = match setting {
            Some(setting) => format!(
                "write the setting in the body of its declaration: `… {name} {{ {setting}: value; }}`"
            ),
            None => "write a setting in the body of its declaration".to_owned(),
        };
        self.push(
            "AM0103",
            name.span(),
            format!("`{name}` is not a keyword that begins a statement"),
            help,
        );
    }

    pub(crate) fn expected_name(&mut self, keyword: &Word, span: Span) {
        self.push(
            "AM0104",
            span,
            format!("expected a name after `{keyword}`"),
            format!("every declaration has a name: `{keyword} some_name;`"),
        );
    }

    /// `storage "data"` and `storage 2nd_copy`
    pub(crate) fn literal_as_name(&mut self, keyword: &Word, literal: &Literal) {
        let written = literal.to_string();
        let text = written.trim_matches('"');
        let plain = text.replace(['-', ' ', '.'], "_");
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            self.push(
                "AM0204",
                literal.span(),
                format!("a name begins with a letter, and `{written}` begins with a digit"),
                format!("put a word in front: `{keyword} the_{plain};`"),
            );
        } else if syn::parse_str::<proc_macro2::Ident>(&plain).is_ok() {
            let rename = if plain.replace('_', "-") == text {
                String::new()
            } else {
                format!("; to choose its name in the model, `{keyword} {plain} as {written};`")
            };
            self.push(
                "AM0105",
                literal.span(),
                "a name is written without quotes",
                format!("write `{keyword} {plain};`{rename}"),
            );
        } else {
            self.expected_name(keyword, literal.span());
        }
    }

    /// `storage my-data`
    pub(crate) fn hyphen_in_name(&mut self, span: Span, keyword: &Word, name: &str) {
        self.push(
            "AM0106",
            span,
            "a name cannot contain `-`, since it is a name in Rust",
            format!("write `{keyword} {name}`: `_` becomes `-` in the model"),
        );
    }

    /// `identity one, two;`
    pub(crate) fn several_names(&mut self, span: Span, keyword: &Word, name: &Word, next: &Word) {
        self.push(
            "AM0107",
            span,
            "a statement declares one name",
            format!("write two statements: `{keyword} {name}; {keyword} {next};`"),
        );
    }

    /// `keyvault v { … }, storage data;`
    pub(crate) fn comma_between_statements(&mut self, span: Span) {
        self.push(
            "AM0120",
            span,
            "unexpected `,`: statements end with `;`",
            "write `;` here; nothing is needed after a body in braces",
        );
    }

    pub(crate) fn half_statement(&mut self, word: &Word, next: Option<&Word>) {
        let help = if next == Some(word) {
            format!("leave one `{word}` out")
        } else {
            format!("a statement is a keyword and a name: `{word} some_name;`")
        };
        self.push("AM0108", word.span(), format!("`{word}` alone is not a statement"), help);
    }

    pub(crate) fn missing_semicolon(&mut self, span: Span, after: &str) {
        self.push(
            "AM0109",
            span,
            format!("expected `;` after `{after}`"),
            format!("write `{after};`"),
        );
    }

    pub(crate) fn after_declaration(&mut self, span: Span, name: &Word, found: &str) {
        let help = match found {
            "," => {
                "statements end with `;`, and `,` separates several values of one setting".into()
            }
            ")" | "]" | "}" => format!("write `;` after `{name}`"),
            _ => format!(
                "after `{name}` comes `;`, a body in braces, `= value`, or `as \"other-name\"`"
            ),
        };
        self.push("AM0110", span, format!("unexpected `{found}` after `{name}`"), help);
    }

    /// `parameter replicas int = 3;` and `output uri secrets.vault_uri;`
    pub(crate) fn missing_mark(
        &mut self,
        span: Span,
        mark: &str,
        name: &Word,
        part: &str,
        found: &str,
    ) {
        let space = if mark == "=" { " " } else { "" };
        self.push(
            "AM0110",
            span,
            format!("expected `{mark}` before the {part} of `{name}`"),
            format!("write `{name}{space}{mark} {found}`"),
        );
    }

    /// `secret api_key string;`
    pub(crate) fn type_of_another(&mut self, span: Span, declaration: &Declaration, found: &str) {
        let (keyword, name) = (&declaration.keyword, &declaration.name);
        self.push(
            "AM0110",
            span,
            format!("unexpected `{found}` after `{name}`"),
            format!("only a `parameter` has a type: write `{keyword} {name};`"),
        );
    }

    /// `existing data(account, subscription: id);`. `given` says how many arguments stand before it,
    /// and its value.
    pub(crate) fn named_argument(
        &mut self,
        word: &Word,
        name: &Word,
        existing: Option<&Word>,
        (before, value): (usize, &str),
    ) {
        let help = match existing {
            Some(existing) if before == 1 && word == "subscription" => format!(
                "the resource group stands before it: `{existing} {name}(\"name-in-azure\", \"its-group\", {value})`"
            ),
            Some(existing) => format!(
                "leave `{word}:` out; `{existing} {name}(…)` takes the name in Azure, then the resource group, then the subscription"
            ),
            None if before == 0 => format!("leave `{word}:` out: `{name}({value})`"),
            None => format!("leave `{word}:` out"),
        };
        self.push(
            "AM0365",
            word.span(),
            "arguments have no names: their order says what they are",
            help,
        );
    }

    pub(crate) fn expected_type(&mut self, span: Span) {
        self.push(
            "AM0111",
            span,
            "expected a type after `:`",
            "the types of parameters are `string`, `int` and `bool`",
        );
    }

    pub(crate) fn repeated_clause(&mut self, span: Span, clause: &str, name: &Word) {
        self.push("AM0112", span, format!("`{name}` has two {clause}"), "leave one of the two out");
    }

    pub(crate) fn expected_rename(&mut self, span: Span) {
        self.push(
            "AM0113",
            span,
            "expected a string after `as`",
            "write the other name in quotes, `as \"other-name\"`, or as Rust in parentheses",
        );
    }

    pub(crate) fn unclosed_angle(&mut self, span: Span) {
        self.push(
            "AM0114",
            span,
            "this `<` is never closed",
            "close the body with `>`, or write it in braces",
        );
    }

    pub(crate) fn inner_attribute(&mut self, span: Span) {
        self.push(
            "AM0115",
            span,
            "an attribute of a statement has no `!`",
            "write `#[…]` before the statement that it belongs to",
        );
    }

    pub(crate) fn not_an_attribute(&mut self, span: Span) {
        self.push(
            "AM0115",
            span,
            "this is not an attribute",
            "an attribute is `#[name]`, `#[name(…)]` or `#[name = \"…\"]`",
        );
    }

    pub(crate) fn attribute_without_statement(&mut self, span: Span) {
        self.push(
            "AM0116",
            span,
            "this attribute or doc comment belongs to no statement",
            "put a statement after it",
        );
    }

    pub(crate) fn late_in(&mut self, span: Span) {
        self.push(
            "AM0117",
            span,
            "`in` must be the first statement",
            "name the builder that the block adds to at its beginning: `in builder;`",
        );
    }

    pub(crate) fn empty_in(&mut self, span: Span) {
        self.push(
            "AM0118",
            span,
            "expected a builder after `in`",
            "name a builder, `in builder;`, or write Rust in parentheses: `in (self.builder());`",
        );
    }
}

/// Existing resources.
impl Errors {
    pub(crate) fn existing_form(&mut self, span: Span, word: &Word, name: Option<&Word>) {
        let name = name.map_or_else(|| "some_name".to_owned(), Word::to_string);
        self.push("AM0361", 
            span,
            format!("`{word}` needs a declared name, then the name in Azure in parentheses"),
            format!(
                "write `{word} {name}(\"name-in-azure\");`; if it is in another resource group, add that as the second argument"
            ),
        );
    }

    pub(crate) fn existing_arity(&mut self, span: Span, word: &Word, name: &Word, count: usize) {
        if count == 0 {
            self.existing_form(span, word, Some(name));
            return;
        }
        self.push("AM0362", 
            span,
            format!("`{word}` takes one to three arguments, but {count} are given"),
            format!(
                "the arguments are the name in Azure, its resource group and its subscription: `{word} {name}(name_in_azure, resource_group, subscription);`"
            ),
        );
    }

    /// `secret token = key;` in a vault that is read only.
    pub(crate) fn value_in_read_only(&mut self, span: Span, child: &Word, parent: &Word) {
        self.push(
            "AM0366",
            span,
            format!("`{parent}` is read only, so `{child}` cannot be given a value"),
            format!(
                "leave the value out: `{child}` is then the one that is there; to write it from here, make `{parent}` `existing`"
            ),
        );
    }

    pub(crate) fn setting_in_read_only(&mut self, name: &Word, child: &Word, parent: &Word) {
        self.push(
            "AM0366",
            name.span(),
            format!("`{parent}` is read only, so `{name}` of `{child}` cannot be set"),
            format!("leave it out: `{child}` is the one that is there"),
        );
    }

    /// `existing cache(…)` of something that no statement declares.
    pub(crate) fn existing_undeclared(&mut self, word: &Word, name: &Word, near: Option<&str>) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "declare it as well, for example `keyvault {name};`, so that its kind is known; `{word}` says that it is there already"
            ),
        };
        self.push("AM0207", name.span(), format!("nothing says what `{name}` is"), help);
    }

    pub(crate) fn existing_choice(&mut self, choice: &Word, near: Option<&str>) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "an argument is a string, a parameter, or `(a rust expression)`; an undeclared name becomes a parameter if it begins with a lowercase letter".to_owned(),
        };
        self.push("AM0363", choice.span(), format!("`{choice}` is not a name or a string"), help);
    }

    pub(crate) fn existing_twice(&mut self, name: &Word, word: &Word, first: &Word) {
        let place = line_of(first.span(), word.span());
        let (message, help) = if word == first {
            (format!("`{name}` is already `{word}`{place}"), "leave one of the two out")
        } else {
            (
                format!("`{name}` is already `{first}`{place}, and `{word}` covers the same mode"),
                "`existing` and `existing_read_only` are for publishing, `run_as_existing` for local runs, `as_existing` for both",
            )
        };
        self.push("AM0364", name.span(), message, help);
    }

    pub(crate) fn implicit_slip(&mut self, name: &Word, near: &str, why: &str) {
        self.push(
            "AM0206",
            name.span(),
            format!("`{name}` is not declared, and `{near}` {why}"),
            format!("write `{near}`; if a new parameter is meant, declare it: `parameter {name};`"),
        );
    }
}
