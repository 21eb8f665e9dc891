//! A generated configuration compiles in a service that uses little of it.

mod configuration {
    include!("../../configuration/whole.rs");
}
use configuration::Configuration;

fn main() {
    let nothing = |_: &str| None::<String>;
    assert!(Configuration::from_lookup(nothing).is_err());
}
