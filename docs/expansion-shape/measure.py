#!/usr/bin/env python3
"""Measures candidate shapes of the expansion: docs/expansion-shape.md has the results.

  measure.py                    compile time of each shape at 100, 400, 800 and 1,600 declarations
  measure.py --messages         what rustc says about six mistakes in each shape
  measure.py --ide PROBE.py     completion at the end of 75, 150, 300 declarations; PROBE.py drives a
                                rust-analyzer without a window: `PROBE.py run WORKSPACE --probes F --json OUT`

Each shape is written as the text that the macro would expand to, against a small library of that
shape. Processor time is user and system of the last crate, least of three, less an empty program.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import tempfile

COMMON = """
use std::cell::RefCell;
pub mod keyword { pub enum identity {} pub enum keyvault {} pub enum storage {} pub enum blob_container {} }
#[derive(Clone, Copy)] pub enum Sku { Standard, Premium }
#[derive(Clone, Copy)] pub enum Tier { Hot, Cool }
pub trait IntoValue<T> { fn value(self) -> Value; }
pub enum Value { Text(String), Int(i64), Bool(bool) }
impl IntoValue<Sku> for Sku { fn value(self) -> Value { Value::Int(self as i64) } }
impl IntoValue<Tier> for Tier { fn value(self) -> Value { Value::Int(self as i64) } }
impl IntoValue<i64> for i32 { fn value(self) -> Value { Value::Int(self as i64) } }
impl IntoValue<bool> for bool { fn value(self) -> Value { Value::Bool(self) } }
impl IntoValue<String> for &str { fn value(self) -> Value { Value::Text(self.into()) } }
"""

# Shape C: Copy handles that borrow the builder, one type per kind.
BORROWED = COMMON + """
#[derive(Default)] pub struct Builder { log: RefCell<Vec<(u32, Value)>> }
#[derive(Clone, Copy)] pub struct Node<'a> { app: &'a Builder, id: u32 }
impl<'a> Node<'a> { fn set(self, v: Value) { self.app.log.borrow_mut().push((self.id, v)); } }
pub trait Declare<'a> { type Handle; fn declare(app: &'a Builder, name: &str) -> Self::Handle; }
pub trait ChildOf<'a, P> { type Handle; fn declare(parent: P, name: &str) -> Self::Handle; }
#[diagnostic::on_unimplemented(message = "`{Self}` cannot hold a role")]
pub trait Principal<'a> { fn node(self) -> Node<'a>; }
impl Builder {
    pub fn new() -> Self { Self::default() }
    pub fn add<'a, K: Declare<'a>>(&'a self, name: &str) -> K::Handle { K::declare(self, name) }
    fn push(&self, name: &str) -> Node<'_> { self.log.borrow_mut().push((0, Value::Text(name.into()))); Node { app: self, id: self.log.borrow().len() as u32 } }
}
#[derive(Clone, Copy)] pub struct Role<'a> { owner: Node<'a>, target: Node<'a> }
impl Role<'_> { pub fn grant(self) { self.target.set(Value::Int(self.owner.id as i64)); } }
macro_rules! kind {
    ($Kind:ident $keyword:ident $Choices:ident { $($choice:ident: $ty:ident),* } $Roles:ident { $($role:ident)* } { $($setting:ident: $sty:ty),* }) => {
        #[derive(Clone, Copy)] pub struct $Choices { $(pub $choice: $ty),* }
        #[derive(Clone, Copy)] pub struct $Kind<'a> { node: Node<'a>, pub choices: $Choices }
        impl<'a> Declare<'a> for keyword::$keyword { type Handle = $Kind<'a>; fn declare(app: &'a Builder, name: &str) -> $Kind<'a> { $Kind { node: app.push(name), choices: $Choices { $($choice: $ty::$choice),* } } } }
        pub struct $Roles<'a> { $(pub $role: Role<'a>),* }
        impl<'a> $Kind<'a> {
            $(pub fn $setting(self, v: impl IntoValue<$sty>) -> Self { self.node.set(v.value()); self })*
            pub fn add<K: ChildOf<'a, Self>>(self, name: &str) -> K::Handle { K::declare(self, name) }
            pub fn with_role_assignments(self, who: WHO) -> $Roles<'a> { let r = Role { owner: who.node(), target: self.node }; $Roles { $($role: r),* } }
        }
    };
}
kind!(Identity identity IdentityChoices { } IdentityRoles { ManagedIdentityOperator } { });
kind!(KeyVault keyvault VaultChoices { Standard: Sku, Premium: Sku } VaultRoles { KeyVaultReader KeyVaultSecretsUser Reader } { sku: Sku, days: i64 });
kind!(Storage storage StorageChoices { Hot: Tier, Cool: Tier } StorageRoles { StorageBlobDataReader StorageBlobDataOwner Reader } { tier: Tier, shared_key: bool });
impl<'a> Principal<'a> for Identity<'a> { fn node(self) -> Node<'a> { self.node } }
IDENTITY_NODE
#[derive(Clone, Copy)] pub struct Container<'a> { node: Node<'a> }
impl<'a> Container<'a> { pub fn public(self, v: impl IntoValue<bool>) { self.node.set(v.value()); } }
impl<'a> ChildOf<'a, Storage<'a>> for keyword::blob_container { type Handle = Container<'a>; fn declare(p: Storage<'a>, name: &str) -> Container<'a> { Container { node: p.node.app.push(name) } } }
"""
CONCRETE = BORROWED.replace("who: WHO", "who: Identity<'a>").replace("who.node()", "who.node").replace("IDENTITY_NODE", "")
BORROWED = BORROWED.replace("who: WHO", "who: impl Principal<'a>").replace("IDENTITY_NODE", "")
# Shape E: the same with handles that own a share of the builder.
SHARED = (BORROWED.replace("#[derive(Clone, Copy)] pub struct Node<'a> { app: &'a Builder, id: u32 }",
                           "#[derive(Clone)] pub struct Node<'a> { app: std::rc::Rc<Builder>, id: u32, p: std::marker::PhantomData<&'a ()> }")
          .replace("pub fn new() -> Self { Self::default() }", "pub fn new() -> std::rc::Rc<Self> { Default::default() }")
          .replace("(&'a self, name: &str) -> K::Handle { K::declare(self, name) }", "(self: &std::rc::Rc<Self>, name: &str) -> K::Handle { K::declare(self, name) }")
          .replace("fn push(&self, name: &str) -> Node<'_>", "fn push<'a>(self: &std::rc::Rc<Self>, name: &str) -> Node<'a>")
          .replace("Node { app: self, id: self.log.borrow().len() as u32 }", "Node { app: self.clone(), id: self.log.borrow().len() as u32, p: std::marker::PhantomData }")
          .replace("app: &'a Builder, name", "app: &std::rc::Rc<Builder>, name")
          .replace("#[derive(Clone, Copy)] pub struct $Kind", "#[derive(Clone)] pub struct $Kind")
          .replace("#[derive(Clone, Copy)] pub struct Role", "#[derive(Clone)] pub struct Role")
          .replace("#[derive(Clone, Copy)] pub struct Container", "#[derive(Clone)] pub struct Container")
          .replace("fn set(self", "fn set(&self").replace("(self, v: impl IntoValue<$sty>) -> Self { self.node.set(v.value()); self }", "(&self, v: impl IntoValue<$sty>) -> &Self { self.node.set(v.value()); self }")
          .replace("pub fn add<K: ChildOf<'a, Self>>(self,", "pub fn add<K: ChildOf<'a, Self>>(&self,").replace("K::declare(self, name) }\n            pub fn with", "K::declare(self.clone(), name) }\n            pub fn with")
          .replace("with_role_assignments(self, who: impl Principal<'a>)", "with_role_assignments(&self, who: &impl Principal<'a>)")
          .replace("target: self.node };", "target: self.node.clone() };").replace("$($role: r),*", "$($role: r.clone()),*")
          .replace("fn node(self) -> Node<'a>;", "fn node(&self) -> Node<'a>;").replace("fn node(self) -> Node<'a> { self.node }", "fn node(&self) -> Node<'a> { self.node.clone() }"))

# Shape B: ids, and every call goes through the builder.
IDS = COMMON + """
use std::marker::PhantomData;
#[derive(Default)] pub struct App { log: Vec<(u32, Value)> }
pub struct Ref<K>(u32, PhantomData<K>);
impl<K> Clone for Ref<K> { fn clone(&self) -> Self { *self } }
impl<K> Copy for Ref<K> {}
pub trait Kind: Sized { type Settings<'a>; fn settings<'a>(app: &'a mut App, id: u32) -> Self::Settings<'a>; type Roles; const ROLES: Self::Roles; }
pub trait Child<P> {}
impl Child<keyword::storage> for keyword::blob_container {}
#[derive(Clone, Copy)] pub struct Role<K>(u32, PhantomData<K>);
impl App {
    pub fn new() -> Self { Self::default() }
    pub fn add<K>(&mut self, name: &str) -> Ref<K> { self.log.push((0, Value::Text(name.into()))); Ref(self.log.len() as u32, PhantomData) }
    pub fn child<K: Child<P>, P>(&mut self, _: Ref<P>, name: &str) -> Ref<K> { self.add(name) }
    pub fn configure<K: Kind>(&mut self, it: Ref<K>) -> K::Settings<'_> { K::settings(self, it.0) }
    pub fn grant<K>(&mut self, on: Ref<K>, who: Ref<keyword::identity>, role: Role<K>) { self.log.push((on.0 + who.0, Value::Int(role.0 as i64))); }
}
impl<K: Kind> Ref<K> { pub fn roles(self) -> K::Roles { K::ROLES } }
macro_rules! kind {
    ($keyword:ident $S:ident $Choices:ident { $($choice:ident: $ty:ident),* } $Roles:ident { $($role:ident)* } { $($setting:ident: $sty:ty),* }) => {
        pub struct $Choices { $(pub $choice: $ty),* }
        pub struct $S<'a> { app: &'a mut App, id: u32 }
        impl $S<'_> { pub fn choices(&self) -> $Choices { $Choices { $($choice: $ty::$choice),* } } $(pub fn $setting(&mut self, v: impl IntoValue<$sty>) -> &mut Self { self.app.log.push((self.id, v.value())); self })* }
        pub struct $Roles { $(pub $role: Role<keyword::$keyword>),* }
        impl Kind for keyword::$keyword { type Settings<'a> = $S<'a>; fn settings<'a>(app: &'a mut App, id: u32) -> $S<'a> { $S { app, id } } type Roles = $Roles; const ROLES: $Roles = $Roles { $($role: Role(1, PhantomData)),* }; }
    };
}
kind!(keyvault VaultSettings VaultChoices { Standard: Sku, Premium: Sku } VaultRoles { KeyVaultReader KeyVaultSecretsUser Reader } { sku: Sku, days: i64 });
kind!(storage StorageSettings StorageChoices { Hot: Tier, Cool: Tier } StorageRoles { StorageBlobDataReader StorageBlobDataOwner Reader } { tier: Tier, shared_key: bool });
"""

# Shape A: settings and roles are fields.
FIELDS = COMMON + """
use std::marker::PhantomData;
#[derive(Default)] pub struct App { log: RefCell<Vec<(u32, Value)>> }
pub struct Ref<'a, K>(&'a App, u32, PhantomData<K>);
impl<K> Clone for Ref<'_, K> { fn clone(&self) -> Self { *self } }
impl<K> Copy for Ref<'_, K> {}
pub trait Choices { type All; const ALL: Self::All; }
pub struct NoChoices;
impl Choices for i64 { type All = NoChoices; const ALL: NoChoices = NoChoices; }
impl Choices for bool { type All = NoChoices; const ALL: NoChoices = NoChoices; }
pub struct SkuChoices { pub Standard: Sku, pub Premium: Sku }
impl Choices for Sku { type All = SkuChoices; const ALL: SkuChoices = SkuChoices { Standard: Sku::Standard, Premium: Sku::Premium }; }
pub struct TierChoices { pub Hot: Tier, pub Cool: Tier }
impl Choices for Tier { type All = TierChoices; const ALL: TierChoices = TierChoices { Hot: Tier::Hot, Cool: Tier::Cool }; }
pub struct Setting<'a, T> { app: &'a App, id: u32, ty: PhantomData<T> }
impl<T: Choices> Setting<'_, T> { pub fn set(&self, v: impl IntoValue<T>) { self.app.log.borrow_mut().push((self.id, v.value())); } pub fn choices(&self) -> T::All { T::ALL } }
pub trait Kind { type Settings<'a>; fn settings<'a>(app: &'a App, id: u32) -> Self::Settings<'a>; type Roles; const ROLES: Self::Roles; }
pub trait Child<P> {}
impl Child<keyword::storage> for keyword::blob_container {}
#[derive(Clone, Copy)] pub struct Role<K>(u32, PhantomData<K>);
pub trait Principal { fn id(&self) -> u32; }
impl Principal for Ref<'_, keyword::identity> { fn id(&self) -> u32 { self.1 } }
impl App {
    pub fn new() -> Self { Self::default() }
    pub fn declare<K>(&self, name: &str) -> Ref<'_, K> { self.log.borrow_mut().push((0, Value::Text(name.into()))); Ref(self, self.log.borrow().len() as u32, PhantomData) }
    pub fn grant<K>(&self, on: Ref<'_, K>, who: impl Principal, role: Role<K>) { self.log.borrow_mut().push((on.1 + who.id(), Value::Int(role.0 as i64))); }
}
impl<'a, K: Kind> Ref<'a, K> { pub fn body(self) -> K::Settings<'a> { K::settings(self.0, self.1) } pub fn roles(self) -> K::Roles { K::ROLES } pub fn child<C: Child<K>>(self, name: &str) -> Ref<'a, C> { self.0.declare(name) } }
macro_rules! kind {
    ($keyword:ident $S:ident $Roles:ident { $($role:ident)* } { $($setting:ident: $sty:ty),* }) => {
        pub struct $S<'a> { $(pub $setting: Setting<'a, $sty>),* }
        pub struct $Roles { $(pub $role: Role<keyword::$keyword>),* }
        impl Kind for keyword::$keyword { type Settings<'a> = $S<'a>; fn settings<'a>(app: &'a App, id: u32) -> $S<'a> { $S { $($setting: Setting { app, id, ty: PhantomData }),* } } type Roles = $Roles; const ROLES: $Roles = $Roles { $($role: Role(1, PhantomData)),* }; }
    };
}
kind!(keyvault VaultSettings VaultRoles { KeyVaultReader KeyVaultSecretsUser Reader } { sku: Sku, days: i64 });
kind!(storage StorageSettings StorageRoles { StorageBlobDataReader StorageBlobDataOwner Reader } { tier: Tier, shared_key: bool });
"""

# Shape D: a closure per body.
CLOSURES = BORROWED + """
impl Builder {
    pub fn configure<T: Copy>(&self, handle: T, body: impl FnOnce(T)) { body(handle) }
}
"""


def borrowed(n, in_place=True, amp=""):
    declare, settings = [], []
    for i in range(n // 3):
        d = [f'let id_{i} = app.add::<identity>("id-{i}");',
             f'let vault_{i} = app.add::<keyvault>("vault-{i}");',
             f'let data_{i} = app.add::<storage>("data-{i}");']
        s = [f'vault_{i}.sku(vault_{i}.choices.Premium);', f'vault_{i}.days(9);',
             f'vault_{i}.with_role_assignments({amp}id_{i}).KeyVaultSecretsUser.grant();',
             f'data_{i}.tier(data_{i}.choices.Cool);', f'data_{i}.shared_key(true);',
             f'data_{i}.add::<blob_container>("photos");',
             f'data_{i}.with_role_assignments({amp}id_{i}).StorageBlobDataReader.grant();']
        if in_place:
            declare += d + s
        else:
            declare += d
            settings += s
    return "let app = Builder::new();", declare + settings


def children_kept(n):
    head, lines = borrowed(n)
    out = []
    for line in lines:
        if "let data_" in line:
            name = line.split()[1]
            out.append(f"let {name} = {{ struct Children<This, photos> {{ this: This, photos: photos }} let this = "
                       + line.split("= ", 1)[1][:-1] + '; Children { this, photos: this.add::<blob_container>("photos") } };')
        elif "blob_container" not in line:
            out.append(line.replace("data_", "data_") if "data_" not in line else
                       __import__("re").sub(r"(data_\d+)\.", r"\1.this.", line))
    return head, out


def ids(n):
    lines = []
    for i in range(n // 3):
        lines += [f'let id_{i} = app.add::<identity>("id-{i}");', f'let vault_{i} = app.add::<keyvault>("vault-{i}");',
                  f'{{ let mut p = app.configure(vault_{i}); p.sku(p.choices().Premium); p.days(9); }}',
                  f'app.grant(vault_{i}, id_{i}, vault_{i}.roles().KeyVaultSecretsUser);',
                  f'let data_{i} = app.add::<storage>("data-{i}");',
                  f'{{ let mut p = app.configure(data_{i}); p.tier(p.choices().Cool); p.shared_key(true); }}',
                  f'app.child::<blob_container, _>(data_{i}, "photos");',
                  f'app.grant(data_{i}, id_{i}, data_{i}.roles().StorageBlobDataReader);']
    return "let mut app = App::new();", lines


def fields(n):
    lines = []
    for i in range(n // 3):
        lines += [f'let id_{i} = app.declare::<identity>("id-{i}");', f'let vault_{i} = app.declare::<keyvault>("vault-{i}");',
                  f'{{ let p = vault_{i}.body(); {{ let s = &p.sku; s.set(s.choices().Premium); }} {{ let s = &p.days; s.set(9); }} }}',
                  f'app.grant(vault_{i}, id_{i}, vault_{i}.roles().KeyVaultSecretsUser);',
                  f'let data_{i} = app.declare::<storage>("data-{i}");',
                  f'{{ let p = data_{i}.body(); {{ let s = &p.tier; s.set(s.choices().Cool); }} {{ let s = &p.shared_key; s.set(true); }} }}',
                  f'data_{i}.child::<blob_container>("photos");',
                  f'app.grant(data_{i}, id_{i}, data_{i}.roles().StorageBlobDataReader);']
    return "let app = App::new();", lines


def closures(n):
    lines = []
    for i in range(n // 3):
        lines += [f'let id_{i} = app.add::<identity>("id-{i}");', f'let vault_{i} = app.add::<keyvault>("vault-{i}");',
                  f'app.configure(vault_{i}, |v| {{ v.sku(v.choices.Premium); v.days(9); v.with_role_assignments(id_{i}).KeyVaultSecretsUser.grant(); }});',
                  f'let data_{i} = app.add::<storage>("data-{i}");',
                  f'app.configure(data_{i}, |d| {{ d.tier(d.choices.Cool); d.shared_key(true); d.add::<blob_container>("photos"); d.with_role_assignments(id_{i}).StorageBlobDataReader.grant(); }});']
    return "let app = Builder::new();", lines


SHAPES = {
    "A  settings and roles as fields": (FIELDS, fields),
    "B  ids, calls through &mut app": (IDS, ids),
    "C  borrowed Copy handles, calls in place": (BORROWED, borrowed),
    "C2 the same, principal a concrete type": (CONCRETE, borrowed),
    "C3 the same, all declarations first": (BORROWED, lambda n: borrowed(n, in_place=False)),
    "C4 the same, children kept in a struct": (BORROWED, children_kept),
    "D  a closure per body": (CLOSURES, closures),
    "E  Rc handles": (SHARED, lambda n: borrowed(n, amp="&")),
}
ALLOW = "#![allow(unused, non_camel_case_types, non_snake_case, path_statements)]\n"


def program(shape, n, broken=None):
    head, lines = SHAPES[shape][1](n)
    text = "\n    ".join([head] + lines)
    if broken:
        old, new = broken
        assert old in text, (shape, old)
        text = text.replace(old, new, 1)
    return f"{ALLOW}use mock::*;\nuse mock::keyword::*;\nfn main() {{\n    {text}\n    /*end*/\n}}\n"


class Workspace:
    def __init__(self, root, shape):
        self.root, self.shape = root / shape[:2].strip(), shape
        (self.root / "src").mkdir(parents=True)
        (self.root / "mock/src").mkdir(parents=True)
        (self.root / "mock/src/lib.rs").write_text(ALLOW + SHAPES[shape][0])
        (self.root / "mock/Cargo.toml").write_text('[package]\nname = "mock"\nversion = "0.0.0"\nedition = "2024"\n')
        (self.root / "Cargo.toml").write_text('[package]\nname = "shape"\nversion = "0.0.0"\nedition = "2024"\n'
                                              '[dependencies]\nmock = { path = "mock" }\n[workspace]\n')

    def write(self, text):
        (self.root / "src/main.rs").write_text(text)

    def cargo(self, *arguments):
        return subprocess.run(["cargo", *arguments, "-q"], cwd=self.root, capture_output=True, text=True,
                              env={**os.environ, "CARGO_INCREMENTAL": "0"})

    def seconds(self, command, text):
        least = float("inf")
        for run in range(3):
            self.write(text + f"// {run}\n")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            result = self.cargo(command)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            assert result.returncode == 0, result.stderr[:2000]
            least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return least


def compile_times(root):
    sizes = (99, 399, 798, 1599)
    print(f"{'shape':<42}" + "".join(f"{'check ' + str(n):>12}" for n in sizes) + "".join(f"{'build ' + str(n):>12}" for n in sizes))
    for shape in SHAPES:
        workspace = Workspace(root, shape)
        cells = ""
        for command in ("check", "build"):
            empty = workspace.seconds(command, ALLOW + "fn main() {}\n")
            for n in sizes:
                cells += f"{workspace.seconds(command, program(shape, n)) - empty:>12.2f}"
        print(f"{shape:<42}{cells}", flush=True)


MISTAKES = {
    "misspelt setting": ("days", "dyas"), "misspelt role": ("KeyVaultSecretsUser", "KeyVaultSecretUser"),
    "role of another kind": ("KeyVaultSecretsUser", "StorageBlobDataReader"), "misspelt choice": ("Premium", "Premum"),
}


def messages(root):
    for shape in SHAPES:
        workspace = Workspace(root, shape)
        mistakes = dict(MISTAKES)
        text = program(shape, 3)
        mistakes["wrong value type"] = ("(9)", '("nine")')
        mistakes["a vault as the principal"] = (("id_0, vault_0.roles()", "vault_0, vault_0.roles()") if "grant(vault_0" in text
                                                else ("assignments(&id_0", "assignments(&vault_0") if "&id_0" in text else ("assignments(id_0", "assignments(vault_0"))
        for name, broken in mistakes.items():
            workspace.write(program(shape, 3, broken))
            error = workspace.cargo("check").stderr
            first = [line for line in error.splitlines() if line.startswith("error")]
            help_ = [line.strip() for line in error.splitlines() if "help:" in line or "available fields" in line]
            print(f"{shape[:2]} {name:<26} {' / '.join(first[:-1])[:150]}  {help_[0] if help_ else ''}"[:260])


def ide(root, probe):
    sizes = (75, 150, 300)
    print(f"{'shape':<42}" + "".join(f"{n:>10}" for n in sizes) + "   ms, median of five")
    for shape in SHAPES:
        cells = ""
        workspace = Workspace(root, shape)
        for n in sizes:
            workspace.write(program(shape, n))
            last = n // 3 - 1
            where = "p.dy$0" if shape[0] in "AB" else f"vault_{last}.da$0"
            body = (f"{{ let p = vault_{last}.body(); p.da$0 }}" if shape[0] == "A" else
                    f"{{ let mut p = app.configure(vault_{last}); p.da$0 }}" if shape[0] == "B" else
                    f"app.configure(vault_{last}, |v| {{ v.da$0 }});" if shape[0] == "D" else f"vault_{last}.da$0")
            # Another statement each time: a body that only moved is not inferred again.
            probes = [{"name": f"p{k}", "file": "src/main.rs", "kind": "completion", "expect": ["days"],
                       "edit": {"find": "/*end*/", "with": f"let edit_{k} = {k}u8; " + body}} for k in range(5)]
            (root / "probes.json").write_text(json.dumps(probes))
            out = root / "out.json"
            subprocess.run(["python3", probe, "run", str(workspace.root), "--probes", str(root / "probes.json"), "--json", str(out)],
                           capture_output=True, text=True)
            times = sorted(found_ms(json.loads(out.read_text()))) if out.exists() else []
            cells += f"{times[len(times) // 2] if times else float('nan'):>10.0f}"
            out.unlink(missing_ok=True)
        print(f"{shape:<42}{cells}", flush=True)


def found_ms(value):
    """Every `ms` in the answer, whatever its shape."""
    if isinstance(value, dict):
        if isinstance(value.get("ms"), (int, float)):
            yield value["ms"]
        for inner in value.values():
            yield from found_ms(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from found_ms(inner)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", action="store_true")
    parser.add_argument("--ide", metavar="PROBE.py")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.messages:
            messages(pathlib.Path(folder))
        elif arguments.ide:
            ide(pathlib.Path(folder), arguments.ide)
        else:
            compile_times(pathlib.Path(folder))
