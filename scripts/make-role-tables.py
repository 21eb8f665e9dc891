#!/usr/bin/env python3
"""Makes app-model/src/roles/{tables,contained,reach}.rs from app-model/data/{roles,permissions}.json.

  scripts/make-role-tables.py           writes the files
  scripts/make-role-tables.py --check   exit status 1 if a file is not what would be written

Each kind of the data that has roles of its own gets a table, so that a new kind finds its roles there. Which role
contains which is computed from the permissions that Azure publishes.
"""
import functools
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "app-model/data/roles.json"
PERMISSIONS = ROOT / "app-model/data/permissions.json"
BUILT_IN = "https://learn.microsoft.com/azure/role-based-access-control/built-in-roles"
# The general roles with which rights can be given to others; `app_model::roles::privileged` has a type for each.
PRIVILEGED = {"Owner", "UserAccessAdministrator", "RoleBasedAccessControlAdministrator"}
TABLES = ROOT / "app-model/src/roles/tables.rs"
CONTAINED = ROOT / "app-model/src/roles/contained.rs"
REACH = ROOT / "app-model/src/roles/reach.rs"
# What programs work with, and the operations on it.
DATA_OPERATIONS = {
    "blobs": "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*",
    "queues": "Microsoft.Storage/storageAccounts/queueServices/queues/messages/*",
    "tables": "Microsoft.Storage/storageAccounts/tableServices/tables/entities/*",
    "the values of secrets": "Microsoft.KeyVault/vaults/secrets/getSecret/action",
}

# How the kinds of this library are added, and a role that is often granted on each.
ADDED = {
    "UserAssignedIdentity": ('add_user_assigned_identity("worker-id")', "ManagedIdentityOperator"),
    "KeyVault": ('add_key_vault("secrets")', "KeyVaultSecretsUser"),
    "Storage": ('add_storage("data")', "StorageBlobDataReader"),
    "LogAnalyticsWorkspace": ('add_log_analytics_workspace("logs")', "LogAnalyticsReader"),
    "ApplicationInsights": ('add_application_insights("telemetry")', "MonitoringMetricsPublisher"),
    "ContainerRegistry": ('add_container_registry("images")', "AcrPull"),
    "ContainerAppEnvironment": ('add_container_app_environment("env")', "ContainerAppReader"),
    "AppServiceEnvironment": ('add_app_service_environment("sites")', "WebPlanContributor"),
}


def role_line(role: dict) -> str:
    return (f'        /// {role["azure_name"]}.\n'
            f'        {role["name"]} = "{role["id"]}", "{role["azure_name"]}";\n')


def example(struct: str, kind: str, own: list[dict], defaults: list[str]) -> list[str]:
    """The docs of a table after their first line."""
    if kind not in ADDED:
        names = [role["name"] for role in own]
        small = [name for name in names if name in defaults and not name.endswith(("Owner", "Contributor"))]
        small += [name for name in names if re.search("Reader|Receiver|Sender|Monitoring|SqlDB", name)]
        role = (small + names)[0]
        return ["For a kind that another crate adds:",
                f"[`role_target!`](crate::role_target)`(YourKind, {struct});`", "",
                "```", "use app_model::kinds::identity::Identity;",
                "use app_model::{RoleTarget, roles::" + struct + "};", "",
                "fn grant<'app, T>(who: Identity<'app>, target: T)", "where",
                f"    T: RoleTarget<'app, Roles = {struct}<'app>>,", "{",
                "    let roles = who.with_role_assignments(target);", f"    roles.{role}.grant();", "}", "```"]
    added, role = ADDED[kind]
    return [f"In a block: `roles: api_id => {role};`", "",
            "```", "use app_model::{Builder, roles::" + struct + "};", "",
            "let app = Builder::new();", 'let api_id = app.add_user_assigned_identity("api-id");',
            f"let target = app.{added};",
            f"let roles: {struct}<'_> = target.with_role_assignments(api_id);",
            f"roles.{role}.grant();", "# assert!(app.build().is_ok());", "```"]


def table(data: dict, kind: str) -> str:
    by_kind = {entry["kind"]: entry for entry in data["kinds"]}
    entry, general = by_kind[kind], by_kind["General"]
    struct, noun = f"{kind}Roles", f"`{entry['bicep_type']}`"
    taken = {role["name"] for role in general["roles"]}
    # Default roles first: the compiler lists the first few when a role does not exist.
    own = sorted((role for role in entry["roles"] if role["name"] not in taken),
                 key=lambda role: role["name"] not in entry["default_roles"])
    text = "crate::role_table! {\n"
    text += f"    /// The roles that can be granted on {noun}.\n    ///\n"
    text += "".join(f"    /// {line}".rstrip() + "\n" for line in example(struct, kind, own, entry["default_roles"]))
    text += f"    ///\n    /// In Azure: <{BUILT_IN}>.\n"
    text += f"    pub struct {struct} {{\n" + "".join(map(role_line, own)) + "    }\n"
    for section, chosen in (("general", False), ("privileged", True)):
        roles = (role for role in general["roles"] if (role["name"] in PRIVILEGED) == chosen)
        text += f"    {section} {{\n" + "".join(map(role_line, roles)) + "    }\n"
    text += "}\n"
    return text


def covers(pattern: str, actions: str) -> bool:
    """Whether the pattern takes in all that the other one does. In both, `*` is any text."""
    return re.fullmatch(".*".join(map(re.escape, pattern.lower().split("*"))), actions.lower()) is not None


def overlap(one: str, other: str) -> bool:
    """Whether some action fits both patterns."""
    one, other = one.lower(), other.lower()

    @functools.cache
    def rest(i: int, j: int) -> bool:
        if i == len(one) and j == len(other):
            return True
        if i < len(one) and one[i] == "*" and (rest(i + 1, j) or (j < len(other) and rest(i, j + 1))):
            return True
        if j < len(other) and other[j] == "*":
            return rest(i, j + 1) or (i < len(one) and rest(i + 1, j))
        return i < len(one) and j < len(other) and one[i] == other[j] and rest(i + 1, j + 1)

    return rest(0, 0)


def contains(one: dict, other: dict) -> bool:
    """Whether a role has every permission of another one. What is in doubt is not contained."""
    def part(given: str, taken: str) -> bool:
        return all(any(covers(pattern, action) for pattern in one[given])
                   and all(any(covers(less, without) for less in other[taken])
                           for without in one[taken] if overlap(without, action))
                   for action in other[given])
    return (not one.get("conditional") and part("actions", "not_actions")
            and part("data_actions", "not_data_actions"))


def contained(data: dict, permissions: dict) -> str:
    """The roles that contain each role, among those that can stand on the same resource."""
    by_kind = {entry["kind"]: entry for entry in data["kinds"]}
    inside: dict[str, list[str]] = {}
    for entry in data["kinds"]:
        roles = {role["name"]: permissions["roles"][role["id"]]
                 for role in entry["roles"] + by_kind["General"]["roles"]}
        for name, permission in roles.items():
            outer = [other for other in roles if other != name and contains(roles[other], permission)]
            known = inside.setdefault(name, [])
            known += [other for other in outer if other not in known]
    text = "// Made by scripts/make-role-tables.py from app-model/data/permissions.json. Do not edit.\n\n"
    text += "//! Which of Azure's built-in roles contain which.\n//!\n"
    text += f"//! Source: {permissions['source']} ({permissions['date']}).\n\n"
    text += "/// Each role with those that have all of its permissions.\n"
    text += "pub(super) const CONTAINED_IN: &[(&str, &[&str])] = &[\n"
    for name, outer in sorted(inside.items()):
        if outer:
            listed = ", ".join(f'"{other}"' for other in outer)
            text += f'    ("{name}", &[{listed}]),\n'
    return text + "];\n"


def reach(data: dict, permissions: dict) -> str:
    """The roles with any operation on what programs work with."""
    text = "// Made by scripts/make-role-tables.py from app-model/data/permissions.json. Do not edit.\n\n"
    text += "//! Which of Azure's built-in roles reach the data that programs work with.\n//!\n"
    text += f"//! Source: {permissions['source']} ({permissions['date']}).\n\n"
    text += "/// Data, each with the roles that have an operation on it.\n"
    text += "pub(super) const REACHES: &[(&str, &[&str])] = &[\n"
    roles = {role["name"]: permissions["roles"][role["id"]]
             for entry in data["kinds"] for role in entry["roles"]}
    for what, operations in DATA_OPERATIONS.items():
        names = sorted(name for name, role in roles.items()
                       if any(overlap(action, operations) for action in role["data_actions"])
                       and not any(covers(less, operations) for less in role["not_data_actions"]))
        listed = ", ".join(f'"{name}"' for name in names)
        text += f'    ("{what}", &[{listed}]),\n'
    return text + "];\n"


def main() -> int:
    data, permissions = json.loads(DATA.read_text()), json.loads(PERMISSIONS.read_text())
    text = "// Made by scripts/make-role-tables.py from app-model/data/roles.json. Do not edit.\n\n"
    text += "//! Azure's built-in roles by kind.\n//!\n"
    text += f"//! Source: {data['source']} ({data['date']}).\n\n"
    text += "\n".join(table(data, entry["kind"]) for entry in data["kinds"]
                      if entry["roles"] and entry["kind"] != "General")
    status = 0
    for target, text in ((TABLES, text), (CONTAINED, contained(data, permissions)),
                         (REACH, reach(data, permissions))):
        text = subprocess.run(["rustfmt", "--edition", "2024", "--config-path", str(ROOT)],
                              input=text, capture_output=True, text=True, check=True).stdout
        if "--check" not in sys.argv[1:]:
            target.write_text(text)
        elif target.read_text() != text:
            print(f"{target.relative_to(ROOT)} is not what the data makes")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
