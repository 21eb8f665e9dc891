//! Questions about what depends on the settings of what programs run in: an output of it, and a variable
//! that it sets.

use proc_macro2::TokenStream;
use quote::quote;

use super::variables::{is_name_of_variable, variables};
use super::{Questions, is_place, may_be_place};
use crate::block::checks::named::granted;
use crate::block::language::PLACE;
use crate::block::questions::hints::VARIABLE_BEGINNINGS;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;

impl<'b> Questions<'b> {
    /// Outputs that a declaration takes of what programs may run in: of what exists already, has something
    /// switched off, or is used for nothing else. `is_used` are the names that are granted roles on, or
    /// that a setting names as a whole.
    pub(super) fn outputs(&mut self, declaration: &'b Declaration, is_used: &dyn Fn(&str) -> bool) {
        let mut outputs = Vec::new();
        visit_fixed(declaration, &mut |value| {
            if let Value::Path(path) = value
                && let [name, output] = path.as_slice()
            {
                outputs.push((name, output));
            }
        });
        for (name, output) in outputs {
            let Some(&of) = self.names.declared.get(name.text()) else { continue };
            let exists = self.existing.contains(&of.name.to_string());
            if !may_be_place(of)
                || of.children().next().is_some()
                || !(exists || has_off(of) || !is_used(name.text()))
            {
                continue;
            }
            let (settings, output_name) = (self.settings(of), output.to_string());
            let key = format!("{}.{output_name} with {settings:?} {exists}", of.keyword);
            if self.seen.insert(key) {
                let (by, place) = (declaration.model_name(), row(of, &settings));
                let arguments = quote! { #output_name, #by, #place, #exists };
                self.ask(&of.keyword, "output", &arguments, output.span());
            }
        }
    }

    /// Variables of a program that what it runs in may set.
    pub(super) fn set_by_place(&mut self, program: &Declaration) {
        let mut places = None;
        for (_, key) in variables(program) {
            let variable = key.text();
            let upper = variable.to_uppercase();
            if !VARIABLE_BEGINNINGS.iter().any(|beginning| upper.starts_with(beginning))
                || !is_name_of_variable(&variable)
            {
                continue;
            }
            let places = places.get_or_insert_with(|| self.places_of(program));
            let Some(places) = places else { return };
            let kind = &program.keyword;
            if self.seen.insert(format!("{kind}.{variable} in {places}")) {
                let arguments = quote! { #variable, #places };
                self.ask(kind, "set_by_place", &arguments, key.span());
            }
        }
    }

    /// What the program may run in, with settings, as `&[Place]`.
    fn places_of(&self, program: &Declaration) -> Option<TokenStream> {
        let places: Vec<&Declaration> = match program.settings().find(|(name, _)| is_place(name)) {
            None => {
                let declared = self.names.declared.values().iter().copied();
                declared.filter(|it| may_be_place(it)).collect()
            }
            Some((_, [value])) => vec![self.whole(value)?.1],
            Some(_) => return None,
        };
        let rows = places.iter().map(|place| {
            let (kind, exists) = (&place.keyword, self.existing.contains(&place.name.to_string()));
            let row = row(place, &self.settings(place));
            quote! { ::app_model::facts::Place(::app_model::facts::Of::<#kind>::FACTS, #row, #exists) }
        });
        Some(quote! { &[#(#rows),*] })
    }

    /// The settings as they are written; what Rust or `cfg` may change is `?`.
    fn settings(&self, place: &Declaration) -> Vec<(String, String)> {
        if self.in_rust.contains(place.name.text()) {
            return vec![("?".to_owned(), "?".to_owned())];
        }
        let members = place.members.iter().filter_map(|member| {
            let value = match member {
                Member::Flag(_) => "true".to_owned(),
                Member::Setting { values, .. } => match values.as_slice() {
                    [value] if !matches!(value, Value::Rust(_)) => value.text(),
                    _ => "?".to_owned(),
                },
                _ => "?".to_owned(),
            };
            match member.bare() {
                Member::Flag(name) | Member::Setting { name, .. } => {
                    Some((name.to_string(), value))
                }
                _ => None,
            }
        });
        members.collect()
    }
}

/// The names that roles are granted on, or that a setting names as a whole, but for where programs run.
pub(super) fn used(block: &Block) -> Set<String> {
    let mut used = granted(block);
    for declaration in block.statements.iter().filter_map(Statement::declaration) {
        for (_, values) in declaration.settings().filter(|(name, _)| *name != PLACE) {
            used.extend(values.iter().map(Value::text));
        }
    }
    used
}

/// Whether something in the body is switched off.
fn has_off(declaration: &Declaration) -> bool {
    let is_off =
        |values: &[Value]| matches!(values, [Value::Literal(off)] if off.text() == "false");
    declaration.settings().any(|(_, values)| is_off(values))
}

/// Calls `visit` for the values that are there for sure.
fn visit_fixed<'d>(declaration: &'d Declaration, visit: &mut dyn FnMut(&'d Value)) {
    let values = declaration.arguments.iter().flatten();
    values.chain(declaration.value.iter().map(|(_, value)| value)).for_each(&mut *visit);
    for member in &declaration.members {
        match member {
            Member::Setting { values, .. } => values.iter().for_each(&mut *visit),
            Member::Map { entries, .. } => {
                entries.iter().for_each(|entry| entry.value.visit(&mut *visit));
            }
            Member::Child(child) if child.attributes.is_fixed() => visit_fixed(child, visit),
            _ => {}
        }
    }
}

/// `Child("sites", &[("dashboard", "false")])`.
fn row(declaration: &Declaration, settings: &[(String, String)]) -> TokenStream {
    let name = declaration.name.to_string();
    let settings = settings.iter().map(|(name, value)| quote! { (#name, #value) });
    quote! { ::app_model::facts::Child(#name, &[#(#settings),*]) }
}
