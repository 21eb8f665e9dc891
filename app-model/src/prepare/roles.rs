//! Who may do what: the grants that were written, and the ones that references bring.

use std::collections::HashMap;
use std::mem;
use std::panic::Location;

use crate::compute::dependencies;
use crate::lint::implied_role;
use crate::model::{Assignment, Content, Mode, Model, NodeId, NodeSet, NodeTable};
use crate::roles::{RoleDefinition, larger};

use super::{Granted, Plan, PlanContent, plan, scope_of};

/// The roles on one target.
struct Group {
    target: NodeId,
    roles: Vec<Granted>,
    location: &'static Location<'static>,
}

impl Group {
    /// A reason that stood before several roles stays with those that it is about.
    fn keep_reasons(&mut self) {
        let names: Vec<&str> = self.roles.iter().map(|granted| granted.role.name).collect();
        for granted in &mut self.roles {
            if larger(granted.role.name, &names).is_none() {
                granted.allowed.retain(|allowed| !allowed.is(implied_role));
            }
        }
    }
}

/// The groups of each owner, in the order of first mention.
#[derive(Default)]
struct Grants {
    groups: NodeTable<Vec<Group>>,
    places: HashMap<(NodeId, NodeId), usize>,
}

impl Grants {
    fn written(model: &Model) -> Self {
        let mut grants = Self::default();
        for Assignment { owner, target, role, allowed, location } in &model.assignments {
            let group = grants.group(*owner, *target, location);
            let Some(role) = role else { continue };
            match group.roles.iter_mut().find(|known| known.role.id == role.id) {
                Some(known) => known.allowed.extend(allowed.clone()),
                None => {
                    let allowed = Vec::from_iter(allowed.clone());
                    group.roles.push(Granted { role, allowed, by_default: false, location });
                }
            }
        }
        for group in grants.groups.iter_mut().flatten() {
            group.keep_reasons();
        }
        grants
    }

    fn find(&self, owner: NodeId, target: NodeId) -> Option<&Group> {
        self.groups.get(owner)?.get(*self.places.get(&(owner, target))?)
    }

    fn group(
        &mut self,
        owner: NodeId,
        target: NodeId,
        location: &'static Location<'static>,
    ) -> &mut Group {
        let groups = self.groups.of(owner);
        let place = *self.places.entry((owner, target)).or_insert_with(|| {
            groups.push(Group { target, roles: Vec::new(), location });
            groups.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "places are places of groups")]
        &mut groups[place]
    }

    /// Adds the default roles of what a program needs, unless roles on it were written down: they
    /// replace the default ones.
    fn add_defaults(&mut self, model: &Model, program: NodeId) {
        for (target, location) in dependencies(model, program) {
            if let Some(roles) = default_roles(model, target, Mode::Publish)
                && self.find(program, target).is_none()
            {
                let group = self.group(program, target, location);
                let granted =
                    |role| Granted { role, allowed: Vec::new(), by_default: true, location };
                group.roles = roles.iter().copied().map(granted).collect();
            }
        }
    }
}

/// The roles on a resource that whoever refers to it gets: none on one that is read only.
pub(crate) fn default_roles(
    model: &Model,
    target: NodeId,
    mode: Mode,
) -> Option<&'static [&'static RoleDefinition]> {
    let node = &model[target];
    if node.is_read_only_in(mode) { None } else { node.resource()?.info().default_roles }
}

/// The identity that a program's own grants are for, if it names one.
pub(crate) fn attached(model: &Model, program: NodeId) -> Option<NodeId> {
    model[program].compute()?.identities.first().copied()
}

/// One module per owner and target: programs first, then identities, each in the order of
/// declaration. A program that roles are granted to and that runs as nobody gets an identity.
pub(super) fn targeted(model: &mut Model, plans: &mut Vec<Plan>) {
    let mut grants = Grants::written(model);
    let (mut programs, mut principals) = (Vec::new(), Vec::new());
    for (id, node) in model.iter().filter(|(_, node)| !node.excluded) {
        if node.compute().is_some() {
            programs.push(id);
        } else if node.resource().is_some_and(|resource| resource.info().principal) {
            principals.push(id);
        }
    }
    for owner in programs {
        grants.add_defaults(model, owner);
        let groups = mem::take(grants.groups.of(owner));
        if groups.is_empty() {
            continue;
        }
        let principal = attached(model, owner).or_else(|| {
            let identity = own_identity(model, owner)?;
            plans.push(plan(model, identity, Mode::Publish));
            Some(identity)
        });
        let Some(principal) = principal else { continue };
        for group in groups {
            plans.push(module(model, owner, principal, group));
        }
    }
    for owner in principals {
        for group in mem::take(grants.groups.of(owner)) {
            plans.push(module(model, owner, owner, group));
        }
    }
}

/// The identity that a program gets when it names none.
fn own_identity(model: &mut Model, program: NodeId) -> Option<NodeId> {
    let addition = (model[program].compute()?.own_identity)(&model[program].name);
    let identity = model.synthesise(addition, program);
    if let Content::Compute(compute) = &mut model[program].content {
        compute.identities.push(identity);
    }
    Some(identity)
}

fn module(model: &Model, owner: NodeId, principal: NodeId, group: Group) -> Plan {
    let Group { target, roles, location } = group;
    Plan {
        name: format!("{}-roles-{}", model[owner].name, model[target].name),
        content: PlanContent::Roles { owner, principal, target, roles, location },
        scope: scope_of(model, target, Mode::Publish),
    }
}

/// The roles of whoever deploys, or of the developer: on what programs name, the roles that the
/// programs have there; on everything else, the default ones.
pub(super) fn of_deployer(model: &Model, mode: Mode, plans: &mut Vec<Plan>) {
    let grants = Grants::written(model);
    let mut targets: Vec<(NodeId, Vec<&'static RoleDefinition>)> = Vec::new();
    let mut places: NodeTable<Option<usize>> = NodeTable::default();
    let mut add = |target: NodeId, roles: &mut dyn Iterator<Item = &'static RoleDefinition>| {
        let place = *places.of(target).get_or_insert_with(|| {
            targets.push((target, Vec::new()));
            targets.len() - 1
        });
        if let Some((_, known)) = targets.get_mut(place) {
            for role in roles {
                if !known.iter().any(|other| other.id == role.id) {
                    known.push(role);
                }
            }
        }
    };
    let mut named = NodeSet::default();
    for (program, _) in model.iter().filter(|(_, node)| !node.excluded && node.compute().is_some())
    {
        for (target, _) in dependencies(model, program) {
            if model[target].is_read_only_in(mode) {
                named.insert(target);
                continue;
            }
            if let Some(group) = grants.find(program, target) {
                add(target, &mut group.roles.iter().map(|granted| granted.role));
            } else if let Some(roles) = default_roles(model, target, mode) {
                add(target, &mut roles.iter().copied());
            } else {
                continue;
            }
            named.insert(target);
        }
    }
    for (target, node) in model.iter().filter(|(_, node)| !node.excluded) {
        if node.needed_by.is_none()
            && !named.contains(target)
            && let Some(roles) = default_roles(model, target, mode)
        {
            add(target, &mut roles.iter().copied());
        }
    }
    for (target, roles) in targets {
        plans.push(Plan {
            name: format!("{}-roles", model[target].name),
            content: PlanContent::DefaultRoles { target, roles },
            scope: scope_of(model, target, mode),
        });
    }
}
