//! Declarations that are called as another one and a part: `api-identity` for a program `api`. What
//! something needs is named after it, so that such a name may be needed.

use crate::block::checks::names::Names;
use crate::block::language::REFERENCE;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::word::Word;

/// A declaration whose name may be needed.
pub(crate) struct Named<'b> {
    pub(crate) declaration: &'b Declaration,
    /// What it is named after.
    pub(crate) owner: &'b Declaration,
    /// The rest of its name.
    pub(crate) part: String,
}

/// The declarations of which it is asked whether their name is needed, and which are of the kind that
/// is then made: that nothing uses such a one is the same mistake.
pub(crate) fn of_their_kind(block: &Block, names: &Names<'_>) -> Set<String> {
    let named = named(block, names);
    if named.is_empty() {
        return Set::default();
    }
    let granted = granted(block);
    named
        .iter()
        .filter(|Named { declaration, owner, part }| {
            let needs =
                granted.contains(owner.name.text()) || references(owner, names).next().is_some();
            declaration.keyword == part
                && needs
                && !owner.settings().any(|(setting, _)| declaration.keyword == *setting)
        })
        .map(|named| named.declaration.name.to_string())
        .collect()
}

pub(crate) fn named<'b>(block: &'b Block, names: &Names<'b>) -> Vec<Named<'b>> {
    let declarations: Vec<&Declaration> = block
        .statements
        .iter()
        .filter_map(Statement::declaration)
        .filter(|declaration| !names.is_repeated(declaration))
        .filter(|declaration| declaration.computed.is_none())
        .collect();
    // What `cfg` takes out may be what the answer depends on.
    if declarations.iter().any(|declaration| !declaration.attributes.is_fixed()) {
        return Vec::new();
    }
    let mut named = Vec::new();
    for declaration in declarations {
        let name = declaration.small_name();
        for (place, _) in name.bytes().enumerate().filter(|(_, byte)| *byte == b'-') {
            let (before, after) = name.split_at(place);
            if let Some(owner) = names.by_model_name.get(before).copied()
                && !names_it(owner, declaration)
            {
                let part = after.trim_start_matches('-').to_owned();
                named.push(Named { declaration, owner, part });
            }
        }
    }
    named
}

/// Whether a declaration names another one, which then is not there by chance.
fn names_it(declaration: &Declaration, other: &Declaration) -> bool {
    let mut found = false;
    declaration.visit_values(&mut |value| {
        found |= matches!(value, Value::Path(path) if path.first() == Some(&other.name));
    });
    found
}

/// What roles are granted to for sure, and what they are granted on.
pub(crate) fn granted(block: &Block) -> Set<String> {
    let mut granted = Set::default();
    for statement in &block.statements {
        let Statement::Declaration(declaration) = statement else { continue };
        for member in &declaration.members {
            let Member::Roles { grants, .. } = member else { continue };
            for grant in grants {
                let name = match &grant.who {
                    Value::Path(path) => path.first(),
                    Value::Choice(name) => Some(name),
                    Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
                };
                granted.insert(declaration.name.to_string());
                granted.extend(name.map(Word::to_string));
            }
        }
    }
    granted
}

/// The keywords of what a declaration refers to and has roles on, if a reference brings them.
pub(crate) fn references<'b>(
    declaration: &'b Declaration,
    names: &'b Names<'_>,
) -> impl Iterator<Item = &'b Word> {
    let members = declaration.members.iter().filter_map(|member| match member {
        Member::Setting { name, values, .. } if name == REFERENCE => Some(values),
        _ => None,
    });
    members.flatten().filter_map(|value| {
        let Value::Path(path) = value else { return None };
        let name = path.first()?.text();
        let target = names.declared.get(name).filter(|_| !names.read_only.contains(name))?;
        Some(&target.keyword)
    })
}
