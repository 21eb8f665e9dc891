#![doc = include_str!("../README.md")]

mod block;
mod located;

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
    std::panic::catch_unwind(|| block::expand(input.into()).into()).unwrap_or_else(|_| {
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
