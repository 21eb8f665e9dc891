//! What a block costs the compiler, against the same builder calls by hand: `cargo bench`.
//!
//! Writes packages into a scratch folder, each with one function that declares N things, and
//! measures the processor time (user and system) of `cargo check` and `cargo build` for the last
//! crate only. Also measures the cold build of an application, and an edit-and-publish round.
//! `--short` measures fewer sizes. Needs bash, whose `times` counts thousandths of a second. Fails if
//! a block of the largest size costs more than the budget in `cargo build`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How many times the calls by hand a block may cost, with all checks. Small blocks, which `--short`
/// measures, are mostly other work, so that their ratio says less.
const BUDGET: f64 = 1.25;
const SHORT_BUDGET: f64 = 3.0;

/// What differs between the declarations, besides their numbers.
struct Differences {
    /// What is added to every other name of an identity and of a vault.
    names: [&'static str; 2],
    /// How many values the vaults' number has.
    values: usize,
}

/// Nothing: a literal is then checked once, and the names fit every rule.
const ALIKE: Differences = Differences { names: ["", ""], values: 1 };

/// Names that some rule may find too long, and every value that a vault takes.
const VARIED: Differences = Differences { names: ["_of_the_customers", "_of_clients"], values: 84 };

impl Differences {
    /// The names of the identity and of the vault, and the vault's number.
    fn of(&self, n: usize) -> (String, String, usize) {
        let [identity, vault] = if n.is_multiple_of(2) { self.names } else { ["", ""] };
        (format!("id{identity}_{n}"), format!("vault{vault}_{n}"), 7 + n % self.values)
    }
}

/// The settings, children and grants of both forms are the same.
fn block(count: usize, differences: &Differences) -> String {
    let mut body = String::new();
    for n in 0..count / 3 {
        let (id, vault, days) = differences.of(n);
        let _ = write!(
            body,
            "        identity {id};
        keyvault {vault} {{
            sku: Premium;
            soft_delete_retention_days: {days};
            roles: {id} => KeyVaultSecretsUser;
        }}
        storage data_{n} {{
            access_tier: Cool;
            allow_shared_key_access;
            blob_container photos;
            roles: {id} => StorageBlobDataReader;
        }}
"
        );
    }
    format!(
        "fn main() -> std::process::ExitCode {{
    app_model::distributed_app! {{
{body}    }}
    .run()
}}
"
    )
}

/// What a person would write against the builder.
fn by_hand(count: usize, differences: &Differences) -> String {
    let mut body = String::new();
    for n in 0..count / 3 {
        let (id, vault, days) = differences.of(n);
        let (id_name, vault_name) = (id.replace('_', "-"), vault.replace('_', "-"));
        let _ = write!(
            body,
            "    let {id} = app.add_user_assigned_identity(\"{id_name}\");
    let {vault} = app.add_key_vault(\"{vault_name}\");
    {vault}.sku(VaultSku::Premium);
    {vault}.soft_delete_retention_days({days});
    {vault}.with_role_assignments({id}).KeyVaultSecretsUser.grant();
    let data_{n} = app.add_storage(\"data-{n}\");
    data_{n}.access_tier(AccessTier::Cool);
    data_{n}.allow_shared_key_access(true);
    data_{n}.add_blob_container(\"photos\");
    data_{n}.with_role_assignments({id}).StorageBlobDataReader.grant();
"
        );
    }
    format!(
        "use app_model::Builder;
#[allow(unused_imports)]
use app_model::kinds::{{key_vault::VaultSku, storage::AccessTier}};
fn main() -> std::process::ExitCode {{
    let app = Builder::new();
{body}    app.run()
}}
"
    )
}

/// How many variables each program has.
const VARIABLES: usize = 20;

/// Programs with variables, in a block.
fn programs(count: usize) -> String {
    let mut body = String::new();
    for n in 0..count {
        let _ = write!(
            body,
            "        project p{n}(\"service-{n}\") {{
            reference: secrets;
            endpoint http {{ port: 8080; external; }}
            env {{
"
        );
        for key in 0..VARIABLES {
            let _ = writeln!(body, "                VALUE_{key}: \"{n} {key}\";");
        }
        body.push_str("            }\n        }\n");
    }
    format!(
        "fn main() -> std::process::ExitCode {{
    app_model::distributed_app! {{
        containerapps env;
        keyvault secrets;
{body}    }}
    .run()
}}
"
    )
}

/// The same by hand.
fn programs_by_hand(count: usize) -> String {
    let mut body = String::new();
    for n in 0..count {
        let _ = write!(
            body,
            "    let p{n} = app.add_project(\"p{n}\", \"service-{n}\");
    p{n}.reference(secrets);
    let http_{n} = p{n}.add_endpoint(\"http\");
    http_{n}.port(8080);
    http_{n}.external(true);
    p{n}.env()"
        );
        for key in 0..VARIABLES {
            let _ = write!(body, "\n        .entry(\"VALUE_{key}\", \"{n} {key}\")");
        }
        body.push_str(";\n");
    }
    format!(
        "use app_model::Builder;
fn main() -> std::process::ExitCode {{
    let app = Builder::new();
    app.add_container_app_environment(\"env\");
    let secrets = app.add_key_vault(\"secrets\");
{body}    app.run()
}}
"
    )
}

/// What bash's `times` says of its children, user and system: `0m1.250s 0m0.125s`.
fn seconds(times: &str) -> f64 {
    let fields = times.lines().nth(1).unwrap_or_default().split_whitespace();
    let seconds = fields.filter_map(|field| {
        let (minutes, seconds) = field.strip_suffix('s')?.split_once('m')?;
        Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
    });
    seconds.sum()
}

/// What every crate with a macro like ours is built of.
const MACROS: &str =
    "proc-macro2 = \"1\"\nquote = \"1\"\nsyn = { version = \"3\", features = [\"full\"] }\n";

struct Scratch {
    root: PathBuf,
}

impl Scratch {
    /// A package that depends on the library.
    fn new(name: &str) -> Self {
        let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app-model");
        let library = library.canonicalize().expect("the library");
        Self::with(name, &format!("app-model = {{ path = {library:?} }}\n"))
    }

    fn with(name: &str, dependencies: &str) -> Self {
        let root = std::env::temp_dir().join(format!("app-model-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(root.join("src")).expect("a scratch folder");
        let manifest = format!(
            "[package]\nname = \"application\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n[workspace]\n"
        );
        std::fs::write(root.join("Cargo.toml"), manifest).expect("a manifest");
        let scratch = Self { root };
        scratch.program("fn main() {}\n");
        scratch
    }

    fn program(&self, text: &str) {
        std::fs::write(self.root.join("src/main.rs"), text).expect("a program");
    }

    /// Runs cargo and gives processor seconds.
    fn cargo(&self, arguments: &[&str]) -> f64 {
        let output = Command::new("bash")
            .args(["-ec", "\"$@\" > /dev/null; times", "bash", env!("CARGO"), "--quiet"])
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .expect("bash runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        seconds(&String::from_utf8_lossy(&output.stdout))
    }

    /// The processor time of a build from nothing.
    fn cold_build(&self) -> f64 {
        let _ = std::fs::remove_dir_all(self.root.join("target"));
        self.cargo(&["build"])
    }

    /// The time of an edit and `cargo run`, by the clock: the least of `runs`.
    fn round(&self, program: &str, arguments: &[&str], runs: usize) -> f64 {
        let mut least = f64::INFINITY;
        for run in 0..runs {
            self.program(&format!("{program}// edit {run}\n"));
            let start = Instant::now();
            let output = Command::new(env!("CARGO"))
                .args(["run", "--quiet", "--"])
                .args(arguments)
                .current_dir(&self.root)
                .env("CARGO_TARGET_DIR", self.root.join("target"))
                .output()
                .expect("cargo runs");
            assert!(output.status.success());
            least = least.min(start.elapsed().as_secs_f64());
        }
        least
    }

    /// The least processor time of `runs` for the last crate alone, of each program. They take turns:
    /// what else the machine does slows all of them.
    fn least<const N: usize>(&self, texts: [&str; N], arguments: &[&str], runs: usize) -> [f64; N] {
        let mut least = [f64::INFINITY; N];
        for run in 0..runs {
            for (text, least) in texts.iter().zip(&mut least) {
                self.program(&format!("{text}// {run}\n"));
                *least = least.min(self.cargo(arguments));
            }
        }
        least
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn main() {
    let short = std::env::args().any(|argument| argument == "--short");
    let (sizes, runs): (&[usize], usize) =
        if short { (&[99, 399], 4) } else { (&[99, 399, 798, 1_599], 7) };

    let scratch = Scratch::new("compile");
    let macros = Scratch::with("macros", MACROS);
    let [mut cold, mut cold_macros] = [f64::INFINITY; 2];
    for _ in 0..if short { 1 } else { 3 } {
        cold_macros = cold_macros.min(macros.cold_build());
        cold = cold.min(scratch.cold_build());
    }
    println!(
        "cold debug build of an application: {cold:.1} processor seconds, {:.1} x one with `syn` and `quote` alone ({cold_macros:.1})",
        cold / cold_macros
    );

    println!(
        "\n{:>12}  {:>28}  {:>28}",
        "declarations", "cargo check: hand / block", "cargo build: hand / block"
    );
    for command in ["check", "build"] {
        scratch.cargo(&[command]);
    }
    let program = "fn main() { let _ = app_model::Builder::new().run(); }\n";
    let empty = ["check", "build"].map(|command| scratch.least([program], &[command], runs)[0]);
    let compare = |size: usize, by_hand: &str, block: &str| {
        let mut line = format!("{size:>12}");
        let mut ratio = 0.0;
        for (command, empty) in ["check", "build"].iter().zip(&empty) {
            let seconds = scratch.least([by_hand, block], &[command], runs);
            let [hand, block] = seconds.map(|seconds| seconds - empty);
            ratio = block / hand;
            let _ = write!(line, "  {hand:>8.2} / {block:.2} s, {ratio:>4.2} x");
        }
        println!("{line}");
        ratio
    };
    let mut largest = Vec::new();
    let mut declarations = |size: usize, differences: &Differences| {
        let ratio = compare(size, &by_hand(size, differences), &block(size, differences));
        if Some(&size) == sizes.last() {
            largest.push(ratio);
        }
    };
    for &size in sizes {
        declarations(size, &ALIKE);
    }
    println!("with long names and values that differ:");
    if let Some(size) = sizes.last() {
        declarations(*size, &VARIED);
    }
    println!("programs with {VARIABLES} variables each:");
    let services = if short { 40 } else { 160 };
    largest.push(compare(services, &programs_by_hand(services), &programs(services)));
    println!("(less an empty application: {:.2} s and {:.2} s)", empty[0], empty[1]);

    let program = block(30, &ALIKE);
    scratch.program(&program);
    scratch.cargo(&["run", "--", "publish"]);
    let round = scratch.round(&program, &["publish"], runs);
    let nothing = scratch.round("fn main() {}\n", &[], runs);
    println!(
        "\nedit and publish, 30 declarations: {round:.2} s, {:.1} x an edit of an empty program ({nothing:.2} s)",
        round / nothing
    );

    let budget = if short { SHORT_BUDGET } else { BUDGET };
    if let Some(over) = largest.into_iter().find(|ratio| *ratio > budget) {
        eprintln!("a block costs {over:.2} times the calls by hand, more than {budget}");
        std::process::exit(1);
    }
}
