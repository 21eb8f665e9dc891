//! A generated configuration, compiled and read.

use std::collections::{BTreeMap, BTreeSet};

/// What a program is handed that is handed some of everything.
mod everything {
    include!("everything.rs");
}

/// A right value for every variable of `all`.
fn right() -> BTreeMap<String, &'static str> {
    let mut values = BTreeMap::new();
    for call in include_str!("everything.rs").split("variables.").skip(1) {
        let (method, rest) = call.split_once('(').unwrap();
        let name = rest.split('"').nth(1).unwrap().to_owned();
        let value = match method {
            "number" => "42",
            "flag" => "True",
            "port" => "8080",
            "endpoint" => "https://example.com",
            "any_text" => "",
            "identity" => "00000000-0000-0000-0000-000000000000",
            "text" | "secret" => "hunter2",
            other => panic!("what does `{other}` read?"),
        };
        values.insert(name, value);
    }
    values.insert("AZURE_TOKEN_CREDENTIALS".to_owned(), "ManagedIdentityCredential");
    values
}

#[test]
fn values_arrive_under_the_names_of_the_block() {
    let values = right();
    let all = everything::Configuration::from_lookup(|name| values.get(name).copied()).unwrap();
    assert_eq!(all.data.photos.uri, "hunter2");
    assert_eq!(all.option.r#type.connection_string, "hunter2");
    assert_eq!(all.cache.tcp.port(), 443);
    assert_eq!((all.web.http.host(), all.web.admin.scheme()), ("example.com", "https"));
    assert_eq!(all.partner.url(), "https://example.com");
    assert_eq!((all.http_port, all.page_size, all.retries), (8080, 42, 42));
    assert_eq!((all.verbose, all.strict, all.web_port), (true, true, 8080));
    assert_eq!((all.empty.as_str(), all.region.as_str()), ("", ""));
    assert_eq!(all.token.expose(), "hunter2");
    assert_eq!(all.legacy.connection_string.expose(), "hunter2");
    assert_eq!(all.identity.client_id(), Some("00000000-0000-0000-0000-000000000000"));
    // What is in the way of something else gets out of it.
    assert_eq!((all.cache_setting.as_str(), all.identity_setting.as_str()), ("", ""));
    assert_eq!((all.cache_size.as_str(), all.cache_size_setting.as_str()), ("", ""));
}

#[test]
fn one_error_lists_everything_that_is_missing() {
    let nothing = |_: &str| None::<String>;
    let error = everything::Configuration::from_lookup(nothing).unwrap_err();
    let names: BTreeSet<String> =
        error.problems().iter().map(|problem| problem.variable().to_owned()).collect();
    let mut expected: BTreeSet<String> = right().into_keys().collect();
    // Outside of Azure nobody needs a managed identity.
    expected.retain(|name| !name.starts_with("AZURE_"));
    assert_eq!(names, expected);
    assert_eq!(error.problems().len(), expected.len(), "each of them once");
}

#[test]
fn a_secret_is_in_no_output() {
    let values = right();
    let lookup = |name: &str| match name {
        "TOKEN" | "SIGNING_KEY" | "ConnectionStrings__legacy" => Some("s3cr3t"),
        "PAGE_SIZE" => Some("many"),
        name => values.get(name).copied(),
    };
    let error = everything::Configuration::from_lookup(lookup).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
    assert!(error.to_string().contains("`PAGE_SIZE` is `many`, which is not a whole number"));
    let right = |name: &str| if name == "PAGE_SIZE" { Some("1") } else { lookup(name) };
    let all = everything::Configuration::from_lookup(right).unwrap();
    assert!(!format!("{all:?}").contains("s3cr3t"), "{all:?}");
}
