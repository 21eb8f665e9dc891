//! Text from the tree: layout, quoting and escapes.
//!
//! The layout is the one that the Azure SDK's writer produces, so that files compare byte by byte:
//! two spaces of indentation, one blank line between statements, no newline at the end. Everything
//! is appended to one `String`: formatting through `fmt` took most of the time of a publish.

use std::fmt;
use std::sync::Arc;

use super::tree::{
    Comparison, Expr, Key, Module, Object, Param, Part, Resource, Statement, one_line,
};

impl Module {
    /// The text of the file. `scratch` is emptied first; many files printed into the same one grow
    /// it once, and each text takes no more room than it needs.
    pub(crate) fn text(&self, scratch: &mut String) -> Arc<str> {
        let mut page = Page::new(scratch);
        page.module(self);
        scratch.as_str().into()
    }
}

/// A file while it is printed. One of many statements need not be in memory as a whole tree.
pub(crate) struct Page<'s> {
    text: &'s mut String,
}

impl<'s> Page<'s> {
    /// A page in `scratch`, which is emptied.
    pub(crate) fn new(scratch: &'s mut String) -> Self {
        scratch.clear();
        Self { text: scratch }
    }

    /// The statements of a module by their rank: parameters first, outputs last.
    pub(crate) fn module(&mut self, module: &Module) {
        for rank in 0..4 {
            let statements = module.statements.iter().enumerate();
            for (index, statement) in statements.filter(|(_, statement)| statement.rank() == rank) {
                self.separator();
                let first = module.comments.partition_point(|(of, _)| *of < index);
                let comments = module.comments.iter().skip(first);
                for (_, text) in comments.take_while(|(of, _)| *of == index) {
                    pieces(self.text, &["// ", text, "\n"]);
                }
                statement.print(self.text);
            }
        }
    }

    /// A statement after the others, below comments of one line.
    pub(crate) fn explained(
        &mut self,
        comments: impl Iterator<Item = String>,
        statement: &Statement,
    ) {
        self.separator();
        for text in comments {
            pieces(self.text, &["// ", &one_line(&text), "\n"]);
        }
        statement.print(self.text);
    }

    /// A statement after the others.
    pub(crate) fn statement(&mut self, statement: &Statement) {
        self.separator();
        statement.print(self.text);
    }

    fn separator(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }
}

impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(&mut String::new()))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        expression(&mut out, self, 0);
        f.write_str(&out)
    }
}

impl Statement {
    fn rank(&self) -> u8 {
        match self {
            Self::TargetScope(_) => 0,
            Self::Param(_) => 1,
            Self::Var(..) | Self::Resource(_) | Self::Module { .. } => 2,
            Self::Output(..) => 3,
        }
    }

    fn print(&self, out: &mut String) {
        match self {
            Self::TargetScope(scope) => {
                out.push_str("targetScope = ");
                quoted(out, scope);
            }
            Self::Param(param) => param.print(out),
            Self::Var(name, value) => {
                pieces(out, &["var ", name, " = "]);
                expression(out, value, 0);
            }
            Self::Resource(resource) => resource.print(out),
            Self::Module { symbol, path, body } => {
                pieces(out, &["module ", symbol, " "]);
                quoted(out, path);
                out.push_str(" = ");
                object(out, body, 0);
            }
            Self::Output(name, ty, value) => {
                pieces(out, &["output ", name, " ", ty.name(), " = "]);
                expression(out, value, 0);
            }
        }
    }
}

impl Param {
    fn print(&self, out: &mut String) {
        if !self.secure && looks_secret(&self.name) {
            out.push_str("#disable-next-line secure-secrets-in-params\n");
        }
        if self.secure {
            out.push_str("@secure()\n");
        }
        if let Some(description) = &self.description {
            out.push_str("@description(");
            quoted(out, description);
            out.push_str(")\n");
        }
        pieces(out, &["param ", &self.name, " ", self.ty.name()]);
        if let Some(default) = &self.default {
            out.push_str(" = ");
            expression(out, default, 0);
        }
    }
}

/// Whether Bicep's linter takes a parameter for a secret by its name. The model knows better: what is
/// secret is `@secure()`, and an output of a vault called `secrets` is not.
///
/// Source: the linter's rule `secure-secrets-in-params`. A vault's name is left as the reference
/// writes it.
fn looks_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    any(&["password", "pwd", "secret", "accountkey", "acctkey"])
        && !any(&[
            "secretname",
            "secretpermissions",
            "secreturi",
            "secreturl",
            "secretversion",
            "secret_outputs_name",
            "secrets_outputs_name",
        ])
}

impl Resource {
    fn print(&self, out: &mut String) {
        let Self { symbol, resource_type, api_version, existing, only_if_not_exists, body } = self;
        if *only_if_not_exists {
            out.push_str("@onlyIfNotExists()\n");
        }
        pieces(out, &["resource ", symbol, " '", resource_type, "@", api_version, "'"]);
        out.push_str(if *existing { " existing = " } else { " = " });
        object(out, body, 0);
    }
}

fn pieces(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

fn expression(out: &mut String, expr: &Expr, depth: usize) {
    match expr {
        Expr::Str(text) => quoted(out, text),
        Expr::Interpolated(parts) => {
            out.push('\'');
            for part in parts {
                match part {
                    Part::Text(text) => escaped(out, text),
                    Part::Expr(expr) => {
                        out.push_str("${");
                        expression(out, expr, depth);
                        out.push('}');
                    }
                }
            }
            out.push('\'');
        }
        Expr::Int(value) => out.push_str(&value.to_string()),
        Expr::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Expr::Ident(name) => out.push_str(name),
        Expr::Member(target, property) => {
            operand(out, target, depth);
            out.push('.');
            out.push_str(property);
        }
        Expr::Call(function, arguments) => {
            out.push_str(function);
            out.push('(');
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                expression(out, argument, depth);
            }
            out.push(')');
        }
        Expr::Method(target, function) => {
            operand(out, target, depth);
            pieces(out, &[".", function, "()"]);
        }
        Expr::Object(value) => object(out, value, depth),
        Expr::Conditional(parts) => {
            let [condition, then, otherwise] = parts.as_ref();
            operand(out, condition, depth);
            out.push_str(" ? ");
            expression(out, then, depth);
            out.push_str(" : ");
            expression(out, otherwise, depth);
        }
        Expr::Index(target, index) => {
            operand(out, target, depth);
            pieces(out, &["[", &index.to_string(), "]"]);
        }
        Expr::Compare(sides, comparison) => {
            let [left, right] = sides.as_ref();
            out.push('(');
            operand(out, left, depth);
            out.push_str(match comparison {
                Comparison::Equal => " == ",
                Comparison::NotEqual => " != ",
            });
            operand(out, right, depth);
            out.push(')');
        }
        Expr::Null => out.push_str("null"),
        Expr::Array(elements) if elements.is_empty() => out.push_str("[]"),
        Expr::Array(elements) => {
            out.push_str("[\n");
            for element in elements {
                indent(out, depth + 1);
                expression(out, element, depth + 1);
                out.push('\n');
            }
            indent(out, depth);
            out.push(']');
        }
    }
}

/// An expression as a part of another one: what follows a conditional would belong to its last branch.
fn operand(out: &mut String, expr: &Expr, depth: usize) {
    let is_loose = matches!(expr, Expr::Conditional(_));
    if is_loose {
        out.push('(');
    }
    expression(out, expr, depth);
    if is_loose {
        out.push(')');
    }
}

fn object(out: &mut String, object: &Object, depth: usize) {
    if object.is_empty() {
        out.push_str("{ }");
        return;
    }
    out.push_str("{\n");
    for (key, value) in &object.properties {
        indent(out, depth + 1);
        match key {
            Key::Text(key) if is_word(key) => out.push_str(key),
            Key::Text(key) => quoted(out, key),
            Key::Value(symbol) => pieces(out, &["'${", symbol, "}'"]),
        }
        out.push_str(": ");
        expression(out, value, depth + 1);
        out.push('\n');
    }
    indent(out, depth);
    out.push('}');
}

fn is_word(key: &str) -> bool {
    key.starts_with(|c: char| !c.is_ascii_digit())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('\'');
    escaped(out, text);
    out.push('\'');
}

/// Every `$` is escaped, also one that no `{` follows: the reference's writer does so.
fn escaped(out: &mut String, text: &str) {
    let escape = |byte| match byte {
        b'\\' => Some("\\\\"),
        b'\'' => Some("\\'"),
        b'\n' => Some("\\n"),
        b'\r' => Some("\\r"),
        b'\t' => Some("\\t"),
        b'$' => Some("\\$"),
        _ => None,
    };
    // The bytes that are escaped are characters of their own, so the text splits beside them.
    let mut rest = text;
    while let Some((at, escape)) =
        rest.bytes().enumerate().find_map(|(at, byte)| Some((at, escape(byte)?)))
    {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(escape);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPARED: &str = "((a ? 'a' : 'b') == (b ? 'a' : 'b'))";

    fn choice(condition: &'static str) -> Expr {
        Expr::conditional(Expr::ident(condition), Expr::str("a"), Expr::str("b"))
    }

    #[test]
    fn values_print_as_the_reference_prints_them() {
        let table: &[(Expr, &str)] = &[
            (Expr::str(r"a'b\c$d"), r"'a\'b\\c\$d'"),
            (Expr::str("line\r\n\ttab"), r"'line\r\n\ttab'"),
            (Expr::str("\"héllo\""), "'\"héllo\"'"),
            (Object::new().into(), "{ }"),
            (Vec::new().into(), "[]"),
            (
                Object::new().with("aspire-resource-name", "x").into(),
                "{\n  'aspire-resource-name': 'x'\n}",
            ),
            (vec![Object::new().with("a", 1).into()].into(), "[\n  {\n    a: 1\n  }\n]"),
            (
                Expr::Interpolated(vec![
                    Part::Text("a$".into()),
                    Part::Expr(Expr::call("f", [Expr::str("q")])),
                ]),
                r"'a\$${f('q')}'",
            ),
            (choice("a").member("d"), "(a ? 'a' : 'b').d"),
            (choice("a").method("d"), "(a ? 'a' : 'b').d()"),
            (choice("a").index(0), "(a ? 'a' : 'b')[0]"),
            (choice("a").compare(Comparison::Equal, choice("b")), COMPARED),
            (
                Expr::conditional(choice("a"), choice("b"), choice("c")),
                "(a ? 'a' : 'b') ? b ? 'a' : 'b' : c ? 'a' : 'b'",
            ),
            (Expr::call("f", [choice("a"), Expr::Null]), "f(a ? 'a' : 'b', null)"),
            (Expr::Array(vec![choice("a")]), "[\n  a ? 'a' : 'b'\n]"),
            (Expr::Interpolated(vec![Part::Expr(choice("a"))]), "'${a ? 'a' : 'b'}'"),
        ];
        for (expr, text) in table {
            assert_eq!(expr.to_string(), *text);
        }
    }
}
