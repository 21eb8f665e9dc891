//! A kind that `app-model` does not know is declared by its keyword, has settings, choices,
//! children and roles, and publishes: the macro and the emitters know no kind by name.

mod names;

#[allow(unreachable_pub, reason = "stands for another crate")]
mod contoso {
    //! What another crate would bring: one file, and a prelude with its keywords.

    use app_model::bicep::{Expr, Object, identifier};
    use app_model::{
        AzureResource, ChildInfo, ChildResource, KindInfo, ModuleContext, NameRule, NodeId,
        azure_resource, child_resource, choices, number, outputs, role_table, role_target,
        settings, text,
    };

    pub mod prelude {
        pub use super::{mapcache, region};
    }

    azure_resource! {
        /// A cache for map tiles.
        pub struct MapCache,
        /// Keyword: a cache for map tiles.
        keyword mapcache,
        settings MapCacheSettings, choices MapCacheChoices, roles MapCacheRoles
    }

    role_target!(MapCache, MapCacheRoles);

    outputs! { MapCache {
        /// The cache's host name.
        host = "hostName",
    } }

    choices! {
        /// The choices of a map cache's settings.
        pub struct MapCacheChoices;

        /// How large the cache is.
        pub enum Size {
            /// One node.
            Small = "S1",
            /// Three nodes.
            Large = "L3",
        }
    }

    settings! {
        /// The settings of a map cache.
        pub struct MapCacheSettings for MapCache {
            /// How large the cache is.
            size: Size,
            /// How many levels are kept.
            levels: number,
        }
    }

    role_table! {
        /// The roles on a map cache.
        pub struct MapCacheRoles {
            /// Reads tiles.
            MapTileReader = "11111111-2222-3333-4444-555555555555", "Map Tile Reader";
        }
        general {
            /// Reads everything but data.
            Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
        }
    }

    static INFO: KindInfo = KindInfo {
        keyword: "mapcache",
        title: "map cache",
        resource_type: "Contoso.Maps/caches",
        api_version: "2026-01-01",
        name_rule: NameRule::new(3, 20, "-").lower(),
        outputs: &[("hostName", "properties.hostName"), ("name", "name")],
        name_output: "name",
        default_roles: None,
        tagged: true,
        principal: false,
    };

    impl AzureResource for MapCacheSettings {
        fn info(&self) -> &'static KindInfo {
            &INFO
        }

        fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
            let size = self.size.as_ref().map_or("S1".into(), |size| module.value(size));
            let levels = self.levels.as_ref().map(|levels| module.value(levels));
            let properties = Object::new().with("size", size).with_some("levels", levels);
            Some(Object::new().with("location", module.location()).with("properties", properties))
        }
    }

    /// Keyword, in a `mapcache`: a region that is kept warm.
    #[allow(non_camel_case_types)]
    #[derive(Debug)]
    pub enum region {}

    child_resource! {
        /// A region that is kept warm.
        pub struct Region, keyword region, parent MapCache,
        settings RegionSettings, choices RegionChoices
    }

    choices! {
        /// The choices of a region's settings.
        pub struct RegionChoices;
    }

    settings! {
        /// The settings of a region.
        pub struct RegionSettings for Region {
            /// The region's bounding box.
            bounds: text,
        }
    }

    static REGION: ChildInfo =
        ChildInfo { keyword: "region", title: "region", name_rule: NameRule::new(1, 20, "-") };

    impl ChildResource for RegionSettings {
        fn info(&self) -> &'static ChildInfo {
            &REGION
        }

        fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
            let bounds = self.bounds.as_ref().map(|bounds| module.value(bounds));
            let body = Object::new()
                .with("name", module.azure_name(child))
                .with("properties", Object::new().with_some("bounds", bounds))
                .with("parent", Expr::ident(module.symbol()));
            let symbol = identifier(module.child_name(child));
            module.resource(symbol, "Contoso.Maps/caches/regions", "2026-01-01", body);
        }
    }
}

use app_model::distributed_app;
use contoso::prelude::*;

#[test]
fn a_kind_of_another_crate_is_declared_configured_granted_and_published() {
    let app = distributed_app! {
        identity renderer;
        mapcache tiles {
            size: Large;
            levels: 12;
            region north_sea { bounds: "51,-4,61,12"; }
            tags { team: "maps"; }
            roles: renderer => [MapTileReader, Reader];
        }
        output host = tiles.host;
    };
    let application = app.build().expect("the model is right");
    assert_eq!(
        application.module("tiles"),
        Some(
            "@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource tiles 'Contoso.Maps/caches@2026-01-01' = {
  name: take('tiles-${uniqueString(resourceGroup().id)}', 20)
  location: location
  properties: {
    size: 'L3'
    levels: 12
  }
  tags: {
    'aspire-resource-name': 'tiles'
    team: 'maps'
  }
}

resource north_sea 'Contoso.Maps/caches/regions@2026-01-01' = {
  name: 'north-sea'
  properties: {
    bounds: '51,-4,61,12'
  }
  parent: tiles
}

output hostName string = tiles.properties.hostName

output name string = tiles.name"
        )
    );
    let roles = application.module("renderer-roles-tiles").expect("a role module");
    assert!(roles.contains("resource tiles_MapTileReader "));
    assert!(roles.contains("'11111111-2222-3333-4444-555555555555'"));
    let publication = application.publication();
    let main = publication.file("main.bicep").expect("main.bicep");
    assert!(main.ends_with("output host string = tiles.outputs.hostName"));
}
