//! A generated configuration, compiled and read.

use std::collections::{BTreeMap, BTreeSet};

/// What a program is handed that is handed some of everything.
mod everything {
    include!("everything.rs");
}

/// A right value for every variable of `all`: text and hosts are the name of the variable.
fn right() -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for call in include_str!("everything.rs").split("variables.").skip(1) {
        let (method, rest) = call.split_once('(').unwrap();
        let name = rest.split('"').nth(1).unwrap();
        let value = match method {
            "number" => "42",
            "flag" => "True",
            "port" => "8080",
            "endpoint" => &format!("https://{name}"),
            "any_text" => "",
            "identity" => "00000000-0000-0000-0000-000000000000",
            "text" => name,
            "secret" => "hunter2",
            other => panic!("what does `{other}` read?"),
        };
        values.insert(name.to_owned(), value.to_owned());
    }
    let credentials = ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential");
    values.extend([credentials].map(|(name, value)| (name.to_owned(), value.to_owned())));
    values
}

#[test]
fn values_arrive_under_the_names_of_the_block() {
    let values = right();
    let all = everything::Configuration::from_lookup(|name| values.get(name)).unwrap();
    assert_eq!(all.data.photos.uri, "PHOTOS_URI");
    assert_eq!(all.option.r#type.connection_string, "ConnectionStrings__type");
    assert_eq!((all.cache.tcp.host(), all.cache.tcp.port()), ("CACHE_TCP", 443));
    assert_eq!((all.web.http.host(), all.web.admin.scheme()), ("WEB_HTTP", "https"));
    assert_eq!(all.partner.url(), "https://PARTNER");
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
fn a_reference_under_another_name_is_a_field_of_that_name() {
    let values = right();
    let all = everything::Configuration::from_lookup(|name| values.get(name)).unwrap();
    assert_eq!(all.archive.connection_string, "ConnectionStrings__archive");
    assert_eq!(all.carrier.host(), "CARRIER");
    assert_eq!(all.user_sessions.tcp.host(), "user_sessions_TCP");
    assert_eq!((all.console.admin.host(), all.web.admin.host()), ("console_ADMIN", "WEB_ADMIN"));
    assert_eq!(all.r#loop.uri, "LOOP_URI");
    // One queue under two names.
    assert_eq!((all.orders.uri.as_str(), all.data.jobs.uri.as_str()), ("ORDERS_URI", "JOBS_URI"));
    // The names of the block come first.
    assert_eq!(
        (all.data_reference.uri.as_str(), all.vault.uri.as_str()),
        ("DATA_URI", "VAULT_URI")
    );
    assert_eq!(all.option_reference.host(), "OPTION");
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
        name => values.get(name).map(String::as_str),
    };
    let error = everything::Configuration::from_lookup(lookup).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
    assert!(error.to_string().contains("`PAGE_SIZE` is not a whole number, but 4 characters"));
    let right = |name: &str| if name == "PAGE_SIZE" { Some("1") } else { lookup(name) };
    let all = everything::Configuration::from_lookup(right).unwrap();
    assert!(!format!("{all:?}").contains("s3cr3t"), "{all:?}");
}
