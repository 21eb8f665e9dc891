//! The expansion: straight-line builder calls with the user's own names.
//!
//! A statement's calls stand where it stands, or at the end if they name what is declared later,
//! so that the order of statements carries no meaning. A token of the user's is emitted as it came,
//! so that the compiler's words and the editor's answers land on it; the tokens between take the
//! place of the mark beside it, so that an error underlines no more than it means. Errors come last.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::credentials;
use super::errors::Errors;
use super::errors::misspelt;
use super::facts;
use super::generated;
use super::grants;
use super::idle;
use super::lints::{self, Lints, allowed};
use super::literals;
use super::names::{Names, is_keyword, literal_text, model_name};
use super::order::Order;
use super::suggest::nearest;
use super::syntax::{
    Allowed, Attributes, Block, Declaration, Existing, Grant, Key, Member, Statement, Value,
};

pub(crate) fn expand(
    block: &Block,
    names: &Names<'_>,
    lints: &Lints,
    errors: Errors,
) -> TokenStream {
    let order = Order::of(block, names);
    let expander = Expander { names, lints, order: &order, app: helper("app") };
    let app = &expander.app;
    let start = match &block.target {
        Some(target) => {
            // What is no builder is then underlined itself, and not the block.
            let place =
                target.clone().into_iter().next().map_or_else(Span::call_site, |t| t.span());
            let target = quote_spanned! {place=> & #target };
            quote! { let #app: &::app_model::Builder = #target; }
        }
        None => quote! { let #app = ::app_model::Builder::new(); },
    };
    let mentioned: TokenStream =
        names.mentioned.iter().map(|name| expander.mentioned(name)).collect();
    let mut calls = Calls::default();
    let mut waiting = Calls::default();
    for (index, statement) in block.statements.iter().enumerate() {
        if let Statement::Declaration(declaration) = statement
            && expander.is_live(declaration)
        {
            calls.push(expander.declaration(declaration));
        }
        let settings = expander.settings(statement);
        if order.waits(index) { waiting.append(settings) } else { calls.append(settings) }
    }
    let (calls, waiting) = (calls.into_stream(), waiting.into_stream());
    let constants = [
        literals::constants(block, names),
        facts::constants(block, names),
        credentials::constants(block, names),
        idle::constants(block, names, &errors),
        grants::constants(block, names),
        generated::constants(block, names),
    ];
    let errors = errors.into_tokens();
    // The attribute stands on a `let`: on a block it would not be stable.
    quote! {{
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction,
            non_camel_case_types,
            non_snake_case,
            non_upper_case_globals,
            path_statements,
            unused
        )]
        let #app = {
            use ::app_model::keyword::*;
            #start
            #mentioned
            #calls
            #waiting
            #(#constants)*
            #app
        };
        #errors
        #app
    }}
}

/// Calls, one after the other. They are put together once: the compiler holds the tokens, and each
/// time that some are added to others it copies them.
#[derive(Default)]
struct Calls(Vec<TokenStream>);

impl Calls {
    fn push(&mut self, call: TokenStream) {
        self.0.push(call);
    }

    fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn into_stream(self) -> TokenStream {
        self.0.into_iter().collect()
    }
}

/// An identifier of the expansion's own, which no name of the user's can collide with.
fn helper(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Where a declaration stands.
#[derive(Clone, Copy)]
enum Place {
    Top,
    Child,
}

struct Expander<'n> {
    names: &'n Names<'n>,
    lints: &'n Lints,
    order: &'n Order,
    app: Ident,
}

/// Declarations.
impl Expander<'_> {
    /// A repeated name, or a name that Rust refuses, was reported and declares nothing.
    fn is_live(&self, declaration: &Declaration) -> bool {
        !self.names.is_repeated(declaration)
            && !is_keyword(&declaration.name)
            && declaration.arguments.iter().flatten().all(|value| self.resolves(value))
    }

    fn keeps_children(&self, declaration: &Declaration) -> bool {
        self.order.keeps_children(&declaration.name.to_string())
    }

    fn mentioned(&self, name: &Ident) -> TokenStream {
        let app = &self.app;
        let text = model_name(name, None);
        quote! { let #name = #app.add::<parameter>(#text); }
    }

    fn declaration(&self, declaration: &Declaration) -> TokenStream {
        let name = &declaration.name;
        let attributes = others(&declaration.attributes);
        let value = if self.keeps_children(declaration) {
            self.declare(&self.app, declaration, Place::Top)
        } else {
            self.add(&self.app, declaration, Place::Top)
        };
        quote! { #attributes let #name = #value; }
    }

    /// The handle of a declaration: bare, or in a struct with one field for each child.
    fn declare(&self, parent: &Ident, declaration: &Declaration, place: Place) -> TokenStream {
        let add = self.add(parent, declaration, place);
        let children: Vec<&Declaration> = live_children(declaration).collect();
        if children.is_empty() {
            return add;
        }
        let this = this(declaration);
        let fields: Vec<&Ident> = children.iter().map(|child| &child.name).collect();
        // Copies with a span of their own: the user's token stands for the field and nothing else.
        let plain: Vec<Ident> =
            fields.iter().map(|field| placed(field, Span::call_site())).collect();
        let values = children.iter().map(|child| self.declare(&this, child, Place::Child));
        quote! {{
            struct Children<This, #(#plain),*> { #this: This, #(#fields: #plain),* }
            let #this = #add;
            Children { #this, #(#plain: #values),* }
        }}
    }

    /// `app.add::<keyword>("name")` or, in a parent, `parent.add::<keyword, _>("name")`
    fn add(&self, parent: &Ident, declaration: &Declaration, place: Place) -> TokenStream {
        let Declaration { keyword, name, ty, rename, end, .. } = declaration;
        let computed = declaration.computed.as_ref().map(|group| {
            let expression = argument(group);
            quote_spanned! {group.span()=> & #expression }
        });
        let text = computed.is_none().then(|| Literal::string(&model_name(name, rename.as_ref())));
        let ty = ty.as_ref().map(|ty| quote! { <#ty> });
        match &declaration.arguments {
            // The call's span is where the statement ends: `#[track_caller]` then names the
            // statement's line and not the macro's.
            None => match place {
                Place::Top => {
                    let read_only = self.names.read_only.contains(&name.to_string());
                    let add = Ident::new(if read_only { "add_read_only" } else { "add" }, *end);
                    quote_spanned! {*end=> #parent.#add::<#keyword #ty>(#computed #text) }
                }
                Place::Child => {
                    quote_spanned! {*end=> #parent.add::<#keyword #ty, _>(#computed #text) }
                }
            },
            Some(arguments) => {
                let values: Vec<TokenStream> = arguments
                    .iter()
                    .map(|value| self.value(value, &quote! { #parent }, Span::call_site()))
                    .collect();
                let values = match values.as_slice() {
                    [one] => one.clone(),
                    many => quote! { (#(#many),*) },
                };
                let call =
                    quote_spanned! {*end=> add_from::<#keyword #ty, _>(#computed #text, #values) };
                quote! { #parent.#call }
            }
        }
    }
}

/// Everything after the declarations.
impl Expander<'_> {
    fn settings(&self, statement: &Statement) -> Calls {
        match statement {
            Statement::Declaration(declaration) if self.is_live(declaration) => {
                let name = &declaration.name;
                let attributes = others(&declaration.attributes);
                let kept = self.keeps_children(declaration);
                let place = if kept {
                    handle(declaration, &[])
                } else {
                    quote! { #name }
                };
                let mut calls = self.lints(declaration, &place, &attributes);
                calls.append(self.details(declaration, &[], &place));
                if !kept {
                    calls.append(self.children_in_place(declaration, name, &attributes));
                }
                calls
            }
            Statement::Declaration(_) => Calls::default(),
            Statement::Existing(existing) => Calls(vec![self.existing(existing)]),
        }
    }

    /// `app.allow(name, lint, "reason")` for each lint that is allowed, and the question whether the
    /// declaration may be one that nothing uses.
    fn lints(
        &self,
        declaration: &Declaration,
        place: &TokenStream,
        attributes: &TokenStream,
    ) -> Calls {
        let app = &self.app;
        let mut calls = Calls::default();
        let mut meant = false;
        for Allowed { lint, reason } in &declaration.attributes.allowed {
            let unused = lints::is_about_use(lint);
            if lints::is_about_declarations(lint) && (!unused || self.lints.is_unused(declaration))
            {
                meant |= unused;
                let end = declaration.end;
                let app = placed(app, app.span().located_at(end));
                let path = quote_spanned! {start(lint.span())=> ::app_model::lint:: };
                let call = quote_spanned! {end=> #app.allow(#place, #path #lint, #reason); };
                calls.push(quote! { #attributes #call });
            }
        }
        if self.lints.is_unused(declaration) && !meant {
            let place = respanned(place, declaration.name.span());
            let call =
                quote_spanned! {declaration.end=> ::app_model::lint::may_be_unused(#place); };
            calls.push(quote! { #attributes #call });
        }
        calls
    }

    /// `app.publish_as_existing(name, azure_name).resource_group(group)`
    fn existing(&self, existing: &Existing) -> TokenStream {
        let Existing { attributes, word, name, arguments, .. } = existing;
        let known =
            self.names.knows(name) && arguments.iter().all(|value| self.is_no_choice(value));
        if !known || arguments.is_empty() {
            return TokenStream::new();
        }
        let method = match word.to_string().as_str() {
            "existing" | "existing_read_only" => Ident::new("publish_as_existing", word.span()),
            _ => word.clone(),
        };
        let app = &self.app;
        let attributes = others(attributes);
        let target = self.reference(std::slice::from_ref(name));
        let allowed = existing.attributes.allowed.iter();
        let reasons: TokenStream = allowed
            .filter(|allowed| lints::is_about_existing(&allowed.lint))
            .map(|Allowed { lint, reason }| {
                quote! { #attributes #app.allow(#target, ::app_model::lint::#lint, #reason); }
            })
            .collect();
        let mut values =
            arguments.iter().map(|value| self.value(value, &quote! { #app }, Span::call_site()));
        let first = values.next();
        let group = values.next().map(|value| quote! { .resource_group(#value) });
        let subscription = values.next().map(|value| quote! { .subscription(#value) });
        quote! { #attributes #app.#method(#target, #first) #group #subscription; #reasons }
    }

    /// Children that nothing names: each declared where its settings are.
    fn children_in_place(
        &self,
        declaration: &Declaration,
        parent: &Ident,
        attributes: &TokenStream,
    ) -> Calls {
        let mut calls = Calls::default();
        for child in live_children(declaration) {
            let add = self.add(parent, child, Place::Child);
            let own = others(&child.attributes);
            // A local of the child's name would hide a declaration of the same name.
            let name =
                if self.names.knows(&child.name) { helper("child") } else { child.name.clone() };
            let mut details = self.details(child, &[], &quote! { #name });
            details.append(self.children_in_place(child, &name, &TokenStream::new()));
            calls.push(if details.is_empty() {
                quote! { #attributes #own #add; }
            } else {
                let details = details.into_stream();
                quote! { #attributes #own { let #name = #add; #details } }
            });
        }
        calls
    }

    /// Description, value and members of a declaration; with `parents`, of its children too.
    fn details(
        &self,
        declaration: &Declaration,
        parents: &[&Declaration],
        place: &TokenStream,
    ) -> Calls {
        let attributes = others(&declaration.attributes);
        let mut calls = Calls::default();
        if !declaration.attributes.docs.is_empty() {
            let text = doc_text(&declaration.attributes.docs);
            calls.push(quote! { #attributes #place.description(#text); });
        }
        if let Some((equals, value)) = &declaration.value
            && self.is_no_choice(value)
        {
            let method = Ident::new("value", *equals);
            let value = self.value(value, place, *equals);
            calls.push(quote! { #attributes #place.#method(#value); });
        }
        let lints = [&declaration.attributes];
        calls.append(self.members(&declaration.members, place, &attributes, &lints));
        if self.keeps_children(declaration) || !parents.is_empty() {
            let mut path = parents.to_vec();
            path.push(declaration);
            for child in live_children(declaration) {
                calls.append(self.details(child, &path, &handle(child, &path)));
            }
        }
        calls
    }

    fn members(
        &self,
        members: &[Member],
        handle: &TokenStream,
        attributes: &TokenStream,
        lints: &[&Attributes],
    ) -> Calls {
        let mut calls = Calls::default();
        for member in members {
            match member {
                Member::Flag(name) => {
                    let on = quote_spanned! {name.span()=> (true) };
                    calls.push(quote! { #attributes #handle.#name #on; });
                }
                Member::Setting { name, colon, values } => {
                    for value in values.iter().filter(|value| self.resolves(value)) {
                        let value = self.value(value, handle, *colon);
                        let arguments = quote_spanned! {*colon=> (#value) };
                        calls.push(quote! { #attributes #handle.#name #arguments; });
                    }
                }
                Member::Section { name, members } => {
                    let section = placed(name, Span::mixed_site());
                    let none = TokenStream::new();
                    let inner =
                        self.members(members, &quote! { #section }, &none, &[]).into_stream();
                    let call = quote_spanned! {name.span()=> () };
                    calls.push(
                        quote! { #attributes { let #section = #handle.#name #call; #inner } },
                    );
                }
                Member::Map { name, entries } => {
                    for entry in entries.iter().filter(|entry| self.is_no_choice(&entry.value)) {
                        let key = match &entry.key {
                            Key::Name(name) => name.to_string(),
                            Key::Text(text) => literal_text(text),
                        };
                        let mut key = Literal::string(&key);
                        key.set_span(entry.key.span());
                        let value = self.value(&entry.value, handle, entry.colon);
                        let map = quote_spanned! {name.span()=> () };
                        let entry = quote_spanned! {entry.colon=> .entry(#key, #value) };
                        calls.push(quote! { #attributes #handle.#name #map #entry; });
                    }
                }
                Member::Roles { grants, .. } => {
                    for grant in grants.iter().filter(|grant| self.is_no_choice(&grant.who)) {
                        let grant = self.grant(grant, handle, lints);
                        calls.push(quote! { #attributes #grant });
                    }
                }
                Member::Child(_) | Member::Asked(_) => {}
                Member::Attributed(own, member) => {
                    let others = others(own);
                    let attributes = quote! { #attributes #others };
                    let lints: Vec<&Attributes> = lints.iter().copied().chain([own]).collect();
                    let member = std::slice::from_ref(&**member);
                    calls.append(self.members(member, handle, &attributes, &lints));
                }
            }
        }
        calls
    }

    /// `::app_model::grant(handle.with_role_assignments(who).Role);`
    ///
    /// A role is an argument, so that what it needs and has not is reported at the role.
    fn grant(&self, grant: &Grant, handle: &TokenStream, lints: &[&Attributes]) -> TokenStream {
        let Grant { who, arrow, roles, .. } = grant;
        let assign = Ident::new("with_role_assignments", *arrow);
        let who = match who {
            Value::Choice(name) => self.reference(std::slice::from_ref(name)),
            who => self.value(who, handle, *arrow),
        };
        let pair = quote_spanned! {*arrow=> #assign(#who) };
        let give = |role: &Ident, place: &TokenStream, pair: Option<&TokenStream>| {
            // The whole argument is underlined: what stands before the role takes no room.
            let place = respanned(place, start(role.span()));
            let pair = pair.map(|pair| quote_spanned! {*arrow=> . #pair });
            let because = allowed(lints::PRIVILEGED, lints);
            let because_of = |lint| allowed(lint, lints);
            let because_of = because_of(lints::IMPLIED).or_else(|| because_of(lints::INSUFFICIENT));
            match because.or(because_of) {
                None => quote_spanned! {*arrow=> ::app_model::grant(#place #pair.#role); },
                Some(Allowed { reason, .. }) if because.is_some() => quote_spanned! {*arrow=>
                    ::app_model::grant_because(#place #pair.#role, #reason);
                },
                Some(Allowed { lint, reason }) => {
                    let lint = quote_spanned! {start(lint.span())=> ::app_model::lint::#lint };
                    quote_spanned! {*arrow=>
                        ::app_model::grant_allowing(#place #pair.#role, #lint, #reason);
                    }
                }
            }
        };
        match roles.as_slice() {
            [] => quote! { let _ = #handle.#pair; },
            [role] => give(role, handle, Some(&pair)),
            many => {
                // Not of the expansion's own: the compiler underlines an argument as one only if
                // its words come from one place. Nothing else is named in these braces.
                let list = Ident::new("roles", *arrow);
                let place = quote! { #list };
                let grants = many.iter().map(|role| give(role, &place, None));
                quote! {{ let #list = #handle.#pair; #(#grants)* }}
            }
        }
    }
}

/// Values.
impl Expander<'_> {
    fn resolves(&self, value: &Value) -> bool {
        match value {
            Value::Path(path) => path.first().is_some_and(|name| self.names.knows(name)),
            _ => true,
        }
    }

    /// Whether it is a value without the help of a setting's choices.
    fn is_no_choice(&self, value: &Value) -> bool {
        match value {
            Value::Choice(name) => self.names.knows(name),
            value => self.resolves(value),
        }
    }

    /// A value for a setting of `handle`; `mark` is the punctuation before it.
    fn value(&self, value: &Value, handle: &TokenStream, mark: Span) -> TokenStream {
        match value {
            Value::Literal(literal) => literal.clone(),
            Value::Rust(group) => argument(group),
            Value::Path(path) => self.reference(path),
            Value::Choice(name) if self.names.knows(name) => {
                self.reference(std::slice::from_ref(name))
            }
            Value::Choice(choice) => {
                let handle = respanned(handle, mark);
                quote_spanned! {mark=> #handle.choices.#choice }
            }
        }
    }

    /// A way through children, then through outputs: `data.photos`, `data.this.blob_endpoint()`.
    fn reference(&self, path: &[Ident]) -> TokenStream {
        let Some((first, rest)) = path.split_first() else { return TokenStream::new() };
        let mut tokens = quote! { #first };
        let mut place = self.names.declared.get(&first.to_string()).copied();
        let mut rest = rest.iter().peekable();
        while let Some(declaration) = place {
            let child = rest.peek().and_then(|name| declaration.child(name));
            let in_struct = self.order.keeps_children(&first.to_string())
                && live_children(declaration).next().is_some();
            if in_struct && child.is_none() {
                let this = this(declaration);
                tokens.extend(quote! { .#this });
                if path.len() == 1 {
                    // The braces stand where the name does: an error is then there, and not at the
                    // whole block.
                    tokens = quote_spanned! {first.span()=> { #tokens } };
                }
            }
            if let (Some(_), Some(name)) = (child, rest.next_if(|_| child.is_some())) {
                tokens.extend(quote! { .#name });
            }
            if child.is_none()
                && let Some(name) = rest.peek()
                && let Some(near) = near_child(declaration, name)
            {
                tokens = misspelt::child_or_output(&tokens, &declaration.name, name, &near);
                rest.next();
            }
            place = child;
        }
        for name in rest {
            let call = quote_spanned! {name.span()=> () };
            tokens.extend(quote! { .#name #call });
        }
        tokens
    }
}

/// The child whose name is near to a name that no child has.
fn near_child(declaration: &Declaration, name: &Ident) -> Option<String> {
    let names = live_children(declaration).map(|child| child.name.to_string());
    nearest(&name.to_string(), names)
}

/// The expression for the handle of a declaration below its parents.
fn handle(declaration: &Declaration, parents: &[&Declaration]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for parent in parents {
        let name = &parent.name;
        tokens.extend(quote! { #name . });
    }
    let name = &declaration.name;
    tokens.extend(quote! { #name });
    if live_children(declaration).next().is_some() {
        let this = this(declaration);
        tokens.extend(quote! { .#this });
    }
    tokens
}

/// The field of a declaration's own handle beside those of its children: `this`, or what no child is
/// called.
fn this(declaration: &Declaration) -> Ident {
    let mut name = "this".to_owned();
    while declaration.children().any(|child| child.name == name) {
        name.push('_');
    }
    helper(&name)
}

/// The children that are expanded: the first of each name, with a name that Rust takes.
pub(crate) fn live_children(declaration: &Declaration) -> impl Iterator<Item = &Declaration> {
    declaration.children().filter(|child| {
        !is_keyword(&child.name)
            && declaration.child(&child.name).is_some_and(|first| std::ptr::eq(first, *child))
    })
}

/// The expression without its parentheses, unless they make a tuple.
pub(crate) fn argument(group: &Group) -> TokenStream {
    let tokens = group.stream();
    let is_comma = |token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    if tokens.is_empty() || tokens.clone().into_iter().any(is_comma) {
        return quote! { #group };
    }
    tokens
}

/// The same word at another place.
pub(crate) fn placed(word: &Ident, span: Span) -> Ident {
    let mut word = word.clone();
    word.set_span(span);
    word
}

/// The same tokens at another place. What they mean stays.
fn respanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let moved = tokens.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(span));
        token
    });
    moved.collect()
}

/// The place before the first letter.
pub(crate) fn start(span: Span) -> Span {
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}

pub(crate) fn others(attributes: &Attributes) -> TokenStream {
    attributes.others.iter().cloned().collect()
}

/// The doc comment's lines, each without the space after `///`.
fn doc_text(docs: &[Literal]) -> String {
    let lines: Vec<String> = docs
        .iter()
        .map(|line| {
            let text = literal_text(line);
            text.strip_prefix(' ').map_or(text.clone(), str::to_owned)
        })
        .collect();
    lines.join("\n").trim().to_owned()
}
