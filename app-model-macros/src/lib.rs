#![doc = include_str!("../README.md")]

mod block;
mod choices;
mod located;
mod words;

use proc_macro::TokenStream;

/// Describes a distributed Azure application and evaluates to its `Builder`.
///
/// The macro knows the grammar and resolves names; what a thing is and what may be done with it is
/// decided by the types of the crate `app-model`, which re-exports this macro and documents the
/// language.
///
/// ```text
/// distributed_app! {
///     identity custom_umi;
///     keyvault secrets { roles: custom_umi => KeyVaultSecretsUser; }
/// }
/// .run()
/// ```
#[proc_macro]
pub fn distributed_app(input: TokenStream) -> TokenStream {
    // A panic in here would be a bug; it must not take the compiler or the editor with it.
    std::panic::catch_unwind(|| block::expand(reader(&input), input.into()).into()).unwrap_or_else(|_| {
        let message = "`distributed_app!` panicked: this is a bug of app-model, please report it \
                       with the block that caused it";
        format!("{{ ::core::compile_error!({message:?}); ::app_model::Builder::new() }}")
            .parse()
            .unwrap_or_default()
    })
}

/// Gives tokens the place of another token. For the macros of `app-model` that kinds are written
/// with, so that the compiler shows a setting's own line and not the macro's.
#[doc(hidden)]
#[proc_macro]
pub fn __located(input: TokenStream) -> TokenStream {
    located::located(input)
}

/// Defines the bounds of a setting with choices: see `choices.rs`.
#[doc(hidden)]
#[proc_macro]
pub fn __choices(input: TokenStream) -> TokenStream {
    choices::choices(input.into()).into()
}

/// Defines the words of a body for an editor: see `words.rs`.
#[doc(hidden)]
#[proc_macro]
pub fn __words(input: TokenStream) -> TokenStream {
    words::words(input.into()).into()
}

/// An `impl` block whose public methods are words of a body: see `words.rs`.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn __members(_: TokenStream, methods: TokenStream) -> TokenStream {
    words::members(methods.into()).into()
}

/// Who reads the expansion: the tokens of an editor come from no file.
fn reader(input: &TokenStream) -> block::Reader {
    match input.clone().into_iter().next().map(|token| token.span().source_text()) {
        Some(None) => block::Reader::Editor,
        _ => block::Reader::Compiler,
    }
}
