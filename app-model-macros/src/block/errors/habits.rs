//! What is written from habit: words of Bicep and of C#, and their marks.

use proc_macro2::Span;

use super::Errors;
use crate::block::language::ENDPOINT;
use crate::block::language::habits::{DESCRIPTION, Habit, SECRET};
use crate::block::syntax::Declaration;
use crate::block::word::Word;

impl Errors {
    /// `param sku string = "Standard_LRS"`, as a parameter of the block.
    pub(crate) fn parameter_of_bicep(&mut self, word: &Word, declaration: &Declaration) {
        let Declaration { keyword, name, ty, value, .. } = declaration;
        let ty = ty.as_ref().filter(|ty| **ty != "string");
        let ty = ty.map(|ty| format!(": {ty}")).unwrap_or_default();
        let value = value.as_ref().map(|(_, value)| format!(" = {}", value.text()));
        let value = value.unwrap_or_default();
        self.push(
            "AM0123",
            word.span(),
            format!("`{word}` is a word of Bicep; here it is `{keyword}`"),
            format!("write `{keyword} {name}{ty}{value};`"),
        );
    }

    /// Another word that begins a statement there.
    pub(crate) fn word_of_bicep(&mut self, word: &Word, habit: Habit, name: Option<&Word>) {
        let name = name.map_or("name", Word::text);
        let help = match habit {
            Habit::Parameter | Habit::Resource => format!(
                "a declaration begins with the word for its kind, such as `storage {name};`; a file of Bicep is `bicep {name}(\"./file.bicep\");`"
            ),
            Habit::Variable => format!(
                "a value for several places is a variable of Rust before the block, and `({name})` in it"
            ),
            Habit::Scope => "leave it out: the published files say it themselves".to_owned(),
        };
        let message = match habit {
            Habit::Variable => format!("`{word}` declares a variable, and this block has none"),
            _ => format!("`{word}` is a word of Bicep, and begins no statement here"),
        };
        self.push("AM0123", word.span(), message, help);
    }

    /// `@secure()`
    pub(crate) fn decorator(
        &mut self,
        span: Span,
        word: &str,
        name: Option<&Word>,
        text: Option<&str>,
    ) {
        let help = match word {
            SECRET => {
                let name = name.map_or("name", Word::text);
                format!("a secret is declared with a word of its own: `secret {name};`")
            }
            DESCRIPTION => {
                let text = text.unwrap_or("…");
                format!("write a doc comment in its place: `/// {text}`")
            }
            _ => "leave it out: what follows is declared without it".to_owned(),
        };
        self.push(
            "AM0123",
            span,
            format!("`@{word}` is a decorator of Bicep, and this block has none"),
            help,
        );
    }

    /// `builder.AddKeyVault("secrets");`
    pub(crate) fn call_as_statement(
        &mut self,
        span: Span,
        builder: &Word,
        method: &Word,
        argument: Option<&str>,
    ) {
        let name = argument.map(|argument| format!(": `… {argument};`")).unwrap_or_default();
        self.push(
            "AM0103",
            span,
            format!("`{builder}.{method}(…)` is a call, and this block holds declarations"),
            format!("a declaration is a keyword and a name{name}, such as `keyvault secrets;`"),
        );
    }

    /// `existing keyvault v("v-prod");`
    pub(crate) fn kind_after_existing(
        &mut self,
        word: &Word,
        keyword: &Word,
        name: &Word,
        arguments: &str,
    ) {
        self.push(
            "AM0361",
            keyword.span(),
            format!("`{word}` takes a declared name, and no kind"),
            format!("write two statements: `{keyword} {name}; {word} {name}({arguments});`"),
        );
    }

    /// `output uri: vault.vault_uri;`
    pub(crate) fn colon_before_value(
        &mut self,
        span: Span,
        declaration: &Declaration,
        value: &str,
    ) {
        let (keyword, name) = (&declaration.keyword, &declaration.name);
        self.push(
            "AM0110",
            span,
            format!("a value is written with `=`, and `{name}` is followed by `:`"),
            format!("write `{keyword} {name} = {value};`"),
        );
    }

    /// `volume data: "/data";`
    pub(crate) fn colon_without_setting(
        &mut self,
        span: Span,
        declaration: &Declaration,
        value: &str,
    ) {
        let (keyword, name) = (&declaration.keyword, &declaration.name);
        let setting = if *keyword == ENDPOINT { "port" } else { "setting" };
        self.push(
            "AM0110",
            span,
            format!("unexpected `:` after `{name}`, which is a name and no setting"),
            format!("write settings in braces: `{keyword} {name} {{ {setting}: {value}; }}`"),
        );
    }

    /// `keyvault v = { … }` and `tags: { … }`
    pub(crate) fn mark_before_body(&mut self, span: Span, mark: &str, before: &str) {
        self.push(
            "AM0119",
            span,
            format!("unexpected `{mark}` before the body of `{before}`"),
            format!("leave `{mark}` out: `{before} {{ … }}`"),
        );
    }

    /// `project api "./api";`
    pub(crate) fn argument_without_parentheses(
        &mut self,
        span: Span,
        declaration: &Declaration,
        text: &str,
    ) {
        let (keyword, name) = (&declaration.keyword, &declaration.name);
        self.push(
            "AM0110",
            span,
            format!("unexpected `{text}` after `{name}`"),
            format!(
                "what `{name}` is made of stands in parentheses, `{keyword} {name}({text})`, and a setting in braces"
            ),
        );
    }
}
