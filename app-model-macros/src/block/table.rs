//! Maps and sets by name.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Short>>;
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Short>>;

/// FNV-1a. The standard library's hasher withstands keys that somebody chose to collide; nobody
/// attacks a compiler with their own block, and unoptimised, as a macro is built, it takes a tenth of a
/// block's expansion.
pub(crate) struct Short(u64);

impl Default for Short {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        // By index: an iterator is a call for each byte.
        let (mut hash, mut at) = (self.0, 0);
        while at < bytes.len() {
            hash = (hash ^ u64::from(bytes[at])).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
