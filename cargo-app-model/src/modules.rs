//! The files of a target: its root, and those that its `mod name;` name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::lexer::{Kind, Token, tokens};

/// Adds the file of a target and the files of its modules.
pub(crate) fn collect(root: &Path, files: &mut BTreeSet<PathBuf>) {
    // A root's modules are beside it, whatever its name is.
    let folder = root.parent().unwrap_or(root);
    follow(root, folder, files);
}

/// `folder` is where the file's modules are. A file that is missing is left to the compiler.
fn follow(file: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) {
    let Ok(file) = fs::canonicalize(file) else { return };
    if files.contains(&file) {
        return;
    }
    let Ok(text) = fs::read_to_string(&file) else {
        // Reading it again says what is wrong with it.
        files.insert(file);
        return;
    };
    let beside = file.parent().unwrap_or(folder).to_owned();
    files.insert(file);
    for module in modules(&text) {
        let inline: PathBuf = module.inside.iter().collect();
        if let Some(path) = &module.path {
            // Inside of inline modules the path begins in their folder.
            let from = if module.inside.is_empty() { &beside } else { &folder.join(inline) };
            let file = from.join(path);
            let folder = file.parent().unwrap_or(folder).to_owned();
            follow(&file, &folder, files);
            continue;
        }
        let folder = folder.join(inline);
        let own = folder.join(&module.name);
        let (file, within) = (folder.join(format!("{}.rs", module.name)), own.join("mod.rs"));
        follow(if file.is_file() { &file } else { &within }, &own, files);
    }
}

/// `mod name;`
#[derive(Debug, PartialEq, Eq)]
struct Module {
    name: String,
    /// The text of `#[path = "…"]`.
    path: Option<String>,
    /// The inline modules that it stands in.
    inside: Vec<String>,
}

fn modules(text: &str) -> Vec<Module> {
    let tokens = tokens(text);
    let tokens: Vec<&Token<'_>> =
        tokens.iter().filter(|token| !token.is_space() && !token.is_comment()).collect();
    let at = |place: usize| tokens.get(place).map_or("", |token| token.text);
    let mut modules = Vec::new();
    let mut inside: Vec<(usize, String)> = Vec::new();
    let mut depth = 0_usize;
    let mut path = None;
    for (place, token) in tokens.iter().enumerate() {
        match (token.kind, token.text) {
            (Kind::Word, "path") if at(place.wrapping_sub(1)) == "[" && at(place + 1) == "=" => {
                path = Some(at(place + 2).trim_matches(['r', '#', '"']).to_owned());
            }
            (Kind::Word, "mod") => {
                let name = at(place + 1).trim_start_matches("r#").to_owned();
                if at(place + 2) == ";" {
                    let inside = inside.iter().map(|(_, name)| name.clone()).collect();
                    modules.push(Module { name, path: path.take(), inside });
                } else if at(place + 2) == "{" {
                    inside.push((depth, path.take().unwrap_or(name)));
                }
            }
            (Kind::Open, open) => {
                depth += 1;
                // What an attribute holds is nothing that the next item could be.
                path = path.filter(|_| open != "{");
            }
            (Kind::Close, _) => {
                depth = depth.saturating_sub(1);
                inside.retain(|(outer, _)| *outer < depth);
            }
            (Kind::Sign, ";") => path = None,
            _ => {}
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn modules_with_and_without_a_path() {
        let text = r##"
            //! mod not_this;
            mod one;
            #[path = "other.rs"]
            #[cfg(test)]
            pub(crate) mod two;
            mod inline { mod three; mod deeper { mod four; } fn f() { "mod no;" } }
            #[path = "elsewhere"]
            mod moved { mod five; }
            mod r#loop;
            #[path = "for a function"] fn g() {}
            mod last;
        "##;
        let found: Vec<String> = modules(text)
            .into_iter()
            .map(|module| {
                let path = module.path.map(|path| format!("={path}")).unwrap_or_default();
                format!("{}/{}{path}", module.inside.join("/"), module.name)
            })
            .collect();
        let expected = [
            "/one",
            "/two=other.rs",
            "inline/three",
            "inline/deeper/four",
            "elsewhere/five",
            "/loop",
            "/last",
        ];
        assert_eq!(found, expected);
    }
}
