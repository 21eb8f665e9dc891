//! How long publishing takes, and how much memory: `cargo bench`.
//!
//! Each time stands beside that of the least work that has the same result, in the same run: copying the
//! text line by line, writing the files with `fs::write`, reading them.
//!
//! `--short` is for CI: fewer runs, and the budgets with room for a busy machine.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use app_model::{Builder, Publication};

/// Counts how often memory is asked for, the bytes that are in use, and the most that ever were.
struct Counting;

static CALLS: AtomicUsize = AtomicUsize::new(0);
static IN_USE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[allow(unsafe_code, reason = "an allocator that counts")]
// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Ordering::Relaxed);
        let now = IN_USE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A third identities, a third vaults with a secret and a grant, a third accounts with a container
/// and a grant.
fn declare(count: usize) -> Builder {
    let app = Builder::new();
    app.ignore_limits();
    let key = app.add_secret_parameter("signing-key");
    for number in 0..count / 3 {
        let identity = app.add_user_assigned_identity(&format!("identity-{number}"));
        let vault = app.add_key_vault(&format!("vault-{number}"));
        vault.add_secret("token", key);
        vault.with_role_assignments(identity).KeyVaultSecretsUser.grant();
        let account = app.add_storage(&format!("account-{number}"));
        account.add_blob_container("photos");
        account.with_role_assignments(identity).StorageBlobDataReader.grant();
    }
    app
}

/// Services that run as identities of their own, with three data resources and ten grants each.
fn declare_services(count: usize) -> Builder {
    let app = Builder::new();
    app.ignore_limits();
    let images = app.add_container_registry("images");
    app.add_container_app_environment("env").registry(images);
    let accounts: Vec<_> =
        (0..count * 2).map(|number| app.add_storage(&format!("account-{number}"))).collect();
    // What a program refers to has names that differ: its variables are called after them.
    let containers: Vec<_> = accounts
        .iter()
        .enumerate()
        .map(|(number, account)| account.add_blob_container(&format!("photos{number}")))
        .collect();
    let vaults: Vec<_> =
        (0..count).map(|number| app.add_key_vault(&format!("vault-{number}"))).collect();
    for number in 0..count {
        let identity = app.add_user_assigned_identity(&format!("identity-{number}"));
        let service =
            app.add_project(&format!("service-{number}"), "services/one").identity(identity);
        service.add_endpoint("http").port(8080).external(number == 0);
        service.env().entry("LOG_LEVEL", "info");
        let at = |step: usize| (number + step * 7) % count;
        service
            .reference(containers[number * 2])
            .reference(containers[number * 2 + 1])
            .reference(vaults[number]);
        for step in 0..3 {
            let roles = service.with_role_assignments(accounts[at(step) * 2]);
            roles.StorageBlobDataReader.grant();
            roles.StorageQueueDataReader.grant();
            let roles = service.with_role_assignments(vaults[at(step)]);
            roles.KeyVaultSecretsUser.grant();
        }
        service.with_role_assignments(accounts[at(3) * 2 + 1]).StorageTableDataReader.grant();
    }
    app
}

struct Timing {
    times: Vec<Duration>,
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

impl Timing {
    fn of(runs: usize, mut work: impl FnMut()) -> Self {
        Self::new((0..runs).map(|_| timed(&mut work)).collect())
    }

    fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self { times }
    }

    fn least(&self) -> f64 {
        self.times.first().map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    }

    fn median(&self) -> f64 {
        self.times.get(self.times.len() / 2).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    }
}

/// The text once more, line by line: what a printer has to do at least.
fn copy(publication: &Publication) {
    for file in publication.files() {
        let mut text = String::new();
        for line in file.text.split_inclusive('\n') {
            text.push_str(line);
        }
        std::hint::black_box(text);
    }
}

/// The same files in a new folder.
fn write_plainly(publication: &Publication, folder: &Path) {
    for file in publication.files() {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder");
        }
        std::fs::write(path, &*file.text).expect("a file");
    }
}

/// Whether the files are those of the folder.
fn are_there(publication: &Publication, folder: &Path) -> bool {
    let mut files = publication.files().iter();
    files.all(|file| {
        std::fs::read(folder.join(&file.path)).is_ok_and(|it| it == file.text.as_bytes())
    })
}

/// The times of two ways to write a new folder. They take turns: what else the disk does slows both.
fn in_turns(runs: usize, folders: [&Path; 2], ways: [&dyn Fn(&Path); 2]) -> [Timing; 2] {
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..runs {
        for ((folder, way), times) in folders.into_iter().zip(ways).zip(&mut times) {
            let _ = std::fs::remove_dir_all(folder);
            times.push(timed(|| way(folder)));
        }
    }
    times.map(Timing::new)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let short = arguments.iter().any(|argument| argument == "--short");
    let runs = if short { 5 } else { 15 };
    // CI's machine may be busy: twice the budget there, the budget itself by hand.
    let room = if short { 2.0 } else { 1.0 };

    let mut table = format!(
        "{:>9}  {:>22}  {:>7}  {:>22}  {:>7}  {:>22}  {:>7}  {:>8}  {:>8}  {:>11}\n",
        "resources",
        "build and text, ms",
        "/ copy",
        "folder, first, ms",
        "/ plain",
        "folder, same again, ms",
        "/ read",
        "peak, MB",
        "text, MB",
        "allocations"
    );
    let _ = writeln!(
        table,
        "{:>9}  {:>22}  {:>7}  {:>22}  {:>7}  {:>22}",
        "", "min / median", "", "min / median", "", "min / median"
    );
    let mut least = Vec::new();
    let mut allocations = Vec::new();
    let mut failures = Vec::new();
    for count in [102, 1_002, 10_002] {
        let before = IN_USE.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        let calls = CALLS.load(Ordering::Relaxed);
        let publication = declare(count).build().expect("the model is right").publication();
        allocations.push(CALLS.load(Ordering::Relaxed) - calls);
        let peak = (PEAK.load(Ordering::Relaxed) - before) as f64 / 1e6;
        let bytes: usize = publication.files().iter().map(|file| file.text.len()).sum();

        let text = Timing::of(runs, || {
            let publication = declare(count).build().expect("the model is right").publication();
            std::hint::black_box(publication);
        });
        let copied = Timing::of(runs, || copy(&publication));
        let folder = std::env::temp_dir().join(format!("app-model-bench-{}", std::process::id()));
        let plain = folder.with_extension("plain");
        let runs_of_files = if count > 5_000 { 3 } else { runs };
        let [written, written_plainly] = in_turns(
            runs_of_files,
            [&folder, &plain],
            [&|folder| publication.write(folder).expect("a writable folder"), &|folder| {
                write_plainly(&publication, folder);
            }],
        );
        let again = Timing::of(runs_of_files, || {
            publication.write(&folder).expect("a writable folder");
        });
        let read = Timing::of(runs_of_files, || assert!(are_there(&publication, &folder)));
        for folder in [&folder, &plain] {
            let _ = std::fs::remove_dir_all(folder);
        }

        let cell = |timing: &Timing| format!("{:.2} / {:.2}", timing.least(), timing.median());
        let ratio = |timing: &Timing, to: &Timing| format!("{:.1} x", timing.least() / to.least());
        let _ = writeln!(
            table,
            "{count:>9}  {:>22}  {:>7}  {:>22}  {:>7}  {:>22}  {:>7}  {peak:>8.1}  {:>8.1}  {:>11}",
            cell(&text),
            ratio(&text, &copied),
            cell(&written),
            ratio(&written, &written_plainly),
            cell(&again),
            ratio(&again, &read),
            bytes as f64 / 1e6,
            allocations.last().copied().unwrap_or_default()
        );
        least.push(text.least());
        let budget = count as f64 * 0.015 * room;
        if count >= 1_000 && text.least() > budget {
            failures
                .push(format!("{count} resources take {:.1} ms, budget {budget:.0}", text.least()));
        }
        if peak > 100.0 {
            failures.push(format!("{count} resources take {peak:.0} MB, budget 100"));
        }
    }
    println!("{table}");
    let publish = || declare_services(200).build().expect("the model is right").publication();
    let services = Timing::of(runs, || drop(std::hint::black_box(publish())));
    let publication = publish();
    let copied = Timing::of(runs, || copy(&publication));
    // All that the command does: into a folder that is not there, and into one that is up to date.
    let folder = std::env::temp_dir().join(format!("app-model-bench-{}", std::process::id()));
    let plain = folder.with_extension("plain");
    let [first, first_plainly] = in_turns(
        runs,
        [&folder, &plain],
        [&|folder| publish().write(folder).expect("a writable folder"), &|folder| {
            write_plainly(&publish(), folder);
        }],
    );
    let again = Timing::of(runs, || publish().write(&folder).expect("a writable folder"));
    let read = Timing::of(runs, || assert!(are_there(&publication, &folder)));
    for folder in [&folder, &plain] {
        let _ = std::fs::remove_dir_all(folder);
    }
    println!(
        "200 services, 600 data resources, 2,000 grants, {} files, ms:",
        publication.files().len()
    );
    for (what, timing, other, to) in [
        ("build and text", &services, "copying the text", &copied),
        ("with the folder, first", &first, "the same with `fs::write`", &first_plainly),
        ("with the folder, same again", &again, "reading the folder", &read),
    ] {
        println!(
            "  {what}: {:.2} / {:.2}, {:.1} x {other}",
            timing.least(),
            timing.median(),
            timing.least() / to.least()
        );
    }
    if services.least() > 25.0 * room {
        failures.push(format!("200 services take {:.1} ms, budget 25", services.least()));
    }
    if let ([_, thousand, ten_thousand], [_, few, many]) =
        (least.as_slice(), allocations.as_slice())
    {
        let growth = ten_thousand / thousand;
        let work = *many as f64 / *few as f64;
        println!(
            "ten times the resources take {growth:.1} times as long, {work:.2} times the allocations"
        );
        // The clock also sees that the memory no longer fits the processor's caches.
        if growth > 10.0 * 2.0 * room {
            failures.push(format!("growth from 1,000 to 10,000 is {growth:.1}"));
        }
        if work > 10.2 {
            failures.push(format!("growth from 1,000 to 10,000 is {work:.2} in allocations"));
        }
    }
    for failure in &failures {
        eprintln!("over budget: {failure}");
    }
    std::process::exit(i32::from(!failures.is_empty()));
}
