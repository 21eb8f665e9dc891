//! What `--help` says, of the whole and of each command.

pub(super) const ALL: &str = "\
Shows, checks and publishes the application that this program describes.

Usage: cargo run -- [COMMAND]

Commands:
  (none)         show the resources, who may do what on which, and what to do next
  publish        write the application as Bicep
  manifest       write the application as one JSON document
  configuration  write what each program is handed as a Rust type
  check          say whether the model is right
  graph          draw the application: as Mermaid, DOT, SVG or HTML
  access         list every grant: who, which role, on what, declared where
  explain        say more about an error code, such as AM0201

Options:
  -h, --help  show this help, or with a command the help of that command

Exit status: 0 done, 1 the model or the check says no, 2 wrong use, 3 the file system says no.
";

pub(super) const PUBLISH: &str = "\
Writes main.bicep and one folder per module. The folder is replaced as a whole: a failure leaves
it as it was. Files that publish did not write stay. It cannot be the current folder. Where there is
a lock of permissions, an application that grants more is refused.

Usage: cargo run -- publish [-o DIR] [--check] [--locked] [--lock-file FILE]

Options:
  -o, --output DIR      the folder to write [default: infra]
      --check           write nothing; exit with 1 and a diff when the folder is not up to date
      --locked          ask for a lock of permissions that allows exactly what is granted
      --lock-file FILE  the lock [default: grants.lock, if it is there]
  -h, --help            show this help
";

pub(super) const MANIFEST: &str = "\
Writes the application as one JSON document.

Usage: cargo run -- manifest [-o FILE]

Options:
  -o, --output FILE  the file to write, or `-` for standard output [default: aspire-manifest.json]
  -h, --help         show this help
";

pub(super) const CONFIGURATION: &str = "\
Writes what each program is handed as a Rust module: the struct `Configuration` with a field per
reference and setting. By default into the package of each `project`, as `src/configuration.rs`.
Services that have the application in their build script need no files.

Usage: cargo run -- configuration [-o DIR] [--check]

Options:
  -o, --output DIR  one file for each program, in this folder
      --check       write nothing; exit with 1 and a diff when a file is not up to date
  -h, --help        show this help
";

pub(super) const CHECK: &str = "\
Checks names, collisions, cycles, limits and settings, and lists everything that is wrong. Where
there is a lock of permissions, an application that grants more is refused.

Usage: cargo run -- check [--format FORMAT] [--locked] [--lock-file FILE]

Options:
      --format FORMAT   text or json [default: text]
      --locked          ask for a lock of permissions that allows exactly what is granted
      --lock-file FILE  the lock [default: grants.lock, if it is there]
  -h, --help            show this help
";

pub(super) const GRAPH: &str = "\
Draws what runs, what it uses, and who may do what. HTML is a page with the picture and the list
of permissions; it and SVG need no network.

Usage: cargo run -- graph [--format FORMAT] [-o FILE]

Options:
      --format FORMAT  mermaid, dot, svg or html [default: what the name of FILE says, or mermaid]
  -o, --output FILE    the file to write [default: standard output]
  -h, --help           show this help
";

pub(super) const ACCESS: &str = "\
Lists every grant: who, which role and its id, on what, at which scope, declared where. With
--lock it records them in a file instead: `check` and `publish` then refuse an application that
grants more, until somebody has looked at it and recorded it again.

Usage: cargo run -- access [--format FORMAT]
       cargo run -- access --lock [--lock-file FILE]

Options:
      --format FORMAT   table, markdown or json [default: table]
      --lock            record what is granted, and show what changed
      --lock-file FILE  the file [default: grants.lock]
  -h, --help            show this help
";

pub(super) const EXPLAIN: &str = "\
Says what an error code means, with an example of the mistake and of its repair. Without a code
it lists them all.

Usage: cargo run -- explain [CODE]

Options:
  -h, --help  show this help
";
