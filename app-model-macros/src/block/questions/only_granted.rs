//! Questions about what stands in grants alone in a block of programs, which the compiler answers: an
//! identity that nothing runs as, a resource that nothing refers to.
//!
//! The macro does not know which declarations are identities. It finds those that stand in grants and
//! nowhere else, and asks when everything that could name them is in the block.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::block::checks::lints::{self, allowed};
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::lints::{IDLE, UNREFERENCED};
use crate::block::syntax::{Block, Declaration, Grant, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::{Word, start};

/// The constants of a block. `errors` are what is wrong otherwise: it may be what would name them.
pub(crate) fn constants(block: &Block, names: &Names<'_>, errors: &Errors) -> TokenStream {
    let declarations: Vec<&Declaration> =
        block.statements.iter().filter_map(Statement::declaration).collect();
    let is_whole = block.target.is_none()
        && errors.is_empty()
        && declarations.iter().all(|declaration| declaration.attributes.is_fixed());
    if !is_whole {
        return TokenStream::new();
    }
    let mut programs: Vec<&Word> = Vec::new();
    for Declaration { keyword, .. } in declarations.iter().filter(|it| it.may_be_program()) {
        if !programs.contains(&keyword) {
            programs.push(keyword);
        }
    }
    let is_allowed = |lint, it: &Declaration| allowed(lint, &[&it.attributes]).is_some();
    let mut reasons = declarations
        .iter()
        .map(|declaration| is_allowed(IDLE, declaration) || is_allowed(UNREFERENCED, declaration));
    if programs.is_empty() && !reasons.any(|is_allowed| is_allowed) {
        return TokenStream::new();
    }
    let uses = Uses::of(block);
    // What exists already may serve others.
    let existing: Set<&str> =
        block.statements.iter().filter_map(Statement::existing).map(|it| it.name.text()).collect();
    let mut tokens = TokenStream::new();
    for declaration in declarations {
        let name = declaration.name.to_string();
        let granted = uses.granted.get(&name);
        let is_only_granted = granted.is_some()
            && !uses.named.contains(&name)
            && !existing.contains(declaration.name.text())
            && !names.is_repeated(declaration);
        let gives_more = declaration.members.iter().any(lints::gives_more_than_roles);
        let may_be_idle = is_only_granted && !gives_more;
        // What only somebody has a role on that nothing runs as is used from elsewhere, as they are.
        let runs = |other: &&str| {
            uses.named.contains(*other)
                || names.declared.get(other).is_some_and(|it| it.may_be_program())
        };
        let may_be_unreferenced = is_only_granted
            && !declaration.may_be_program()
            && granted.is_some_and(|granted| granted.others.iter().any(runs));
        let has_roles = granted.is_some_and(|granted| granted.in_own_body);
        let keyword = &declaration.keyword;
        let attributes = [&declaration.attributes];
        let may = quote! { #may_be_idle, #may_be_unreferenced };
        let (method, may, place) = if let Some(allowed) = allowed(IDLE, &attributes) {
            ("allows_idle", quote! { #may_be_idle }, allowed.lint.span())
        } else if let Some(allowed) = allowed(UNREFERENCED, &attributes) {
            ("allows_unreferenced", quote! { #may_be_unreferenced }, allowed.lint.span())
        } else if (may_be_idle || may_be_unreferenced) && !programs.is_empty() {
            ("only_granted", may, declaration.name.span())
        } else {
            continue;
        };
        let bodies = granted.into_iter().flat_map(|granted| &granted.bodies);
        let bodies = quote! { &[#(::app_model::literal::Of::<#bodies>::RULES),*] };
        let arguments = quote_spanned! {place=> (#name, #may, #has_roles, #bodies, PROGRAMS) };
        tokens.extend(question(keyword, method, &arguments, place));
    }
    if tokens.is_empty() {
        return tokens;
    }
    quote! {
        const _: () = {
            const PROGRAMS: &[::app_model::literal::Rules] =
                &[#(::app_model::literal::Of::<#programs>::RULES),*];
            #tokens
        };
    }
}

fn question(keyword: &Word, method: &str, arguments: &TokenStream, place: Span) -> TokenStream {
    let before = start(place);
    let method = Word::new(method, before);
    let path = quote_spanned! {before=> ::app_model::literal::Of::<#keyword>::RULES.#method };
    quote! { const _: () = #path #arguments; }
}

/// The names that are granted something and those that are named: a declaration is *granted* where it
/// stands on either side of a grant, and *named* where it stands anywhere else but as what `existing`
/// is about. `build()` means the same by the words, `check/lints/uses.rs` in the library;
/// `tests/tests/mistakes/by_hand/unasked.rs` compares the two over right blocks and random mutants.
struct Uses<'b> {
    granted: Table<String, Granted<'b>>,
    named: Set<String>,
}

/// Where something is granted. Which side of a grant it is on, is known to the types.
#[derive(Default)]
struct Granted<'b> {
    in_own_body: bool,
    /// The keywords of the other declarations whose grants name it.
    bodies: Vec<&'b Word>,
    /// What stands on the other side.
    others: Vec<&'b str>,
}

impl<'b> Uses<'b> {
    fn of(block: &'b Block) -> Self {
        let mut uses = Self { granted: Table::default(), named: Set::default() };
        for statement in &block.statements {
            statement.visit_values_beside_grants(&mut |value| uses.value(value));
            if let Statement::Declaration(declaration) = statement {
                declaration.visit_grants(&mut |owner, grants| uses.grants(owner, grants));
                // `storage data;` for `storage: data;` is one mistake, and not two.
                lints::names_of_children(declaration, &mut uses.named);
            }
        }
        uses
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Path(path) => self.named.extend(path.first().map(Word::to_string)),
            Value::Choice(name) => drop(self.named.insert(name.to_string())),
            Value::Rust(group) => lints::words(group.stream(), &mut self.named),
            Value::Literal(_) | Value::List(..) => {}
        }
    }

    fn grants(&mut self, owner: &'b Declaration, grants: &'b [Grant]) {
        self.granted(&owner.name).in_own_body = true;
        for grant in grants {
            let who = match &grant.who {
                Value::Path(path) => path.first(),
                Value::Choice(name) => Some(name),
                _ => None,
            };
            let Some(who) = who else {
                self.value(&grant.who);
                continue;
            };
            self.granted(&owner.name).others.push(who.text());
            let granted = self.granted(who);
            granted.others.push(owner.name.text());
            if !granted.bodies.contains(&&owner.keyword) {
                granted.bodies.push(&owner.keyword);
            }
        }
    }

    fn granted(&mut self, name: &Word) -> &mut Granted<'b> {
        self.granted.or_insert_with(name.to_string(), Granted::default)
    }
}
