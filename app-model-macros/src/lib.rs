//! Placeholder until the real macro lands.

/// Placeholder.
#[proc_macro]
pub fn distributed_app(_input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    "compile_error!(\"not yet\")".parse().unwrap_or_default()
}
