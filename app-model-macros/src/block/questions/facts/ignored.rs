//! Questions about what may mean nothing where a program runs, and whether it says anything there.

use quote::quote;

use super::children::{is_plain, row, written};
use super::{Questions, is_place};
use crate::block::language::{ARGUMENTS, ENDPOINT, LISTS, PLACE};
use crate::block::questions::literals::BY_HAND;
use crate::block::suggest::is_near;
use crate::block::syntax::{Declaration, Member, Value};
use crate::block::word::Word;

/// The fields of a schedule.
const FIELDS: usize = 5;

/// Whether the value may be a schedule.
pub(crate) fn is_schedule(value: &Value) -> bool {
    value.string().is_some_and(|(text, _)| text.split_whitespace().count() == FIELDS)
}

/// The settings that are there for sure.
fn fixed(program: &Declaration) -> impl Iterator<Item = (&Word, &[Value])> {
    program.members.iter().filter_map(|member| match member {
        Member::Setting { name, values, .. } => Some((name, values.as_slice())),
        _ => None,
    })
}

/// Whether the program has the endpoint that a part of it names or, if it names none, has one at all; or
/// may have it.
fn may_reach(part: &Declaration, program: &Declaration) -> bool {
    let named = part.settings().find(|(name, _)| *name == ENDPOINT).map(|(_, values)| values);
    let named = match named {
        None => None,
        Some([value]) => match value.string() {
            Some((name, _)) => Some(name),
            None => return true,
        },
        Some(_) => return true,
    };
    let is_unknown = |member: &Member| matches!(member, Member::Attributed(..) | Member::Asked(_));
    program.members.iter().any(is_unknown)
        || program.live_children().any(|child| {
            child.keyword != part.keyword
                && is_near(child.keyword.text(), ENDPOINT)
                && (child.keyword != ENDPOINT
                    || !is_plain(child)
                    || named.as_ref().is_none_or(|name| *name == child.model_name()))
        })
}

impl Questions<'_> {
    /// Settings and children of a program. `is_whole` is whether nothing of the block is broken.
    pub(super) fn ignored(&mut self, program: &Declaration, is_whole: bool) {
        let kind = &program.keyword;
        let is_asked = |(name, values): &(&Word, &[Value])| {
            **name != PLACE
                && !LISTS.iter().any(|list| *name == list)
                && !matches!(values, [Value::Rust(_)])
        };
        for (name, _) in fixed(program).filter(is_asked) {
            let Some(place_of) = self.environment_of(program) else { return };
            if self.seen.insert(format!("{kind}.{name} in {place_of}")) {
                let setting = name.to_string();
                self.ask(kind, "ignored", &quote! { #setting, #place_of }, name.span());
            }
        }
        let in_rust = self.in_rust;
        let is_asked = |child: &&Declaration| {
            child.keyword != ENDPOINT && is_plain(child) && !in_rust.contains(child.name.text())
        };
        for child in program.live_children().filter(is_asked) {
            let Some(place_of) = self.environment_of(program) else { return };
            let (keyword, row, name) = (&child.keyword, row(child), child.model_name());
            let is_reached = may_reach(child, program);
            let settings: Vec<String> =
                written(&child.members).into_iter().map(|(setting, _)| setting).collect();
            let key = format!("{keyword} {name} {settings:?} {is_reached} of {kind} in {place_of}");
            if self.seen.insert(key) {
                let program = program.model_name();
                let of = quote! { ::app_model::facts::Of::<#kind>::FACTS };
                let arguments = quote! { #row, #program, #of, #place_of, #is_whole, #is_reached };
                self.ask(keyword, "part", &arguments, child.name.span());
            }
        }
    }

    /// Settings that may change what a program is published as, where it names no environment: one that
    /// is named may not be the only one.
    pub(super) fn changed(&mut self, program: &Declaration) {
        if !self.has_places || program.settings().any(|(name, _)| is_place(name)) {
            return;
        }
        for (name, _) in fixed(program).filter(|(name, _)| name.text().starts_with(BY_HAND)) {
            let (kind, setting) = (&program.keyword, name.to_string());
            if self.seen.insert(format!("{kind}.{setting} changed")) {
                self.needs_declared = true;
                let program = program.model_name();
                let arguments = quote! { #setting, #program, DECLARED };
                self.ask(kind, "changed", &arguments, name.span());
            }
        }
    }

    /// Arguments with a space in them.
    pub(super) fn spaced(&mut self, program: &Declaration) {
        let arguments = fixed(program).filter(|(name, _)| **name == ARGUMENTS);
        for (argument, place) in arguments.flat_map(|(_, values)| values).filter_map(Value::string)
        {
            if !argument.contains(char::is_whitespace) {
                continue;
            }
            let Some(place_of) = self.environment_of(program) else { return };
            self.ask(&program.keyword, "spaced", &place_of, place);
        }
    }

    /// Children beside what may be a schedule, which has five fields.
    pub(super) fn starts(&mut self, program: &Declaration) {
        let set =
            fixed(program).filter(|(_, values)| matches!(values, [value] if is_schedule(value)));
        let set: Vec<String> = set.map(|(name, _)| name.to_string()).collect();
        if set.is_empty() {
            return;
        }
        let kind = &program.keyword;
        let is_asked = |child: &&Declaration| child.keyword != ENDPOINT && is_plain(child);
        for child in program.live_children().filter(is_asked) {
            let name = child.model_name();
            let of = quote! { ::app_model::facts::Of::<#kind>::FACTS };
            self.ask(
                &child.keyword,
                "starts",
                &quote! { #name, #of, &[#(#set),*] },
                child.name.span(),
            );
        }
    }

    /// A program without an endpoint. Where something is broken, it may have been one.
    pub(super) fn answers(&mut self, program: &Declaration) {
        let is_unknown =
            |member: &Member| matches!(member, Member::Attributed(..) | Member::Asked(_));
        let has_endpoint = program.live_children().any(|child| child.keyword == ENDPOINT);
        let path = match program.arguments.as_deref() {
            Some([.., last]) => last.string(),
            _ => None,
        };
        let Some((path, _)) = path.filter(|_| !has_endpoint) else { return };
        if program.members.iter().any(is_unknown) {
            return;
        }
        let Some(place_of) = self.environment_of(program) else { return };
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        // That of a folder, `../api`, is none.
        let ending = if ending.contains('/') { "" } else { ending };
        let mut parts: Vec<&Word> = Vec::new();
        for child in program.live_children() {
            if !parts.contains(&&child.keyword) {
                parts.push(&child.keyword);
            }
        }
        let kind = &program.keyword;
        let parts = quote! { &[#(::app_model::facts::Of::<#parts>::FACTS),*] };
        if self.seen.insert(format!("{kind} .{ending} answers with {parts} in {place_of}")) {
            let name = program.model_name();
            let arguments = quote! { #name, #ending, #parts, #place_of };
            self.ask(kind, "answers", &arguments, program.name.span());
        }
    }
}
