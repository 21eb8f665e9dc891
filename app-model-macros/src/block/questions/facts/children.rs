//! Questions about the children of a program.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use super::Questions;
use crate::block::language::{ENDPOINT, IDENTITY, METADATA};
use crate::block::questions::hints::UNLIKE_HTTP;
use crate::block::syntax::{Declaration, Member, Value};
use crate::block::word::Word;

impl Questions<'_> {
    /// Whether the children of a program go together: what they are set to, each flag and each
    /// number that stands twice.
    pub(super) fn children(&mut self, program: &Declaration) {
        let Some(place_of) = self.environment_of(program) else { return };
        let mut groups: Vec<(&Word, Vec<&Declaration>)> = Vec::new();
        for child in program.live_children() {
            match groups.iter_mut().find(|(keyword, _)| **keyword == child.keyword) {
                Some((_, children)) => children.push(child),
                None => groups.push((&child.keyword, vec![child])),
            }
        }
        let name = program.name.to_string();
        for (keyword, children) in groups {
            if !children.iter().all(|child| is_plain(child)) {
                continue;
            }
            let table: Vec<(String, Vec<(String, String)>)> = children
                .iter()
                .map(|child| (child.name.to_string(), written(&child.members)))
                .collect();
            let rows = children.iter().map(|child| row(child));
            let rows = quote! { &[#(#rows),*] };
            if !self.seen.insert(format!("{keyword} {rows} {place_of}")) {
                continue;
            }
            for (index, child) in children.iter().enumerate() {
                for (setting, place) in asked(child, &table, index) {
                    let index = Literal::usize_unsuffixed(index);
                    let arguments = quote! { #setting, #index, #rows, #name, #place_of };
                    self.ask(keyword, "setting", &arguments, place);
                }
            }
        }
    }

    /// Whether an endpoint may be inside of what the program runs in: one without a flag, or that may
    /// not go with one.
    pub(super) fn inside(&mut self, program: &Declaration) {
        let has_flag =
            |child: &Declaration| written(&child.members).iter().any(|(_, is)| is == "true");
        let may_be_inside = |child: &&Declaration| {
            child.keyword == ENDPOINT && is_plain(child) && (!has_flag(child) || is_suspect(child))
        };
        for child in program.live_children().filter(may_be_inside) {
            let Some(place_of) = self.environment_of(program) else { return };
            let (row, name) = (row(child), program.name.to_string());
            if self.seen.insert(format!("inside {row} {place_of}")) {
                let arguments = quote! { #row, #name, #place_of };
                self.ask(&child.keyword, "inside", &arguments, child.name.span());
            }
        }
    }

    /// Whether a child needs what is not written in it: one with neither a number nor text. Of a
    /// program that uses its own children, as in `PORT: cache.tcp.target_port`, nothing is known.
    pub(super) fn bare(&mut self, program: &Declaration) {
        let name = program.name.to_string();
        let (kind, mut uses_itself) = (&program.keyword, false);
        program.visit_values(&mut |value| {
            uses_itself |= match value {
                Value::Path(path) => path.first().is_some_and(|first| *first == program.name),
                Value::Rust(_) => true,
                Value::Literal(_) | Value::List(..) | Value::Choice(_) => false,
            };
        });
        if uses_itself {
            return;
        }
        for child in program.live_children().filter(|child| is_plain(child) && is_suspect(child)) {
            let is_bare = |member: &Member| match member {
                Member::Flag(_) => true,
                Member::Setting { values, .. } => matches!(values.as_slice(), [Value::Choice(_)]),
                _ => false,
            };
            let row = row(child);
            let key = format!("{kind} with {} {row}", child.keyword);
            if child.members.iter().all(is_bare) && self.seen.insert(key) {
                let arguments = quote! { #row, #name, ::app_model::facts::Of::<#kind>::FACTS };
                self.ask(&child.keyword, "bare", &arguments, child.name.span());
            }
        }
    }

    /// Whether a child with metadata has a flag that takes an identity, in a program that runs as none.
    pub(super) fn nobody(&mut self, program: &Declaration) {
        let is_identity = |member: &Member| matches!(member.bare(), Member::Setting { name, .. } if name == IDENTITY);
        let has_metadata = |child: &&Declaration| {
            is_plain(child)
                && child
                    .members
                    .iter()
                    .any(|member| matches!(member, Member::Map { name, .. } if name == METADATA))
        };
        if self.granted.contains(program.name.text())
            || program.members.iter().any(is_identity)
            || !program.live_children().any(|child| has_metadata(&child))
        {
            return;
        }
        // What a program names may bring it roles, and those an identity.
        let (mut named, mut is_known): (Vec<&Word>, bool) = (Vec::new(), true);
        program.visit_own_values(&mut |value| match value {
            Value::Path(path) => {
                let declared = path.first().and_then(|name| self.names.declared.get(name.text()));
                named.extend(declared.map(|declaration| &declaration.keyword));
            }
            Value::Rust(_) => is_known = false,
            Value::Literal(_) | Value::List(..) | Value::Choice(_) => {}
        });
        if !is_known {
            return;
        }
        let by = program.name.to_string();
        for child in program.live_children().filter(has_metadata) {
            let name = child.name.to_string();
            for member in &child.members {
                let flag = match member {
                    Member::Flag(name) => name,
                    Member::Setting { name, values, .. } if matches!(values.as_slice(), [Value::Literal(on)] if on.text() == "true") => {
                        name
                    }
                    _ => continue,
                };
                let text = flag.to_string();
                let brings = quote! { &[#(::app_model::facts::Of::<#named>::BRINGS_ROLES),*] };
                let arguments = quote! { #text, #name, #by, #brings };
                self.ask(&child.keyword, "nobody", &arguments, flag.span());
            }
        }
    }

    /// Whether a child with a path goes with the children of other kinds.
    pub(super) fn paths(&mut self, program: &Declaration) {
        let name = program.name.to_string();
        let is_unknown = |child: &Declaration| !is_plain(child);
        if program.live_children().any(is_unknown) || !program.live_children().any(is_suspect) {
            return;
        }
        for child in program.live_children() {
            let Some(setting) = path_of(child) else { continue };
            // What has a path itself is nothing that is asked.
            let others = program.live_children().filter(|other| path_of(other).is_none());
            let siblings = by_kind(others.filter(|other| other.keyword != child.keyword));
            let row = row(child);
            if !self.seen.insert(format!("{} {row} beside {siblings}", child.keyword)) {
                continue;
            }
            let Some(place_of) = self.environment_of(program) else { return };
            let text = setting.to_string();
            let arguments = quote! { #text, #row, #name, #siblings, #place_of };
            self.ask(&child.keyword, "path", &arguments, setting.span());
        }
    }
}

fn is_suspect(child: &Declaration) -> bool {
    let is_one = |value: &Value| matches!(value, Value::Choice(choice) if UNLIKE_HTTP.eq_ignore_ascii_case(&choice.to_string()));
    child.model_name() == UNLIKE_HTTP
        || child.settings().any(|(_, values)| values.iter().any(is_one))
}

/// The setting of a child that is a path, such as `"/data"`.
fn path_of(child: &Declaration) -> Option<&Word> {
    let is_path =
        |value: &Value| matches!(value, Value::Literal(text) if text.text().starts_with("\"/"));
    child.settings().find(|(_, values)| values.iter().any(is_path)).map(|(name, _)| name)
}

/// `&[Children(…), …]`.
pub(super) fn by_kind<'d>(children: impl Iterator<Item = &'d Declaration>) -> TokenStream {
    let mut groups: Vec<(&Word, Vec<TokenStream>)> = Vec::new();
    for child in children {
        match groups.iter_mut().find(|(keyword, _)| **keyword == child.keyword) {
            Some((_, rows)) => rows.push(row(child)),
            None => groups.push((&child.keyword, vec![row(child)])),
        }
    }
    let groups = groups.iter().map(|(keyword, rows)| {
        let facts = quote! { ::app_model::facts::Of::<#keyword>::FACTS };
        quote! { ::app_model::facts::Children(#facts, &[#(#rows),*]) }
    });
    quote! { &[#(#groups),*] }
}

/// `Child("http", &[("port", "80")])`.
pub(crate) fn row(child: &Declaration) -> TokenStream {
    let name = child.model_name();
    let settings = written(&child.members);
    let settings = settings.iter().map(|(name, value)| quote! { (#name, #value) });
    quote! { ::app_model::facts::Child(#name, &[#(#settings),*]) }
}

/// Whether all of a child is known here.
pub(crate) fn is_plain(child: &Declaration) -> bool {
    child.attributes.is_fixed()
        && child.computed.is_none()
        && !child.members.iter().any(|member| matches!(member, Member::Attributed(..)))
}

/// The settings as they are written; what is neither a literal nor a choice is `?`.
pub(crate) fn written(members: &[Member]) -> Vec<(String, String)> {
    members
        .iter()
        .filter_map(|member| match member {
            Member::Flag(name) => Some((name.to_string(), "true".to_owned())),
            Member::Setting { name, values, .. } => {
                let text = match values.as_slice() {
                    [value @ (Value::Literal(_) | Value::Choice(_))] => value.text(),
                    _ => "?".to_owned(),
                };
                Some((name.to_string(), text))
            }
            _ => None,
        })
        .collect()
}

/// What is asked about a child: its flags, and the numbers that a child before it has as well.
fn asked(
    child: &Declaration,
    table: &[(String, Vec<(String, String)>)],
    index: usize,
) -> Vec<(String, Span)> {
    let earlier = || table.iter().take(index).flat_map(|(_, settings)| settings);
    child
        .members
        .iter()
        .filter_map(|member| match member {
            Member::Flag(name) => Some((name.to_string(), name.span())),
            Member::Setting { name, values, .. } => match values.as_slice() {
                [Value::Literal(number)] if !number.is_switch() => {
                    let (name, text) = (name.to_string(), number.text());
                    let shared = earlier().any(|(other, value)| *other == name && *value == text);
                    shared.then(|| (name, number.span()))
                }
                _ => None,
            },
            _ => None,
        })
        .collect()
}
