//! The expansion: straight-line builder calls with the user's own names.
//!
//! A statement's calls stand where it stands, or at the end if they name what is declared later,
//! so that the order of statements carries no meaning. A token of the user's is emitted as it came,
//! so that the compiler's words and the editor's answers land on it; the tokens between take the
//! place of the mark beside it, so that an error underlines no more than it means. Errors come last.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
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
use super::trees::Trees;

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
    let mut calls = Trees::default();
    let mut waiting = Trees::default();
    for (index, statement) in block.statements.iter().enumerate() {
        if let Statement::Declaration(declaration) = statement
            && expander.is_live(declaration)
        {
            calls.append(expander.declaration(declaration));
        }
        let settings = expander.settings(statement);
        if order.waits(index) { waiting.append(settings) } else { calls.append(settings) }
    }
    calls.append(waiting);
    // Of what is broken nobody knows what was to be granted.
    let grants =
        if errors.is_empty() { grants::constants(block, names) } else { TokenStream::new() };
    let constants = [
        literals::constants(block, names),
        facts::constants(block, names),
        credentials::constants(block, names),
        idle::constants(block, names, &errors),
        grants,
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
            #(#constants)*
            #app
        };
        #errors
        #app
    }}
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

    fn declaration(&self, declaration: &Declaration) -> Trees {
        let mut tokens = others(&declaration.attributes);
        tokens.word("let", Span::call_site());
        tokens.push(declaration.name.clone());
        tokens.marks("=", Span::call_site());
        tokens.append(if self.keeps_children(declaration) {
            self.declare(&self.app, declaration, Place::Top)
        } else {
            self.add(&self.app, declaration, Place::Top)
        });
        end(&mut tokens);
        tokens
    }

    /// The handle of a declaration: bare, or in a struct with one field for each child.
    fn declare(&self, parent: &Ident, declaration: &Declaration, place: Place) -> Trees {
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
        let tokens = quote! {{
            struct Children<This, #(#plain),*> { #this: This, #(#fields: #plain),* }
            let #this = #add;
            Children { #this, #(#plain: #values),* }
        }};
        tokens.into()
    }

    /// `app.add::<keyword>("name")` or, in a parent, `parent.add::<keyword, _>("name")`
    fn add(&self, parent: &Ident, declaration: &Declaration, place: Place) -> Trees {
        let Declaration { keyword, name, ty, rename, end, .. } = declaration;
        let mut inside = match &declaration.computed {
            Some(group) => {
                let expression = argument(group);
                quote_spanned! {group.span()=> & #expression }.into()
            }
            None => {
                let mut inside = Trees::default();
                inside.push(Literal::string(&model_name(name, rename.as_ref())));
                inside
            }
        };
        let read_only =
            matches!(place, Place::Top) && self.names.read_only.contains(&name.to_string());
        let method = match &declaration.arguments {
            Some(arguments) => {
                let parent = Trees::of(parent);
                let values: Vec<Trees> = arguments
                    .iter()
                    .map(|value| self.value(value, &parent, Span::call_site()))
                    .collect();
                inside.marks(",", *end);
                match <[Trees; 1]>::try_from(values) {
                    Ok([one]) => inside.append(one),
                    Err(many) => inside.append(quote! { (#(#many),*) }.into()),
                }
                "add_from"
            }
            None if read_only => "add_read_only",
            None => "add",
        };
        // The call's span is where the statement ends: `#[track_caller]` then names the statement's
        // line and not the macro's.
        let mut tokens = Trees::of(parent);
        tokens.field(&Ident::new(method, *end));
        tokens.marks("::", *end);
        tokens.marks("<", *end);
        tokens.push(keyword.clone());
        if let Some(ty) = ty {
            tokens.marks("<", Span::call_site());
            tokens.push(ty.clone());
            tokens.marks(">", Span::call_site());
        }
        if matches!(place, Place::Child) || declaration.arguments.is_some() {
            tokens.marks(",", *end);
            tokens.word("_", *end);
        }
        tokens.marks(">", *end);
        tokens.group(Delimiter::Parenthesis, inside, *end);
        tokens
    }
}

/// Everything after the declarations.
impl Expander<'_> {
    fn settings(&self, statement: &Statement) -> Trees {
        match statement {
            Statement::Declaration(declaration) if self.is_live(declaration) => {
                let name = &declaration.name;
                let attributes = others(&declaration.attributes);
                let kept = self.keeps_children(declaration);
                let place = if kept { handle(declaration, &[]) } else { Trees::of(name) };
                let mut calls = self.lints(declaration, &place, &attributes);
                calls.append(self.details(declaration, &[], &place));
                if !kept {
                    calls.append(self.children_in_place(declaration, name, &attributes));
                }
                calls
            }
            Statement::Declaration(_) => Trees::default(),
            Statement::Existing(existing) => self.existing(existing).into(),
        }
    }

    /// `app.allow(name, lint, "reason")` for each lint that is allowed, and the question whether the
    /// declaration may be one that nothing uses.
    fn lints(&self, declaration: &Declaration, place: &Trees, attributes: &Trees) -> Trees {
        let app = &self.app;
        let mut calls = Trees::default();
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
                calls.append(quote! { #attributes #call }.into());
            }
        }
        if self.lints.is_unused(declaration) && !meant {
            let place = place.at(declaration.name.span());
            let call =
                quote_spanned! {declaration.end=> ::app_model::lint::may_be_unused(#place); };
            calls.append(quote! { #attributes #call }.into());
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
        let place = Trees::of(app);
        let mut values = arguments.iter().map(|value| self.value(value, &place, Span::call_site()));
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
        attributes: &Trees,
    ) -> Trees {
        let mut calls = Trees::default();
        for child in live_children(declaration) {
            let add = self.add(parent, child, Place::Child);
            let own = others(&child.attributes);
            // A local of the child's name would hide a declaration of the same name.
            let name =
                if self.names.knows(&child.name) { helper("child") } else { child.name.clone() };
            let mut details = self.details(child, &[], &Trees::of(&name));
            details.append(self.children_in_place(child, &name, &Trees::default()));
            calls.append(attributes.clone());
            calls.append(own);
            if details.is_empty() {
                calls.append(add);
                end(&mut calls);
            } else {
                calls.append(quote! { { let #name = #add; #details } }.into());
            }
        }
        calls
    }

    /// Description, value and members of a declaration; with `parents`, of its children too.
    fn details(&self, declaration: &Declaration, parents: &[&Declaration], place: &Trees) -> Trees {
        let attributes = others(&declaration.attributes);
        let mut calls = Trees::default();
        if !declaration.attributes.docs.is_empty() {
            let text = doc_text(&declaration.attributes.docs);
            calls.append(quote! { #attributes #place.description(#text); }.into());
        }
        if let Some((equals, value)) = &declaration.value
            && self.is_no_choice(value)
        {
            let method = Ident::new("value", *equals);
            let value = self.value(value, place, *equals);
            let call = |calls: &mut Trees| calls.call(&method, value, Span::call_site());
            statement(&mut calls, &attributes, place, call);
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
        handle: &Trees,
        attributes: &Trees,
        lints: &[&Attributes],
    ) -> Trees {
        let mut calls = Trees::default();
        for member in members {
            match member {
                Member::Flag(name) => {
                    let mut on = Trees::default();
                    on.word("true", name.span());
                    let call = |calls: &mut Trees| calls.call(name, on, name.span());
                    statement(&mut calls, attributes, handle, call);
                }
                Member::Setting { name, colon, values } => {
                    for value in values.iter().filter(|value| self.resolves(value)) {
                        let value = self.value(value, handle, *colon);
                        let call = |calls: &mut Trees| calls.call(name, value, *colon);
                        statement(&mut calls, attributes, handle, call);
                    }
                }
                Member::Section { name, members } => {
                    let section = placed(name, Span::mixed_site());
                    let inner = self.members(members, &Trees::of(&section), &Trees::default(), &[]);
                    let call = quote_spanned! {name.span()=> () };
                    calls.append(
                        quote! { #attributes { let #section = #handle.#name #call; #inner } }
                            .into(),
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
                        calls.append(quote! { #attributes #handle.#name #map #entry; }.into());
                    }
                }
                Member::Roles { grants, .. } => {
                    for grant in grants.iter().filter(|grant| self.is_no_choice(&grant.who)) {
                        calls.append(attributes.clone());
                        calls.append(self.grant(grant, handle, lints));
                    }
                }
                Member::Child(_) | Member::Asked(_) => {}
                Member::Attributed(own, member) => {
                    let mut attributes = attributes.clone();
                    attributes.append(others(own));
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
    fn grant(&self, grant: &Grant, handle: &Trees, lints: &[&Attributes]) -> Trees {
        let Grant { who, arrow, roles, .. } = grant;
        let arrow = *arrow;
        let assign = Ident::new("with_role_assignments", arrow);
        let who = match who {
            Value::Choice(name) => self.reference(std::slice::from_ref(name)),
            who => self.value(who, handle, arrow),
        };
        let because = allowed(lints::PRIVILEGED, lints);
        let others = [lints::IMPLIED, lints::INSUFFICIENT];
        let reason = because.or_else(|| others.iter().find_map(|lint| allowed(lint, lints)));
        let function = match (because, reason) {
            (_, None) => "grant",
            (Some(_), _) => "grant_because",
            (None, Some(_)) => "grant_allowing",
        };
        // What stands before the role takes no room: the whole argument is underlined.
        let give = |calls: &mut Trees, role: &Ident, mut place: Trees| {
            place.field(role);
            if let Some(Allowed { lint, reason }) = reason {
                place.marks(",", arrow);
                if because.is_none() {
                    place.append(Trees::path(&["app_model", "lint"], start(lint.span())));
                    place.marks("::", start(lint.span()));
                    place.push(lint.clone());
                    place.marks(",", arrow);
                }
                place.push(reason.clone());
            }
            calls.append(Trees::path(&["app_model", function], arrow));
            calls.group(Delimiter::Parenthesis, place, arrow);
            calls.marks(";", arrow);
        };
        match roles.as_slice() {
            [] => quote! { let _ = #handle.#assign(#who); }.into(),
            [role] => {
                let mut pair = handle.at(start(role.span()));
                pair.call(&assign, who, arrow);
                let mut calls = Trees::default();
                give(&mut calls, role, pair);
                calls
            }
            many => {
                // Not of the expansion's own: the compiler underlines an argument as one only if
                // its words come from one place. Nothing else is named in these braces.
                let list = Ident::new("roles", arrow);
                let mut pair = handle.clone();
                pair.call(&assign, who, arrow);
                let mut grants = Trees::default();
                for role in many {
                    give(&mut grants, role, Trees::of(&list).at(start(role.span())));
                }
                quote! {{ let #list = #pair; #grants }}.into()
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
    fn value(&self, value: &Value, handle: &Trees, mark: Span) -> Trees {
        match value {
            Value::Literal(literal) => literal.clone().into(),
            Value::Rust(group) => argument(group).into(),
            Value::Path(path) => self.reference(path),
            Value::Choice(name) if self.names.knows(name) => {
                self.reference(std::slice::from_ref(name))
            }
            Value::Choice(choice) => {
                let mut tokens = handle.at(mark);
                tokens.field(&Ident::new("choices", mark));
                tokens.field(choice);
                tokens
            }
        }
    }

    /// A way through children, then through outputs: `data.photos`, `data.this.blob_endpoint()`.
    fn reference(&self, path: &[Ident]) -> Trees {
        let Some((first, rest)) = path.split_first() else { return Trees::default() };
        let mut tokens = Trees::of(first);
        let mut place = self.names.declared.get(&first.to_string()).copied();
        let mut rest = rest.iter().peekable();
        while let Some(declaration) = place {
            let child = rest.peek().and_then(|name| declaration.child(name));
            let in_struct = self.order.keeps_children(&first.to_string())
                && live_children(declaration).next().is_some();
            if in_struct && child.is_none() {
                tokens.field(&this(declaration));
                if path.len() == 1 {
                    // The braces stand where the name does: an error is then there, and not at the
                    // whole block.
                    let mut block = Trees::default();
                    block.group(Delimiter::Brace, tokens, first.span());
                    tokens = block;
                }
            }
            if let (Some(_), Some(name)) = (child, rest.next_if(|_| child.is_some())) {
                tokens.field(name);
            }
            if child.is_none()
                && let Some(name) = rest.peek()
                && let Some(near) = near_child(declaration, name)
            {
                tokens = misspelt::child_or_output(tokens, &declaration.name, name, &near);
                rest.next();
            }
            place = child;
        }
        for name in rest {
            tokens.call(name, Trees::default(), name.span());
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
fn handle(declaration: &Declaration, parents: &[&Declaration]) -> Trees {
    let mut names = parents.iter().copied().chain([declaration]).map(|parent| &parent.name);
    let mut tokens = names.next().map_or_else(Trees::default, Trees::of);
    for name in names {
        tokens.field(name);
    }
    if live_children(declaration).next().is_some() {
        tokens.field(&this(declaration));
    }
    tokens
}

/// `attributes handle.call;`
fn statement(calls: &mut Trees, attributes: &Trees, handle: &Trees, call: impl FnOnce(&mut Trees)) {
    calls.append(attributes.clone());
    calls.append(handle.clone());
    call(calls);
    end(calls);
}

/// The end of a statement of the expansion's.
fn end(calls: &mut Trees) {
    calls.marks(";", Span::call_site());
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

/// The place before the first letter.
pub(crate) fn start(span: Span) -> Span {
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}

pub(crate) fn others(attributes: &Attributes) -> Trees {
    let mut trees = Trees::default();
    for attribute in &attributes.others {
        trees.append(attribute.clone().into());
    }
    trees
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
