//! JSON whose keys stand in the order in which they were written.
//!
//! `serde_json` keeps that order only with a second map implementation, which costs every
//! application's cold build more than this file.

use std::fmt;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    String(String),
    Int(i64),
    Bool(bool),
    Array(Vec<Json>),
    Object(Map),
    /// JSON of the user's.
    Given(serde_json::Value),
}

/// The members of an object. A key is written once: nobody looks for an earlier one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Map(Vec<(String, Json)>);

impl Map {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn insert(&mut self, key: String, value: Json) {
        self.0.push((key, value));
    }

    pub(crate) fn with(mut self, key: &str, value: Json) -> Self {
        self.insert(key.to_owned(), value);
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Json)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

/// An object: `json!({ "key": value, … })`.
macro_rules! json {
    ({ $($key:literal: $value:expr),* $(,)? }) => {
        $crate::json::Json::from($crate::json::Map::new()
            $(.with($key, $crate::json::Json::from($value)))*)
    };
}
pub(crate) use json;

macro_rules! conversions {
    ($($source:ty => $variant:ident;)*) => {$(
        impl From<$source> for Json {
            fn from(value: $source) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

conversions! {
    &str => String;
    String => String;
    i64 => Int;
    u32 => Int;
    u16 => Int;
    bool => Bool;
    Vec<Json> => Array;
    Map => Object;
}

impl From<&String> for Json {
    fn from(value: &String) -> Self {
        Self::String(value.clone())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::String(text) => serializer.serialize_str(text),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Given(value) => value.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.0.len()))?;
                for (key, value) in &members.0 {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Two spaces of indentation, no newline at the end.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn keys_stay_in_order_and_text_is_escaped() {
        let list: Vec<Json> = vec![1_i64.into(), true.into()];
        let value = json!({ "z": "a\"b\n", "a": list, "m": json!({}) });
        let text = "{\n  \"z\": \"a\\\"b\\n\",\n  \"a\": [\n    1,\n    true\n  ],\n  \"m\": {}\n}";
        assert_eq!(value.to_string(), text);
    }
}
