#!/usr/bin/env python3
"""Makes app-model/src/roles/tables.rs from app-model/data/roles.json.

  scripts/make-role-tables.py           writes the file
  scripts/make-role-tables.py --check   exit status 1 if the file is not what would be written

Each kind of the data that has roles of its own gets a table, so that a new kind finds its roles there.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "app-model/data/roles.json"
# The general roles with which rights can be given to others; `app_model::roles::privileged` has a type for each.
PRIVILEGED = {"Owner", "UserAccessAdministrator", "RoleBasedAccessControlAdministrator"}
TARGET = ROOT / "app-model/src/roles/tables.rs"

def role_line(role: dict) -> str:
    return (f'        /// {role["azure_name"]}.\n'
            f'        {role["name"]} = "{role["id"]}", "{role["azure_name"]}";\n')


def table(data: dict, kind: str) -> str:
    by_kind = {entry["kind"]: entry for entry in data["kinds"]}
    entry, general = by_kind[kind], by_kind["General"]
    struct, noun = f"{kind}Roles", f"`{entry['bicep_type']}`"
    taken = {role["name"] for role in general["roles"]}
    # Default roles first: the compiler lists the first few when a role does not exist.
    own = sorted((role for role in entry["roles"] if role["name"] not in taken),
                 key=lambda role: role["name"] not in entry["default_roles"])
    text = "crate::role_table! {\n"
    text += f"    /// The roles that can be granted on {noun}.\n"
    text += f"    pub struct {struct} {{\n" + "".join(map(role_line, own)) + "    }\n"
    for section, chosen in (("general", False), ("privileged", True)):
        roles = (role for role in general["roles"] if (role["name"] in PRIVILEGED) == chosen)
        text += f"    {section} {{\n" + "".join(map(role_line, roles)) + "    }\n"
    text += "}\n"
    return text


def main() -> int:
    data = json.loads(DATA.read_text())
    text = "// Made by scripts/make-role-tables.py from app-model/data/roles.json. Do not edit.\n\n"
    text += "//! Azure's built-in roles by kind.\n//!\n"
    text += f"//! Source: {data['source']} ({data['date']}).\n\n"
    text += "\n".join(table(data, entry["kind"]) for entry in data["kinds"]
                      if entry["roles"] and entry["kind"] != "General")
    text = subprocess.run(["rustfmt", "--edition", "2024", "--config-path", str(ROOT)],
                          input=text, capture_output=True, text=True, check=True).stdout
    if "--check" in sys.argv[1:]:
        if TARGET.read_text() != text:
            print(f"{TARGET.relative_to(ROOT)} is not what {DATA.relative_to(ROOT)} makes")
            return 1
        return 0
    TARGET.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
