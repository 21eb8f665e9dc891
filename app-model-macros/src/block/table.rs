//! Maps and sets by name.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hash, Hasher};

pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Short>>;

/// Values by their keys, in the order in which the keys came.
///
/// What is hashed is a place, whatever the values are: each kind of hash table is a hundredth of what
/// the macro costs to compile.
pub(crate) struct Table<K, V> {
    places: HashMap<K, usize, BuildHasherDefault<Short>>,
    values: Vec<V>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { places: HashMap::default(), values: Vec::new() }
    }
}

impl<K: Hash + Eq, V> Table<K, V> {
    pub(crate) fn reserve(&mut self, more: usize) {
        self.places.reserve(more);
        self.values.reserve(more);
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(*self.places.get(key)?)
    }

    /// Sets a value, and returns the one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let next = self.values.len();
        let place = *self.places.entry(key).or_insert(next);
        match self.values.get_mut(place) {
            Some(known) => Some(std::mem::replace(known, value)),
            None => {
                self.values.push(value);
                None
            }
        }
    }

    /// The value of a key, which is made if there is none.
    pub(crate) fn or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let next = self.values.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.values.push(value());
        }
        &mut self.values[place]
    }

    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }
}

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
