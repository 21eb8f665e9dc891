//! The lints: which there are, and where their attributes stand.

use crate::block::suggest::distance;
use crate::block::word::Word;

/// Where the attribute of a lint stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    Declaration,
    /// Before `roles`, or before the declaration that has them.
    Roles,
    /// Before `existing`.
    Existing,
}

pub(crate) const CREDENTIAL: &str = "plain_credential";
pub(crate) const IDLE: &str = "idle_identity";
pub(crate) const UNREFERENCED: &str = "unreferenced_resource";
pub(crate) const PRIVILEGED: &str = "privileged_role";
pub(crate) const IMPLIED: &str = "implied_role";
pub(crate) const INSUFFICIENT: &str = "insufficient_role";
pub(crate) const ON_TOP: &str = "roles_on_top";
pub(crate) const SAME: &str = "same_existing";

/// The lints, each with its place and with the word that only this lint has, if it has one.
const LINTS: &[(&str, Place, &str)] = &[
    ("unused_parameter", Place::Declaration, ""),
    ("unused_identity", Place::Declaration, ""),
    ("hyphenated_variable", Place::Declaration, "hyphenated"),
    (CREDENTIAL, Place::Declaration, "credential"),
    (IDLE, Place::Declaration, "idle"),
    (UNREFERENCED, Place::Declaration, "unreferenced"),
    (PRIVILEGED, Place::Roles, "privileged"),
    (IMPLIED, Place::Roles, "implied"),
    (INSUFFICIENT, Place::Roles, "insufficient"),
    (ON_TOP, Place::Roles, "top"),
    (SAME, Place::Existing, "existing"),
];

pub(crate) fn is_known(name: &Word) -> bool {
    LINTS.iter().any(|(known, ..)| name == known)
}

/// The lint that is meant by a misspelt name. Other names are rustc's, and it says what it does
/// not know.
pub(crate) fn near(name: &Word) -> Option<&'static str> {
    let name = name.to_string();
    let meant = |(known, _, word): &(&str, Place, &str)| {
        distance(&name, known) <= 2
            || is_short_for(&name, known)
            || (!word.is_empty() && name.split('_').any(|part| part == *word))
    };
    LINTS.iter().find(|lint| meant(lint)).map(|(known, ..)| *known)
}

/// `unused_params` for `unused_parameter`: the beginning of more than its first word, and of several.
fn is_short_for(name: &str, known: &str) -> bool {
    let one = name.strip_suffix("ies").or(name.strip_suffix('s')).unwrap_or(name);
    let first = known.find('_').unwrap_or(known.len());
    known.starts_with(one) && one.len() > first + 3
}

/// Whether the lint is about declarations that nothing uses.
pub(crate) fn is_about_use(lint: &Word) -> bool {
    lint.to_string().starts_with("unused")
}

pub(crate) fn is_about_declarations(lint: &Word) -> bool {
    place(lint) == Place::Declaration
}

pub(crate) fn is_about_existing(lint: &Word) -> bool {
    place(lint) == Place::Existing
}

pub(crate) fn place(lint: &Word) -> Place {
    LINTS.iter().find(|(known, ..)| lint == known).map_or(Place::Declaration, |lint| lint.1)
}

/// Where the attribute belongs, in words.
pub(crate) fn place_of(lint: &Word) -> &'static str {
    match place(lint) {
        Place::Declaration => "the declaration that it is about",
        Place::Roles => "`roles`, or before the declaration that has them",
        Place::Existing => "the second of the two `existing` that it is about",
    }
}
