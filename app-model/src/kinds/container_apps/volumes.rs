//! Volumes: a file share for each, and its place in the environment.

use crate::bicep::{Expr, Object, Part as Piece, identifier};
use crate::facts::OwnName;
use crate::model::{Model, MountKind, MountNode, NameRule, NodeId, Part};
use crate::module::{ModuleContext, TOKEN, unique_name, unique_start};

use super::environment::token_name;
use super::{ContainerAppsSettings, INFO};

/// The type of storage accounts, whose names are as short as they are.
const ACCOUNT_NAME: NameRule = NameRule::new(3, 24, "").lower();

/// The name of the account: of 24 characters, `storagevolume` has 13.
pub(super) const ACCOUNT: OwnName = OwnName {
    of: "storage account for volumes",
    rule: NameRule::new(1, 11, "").lower().global(),
    longest: usize::MAX,
    unless: &["azd_naming", "compact_naming"],
    for_volumes: true,
    help: "add `compact_naming;` to it",
};

const SHARE_NAME: NameRule = NameRule::new(3, 63, "-").lower().single_inner_punctuation();
const STORAGE_VERSION: &str = "2024-01-01";
/// Source: the storages of a managed environment.
const LONGEST_STORAGE_NAME: usize = 32;
/// What the reference cuts the name of a share at.
const LONGEST_SHARE_NAME: usize = 60;

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

    /// The name that the reference makes of a symbol of the module, and what is left of that.
    fn of_symbol(&self, symbol: &str, rule: &NameRule) -> (String, Expr) {
        let symbol = format!("{symbol}_{}", self.output());
        (unique_start(&symbol, rule), unique_name(&symbol, rule))
    }

    /// The name that it makes of the program's and the volume's, and what is left of these.
    fn readable(&self, length: usize, token: Option<&'static str>) -> (String, Expr) {
        let program = &self.model[self.program].name;
        let name = match self.node.kind {
            MountKind::Volume => {
                let mut name = self.model.azure_name(self.id).to_owned();
                name.retain(|c| c.is_ascii_alphanumeric());
                if name.is_empty() { self.short() } else { name }
            }
            MountKind::Bind => self.short(),
        };
        let end = if token.is_some() { "-" } else { "" };
        let whole = format!("{program}-{name}{end}").to_lowercase();
        // Where it is cut right behind a hyphen, it would end in it.
        let is_hyphen = whole.chars().nth(length - 1) == Some('-');
        let length = if is_hyphen { length - 1 } else { length };
        let text = whole.chars().take(length).collect();
        let lower = |text: &str| Expr::call("toLower", [Expr::str(text.to_owned())]);
        let mut pieces =
            vec![Piece::Expr(lower(program)), Piece::Text("-".into()), Piece::Expr(lower(&name))];
        if let Some(token) = token {
            pieces.extend([Piece::Text("-".into()), Piece::Expr(Expr::ident(token))]);
        }
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        (text, take(Expr::interpolated(pieces), length))
    }
}

/// The names of the shares and of the storages of these mounts.
fn names(settings: &ContainerAppsSettings, mounts: &[Mount<'_>]) -> Vec<[Expr; 2]> {
    let token = (settings.compact_naming && !settings.azd_naming).then_some(TOKEN);
    let is_readable = settings.azd_naming || settings.compact_naming;
    let shares = distinct(mounts, LONGEST_SHARE_NAME, &|mount| {
        if is_readable {
            mount.readable(LONGEST_SHARE_NAME, None)
        } else {
            mount.of_symbol("shares", &SHARE_NAME)
        }
    });
    let storages = distinct(mounts, LONGEST_STORAGE_NAME, &|mount| {
        if is_readable {
            mount.readable(LONGEST_STORAGE_NAME, token)
        } else {
            mount.of_symbol("managedStorage", INFO.name_rule.of_generated())
        }
    });
    shares.into_iter().zip(storages).map(|(share, storage)| [share, storage]).collect()
}

/// The names of the reference, which leaves out or cuts off what tells two mounts apart: then both would
/// be the same files. Those that would be the same are `v0-{program}` instead.
fn distinct(
    mounts: &[Mount<'_>],
    longest: usize,
    name: &dyn Fn(&Mount<'_>) -> (String, Expr),
) -> Vec<Expr> {
    let named: Vec<(String, Expr)> = mounts.iter().map(name).collect();
    let mut own: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for (mount, (text, name)) in mounts.iter().zip(&named) {
        if named.iter().filter(|(other, _)| other == text).count() == 1 {
            all.push(name.clone());
            continue;
        }
        let program = mount.model[mount.program].name.to_lowercase();
        let whole = format!("{}-{program}", mount.short());
        let cut = |end: &str| {
            let length = longest.saturating_sub(end.len());
            let start: String = whole.chars().take(length).collect();
            format!("{}{end}", start.trim_end_matches('-'))
        };
        let numbered = (2..).map(|number: usize| cut(&format!("-{number}")));
        let free = std::iter::once(cut("")).chain(numbered).find(|name| !own.contains(name));
        let name = free.unwrap_or_default();
        own.push(name.clone());
        all.push(Expr::str(name));
    }
    all
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
    let programs = model.programs.get(environment).map_or(&[][..], Vec::as_slice);
    let mut all = Vec::new();
    for program in programs {
        all.append(&mut mounts(model, *program));
    }
    all
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
    for (mount, names) in mounts.iter().zip(names(storage.settings, &mounts)) {
        share(storage, mount, &account, names, module);
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

fn share(
    storage: &Storage<'_>,
    mount: &Mount<'_>,
    account: &Expr,
    [share_name, storage_name]: [Expr; 2],
    module: &mut ModuleContext<'_>,
) {
    let share = format!("shares_{}", mount.output());
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
