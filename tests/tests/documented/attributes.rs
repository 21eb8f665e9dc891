//! What stands before an item.

use quote::ToTokens;
use syn::{Attribute, Visibility};

use crate::tables::doc_text;

pub fn docs(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        if let Some(line) = doc_text(attribute.meta.to_token_stream()) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// `See the example of [`AzureResource`]`.
pub fn shown_by(docs: &str) -> Option<String> {
    let (_, after) = docs.split_once("See the example of [`")?;
    after.split_once('`').map(|(name, _)| name.to_owned())
}

pub fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

pub fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("doc")
            && attribute.to_token_stream().to_string().contains("(hidden)")
    })
}

pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string().contains("cfg (test)"))
}
