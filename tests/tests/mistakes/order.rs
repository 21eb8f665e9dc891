//! The order of the statements of a block carries no meaning.

use std::collections::BTreeMap;

use app_model_tests::compiler::{Compiler, Program};

use crate::blocks::{Right, real};
use crate::parts::Block;

/// Each real block is published as it is written and with its last statement first. What is
/// published is the same, apart from the order in which it is written down.
#[test]
fn a_block_from_the_end_publishes_the_same() {
    let alone = real().into_iter().filter_map(|real| {
        let right = real.right().ok().filter(Right::stands_alone)?;
        Some((right.block, real.file))
    });
    let blocks: Vec<(Block, String)> = alone.collect();
    let turned = |block: &Block| Program::block(from_the_end(block));
    let written = blocks.iter().map(|(block, _)| Program::block(block.text.clone()));
    let programs: Vec<Program> =
        written.chain(blocks.iter().map(|(block, _)| turned(block))).collect();
    let published = Compiler::new().published(&programs);
    let (written, turned) = published.split_at(blocks.len());
    let mut wrong = String::new();
    let mut files = 0;
    for ((block, file), (one, other)) in blocks.iter().zip(written.iter().zip(turned)) {
        files += one.len();
        let (one, other) = (lines(one), lines(other));
        for path in one.keys().chain(other.keys()) {
            let (one, other) = (one.get(path), other.get(path));
            if one != other {
                let text = &block.text;
                wrong.push_str(&format!("{file}: {path}\n{one:#?}\n{other:#?}\n{text}\n"));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(blocks.len() > 30 && files > 200, "only {} blocks, {files} files", blocks.len());
}

#[test]
fn the_last_statement_comes_first() {
    let block =
        Block::read("/// Where.\nparameter a; keyvault v { sku: Premium; };\n#[x] existing v(a)");
    let turned = block.map(|block| from_the_end(&block));
    let expected = "#[x] existing v(a);\nkeyvault v { sku: Premium; };\n/// Where.\nparameter a;\n";
    assert_eq!(turned.as_deref(), Some(expected));
}

/// The last statement first, each with the comments and attributes above it.
fn from_the_end(block: &Block) -> String {
    let mut start = 0;
    let mut statements = Vec::new();
    for item in block.items.iter().filter(|item| item.parent.is_none()) {
        let statement = block.text[start..item.bytes.end].trim_start().trim_start_matches(';');
        start = item.bytes.end;
        let end = if statement.ends_with([';', '}']) { "\n" } else { ";\n" };
        statements.push(format!("{statement}{end}"));
    }
    statements.reverse();
    statements.concat()
}

/// The lines of each file in an order of their own, without what separates them.
fn lines(files: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut all = BTreeMap::new();
    for (path, text) in files {
        let lines: &mut Vec<&str> = all.entry(path.as_str()).or_default();
        lines.extend(text.lines().map(|line| line.trim().trim_end_matches(',')));
        lines.sort_unstable();
    }
    all
}
