//! What a resource kind tells the later stages about itself.

use std::any::Any;

use crate::module::ModuleContext;
use crate::roles::{Need, RoleDefinition};

use super::{Connection, NameRule, NodeId};
use crate::bicep::{Expr, Object};
use crate::compute::ComputeEnvironment;

/// The facts about a kind that hold for every resource of it.
#[derive(Debug)]
pub struct KindInfo {
    /// The keyword in a block, such as `keyvault`.
    pub keyword: &'static str,
    /// What it is called in a sentence, such as `key vault`.
    pub title: &'static str,
    /// The Azure resource type, such as `Microsoft.KeyVault/vaults`. Empty for a kind without a
    /// main resource.
    pub resource_type: &'static str,
    /// The API version that the published Bicep names.
    pub api_version: &'static str,
    /// How a name in Azure is made from the declared name, and what a pinned one must look like.
    pub name_rule: NameRule,
    /// Outputs of the module in the order in which they are written: the name, and the path of the
    /// property below the resource.
    pub outputs: &'static [(&'static str, &'static str)],
    /// The output that holds the resource's name, as other modules ask for it.
    pub name_output: &'static str,
    /// Roles that a reference to the resource brings when nobody says otherwise. `None`: a
    /// reference grants nothing.
    pub default_roles: Option<&'static [&'static RoleDefinition]>,
    /// Whether the resource carries the tag `aspire-resource-name`.
    pub tagged: bool,
    /// Whether the resource can hold role assignments: it is a principal.
    pub principal: bool,
}

/// The same for a resource inside another one.
#[derive(Debug)]
pub struct ChildInfo {
    /// The keyword in the parent's body, such as `blob_container`.
    pub keyword: &'static str,
    /// What it is called in a sentence, such as `blob container`.
    pub title: &'static str,
    /// What its name in Azure must look like.
    pub name_rule: NameRule,
}

/// A resource that becomes a module of its own. One implementation per kind.
pub trait AzureResource: Any {
    /// The facts about the kind.
    fn info(&self) -> &'static KindInfo;

    /// The properties of the new resource between its name and its tags, in the order in which
    /// they are written; `None` if the module has no main resource.
    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object>;

    /// Writes the children, in the order in which they appear in the file. By default in the
    /// order of declaration.
    fn children(&self, module: &mut ModuleContext<'_>) {
        for child in module.children() {
            module.write_child(child);
        }
    }

    /// Writes the whole module, for a kind that is more than a main resource with its children.
    /// `false`: the kind is not one of those, and nothing was written.
    fn whole_module(&self, _module: &mut ModuleContext<'_>) -> bool {
        false
    }

    /// How a program connects to the resource; `None` if there is nothing to connect to.
    fn connection(&self, _resource: NodeId) -> Option<Connection> {
        None
    }

    /// The resource as something that programs run in.
    #[doc(hidden)]
    fn environment(&self) -> Option<&dyn ComputeEnvironment> {
        None
    }

    /// The same, to give it what preparation makes for it.
    #[doc(hidden)]
    fn environment_mut(&mut self) -> Option<&mut dyn ComputeEnvironment> {
        None
    }

    /// Reports what is wrong with the settings and types cannot hold.
    fn check(&self, _findings: &mut crate::check::Findings<'_>) {}
}

/// A resource inside another one. One implementation per kind of child.
pub trait ChildResource: Any {
    /// The facts about the kind.
    fn info(&self) -> &'static ChildInfo;

    /// Adds the child to the parent's module.
    fn write(&self, child: NodeId, module: &mut ModuleContext<'_>);

    /// How a program connects to the child, by its parent and its name in Azure; `None` if there
    /// is nothing to connect to.
    fn connection(&self, _parent: NodeId, _name: &str) -> Option<Connection> {
        None
    }

    /// What a program does with the child when it refers to it.
    #[doc(hidden)]
    fn need(&self) -> Option<Need> {
        None
    }

    /// How another module refers to the child where a setting needs its address, such as the URI
    /// of a vault's secret.
    fn address(&self, _child: NodeId, _module: &mut ModuleContext<'_>) -> Option<Expr> {
        None
    }

    /// The manifest's entry that groups children of this kind unless it is declared, such as a
    /// storage account's blob service: the suffix of its name, and its connection string.
    fn service(&self, _parent: &str) -> Option<(&'static str, String)> {
        None
    }

    /// The keyword of the children whose names in Azure differ from this one's; those of its own
    /// kind unless said.
    fn names_of(&self) -> &'static str {
        self.info().keyword
    }

    /// Reports what is wrong with the settings and types cannot hold.
    fn check(&self, _findings: &mut crate::check::Findings<'_>) {}
}
