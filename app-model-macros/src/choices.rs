//! What a setting with choices takes, as traits whose texts name the choices.
//!
//! The text of a bound is a literal, which no `macro_rules!` macro can put together from a list.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::words::flat;

/// How the name of the bound begins.
pub(crate) const ONE_OF: &str = "OneOf";
/// How it begins if the choice is written down.
pub(crate) const WRITTEN: &str = "Written";

/// Whether a type has choices: types of other settings begin with a small letter.
pub(crate) fn is_name(ty: &Ident) -> bool {
    ty.to_string().starts_with(char::is_uppercase)
}

/// The bound of a setting whose value is a choice, or text that is one when it is deployed.
pub(crate) fn one_of(choices: &Ident) -> Ident {
    format_ident!("{ONE_OF}{choices}", span = choices.span())
}

/// The enum whose choices a bound is about.
pub(crate) fn of(bound: &Ident, prefix: &str) -> Option<Ident> {
    let choices = bound.to_string();
    choices.strip_prefix(prefix).map(|choices| Ident::new(choices, bound.span()))
}

/// `Enum { Variant … } "message" "deployed" "written"`: the traits of what a setting takes, with what is
/// said of anything else.
pub(crate) fn choices(input: TokenStream) -> TokenStream {
    let mut tokens = flat(input).into_iter();
    let Some(TokenTree::Ident(choices)) = tokens.next() else { return TokenStream::new() };
    let Some(TokenTree::Group(variants)) = tokens.next() else { return TokenStream::new() };
    let [message, deployed, only_written] = [tokens.next(), tokens.next(), tokens.next()];
    let names: Vec<String> = flat(variants.stream()).iter().map(|name| name.to_string()).collect();
    let label = format!("write {}, without quotes", listed(&names));
    let Some(first) = names.first() else { return TokenStream::new() };
    let by_hand = format!("in calls by hand, a choice is `{choices}::{first}`");
    let doc = format!(
        "One of the choices of [`{choices}`], or text that is one of them when the application is deployed."
    );
    let doc_written = format!("One of the choices of [`{choices}`].");
    let one_of = one_of(&choices);
    let written = format_ident!("{WRITTEN}{choices}", span = choices.span());
    quote! {
        #[doc = #doc]
        #[allow(dead_code, reason = "settings of the kind may have no use for it")]
        #[diagnostic::on_unimplemented(
            message = #message,
            label = #label,
            note = #deployed,
            note = #by_hand
        )]
        pub trait #one_of<'app>: ::app_model::IntoValue<'app, #choices> {}

        #[diagnostic::do_not_recommend]
        impl #one_of<'_> for #choices {}

        ::app_model::__deployed! { #one_of #choices }

        #[doc = #doc_written]
        #[allow(dead_code, reason = "settings of the kind may have no use for it")]
        #[diagnostic::on_unimplemented(
            message = #message,
            label = #label,
            note = #only_written,
            note = #by_hand
        )]
        pub trait #written {
            /// The choice.
            fn choice(self) -> #choices;
        }

        #[diagnostic::do_not_recommend]
        impl #written for #choices {
            fn choice(self) -> #choices {
                self
            }
        }

        // Of two implementations the compiler proposes none.
        #[diagnostic::do_not_recommend]
        impl #written for ::app_model::__private::Nowhere {
            fn choice(self) -> #choices {
                self.never()
            }
        }
    }
}

/// `one`, `two` or `three`
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
