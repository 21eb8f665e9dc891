//! Questions about settings that are paths beside the crate.
//!
//! The macro alone sees the files, and the types alone know which settings are paths of the developer's
//! machine: `args` and the path of a volume are not. So there is a question for what leads nowhere.

use quote::quote;

use super::Questions;
use crate::block::checks::paths::{Beside, Missing, is_beside};
use crate::block::syntax::{Block, Declaration};

impl Questions<'_> {
    /// Settings of programs and of their children that lead nowhere.
    pub(super) fn beside(&mut self, block: &Block, programs: &[&Declaration]) {
        let mut beside = None;
        let children = programs.iter().flat_map(|program| program.live_children());
        for declaration in programs.iter().copied().chain(children) {
            for (setting, values) in declaration.settings() {
                let [value] = values else { continue };
                let Some((path, place)) = value.string() else { continue };
                if !is_beside(&path) {
                    continue;
                }
                let beside = beside.get_or_insert_with(|| Beside::of_block(block));
                let (near, there) = match beside.as_ref().and_then(|beside| beside.missing(&path)) {
                    Some(Missing::Near(near)) => (near, String::new()),
                    Some(Missing::Unlike(there)) => (String::new(), there),
                    None => continue,
                };
                let setting = setting.to_string();
                let arguments = quote! { #setting, #path, #near, #there };
                self.ask(&declaration.keyword, "beside", &arguments, place);
            }
        }
    }
}
