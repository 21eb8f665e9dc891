//! Maps and sets by name.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Short>>;
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Short>>;

/// A number with no pattern in its bits, by which a small difference reaches all of them.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Four bytes at a time, multiplied. The standard library's hasher withstands keys that somebody chose
/// to collide; nobody attacks a compiler with their own block, and unoptimised, as a macro is built, it
/// takes a tenth of a block's expansion.
#[derive(Default, Clone, Copy)]
pub(crate) struct Short(u64);

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        let (mut hash, mut rest) = (self.0, bytes);
        // No iterator: that is a call for each byte.
        while let [a, b, c, d, others @ ..] = rest {
            hash = (hash ^ u64::from(u32::from_ne_bytes([*a, *b, *c, *d]))).wrapping_mul(SPREAD);
            rest = others;
        }
        while let [a, others @ ..] = rest {
            hash = (hash ^ u64::from(*a)).wrapping_mul(SPREAD);
            rest = others;
        }
        self.0 = hash;
    }

    /// The high bits, which depend on all of a key, come down to where a table looks first.
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
