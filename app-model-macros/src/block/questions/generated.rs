//! Names that a published application may need itself, which the compiler knows.
//!
//! What something needs is named after it: `api-identity` for a program `api`. The macro does not know
//! what needs which part, and asks for each declaration that is called as another one and a part:
//! `const _: () = facts::Of::<project>::FACTS.needs("api", "identity", …);`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::block::checks::named::{Named, granted, named, references};
use crate::block::checks::names::Names;
use crate::block::questions::facts::question;
use crate::block::syntax::Block;
use crate::block::table::Set;

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>, in_rust: &Set<String>) -> TokenStream {
    let mut named = named(block, names);
    named.retain(|it| !in_rust.contains(it.owner.name.text()));
    if named.is_empty() {
        return TokenStream::new();
    }
    let granted = granted(block);
    let mut questions = TokenStream::new();
    for Named { declaration, owner, part } in &named {
        let (name, owner_name) = (declaration.name.to_string(), owner.name.to_string());
        let set = owner.settings().map(|(setting, _)| setting.to_string());
        let is_granted = granted.contains(&owner_name);
        let brings = references(owner, names)
            .map(|keyword| quote! { ::app_model::facts::Of::<#keyword>::BRINGS_ROLES });
        let arguments =
            quote! { #owner_name, #part, #name, &[#(#set),*], #is_granted, &[#(#brings),*] };
        let place = declaration.name.span();
        questions.extend(question(&owner.keyword, "needs", &arguments, place));
    }
    questions
}
