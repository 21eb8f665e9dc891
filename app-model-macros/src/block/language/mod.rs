//! The words of the language: every kind that has one of them means the same by it.

pub(crate) mod habits;
pub(crate) mod lints;
pub(crate) mod names;

/// The keyword whose declarations have a type.
pub(crate) const PARAMETER: &str = "parameter";
/// The keyword of what nobody may read.
pub(crate) const SECRET: &str = "secret";
/// The keywords whose declarations have a value after `=`. Those of other crates may, too.
pub(crate) const VALUED: [&str; 4] = [PARAMETER, SECRET, "output", "connection_string"];

/// What a program runs in.
pub(crate) const PLACE: &str = "environment";
/// Who a program runs as.
pub(crate) const IDENTITY: &str = "identity";
/// What a program is handed the address of.
pub(crate) const REFERENCE: &str = "reference";
/// What has started before.
pub(crate) const ORDER: &str = "wait_for";
/// What of its references a program is handed.
pub(crate) const PARTS: &str = "reference_parts";
/// What stands on the command line of a program.
pub(crate) const ARGUMENTS: &str = "args";
/// The settings that take several values; the types know which of the others do.
pub(crate) const LISTS: [&str; 5] = [REFERENCE, ORDER, PARTS, IDENTITY, ARGUMENTS];
/// Where a program is reached.
pub(crate) const ENDPOINT: &str = "endpoint";

/// The map of tags.
pub(crate) const TAGS: &str = "tags";
/// The map of variables.
pub(crate) const VARIABLES: &str = "env";
/// The map of references with names of their own.
pub(crate) const NAMED: &str = "references";
/// The map of what a reference to a declaration hands over besides.
pub(crate) const PROPERTIES: &str = "connection_properties";
/// The setting that gives the variable of a connection string a name of its own.
pub(crate) const OWN_VARIABLE: &str = "variable";

/// The map of what a scaler wants to know.
pub(crate) const METADATA: &str = "metadata";
/// The map of what an image is built with, which everybody who has the image reads.
pub(crate) const BUILD_ARGUMENTS: &str = "build_args";

/// Sections whose entries are a map. Any other section is one if its first key is a string.
pub(crate) const MAPS: [&str; 8] =
    [TAGS, VARIABLES, "params", NAMED, PROPERTIES, METADATA, BUILD_ARGUMENTS, "build_secrets"];
