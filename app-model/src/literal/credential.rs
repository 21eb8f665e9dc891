//! What holds a credential, by its name or by what is written in it.
//!
//! Names are read in words: `key_rotation_days`, `tokenizer` and `token_issuer` are none.

use super::Text;
use super::bytes::{at, contains};

/// How names of credentials end. A part of a name begins at a `_`.
const ENDINGS: [&str; 27] = [
    "password",
    "passwords",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "credential",
    "credentials",
    "secret",
    "token",
    "sas",
    "apikey",
    "api_key",
    "access_key",
    "account_key",
    "admin_key",
    "encryption_key",
    "function_key",
    "host_key",
    "master_key",
    "private_key",
    "secret_key",
    "shared_key",
    "signing_key",
    "connection_string",
    "connectionstring",
    "conn_string",
];

/// How the last word of each ends: most names end in none, which is seen without reading their words.
const LAST: [&str; 14] = [
    "password",
    "passwords",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "credential",
    "credentials",
    "secret",
    "token",
    "sas",
    "key",
    "string",
    "value",
];

/// Names with such an ending that are none.
const NONE: [&str; 7] = [
    // What makes a name unique.
    "resource_token",
    "unique_token",
    "name_token",
    // Where a list goes on.
    "page_token",
    "continuation_token",
    "cancellation_token",
    // Which ways to sign in the SDKs of Azure try.
    "azure_token_credentials",
];

/// The keys of text in pairs, `key=value`, that hold a credential.
const KEYS: [&str; 14] = [
    "password",
    "passwd",
    "pwd",
    "accountkey",
    "sharedaccesskey",
    "sharedaccesssignature",
    "sharedsecret",
    "clientsecret",
    "client_secret",
    "secret",
    "apikey",
    "api_key",
    "access_token",
    "sig",
];

/// Whether something of this name is a credential.
pub(crate) const fn is_name(name: &str) -> bool {
    if !ends_like_one(name.as_bytes()) {
        return false;
    }
    let words = words(name);
    let words = without_ending(words.as_str(), "_value");
    if ends_in(words, &NONE) { false } else { ends_in(words, &ENDINGS) }
}

const fn ends_like_one(name: &[u8]) -> bool {
    let mut index = 0;
    while index < LAST.len() {
        let length = LAST[index].len();
        if length <= name.len() && at(name, name.len() - length, LAST[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether a variable of this name has a credential as its value. An address, and what another program
/// fills in, is none.
pub(crate) const fn is_value(name: &str, text: &str) -> bool {
    let bytes = text.as_bytes();
    is_name(name)
        && !bytes.is_empty()
        && bytes[0].is_ascii_alphanumeric()
        && !at(bytes, 0, "http://")
        && !at(bytes, 0, "https://")
}

/// The name in small letters, with `_` between its words.
pub(crate) const fn words(name: &str) -> Text {
    let bytes = name.as_bytes();
    let (mut text, mut index) = (Text::new(), 0);
    while index < bytes.len() {
        let byte = bytes[index];
        if byte.is_ascii_uppercase() && index > 0 && text.last() != b'_' {
            let before = bytes[index - 1];
            let next_is_small = index + 1 < bytes.len() && bytes[index + 1].is_ascii_lowercase();
            if !before.is_ascii_uppercase() || next_is_small {
                text.push(b'_');
            }
        }
        let word = byte.is_ascii_alphanumeric() || byte >= 0x80;
        text.push(if word { byte.to_ascii_lowercase() } else { b'_' });
        index += 1;
    }
    text
}

const fn without_ending<'t>(text: &'t str, ending: &str) -> &'t str {
    if text.len() > ending.len() && at(text.as_bytes(), text.len() - ending.len(), ending) {
        text.split_at(text.len() - ending.len()).0
    } else {
        text
    }
}

const fn ends_in(words: &str, endings: &[&str]) -> bool {
    let mut index = 0;
    while index < endings.len() {
        let rest = without_ending(words, endings[index]).len();
        let whole = words.len() == endings[index].len() && at(words.as_bytes(), 0, endings[index]);
        if whole || (rest < words.len() && words.as_bytes()[rest - 1] == b'_') {
            return true;
        }
        index += 1;
    }
    false
}

/// What in the text is a credential, in words: the key of a pair, or what an address holds.
pub(crate) const fn in_text(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    // A pair has the first sign, an address the second, a key in a file the third.
    if !contains(bytes, b'=') && !contains(bytes, b':') && !contains(bytes, b'-') {
        return None;
    }
    let mut index = 0;
    while index < bytes.len() {
        let begins = index == 0 || !is_word(bytes[index - 1]);
        if begins && let Some(key) = pair(text, index) {
            return Some(key);
        }
        if bytes[index] == b':' && signs_in(bytes, index) {
            return Some("user:password@");
        }
        if bytes[index] == b'-'
            && at(bytes, index, "-----BEGIN ")
            && has(bytes, " PRIVATE KEY-----")
        {
            return Some("PRIVATE KEY");
        }
        index += 1;
    }
    None
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The key of the pair that begins here, if it is one of a credential and has a value.
const fn pair(text: &str, start: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < KEYS.len() {
        let end = start + KEYS[index].len();
        if at(bytes, start, KEYS[index]) {
            let mut value = end;
            while value < bytes.len() && bytes[value] == b' ' {
                value += 1;
            }
            if value < bytes.len() && bytes[value] == b'=' {
                value += 1;
                while value < bytes.len() && bytes[value] == b' ' {
                    value += 1;
                }
                // What another program fills in begins with a sign, and a path with `/` or `.`.
                if value < bytes.len() && bytes[value].is_ascii_alphanumeric() {
                    return Some(text.split_at(end).0.split_at(start).1);
                }
            }
        }
        index += 1;
    }
    None
}

/// Whether `://user:password@` begins at the `:`.
const fn signs_in(bytes: &[u8], start: usize) -> bool {
    if !at(bytes, start, "://") {
        return false;
    }
    let (mut index, mut password) = (start + 3, 0);
    while index < bytes.len() {
        match bytes[index] {
            b'/' | b'?' | b'#' | b' ' => return false,
            b':' if password == 0 => password = index + 1,
            b'@' => {
                return password > 0 && index > password && bytes[password].is_ascii_alphanumeric();
            }
            _ => {}
        }
        index += 1;
    }
    false
}

const fn has(bytes: &[u8], part: &str) -> bool {
    let mut index = 0;
    while index < bytes.len() {
        if at(bytes, index, part) {
            return true;
        }
        index += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, LAST, in_text, is_name};

    #[test]
    fn names_are_read_in_words() {
        let credentials = "password db_password dbPassword DB_PASSWORD sql-admin-password api_key \
            apiKey APIKey OPENAI_API_KEY token github_token access_token client_secret secret \
            signing_key storage_account_key connection_string orders-connection-string \
            password_value user_pwd blob_sas adminCredentials";
        for name in credentials.split_whitespace() {
            assert!(is_name(name), "{name} is a credential");
        }
        let others = "key_rotation_days tokenizer token_issuer password_policy passwordless \
            secret_name key_vault_name partition_key public_key ssh_public_key primary_key \
            monkey max_tokens resource_token resourceToken tokens keys secrets keyvault sku \
            region keyed atlas sassy key instrumentation_key secretary storage_sku _ ";
        for name in others.split_whitespace() {
            assert!(!is_name(name), "{name} is no credential");
        }
    }

    #[test]
    fn every_ending_ends_in_a_last_word() {
        for ending in ENDINGS {
            assert!(LAST.iter().any(|last| ending.ends_with(last)), "{ending}");
        }
    }

    #[test]
    fn text_is_read_in_pairs() {
        for (text, found) in [
            ("Server=db;User Id=app;Password=hunter2", Some("Password")),
            ("server=db; pwd = hunter2", Some("pwd")),
            ("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc==", Some("AccountKey")),
            ("--password=hunter2", Some("password")),
            ("https://a.blob.core.windows.net/c?sv=2024&sig=abc%3D", Some("sig")),
            ("postgres://app:hunter2@db:5432/orders", Some("user:password@")),
            ("-----BEGIN RSA PRIVATE KEY-----\nMII", Some("PRIVATE KEY")),
            ("Server=db;Password=", None),
            ("Server=db;Password=${PASSWORD}", None),
            ("Server=db;Password={0}", None),
            ("Server=db;Password=<yours>", None),
            ("PWD=/app", None),
            ("keyed=1;config=2;design=3", None),
            ("http://db:5432/orders@home", None),
            ("https://user@host/path", None),
            ("the password is asked for", None),
        ] {
            assert_eq!(in_text(text), found, "{text}");
        }
    }
}
