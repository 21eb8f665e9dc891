//! Reading variables: what is right, what is wrong, and that secrets stay secret.

// Tests may panic: a failure is what they are for.
#![allow(clippy::expect_used)]

use app_model_service::{Endpoint, Identity, Missing, Secret, Variables, read};

/// Reads one value where the variables are these.
fn read_one<T>(
    variables: &[(&str, &str)],
    build: impl FnOnce(&mut Variables<'_>) -> T,
) -> Result<T, String> {
    let lookup =
        |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    read("api", lookup, build).map_err(|missing| missing.to_string())
}

fn error<T>(variables: &[(&str, &str)], build: impl FnOnce(&mut Variables<'_>) -> T) -> String {
    read_one(variables, build).err().expect("it is wrong")
}

#[test]
fn values_have_types() {
    let read = |value| read_one(&[("V", value)], |v| v.number("V", "a number"));
    assert_eq!(read(" 42 "), Ok(42));
    assert_eq!(read("-1"), Ok(-1));
    assert!(read("4.2").is_err());

    // Bicep's `string(true)` is `True`.
    for (value, expected) in [("true", true), ("True", true), ("False", false)] {
        assert_eq!(read_one(&[("V", value)], |v| v.flag("V", "a switch")), Ok(expected));
    }
    assert!(error(&[("V", "yes")], |v| v.flag("V", "a switch")).contains("not `true` or `false`"));

    assert_eq!(read_one(&[("V", "8080")], |v| v.port("V", "a port")), Ok(8080));
    for (wrong, found) in [
        ("-1", "2 characters"),
        ("65536", "5 digits"),
        ("eighty", "6 characters"),
        ("x", "a character"),
        ("\"8080\"", "6 characters, the first and the last of which are quotes"),
        (" ", "blanks"),
    ] {
        let text = error(&[("V", wrong)], |v| v.port("V", "a port"));
        assert!(text.contains(&format!("`V` is not a port, but {found}\n")), "{text}");
    }

    assert_eq!(read_one(&[("V", "")], |v| v.any_text("V", "text")), Ok(String::new()));
    assert!(error(&[("V", "")], |v| v.text("V", "text")).contains("`V` is empty"));
}

#[test]
fn addresses_have_parts() {
    let parts = |url: &str| {
        Endpoint::parse(url).map(|e| (e.scheme().to_owned(), e.host().to_owned(), e.port()))
    };
    let table = [
        ("http://api", Some(("http", "api", 80))),
        ("https://api.example.com/v2?x=1:2", Some(("https", "api.example.com", 443))),
        ("https://api.example.com:8443", Some(("https", "api.example.com", 8443))),
        ("tcp://cache:6379", Some(("tcp", "cache", 6379))),
        ("http://[::1]:8080/", Some(("http", "::1", 8080))),
        ("http://[::1]/", Some(("http", "::1", 80))),
        ("tcp://cache", None),
        ("cache:6379", None),
        ("http://", None),
        ("http://:80", None),
        ("http://api:port", None),
        ("http://api:0", None),
        ("http://two words", None),
        ("", None),
    ];
    for (url, expected) in table {
        let expected = expected.map(|(scheme, host, port): (&str, &str, u16)| {
            (scheme.to_owned(), host.to_owned(), port)
        });
        assert_eq!(parts(url), expected, "{url}");
    }
}

#[test]
fn everything_that_is_wrong_is_in_one_error() {
    let text = error(&[("PORT", "eighty")], |variables| {
        variables.text("NAME", "the name of the shop");
        variables.port("PORT", "the port on which it listens");
        variables.secret("TOKEN", "the token");
    });
    let expected = "\
`api` cannot start: 3 variables are missing or wrong
  `NAME` is not set
      the name of the shop
  `PORT` is not a port, but 6 characters
      the port on which it listens
  `TOKEN` is not set
      the token
  help: a deployment sets them; elsewhere, set them yourself";
    assert_eq!(text, expected);
    // `fn main() -> Result<(), Missing>` prints `{:?}`.
    let missing: Missing =
        read("api", |_| None::<String>, |v| v.text("X", "x")).expect_err("it is missing");
    assert_eq!(format!("{missing:?}"), missing.to_string());
    assert_eq!(missing.problems().first().map(|problem| problem.variable()), Some("X"));
}

#[test]
fn a_secret_shows_itself_only_when_asked() {
    let token = read_one(&[("TOKEN", "hunter2")], |v| v.secret("TOKEN", "the token"));
    let token = token.expect("it is there");
    assert_eq!(token.expose(), "hunter2");
    assert_eq!(format!("{token:?} {:?}", Secret::new("x")), "Secret(…) Secret(…)");
}

/// Somebody pasted it into the wrong variable.
#[test]
fn what_a_variable_holds_is_in_no_message() {
    let secrets = [
        "AccountName=shop;AccountKey=aHVudGVyMg==",
        "amqps://hunter2@bus",
        "hunter2",
        "70368744177664",
        "\"hunter2\"",
    ];
    for secret in secrets {
        let missing = read(
            "api",
            |_| Some(secret),
            |v| (v.flag("F", "a switch"), v.port("P", "a port"), v.endpoint("E", "an address")),
        )
        .expect_err("all of it is wrong");
        assert_eq!(missing.problems().len(), 3);
        let text = format!("{missing} {missing:?} {:?}", missing.problems());
        for part in ["hunter2", "aHVudGVyMg", "AccountKey", "70368744177664", "bus"] {
            assert!(!text.contains(part), "`{part}` is in {text}");
        }
    }
    let address = |value| error(&[("E", value)], |v| v.endpoint("E", "an address"));
    let text = address("cache:6379");
    let expected =
        "`E` is not an address that begins with `https://` or another scheme, but 10 characters\n";
    assert!(text.contains(expected), "{text}");
    let text = address("tcp://cache");
    let expected = "`E` is not an address with a host and a port, such as `tcp://host:6379`, but 11 characters\n";
    assert!(text.contains(expected), "{text}");
}

/// App Service passes the reference on when it could not follow it.
#[test]
fn an_unresolved_reference_to_a_vault_is_no_secret() {
    let value = "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/token)";
    let text = error(&[("TOKEN", value)], |v| v.secret("TOKEN", "the token"));
    assert!(text.contains("may the identity read the vault?"), "{text}");
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_reported() {
    use std::os::unix::ffi::OsStringExt;

    let lookup = |_: &str| Some(std::ffi::OsString::from_vec(vec![0xff]));
    let missing = read("api", lookup, |v| v.any_text("V", "text")).expect_err("it is no text");
    assert!(missing.to_string().contains("`V` is not UTF-8"), "{missing}");
}

#[test]
fn the_client_id_is_asked_for_where_there_is_a_managed_identity() {
    let read = |variables: &[(&str, &str)]| {
        read_one(variables, |v| v.identity("AZURE_CLIENT_ID", "the client id"))
    };
    let managed = Identity::Managed { client_id: "id".to_owned() };
    let kind = ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential");
    let endpoint = ("IDENTITY_ENDPOINT", "http://localhost:42356/msi/token");
    assert_eq!(read(&[("AZURE_CLIENT_ID", "id"), kind]), Ok(managed.clone()));
    assert_eq!(read(&[("AZURE_CLIENT_ID", "id"), endpoint]), Ok(managed.clone()));
    assert_eq!(managed.client_id(), Some("id"));
    // A developer may have it set for another reason.
    assert_eq!(read(&[("AZURE_CLIENT_ID", "id")]), Ok(Identity::Developer));
    assert_eq!(read(&[]), Ok(Identity::Developer));
    assert!(read(&[endpoint]).is_err_and(|text| text.contains("`AZURE_CLIENT_ID` is not set")));
}

/// Making a credential asks nobody for a token.
#[cfg(feature = "azure-identity")]
#[test]
fn credentials_fit_the_identity() {
    let managed = Identity::Managed { client_id: "id".to_owned() };
    let credential = format!("{:?}", managed.credential().expect("a credential"));
    assert!(credential.contains("ManagedIdentityCredential"), "{credential}");
    let credential = format!("{:?}", Identity::Developer.credential().expect("a credential"));
    assert!(credential.contains("DeveloperToolsCredential"), "{credential}");
}
