#!/usr/bin/env python3
"""The editor in long blocks, and letter by letter. docs/editor.md has the results.

  measure.py typing  PROBE.py WORKSPACE   a resource is typed into an example: at each letter a name
                                          above, a name below and a rename must answer
  measure.py latency PROBE.py WORKSPACE   one completion at the end of 75, 150, 300 and 600 resources, of a
                                          block and of the same builder calls by hand; fails if it takes
                                          longer (LONGEST_MS at 300, 150 where it is not set), or
                                          grows more, than it may

PROBE.py drives a rust-analyzer without a window: `PROBE.py run WORKSPACE --probes F --json OUT`.
WORKSPACE is this repository.
"""
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

EXAMPLE = "examples/src/bin/storage-and-registry.rs"
PLACE = "        output photos_endpoint"
INDENT = 8
TYPED = """        keyvault archive {
            sku: Premium;
            secret key = signing_key;
            tags { owner: "payments"; }
            roles: api_id => [KeyVaultReader, Reader];
        }
"""


def probe(tool, workspace, probes, out=None):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "probes.json"
        file.write_text(json.dumps(probes))
        extra = ["--json", str(out)] if out else []
        return subprocess.run([sys.executable, tool, "run", str(workspace), "--probes", str(file), *extra],
                              capture_output=True, text=True)


def typing(tool, workspace):
    probes = []
    for end in range(INDENT, len(TYPED) + 1):
        # An editor closes what is opened.
        text = TYPED[:end]
        closed = "}" * max(0, text.count("{") - text.count("}"))
        quotes = '"' if text.count('"') % 2 else ""
        brackets = "]" if text.count("[") > text.count("]") else ""
        edit = {"find": PLACE, "with": f"{text}{quotes}{brackets}{closed}\n{PLACE}"}
        name = repr(text[-12:])
        probes += [
            {"name": f"above, after {name}", "file": EXAMPLE, "kind": "definition", "edit": edit,
             "at": "roles: api_i$0d => KeyVaultSecretsUser", "expect": [{"at": "identity api$0_id"}]},
            {"name": f"below, after {name}", "file": EXAMPLE, "kind": "hover", "edit": edit,
             "at": "images.login_ser$0ver", "expect": ["host name"]},
            {"name": f"rename, after {name}", "file": EXAMPLE, "kind": "rename", "edit": edit,
             "at": "identity build$0_id", "new_name": "builder_id", "expect": ["builder_id"]},
        ]
    result = probe(tool, workspace, probes)
    for line in (result.stdout + result.stderr).splitlines():
        if not line.startswith("PASS"):
            print(line[:240])
    print(f"{len(probes)} probes, three for each of {len(probes) // 3} letters")
    return result.returncode


BLOCK = """        identity id_{n};
        keyvault vault_{n} {{ sku: Premium; soft_delete_retention_days: 30; roles: id_{n} => KeyVaultSecretsUser; }}
        storage data_{n} {{ access_tier: Cool; blob_container photos_{n}; roles: id_{n} => StorageBlobDataReader; }}
"""
HAND = """    let id_{n} = app.add_user_assigned_identity("id-{n}");
    let vault_{n} = app.add_key_vault("vault-{n}");
    vault_{n}.sku(VaultSku::Premium);
    vault_{n}.soft_delete_retention_days(30);
    vault_{n}.with_role_assignments(id_{n}).KeyVaultSecretsUser.grant();
    let data_{n} = app.add_storage("data-{n}");
    data_{n}.access_tier(AccessTier::Cool);
    data_{n}.add_blob_container("photos-{n}");
    data_{n}.with_role_assignments(id_{n}).StorageBlobDataReader.grant();
"""


def programs(count):
    numbers = range(count // 3)
    block = ("fn main() -> std::process::ExitCode {\n    app_model::distributed_app! {\n"
             + "".join(BLOCK.format(n=n) for n in numbers) + "        /*end*/\n    }\n    .run()\n}\n")
    hand = ("use app_model::kinds::{key_vault::VaultSku, storage::AccessTier};\n"
            "fn main() -> std::process::ExitCode {\n    let app = app_model::Builder::new();\n"
            + "".join(HAND.format(n=n) for n in numbers) + "    /*end*/\n    app.run()\n}\n")
    # Another edit each time: a body that only moved is not inferred again.
    in_block = [f"keyvault last {{ soft_delete_retention_days: {7 + k}; pur$0 }}" for k in range(8)]
    by_hand = [f'let last = app.add_key_vault("last"); last.soft_delete_retention_days({7 + k}); last.pur$0' for k in range(8)]
    return (("block", block, in_block), ("by hand", hand, by_hand))


# Milliseconds at 300 resources, and how much more than by hand a block may grow from 75 to 600: the
# same, but for noise.
LONGEST = int(os.environ.get("LONGEST_MS", "150"))
GROWTH = 1.15


def latency(tool, workspace):
    sizes = (75, 150, 300, 600)
    table = {"block": [], "by hand": []}
    for count in sizes:
        for form, text, edits in programs(count):
            with tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                (root / "src").mkdir()
                (root / "Cargo.toml").write_text(
                    '[package]\nname = "long"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n'
                    f'[dependencies]\napp-model = {{ path = "{pathlib.Path(workspace).resolve()}/app-model" }}\n')
                (root / "src/main.rs").write_text(text)
                probes = [{"name": f"edit {k}", "file": "src/main.rs", "kind": "completion", "expect": ["purge_protection"],
                           "edit": {"find": "/*end*/", "with": edit}} for k, edit in enumerate(edits)]
                result = probe(tool, root, probes)
                times = [float(ms) for ms in re.findall(r"^PASS.*?([\d.]+) ms", result.stdout, re.M)]
                if len(times) < len(edits):
                    sys.exit(f"{form}, {count}: {len(times)} of {len(edits)} completions\n{result.stdout}{result.stderr}")
                # The first request of a server reads the other crates.
                table[form].append(statistics.median(times[1:]))
    print("| one completion, ms | " + " | ".join(f"{count}" for count in sizes) + " |\n|---|" + "---|" * len(sizes))
    for form, times in table.items():
        print(f"| {form} | " + " | ".join(f"{ms:.0f}" for ms in times) + " |")
    at_300 = table["block"][sizes.index(300)]
    growth, by_hand = (times[-1] / times[0] for times in table.values())
    print(f"at 300 resources {at_300:.0f} ms of {LONGEST}; from 75 to 600 {growth:.1f} times, by hand {by_hand:.1f} times")
    return int(at_300 > LONGEST or growth > by_hand * GROWTH)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("typing", "latency"):
        sys.exit(__doc__)
    sys.exit({"typing": typing, "latency": latency}[sys.argv[1]](sys.argv[2], sys.argv[3]))
