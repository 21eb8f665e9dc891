//! What a resource kind tells the later stages about itself.

use std::any::Any;

use crate::module::ModuleContext;
use crate::roles::{Need, RoleDefinition};

use super::{Connection, NameRule, NodeId};
use crate::bicep::{Expr, Object};
use crate::compute::ComputeEnvironment;

/// The facts about a kind that hold for every resource of it.
///
/// See the example of [`AzureResource`](crate::AzureResource).
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
///
/// See the example of [`AzureResource`](crate::AzureResource).
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
///
/// ```
/// use app_model::bicep::{Expr, Object, identifier};
/// use app_model::check::Findings;
/// use app_model::{
///     AzureResource, Builder, ChildInfo, ChildResource, Connection, KindInfo, LiteralRule,
///     ModuleContext, NameRule, NodeId, azure_resource, child_resource, choices, number, outputs,
///     reference_target, role_table, role_target, settings, text,
/// };
///
/// azure_resource! {
///     /// A cache for map tiles.
///     pub struct MapCache,
///     /// Keyword: a cache for map tiles.
///     keyword mapcache,
///     settings MapCacheSettings, choices MapCacheChoices, roles MapCacheRoles
/// }
/// role_target!(MapCache, MapCacheRoles);
/// reference_target!(MapCache);
///
/// outputs! { MapCache {
///     /// The cache's host name.
///     host = "hostName",
/// } }
///
/// choices! {
///     /// The choices of a map cache's settings.
///     pub struct MapCacheChoices;
///
///     /// How large the cache is.
///     pub enum Size {
///         /// One node.
///         Small = "S1",
///         /// Three nodes.
///         Large = "L3",
///     }
/// }
///
/// settings! {
///     /// The settings of a map cache.
///     pub struct MapCacheSettings for MapCache {
///         /// How large the cache is.
///         size: Size,
///         /// How many levels are kept.
///         levels: number where LiteralRule::Range { min: 1, max: 24, of: "levels" },
///     }
/// }
///
/// role_table! {
///     /// The roles on a map cache.
///     pub struct MapCacheRoles {
///         /// Reads tiles.
///         MapTileReader = "11111111-2222-3333-4444-555555555555", "Map Tile Reader";
///     }
///     general {
///         /// Reads everything but data.
///         Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
///     }
/// }
///
/// static INFO: KindInfo = KindInfo {
///     keyword: "mapcache",
///     title: "map cache",
///     resource_type: "Contoso.Maps/caches",
///     api_version: "2026-01-01",
///     name_rule: NameRule::new(3, 20, "-").lower(),
///     outputs: &[("hostName", "properties.hostName"), ("name", "name")],
///     name_output: "name",
///     default_roles: Some(&[MapCacheRoles::MapTileReader]),
///     tagged: true,
///     principal: false,
/// };
///
/// impl AzureResource for MapCacheSettings {
///     fn info(&self) -> &'static KindInfo {
///         &INFO
///     }
///
///     fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
///         let size = self.size.as_ref().map_or("S1".into(), |size| module.value(size));
///         let levels = self.levels.as_ref().map(|levels| module.value(levels));
///         let properties = Object::new().with("size", size).with_some("levels", levels);
///         Some(Object::new().with("location", module.location()).with("properties", properties))
///     }
///
///     fn connection(&self, cache: NodeId) -> Option<Connection> {
///         Some(Connection::output(cache, "hostName"))
///     }
///
///     fn check(&self, findings: &mut Findings<'_>) {
///         self.check_settings(findings);
///     }
/// }
///
/// /// Keyword, in a `mapcache`: a region that is kept warm.
/// #[allow(non_camel_case_types)]
/// #[derive(Debug)]
/// pub enum region {}
///
/// child_resource! {
///     /// A region that is kept warm.
///     pub struct Region, keyword region, parent MapCache,
///     settings RegionSettings, choices app_model::kinds::NoChoices
/// }
///
/// settings! {
///     /// The settings of a region.
///     pub struct RegionSettings for Region {
///         /// The region's bounding box.
///         bounds: text,
///     }
/// }
///
/// static REGION: ChildInfo =
///     ChildInfo { keyword: "region", title: "region", name_rule: NameRule::new(1, 20, "-") };
///
/// impl ChildResource for RegionSettings {
///     fn info(&self) -> &'static ChildInfo {
///         &REGION
///     }
///
///     fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
///         let bounds = self.bounds.as_ref().map(|bounds| module.value(bounds));
///         let body = Object::new()
///             .with("name", module.azure_name(child))
///             .with("properties", Object::new().with_some("bounds", bounds))
///             .with("parent", Expr::ident(module.symbol()));
///         let symbol = identifier(module.child_name(child));
///         module.resource(symbol, "Contoso.Maps/caches/regions", "2026-01-01", body);
///     }
///
///     fn check(&self, findings: &mut Findings<'_>) {
///         if self.bounds.is_none() && !findings.parent_exists() {
///             findings.report(None, "the region has no bounds", "give it some: `bounds: \"…\";`");
///         }
///     }
/// }
///
/// let app = Builder::new();
/// let tiles = app.add::<mapcache>("tiles").levels(12);
/// tiles.size(tiles.choices.Large).add::<region, _>("north-sea").bounds("51,-4,61,12");
/// let renderer = app.add_user_assigned_identity("renderer");
/// tiles.with_role_assignments(renderer).MapTileReader.grant();
/// # assert!(app.build().is_ok());
/// ```
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
///
/// See the example of [`AzureResource`](crate::AzureResource).
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
