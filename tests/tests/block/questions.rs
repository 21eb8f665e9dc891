//! The macro asks the compiler about few names, and about each that may be refused.

use std::fs;
use std::str::FromStr;

use app_model::Builder;
use app_model_tests::pages::root;
use proc_macro2::TokenStream;

use crate::expand;

/// How names of credentials end, as the library has it.
fn endings() -> Vec<String> {
    let source = fs::read_to_string(root().join("app-model/src/literal/credential.rs")).unwrap();
    let file = syn::parse_file(&source).unwrap();
    let list = file.items.iter().find_map(|item| match item {
        syn::Item::Const(item) if item.ident == "ENDINGS" => Some(&*item.expr),
        _ => None,
    });
    let Some(syn::Expr::Array(list)) = list else { panic!("no list of endings") };
    let texts = list.elems.iter().map(|text| match text {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => text.value(),
        _ => panic!("an ending that is no text"),
    });
    texts.collect()
}

fn is_asked(variable: &str) -> bool {
    let block = format!("project api(\"api\") {{ env {{ \"{variable}\": \"hunter2\"; }} }}");
    let expansion = expand(TokenStream::from_str(&block).unwrap()).to_string();
    expansion.contains("readable")
}

fn is_refused(variable: &str) -> bool {
    let app = Builder::new();
    app.add_container_app_environment("env");
    app.add_project("api", "../api").env().entry(variable, "hunter2");
    app.build().is_err_and(|error| error.to_string().contains("AM0686"))
}

#[test]
fn what_may_be_a_credential_by_its_name_is_asked_about() {
    let endings = endings();
    assert!(endings.len() > 20);
    for ending in endings {
        let upper = ending.to_uppercase();
        for name in [format!("db_{ending}"), format!("DB_{upper}"), format!("DB_{upper}_VALUE")] {
            assert!(is_refused(&name), "{name} is a credential");
            assert!(is_asked(&name), "the macro asks nothing about {name}");
        }
    }
    for name in ["KEY_0", "TOKENIZER", "SECRETS_URI", "PASSWORD_POLICY", "LOG_LEVEL"] {
        assert!(!is_refused(name) && !is_asked(name), "{name} is none");
    }
}
