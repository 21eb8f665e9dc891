//! Names that Bicep allows, made from names of the model.

/// The Bicep identifier for a resource or parameter name.
///
/// A name that is an identifier already stays as it is. Otherwise each character that is not an
/// ASCII letter or digit becomes `_`, and a leading digit gets a `_` in front. Case is kept.
///
/// ```
/// use app_model::bicep::identifier;
///
/// assert_eq!(identifier("order-store"), "order_store");
/// assert_eq!(identifier("OrderStore"), "OrderStore");
/// assert_eq!(identifier("9lives"), "_9lives");
/// ```
#[must_use]
pub fn identifier(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 1);
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        text.push('_');
    }
    for part in name.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        match part.strip_suffix(|c: char| !c.is_ascii_alphanumeric()) {
            Some(plain) => {
                text.push_str(plain);
                text.push('_');
            }
            None => text.push_str(part),
        }
    }
    text
}

/// The name of a module parameter that carries the value behind a placeholder expression such as
/// `{order-db.outputs.hostName}`: braces go, `.` and `-` become `_`, letters become lower case, one
/// leading `_` goes, and what is left becomes an identifier.
pub(crate) fn parameter_name(placeholder: &str) -> String {
    let flat = placeholder.replace(['{', '}'], "").to_lowercase();
    identifier(flat.strip_prefix(['_', '.', '-']).unwrap_or(&flat))
}

#[cfg(test)]
mod tests {
    use super::parameter_name;

    #[test]
    fn parameter_names_follow_the_reference() {
        for (placeholder, name) in [
            ("{order-db.outputs.hostName}", "order_db_outputs_hostname"),
            ("{Api-Key.value}", "api_key_value"),
            ("Host=x;Key={Api-Key.value}", "host_x_key_api_key_value"),
            ("{vault.secrets.pw}", "vault_secrets_pw"),
            ("{_x.value}", "x_value"),
        ] {
            assert_eq!(parameter_name(placeholder), name, "{placeholder}");
        }
    }
}
