//! Volumes: a file share for each, and its place in the environment.

use crate::bicep::{Expr, Object, Part as Piece, identifier};
use crate::model::{Model, MountKind, MountNode, NameRule, NodeId, Part};
use crate::module::{ModuleContext, TOKEN, unique_name};

use super::environment::token_name;
use super::{ContainerAppsSettings, INFO};

/// The type of storage accounts, whose names are as short as they are.
const ACCOUNT_NAME: NameRule = NameRule::new(3, 24, "").lower();
const SHARE_NAME: NameRule = NameRule::new(3, 63, "-").lower();
const STORAGE_VERSION: &str = "2024-01-01";
/// Source: the storages of a managed environment.
const LONGEST_STORAGE_NAME: usize = 32;

/// What the volumes of an environment's programs are written with.
pub(super) struct Storage<'s> {
    pub(super) settings: &'s ContainerAppsSettings,
    pub(super) environment: Expr,
    pub(super) tags: Expr,
}

/// A mount of a program.
#[derive(Clone, Copy)]
pub(super) struct Mount<'m> {
    model: &'m Model,
    program: NodeId,
    id: NodeId,
    pub(super) node: &'m MountNode,
    /// Its place among the program's mounts of its kind.
    index: usize,
}

impl Mount<'_> {
    /// The name in the program's template: `v0`, `bm0`.
    pub(super) fn short(&self) -> String {
        match self.node.kind {
            MountKind::Volume => format!("v{}", self.index),
            MountKind::Bind => format!("bm{}", self.index),
        }
    }

    /// The output of the environment's module: `volumes_api_0`, `bindmounts_api_0`.
    pub(super) fn output(&self) -> String {
        let kind = match self.node.kind {
            MountKind::Volume => "volumes",
            MountKind::Bind => "bindmounts",
        };
        format!("{kind}_{}_{}", identifier(&self.model[self.program].name), self.index)
    }

    /// The name of the share where it is made of the program's and the volume's.
    fn readable(&self) -> [Expr; 2] {
        let name = match self.node.kind {
            MountKind::Volume => self.model.azure_name(self.id).replace(['.', '-'], ""),
            MountKind::Bind => self.short(),
        };
        let lower = |text: String| Expr::call("toLower", [Expr::str(text)]);
        [lower(self.model[self.program].name.clone()), lower(name)]
    }
}

/// The mounts of a program in the order of declaration.
pub(super) fn mounts(model: &Model, program: NodeId) -> Vec<Mount<'_>> {
    let mut counts = [0, 0];
    let mut mounts = Vec::new();
    for &id in &model[program].children {
        let crate::model::Content::Part(Part::Mount(node)) = &model[id].content else { continue };
        let [volumes, binds] = &mut counts;
        let count = if node.kind == MountKind::Volume { volumes } else { binds };
        mounts.push(Mount { model, program, id, node, index: *count });
        *count += 1;
    }
    mounts
}

/// The mounts of all programs of an environment.
pub(super) fn of_environment(model: &Model, environment: NodeId) -> Vec<Mount<'_>> {
    let programs = model.programs.get(&environment).map_or(&[][..], Vec::as_slice);
    programs.iter().flat_map(|program| mounts(model, *program)).collect()
}

pub(super) fn write(storage: &Storage<'_>, module: &mut ModuleContext<'_>) {
    let mounts = of_environment(module.model, module.node());
    if mounts.is_empty() {
        return;
    }
    let account = account(storage, module);
    let service = "storageVolumeFileService";
    let body = Object::new().with("name", "default").with("parent", account.clone());
    let ty = "Microsoft.Storage/storageAccounts/fileServices";
    module.resource(service, ty, STORAGE_VERSION, body);
    let names: Vec<Expr> = mounts.iter().map(|mount| default_name(mount)).collect();
    for (mount, name) in mounts.iter().zip(&names) {
        let alone = names.iter().filter(|other| *other == name).count() == 1;
        share(storage, mount, &account, alone.then(|| name.clone()), module);
    }
    for mount in &mounts {
        let symbol = format!("managedStorage_{}", mount.output());
        module.output(mount.output(), Expr::ident(symbol).member("name"));
    }
}

fn account(storage: &Storage<'_>, module: &mut ModuleContext<'_>) -> Expr {
    let symbol = format!("{}_storageVolume", module.symbol());
    let settings = storage.settings;
    let name = if settings.azd_naming {
        token_name("vol")
    } else if settings.compact_naming {
        let mut prefix = module.model[module.node()].name.to_ascii_lowercase();
        prefix.retain(|c| c.is_ascii_alphanumeric());
        // The token has 13 characters, and the account's name 24.
        prefix.truncate(9);
        let name = [Piece::Text(format!("{prefix}sv").into()), Piece::Expr(Expr::ident(TOKEN))];
        take(Expr::interpolated(name), 24)
    } else {
        unique_name(&symbol, &ACCOUNT_NAME)
    };
    let properties =
        Object::new().with("largeFileSharesState", "Enabled").with("minimumTlsVersion", "TLS1_2");
    let body = Object::new()
        .with("name", name)
        .with("kind", "StorageV2")
        .with("location", module.location())
        .with("sku", Object::new().with("name", "Standard_LRS"))
        .with("properties", properties)
        .with("tags", storage.tags.clone());
    let ty = "Microsoft.Storage/storageAccounts";
    module.resource(symbol.clone(), ty, STORAGE_VERSION, body);
    Expr::ident(symbol)
}

/// The name that the reference gives to a storage: letters only, so that two volumes of one
/// program, or of programs with long names, may have the same one.
fn default_name(mount: &Mount<'_>) -> Expr {
    unique_name(&format!("managedStorage_{}", mount.output()), INFO.name_rule.of_generated())
}

fn share(
    storage: &Storage<'_>,
    mount: &Mount<'_>,
    account: &Expr,
    default: Option<Expr>,
    module: &mut ModuleContext<'_>,
) {
    let share = format!("shares_{}", mount.output());
    let settings = storage.settings;
    let joined = |parts: Vec<Expr>| {
        let mut pieces = Vec::new();
        for part in parts {
            if !pieces.is_empty() {
                pieces.push(Piece::Text("-".into()));
            }
            pieces.push(Piece::Expr(part));
        }
        Expr::interpolated(pieces)
    };
    let [program, volume] = mount.readable();
    let readable = vec![program, volume];
    let (share_name, storage_name) = if settings.azd_naming {
        (take(joined(readable.clone()), 60), take(joined(readable), 32))
    } else if settings.compact_naming {
        let mut with_token = readable.clone();
        with_token.push(Expr::ident(TOKEN));
        (take(joined(readable), 60), take(joined(with_token), 32))
    } else {
        let storage_name = default.unwrap_or_else(|| {
            let mut name =
                format!("{}-{}", mount.short(), module.model[mount.program].name.to_lowercase());
            name.truncate(LONGEST_STORAGE_NAME);
            Expr::str(name)
        });
        (unique_name(&share, &SHARE_NAME), storage_name)
    };
    let properties = Object::new().with("enabledProtocols", "SMB").with("shareQuota", 1024);
    let body = Object::new()
        .with("name", share_name)
        .with("properties", properties)
        .with("parent", Expr::ident("storageVolumeFileService"));
    let ty = "Microsoft.Storage/storageAccounts/fileServices/shares";
    module.resource(share.clone(), ty, STORAGE_VERSION, body);
    let key = account.clone().method("listKeys").member("keys").index(0).member("value");
    let file = Object::new()
        .with("accountName", account.clone().member("name"))
        .with("accountKey", key)
        .with("accessMode", if mount.node.read_only { "ReadOnly" } else { "ReadWrite" })
        .with("shareName", Expr::ident(share).member("name"));
    let body = Object::new()
        .with("name", storage_name)
        .with("properties", Object::new().with("azureFile", file))
        .with("parent", storage.environment.clone());
    let ty = "Microsoft.App/managedEnvironments/storages";
    module.resource(format!("managedStorage_{}", mount.output()), ty, INFO.api_version, body);
}

fn take(text: Expr, length: i64) -> Expr {
    Expr::call("take", [text, Expr::Int(length)])
}
