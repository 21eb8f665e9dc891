//! The expansion for editors, which is never compiled.
//!
//! An editor answers from types. At each key it infers those of the function that the cursor is in, so
//! each statement is a function of its own here, and the declared names are statics, which all of them
//! see. What the block means stays with the compiler's expansion; this one says, for each word of the
//! user's, what it is: one token of the user's is one token here, as it came. Rust in parentheses
//! stands outside of these functions, where the variables of the code around are.
//!
//! Wherever a word may be typed there is a word, the open one if nothing else, and a marked word takes
//! its place: see `asked.rs`.

mod fitting;
mod members;
mod values;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::expand::{argument, others};
use crate::block::language::names::is_keyword;
use crate::block::syntax::{Attributes, Block, Declaration, Existing, Statement, Value, place};
use crate::block::word::Word;
use fitting::Lists;
use members::end_of_body;
use values::{anything, list};

pub(crate) fn expand(block: &Block, names: &Names<'_>, errors: Errors) -> TokenStream {
    let mut editor = Editor::new(names);
    for name in &names.mentioned {
        let keyword = Word::new("parameter", Span::call_site());
        editor.statics.extend(quote! { safe static #name: Declared<#keyword>; });
        editor.lists.name(name, &quote! {}, &quote! { #keyword }, &[]);
    }
    for statement in &block.statements {
        match statement {
            Statement::Declaration(declaration) => editor.declaration(declaration),
            Statement::Existing(existing) => editor.existing(existing),
        }
    }
    let Editor { statics, structs, functions, outside, lists, .. } = editor;
    let lists = lists.into_tokens(&block.open);
    let builder = match &block.target {
        Some(target) => quote! { let app: &::app_model::Builder = & #target; },
        None => quote! { let app = ::app_model::Builder::new(); },
    };
    let errors = errors.into_tokens();
    quote! {{
        #[allow(warnings, clippy::all)]
        let app = {
            use ::app_model::keyword::*;
            use ::app_model::__private::editor::{
                Child, Declared, Holds as _, Inside, Open as _, Plain as _, Words,
            };
            type WordsOf<K> = Words<Declared<K>>;
            unsafe extern "C" { #statics }
            #structs
            struct __Statements;
            impl __Statements { #functions }
            #lists
            #builder
            #outside
            app
        };
        #errors
        app
    }}
}

/// What is written so far.
struct Editor<'n> {
    names: &'n Names<'n>,
    statics: TokenStream,
    structs: TokenStream,
    functions: TokenStream,
    outside: TokenStream,
    lists: Lists,
    /// The body that is being written; none inside of a section, which brings no lists.
    body: Option<Body>,
}

/// A body, for the lists of names in it.
#[derive(Clone)]
struct Body {
    keywords: Vec<String>,
    this: TokenStream,
    words: TokenStream,
}

/// Something declared, as a function for its body has it.
struct Place {
    /// Its name below the names of its parents: `data_photos`.
    path: String,
    /// The keywords of its parents and its own.
    keywords: Vec<String>,
    kind: Kind,
    /// An expression for its handle, out of that function; none if nothing can name it.
    handle: Option<TokenStream>,
}

/// What declared it, without tokens of the user's.
enum Kind {
    /// The keyword, at the top level.
    Top(TokenStream),
    /// The keyword, and the type of its parent's handle.
    Inside(TokenStream, TokenStream),
}

impl Kind {
    /// The type of the handle.
    fn handle(&self) -> TokenStream {
        match self {
            Self::Top(keyword) => quote! { Declared<#keyword> },
            Self::Inside(keyword, parent) => quote! { Inside<#keyword, #parent> },
        }
    }

    /// The type of the handle of a child.
    fn child(&self, keyword: &Word) -> TokenStream {
        match self {
            Self::Top(parent) => quote! { Child<#keyword, #parent> },
            Self::Inside(..) => {
                let parent = self.handle();
                quote! { Inside<#keyword, #parent> }
            }
        }
    }
}

impl<'n> Editor<'n> {
    fn new(names: &'n Names<'n>) -> Self {
        Self {
            names,
            statics: TokenStream::new(),
            structs: TokenStream::new(),
            functions: TokenStream::new(),
            outside: TokenStream::new(),
            lists: Lists::new(),
            body: None,
        }
    }

    /// The names that may stand in a place of this body are those that fit what `list` says.
    fn names_for(&mut self, place: &str, list: &TokenStream) {
        if let Some(Body { keywords, this, words }) = &self.body {
            let given = quote! { this: #this, words: #words };
            self.lists.add((keywords.clone(), place.to_owned()), &given, list);
        }
    }
}

/// Declarations.
impl Editor<'_> {
    fn declaration(&mut self, declaration: &Declaration) {
        let Declaration { keyword, name, .. } = declaration;
        let attributes = documented(&declaration.attributes);
        let ty = declaration
            .ty
            .as_ref()
            .map(|ty| quote! { <::app_model::__private::editor::types::#ty> });
        let plain = name.at(Span::call_site());
        let plain_keyword = keyword_of(declaration);
        let is_named = !self.names.is_repeated(declaration) && !is_keyword(name);
        if is_named {
            self.statics.extend(quote! { #attributes safe static #name: Declared<#keyword #ty>; });
            let children: Vec<&Word> =
                declaration.live_children().map(|child| &child.keyword).collect();
            self.lists.name(name, &attributes, &plain_keyword, &children);
        }
        let place = Place {
            path: name.unraw().to_string(),
            keywords: vec![keyword.text().to_owned()],
            kind: Kind::Top(plain_keyword),
            handle: is_named.then(|| quote! { #plain }),
        };
        let first = (!is_named).then(|| quote! { let _: Declared<#keyword #ty>; });
        self.body(declaration, &place, first);
    }

    /// The function of a body, the struct of the children in it, and the functions of their bodies.
    fn body(&mut self, declaration: &Declaration, place: &Place, first: Option<TokenStream>) {
        let mut body: TokenStream = first.into_iter().collect();
        let this = place.kind.handle();
        let words = match &place.kind {
            Kind::Top(keyword) => quote! { WordsOf<#keyword> },
            Kind::Inside(..) => quote! { Words<#this> },
        };
        self.body = Some(Body {
            keywords: place.keywords.clone(),
            this: this.clone(),
            words: words.clone(),
        });
        if declaration.value.is_some() || !declaration.has_body {
            self.names_for(place::VALUE, &quote! { this.__values() });
        }
        for allowed in &declaration.attributes.allowed {
            let lint = &allowed.lint;
            body.extend(quote! { let _: ::app_model::lint::#lint; });
        }
        if let Some(group) = &declaration.computed {
            let expression = argument(group);
            self.outside.extend(quote! { let _: &str = & #expression; });
        }
        if let Some(arguments) = &declaration.arguments {
            let values: Vec<TokenStream> = arguments
                .iter()
                .map(|value| match value {
                    Value::Rust(group) => {
                        self.outside.extend(quote! { let _ = #group; });
                        quote! { "" }
                    }
                    value => self.argument(value),
                })
                .collect();
            let keyword = declaration.keyword.at(Span::call_site());
            let values = list(None, values, &declaration.marks);
            body.extend(quote! { #keyword::#keyword #values; });
        }
        match &declaration.value {
            Some((_, Value::Rust(group))) => {
                let handle = &place.handle;
                let expression = argument(group);
                self.outside
                    .extend(handle.as_ref().map(|handle| quote! { #handle.value(#expression); }));
            }
            Some((_, value)) => body.extend(self.call(&quote! { this.value }, None, value)),
            None => {}
        }
        let outside = self.members(&declaration.members, place.handle.as_ref(), &mut body);
        let attributes = others(&declaration.attributes);
        self.outside.extend(outside);
        if !body.is_empty() || declaration.has_body {
            let end = declaration.has_body.then(|| end_of_body(&declaration.members));
            let name = format_ident!("on_{}", place.path);
            self.functions
                .extend(quote! { #attributes fn #name(this: #this, words: #words) { #body #end } });
        }
        self.children(declaration, place);
    }

    fn children(&mut self, declaration: &Declaration, parent: &Place) {
        let live: Vec<&Declaration> = declaration.live_children().collect();
        if !live.is_empty() {
            let name = struct_of(&parent.path);
            let fields = live.iter().map(|child| {
                let Declaration { keyword, name, .. } = child;
                let attributes = documented(&child.attributes);
                let ty = parent.kind.child(keyword);
                quote! { #attributes pub #name: #ty, }
            });
            let attributes = others(&declaration.attributes);
            self.structs.extend(quote! { #attributes struct #name { #(#fields)* } });
        }
        for child in declaration.children() {
            let is_live = live.iter().any(|live| std::ptr::eq(*live, child));
            let keyword = &child.keyword;
            let (children, name) = (struct_of(&parent.path), child.name.at(Span::call_site()));
            let plain = keyword.at(Span::call_site());
            let handle = parent.handle.as_ref().filter(|_| is_live);
            let place = Place {
                path: format!("{}_{}", parent.path, child.name.unraw()),
                keywords: [parent.keywords.as_slice(), &[keyword.text().to_owned()]].concat(),
                kind: Kind::Inside(quote! { #plain }, parent.kind.handle()),
                handle: handle.map(|handle| quote! { #handle.__parts::<#children>().#name }),
            };
            let ty = parent.kind.child(keyword);
            let first = (!is_live).then(|| quote! { let _: #ty; });
            self.body(child, &place, first);
        }
    }

    /// `existing(secrets, name, group, subscription)`, with the user's parentheses.
    fn existing(&mut self, existing: &Existing) {
        let Existing { attributes, word, name, arguments, marks } = existing;
        let target = Value::Path(vec![name.clone()]);
        let target = self.named(&target).unwrap_or_else(anything);
        let mut values: Vec<TokenStream> =
            arguments.iter().take(3).map(|value| self.argument(value)).collect();
        values.resize_with(3, || quote! { "" });
        let values = list(Some(target), values, marks);
        let attributes = others(attributes);
        let call = quote! { ::app_model::__private::editor::#word #values; };
        if arguments.iter().any(|value| matches!(value, Value::Rust(_))) {
            self.outside.extend(quote! { #attributes #call });
        } else {
            let function = format_ident!("{}_{}", word.text(), name.unraw());
            self.functions.extend(quote! { #attributes fn #function() { #call } });
        }
    }
}

/// The keyword of a declaration with its type, without tokens of the user's.
fn keyword_of(declaration: &Declaration) -> TokenStream {
    let keyword = declaration.keyword.at(Span::call_site());
    let ty = declaration.ty.as_ref().map(|ty| {
        let ty = ty.at(Span::call_site());
        quote! { <::app_model::__private::editor::types::#ty> }
    });
    quote! { #keyword #ty }
}

/// The struct of the children of what has this path.
fn struct_of(path: &str) -> Word {
    Word::new(&format!("__{path}"), Span::call_site())
}

/// The attributes for the compiler, and the doc comment.
fn documented(attributes: &Attributes) -> TokenStream {
    let others = others(attributes);
    let docs = &attributes.docs;
    quote! { #others #(#[doc = #docs])* }
}
