//! What something that programs run in says of itself: each in the file of its kind.

use super::{Depends, Facts, Ignored, OwnName, is};

/// Something that programs run in.
#[derive(Debug)]
pub struct Environment {
    /// The keyword that declares it.
    pub keyword: &'static str,
    /// What it is called, such as `App Service`.
    pub title: &'static str,
    /// Whether jobs run in it.
    pub jobs: bool,
    /// Whether images that exist already run in it.
    pub images: bool,
    /// How its programs are reached.
    pub entry: Entry,
    /// Whether it keeps the volumes of its programs.
    pub volumes: bool,
    /// Whether an instance has up to 4 cores, each with 2 GiB of memory.
    pub cores: bool,
    /// Whether the names of variables keep their hyphens.
    pub hyphens: bool,
    /// Whether it makes each part of a program, which then has to say all that is needed.
    pub whole_parts: bool,
    /// What means nothing to it.
    pub ignored: &'static [Ignored],
    /// What it says of an argument with a space in it, if it cannot hand that over.
    pub spaced: Option<Said>,
    /// What it says of a program without an endpoint, after the name of that, if it lets none run.
    pub silent: Option<Said>,
    /// What one that exists already cannot be given: settings, and what it says of each.
    pub fixed: &'static [(&'static str, Said)],
    /// All that it can be set to: another one is misspelt.
    pub settings: &'static [&'static str],
    /// The outputs that depend on its settings.
    pub outputs: &'static [Depends],
    /// The variables that it sets for its programs.
    pub variables: &'static [Depends],
    /// What to do instead of setting one of them.
    pub instead: &'static str,
    /// The settings in which it names others.
    pub links: &'static Links,
}

impl Environment {
    /// Whether such a program runs in it.
    pub(super) const fn runs(&self, is_job: bool, is_image: bool) -> bool {
        (self.jobs || !is_job) && (self.images || !is_image)
    }

    /// What one that exists already says of a setting that it cannot be given.
    pub(crate) const fn not_given(&self, setting: &str) -> Option<Said> {
        let mut at = 0;
        while at < self.fixed.len() {
            if is(self.fixed[at].0, setting) {
                return Some(self.fixed[at].1);
            }
            at += 1;
        }
        None
    }
}

/// What is wrong, and what to write instead.
#[derive(Debug, Clone, Copy)]
pub struct Said(pub &'static str, pub &'static str);

/// How the programs of an environment are reached.
#[derive(Debug, Clone, Copy)]
pub enum Entry {
    /// By one public entry, for HTTP, if they have one, and by ports besides, inside of the environment.
    Chosen,
    /// By one public address, for HTTP and on one port, and by nothing besides.
    Always,
}

/// The settings in which an environment names what it has from elsewhere, and how it uses that.
#[derive(Debug)]
pub struct Links {
    /// The setting for the registry of its images.
    pub registry: &'static str,
    /// What follows its own name in that of the registry which it gets when it names none.
    pub own_registry: &'static str,
    /// The setting for the identity that pulls images.
    pub pull_identity: &'static str,
    /// The role on the registry with which images are pulled.
    pub pull_role: &'static str,
    /// The setting for the id of the subnet that is delegated to it.
    pub subnet: &'static str,
    /// What it makes names for, of its own name.
    pub names: &'static [OwnName],
}

/// The first declarations of one kind in a block.
#[derive(Debug, Clone, Copy)]
pub struct Declared(pub Facts, pub &'static [&'static str]);

/// Whether there are environments, and the programs of each are reached like this.
pub(super) const fn have(declared: &[Declared], entry: Entry) -> bool {
    let (mut kind, mut found) = (0, false);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            if environment.entry as u8 != entry as u8 {
                return false;
            }
            found = true;
        }
        kind += 1;
    }
    found
}

/// Whether every environment of the block has instances of cores with memory.
pub(super) const fn have_cores(declared: &[Declared]) -> bool {
    let (mut kind, mut found) = (0, false);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            if !environment.cores {
                return false;
            }
            found = true;
        }
        kind += 1;
    }
    found
}
