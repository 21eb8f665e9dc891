//! The entries of programs: `project.v1` and `container.v1`.

use crate::compute::{Ports, Program, endpoints, variables};
use crate::json::{Json, Map, json};
use crate::model::{BuildNode, Content, Model, MountKind, NodeId, Part, Source};
use crate::publish::dockerfile_path;

/// A program with its deployment, if it is deployed.
pub(super) fn entry(
    model: &Model,
    id: NodeId,
    deployment: Option<Json>,
    ports: &mut Ports,
) -> Json {
    let mut entry = Map::new();
    let Some(compute) = model[id].compute() else { return entry.into() };
    let version = |with: bool| if with { "v1" } else { "v0" };
    match &compute.source {
        Source::Image(image) => {
            let ty = format!("container.{}", version(deployment.is_some()));
            entry.insert("type".to_owned(), ty.into());
            entry.insert("image".to_owned(), image.clone().into());
        }
        Source::Project(path) if compute.source.is_dotnet() => {
            let ty = format!("project.{}", version(deployment.is_some()));
            entry.insert("type".to_owned(), ty.into());
            entry.insert("path".to_owned(), path.clone().into());
        }
        Source::Project(folder) | Source::Command { folder, .. } => {
            entry.insert("type".to_owned(), "container.v1".into());
            entry.insert("build".to_owned(), build(model, id, &compute.build, folder).into());
        }
        Source::Missing => {}
    }
    if let Some(deployment) = deployment {
        entry.insert("deployment".to_owned(), deployment);
    }
    if let Some(entrypoint) = &compute.entrypoint {
        entry.insert("entrypoint".to_owned(), entrypoint.placeholder(model).into());
    }
    if !compute.arguments.is_empty() {
        let arguments: Vec<Json> =
            compute.arguments.iter().map(|value| value.placeholder(model).into()).collect();
        entry.insert("args".to_owned(), arguments.into());
    }
    // The entry of a .NET project has no place for them.
    if !compute.source.is_dotnet() {
        for kind in [MountKind::Bind, MountKind::Volume] {
            mounts(model, id, kind, &mut entry);
        }
    }
    let env: Map = variables(model, id)
        .into_iter()
        .map(|(name, value)| (name, value.placeholder(model).into()))
        .collect();
    if !env.is_empty() {
        entry.insert("env".to_owned(), env.into());
    }
    let bindings = bindings(model, id, ports);
    if !bindings.is_empty() {
        entry.insert("bindings".to_owned(), bindings.into());
    }
    entry.into()
}

fn build(model: &Model, id: NodeId, build: &BuildNode, folder: &str) -> Map {
    let dockerfile = match (&build.dockerfile, &build.text) {
        (Some(path), _) => path.clone(),
        (None, Some(_)) => dockerfile_path(&model[id].name),
        (None, None) => format!("{}/Dockerfile", folder.trim_end_matches('/')),
    };
    let mut written = Map::new();
    written.insert("context".to_owned(), folder.into());
    written.insert("dockerfile".to_owned(), dockerfile.into());
    if let Some(stage) = &build.stage {
        written.insert("stage".to_owned(), stage.clone().into());
    }
    let arguments: Map = build
        .arguments
        .iter()
        .map(|(name, value)| (name.clone(), value.placeholder(model).into()))
        .collect();
    let secrets: Map = build
        .secrets
        .iter()
        .map(|(id, value)| {
            (id.clone(), json!({ "type": "env", "value": value.placeholder(model) }))
        })
        .collect();
    for (name, map) in [("args", arguments), ("secrets", secrets)] {
        if !map.is_empty() {
            written.insert(name.to_owned(), map.into());
        }
    }
    written
}

fn mounts(model: &Model, id: NodeId, wanted: MountKind, entry: &mut Map) {
    let (list, from) = match wanted {
        MountKind::Bind => ("bindMounts", "source"),
        MountKind::Volume => ("volumes", "name"),
    };
    let mut mounts = Vec::new();
    for &child in &model[id].children {
        let Content::Part(Part::Mount(mount)) = &model[child].content else { continue };
        if mount.kind != wanted {
            continue;
        }
        let source = match wanted {
            MountKind::Bind => mount.source.clone(),
            MountKind::Volume => Some(model.azure_name(child).to_owned()),
        };
        let mut written = Map::new();
        for (key, text) in [(from, source), ("target", mount.path.clone())] {
            if let Some(text) = text {
                written.insert(key.to_owned(), text.into());
            }
        }
        written.insert("readOnly".to_owned(), mount.read_only.into());
        mounts.push(Json::from(written));
    }
    if !mounts.is_empty() {
        entry.insert(list.to_owned(), mounts.into());
    }
}

fn bindings(model: &Model, id: NodeId, ports: &mut Ports) -> Map {
    let mut bindings = Map::new();
    for resolved in endpoints(model, id, ports) {
        let mut binding = Map::new();
        binding.insert("scheme".to_owned(), resolved.endpoint.scheme.into());
        binding.insert("protocol".to_owned(), "tcp".into());
        binding.insert("transport".to_owned(), resolved.endpoint.transport().into());
        if resolved.exposed != resolved.target
            && let Some(port) = resolved.exposed
        {
            binding.insert("port".to_owned(), port.into());
        }
        if let Some(port) = resolved.target {
            binding.insert("targetPort".to_owned(), port.into());
        }
        if resolved.endpoint.external {
            binding.insert("external".to_owned(), true.into());
        }
        bindings.insert(resolved.name.to_owned(), binding.into());
    }
    bindings
}

/// What the environment adds to a program's name for its module.
pub(super) fn suffix(model: &Model, id: NodeId) -> &'static str {
    Program::of(model, id)
        .and_then(Program::runs_in)
        .map_or("program", |environment| environment.suffix())
}
