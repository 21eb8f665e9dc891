//! Names in Azure that are unique to the resource group.

use crate::bicep::{Expr, Part};
use crate::model::NameRule;

/// The variable that names are made with, where they are made as `azd` makes them.
pub(crate) const TOKEN: &str = "resourceToken";

/// What the variable holds: text that is unique to the resource group.
pub(crate) fn unique_token() -> Expr {
    Expr::call("uniqueString", [Expr::call("resourceGroup", []).member("id")])
}

/// `take('prefix-${uniqueString(resourceGroup().id)}', max)`: the symbol without what the kind's
/// names do not allow, and a suffix that is unique to the resource group.
pub(crate) fn unique_name(symbol: &str, rule: &NameRule) -> Expr {
    let text = unique_text(symbol, rule);
    let name = Expr::Interpolated(vec![Part::Text(text.into()), Part::Expr(unique_token())]);
    Expr::call("take", [name, Expr::Int(i64::try_from(rule.max).unwrap_or(i64::MAX))])
}

/// What tells a unique name from others of its resource group: a long symbol leaves no room for the
/// rest of it.
pub(crate) fn unique_start(symbol: &str, rule: &NameRule) -> String {
    unique_text(symbol, rule).chars().take(rule.max).collect()
}

fn unique_text(symbol: &str, rule: &NameRule) -> String {
    let mut text: String = if rule.upper { symbol.to_owned() } else { symbol.to_ascii_lowercase() };
    text.retain(|c| {
        c.is_ascii_alphabetic()
            || (rule.digits && c.is_ascii_digit())
            || rule.punctuation.contains(c)
    });
    // Where the name is cut right behind the separator, it would end in it.
    let ends_in_it = text.len() + 1 == rule.max && rule.ends_in_no_punctuation();
    let separator = ['-', '_', '.'].into_iter().find(|c| rule.punctuation.contains(*c));
    if let Some(separator) = separator.filter(|_| !ends_in_it) {
        text.push(separator);
    }
    text
}
