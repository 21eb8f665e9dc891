//! Text from the tree: layout, quoting and escapes.
//!
//! The layout is the one that the Azure SDK's writer produces, so that files compare byte by byte:
//! two spaces of indentation, one blank line between statements, no newline at the end.

use std::fmt::{self, Write};

use super::tree::{Expr, Module, Object, Param, Part, Resource, Statement};

impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for rank in 0..4 {
            for statement in self.statements.iter().filter(|statement| statement.rank() == rank) {
                f.write_str(separator)?;
                write!(f, "{statement}")?;
                separator = "\n\n";
            }
        }
        Ok(())
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
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TargetScope(scope) => {
                f.write_str("targetScope = ")?;
                quoted(f, scope)
            }
            Self::Param(param) => write!(f, "{param}"),
            Self::Var(name, value) => write!(f, "var {name} = {value}"),
            Self::Resource(resource) => write!(f, "{resource}"),
            Self::Module { symbol, path, body } => {
                write!(f, "module {symbol} ")?;
                quoted(f, path)?;
                f.write_str(" = ")?;
                object(f, body, 0)
            }
            Self::Output(name, ty, value) => write!(f, "output {name} {} = {value}", ty.name()),
        }
    }
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.secure {
            f.write_str("@secure()\n")?;
        }
        if let Some(description) = &self.description {
            f.write_str("@description(")?;
            quoted(f, description)?;
            f.write_str(")\n")?;
        }
        write!(f, "param {} {}", self.name, self.ty.name())?;
        if let Some(default) = &self.default {
            write!(f, " = {default}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "resource {} '{}@{}'", self.symbol, self.resource_type, self.api_version)?;
        f.write_str(if self.existing { " existing = " } else { " = " })?;
        object(f, &self.body, 0)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expression(f, self, 0)
    }
}

fn expression(f: &mut fmt::Formatter<'_>, expr: &Expr, depth: usize) -> fmt::Result {
    match expr {
        Expr::Str(text) => quoted(f, text),
        Expr::Interpolated(parts) => {
            f.write_char('\'')?;
            for part in parts {
                match part {
                    Part::Text(text) => escaped(f, text)?,
                    Part::Expr(expr) => {
                        f.write_str("${")?;
                        expression(f, expr, depth)?;
                        f.write_char('}')?;
                    }
                }
            }
            f.write_char('\'')
        }
        Expr::Int(value) => write!(f, "{value}"),
        Expr::Bool(value) => write!(f, "{value}"),
        Expr::Ident(name) => f.write_str(name),
        Expr::Member(target, property) => {
            expression(f, target, depth)?;
            write!(f, ".{property}")
        }
        Expr::Call(function, arguments) => {
            write!(f, "{function}(")?;
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    f.write_str(", ")?;
                }
                expression(f, argument, depth)?;
            }
            f.write_char(')')
        }
        Expr::Object(value) => object(f, value, depth),
        Expr::Conditional(parts) => {
            let [condition, then, otherwise] = parts.as_ref();
            expression(f, condition, depth)?;
            f.write_str(" ? ")?;
            expression(f, then, depth)?;
            f.write_str(" : ")?;
            expression(f, otherwise, depth)
        }
        Expr::Array(elements) if elements.is_empty() => f.write_str("[]"),
        Expr::Array(elements) => {
            f.write_str("[\n")?;
            for element in elements {
                indent(f, depth + 1)?;
                expression(f, element, depth + 1)?;
                f.write_char('\n')?;
            }
            indent(f, depth)?;
            f.write_char(']')
        }
    }
}

fn object(f: &mut fmt::Formatter<'_>, object: &Object, depth: usize) -> fmt::Result {
    if object.is_empty() {
        return f.write_str("{ }");
    }
    f.write_str("{\n")?;
    for (key, value) in &object.properties {
        indent(f, depth + 1)?;
        if key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !key.is_empty() {
            f.write_str(key)?;
        } else {
            quoted(f, key)?;
        }
        f.write_str(": ")?;
        expression(f, value, depth + 1)?;
        f.write_char('\n')?;
    }
    indent(f, depth)?;
    f.write_char('}')
}

fn indent(f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
    (0..depth).try_for_each(|_| f.write_str("  "))
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('\'')?;
    escaped(f, text)?;
    f.write_char('\'')
}

/// Every `$` is escaped, also one that no `{` follows: the reference's writer does so.
fn escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '\'', '\n', '\r', '\t', '$']) {
        let (plain, special) = rest.split_at(at);
        f.write_str(plain)?;
        f.write_str(match special.as_bytes().first() {
            Some(b'\n') => "\\n",
            Some(b'\r') => "\\r",
            Some(b'\t') => "\\t",
            Some(b'\'') => "\\'",
            Some(b'$') => "\\$",
            _ => "\\\\",
        })?;
        rest = special.get(1..).unwrap_or_default();
    }
    f.write_str(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ];
        for (expr, text) in table {
            assert_eq!(expr.to_string(), *text);
        }
    }
}
