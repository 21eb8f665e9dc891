//! An error of the compiler, at its place in a program.

use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use super::File;

/// An error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `E0277`; the macro's own errors have none.
    pub code: Option<String>,
    /// The first part, as it stands after `error: `. The macro's own hold their help.
    pub text: String,
    /// What is underlined with `^`.
    pub places: Vec<Place>,
    /// What is underlined with `-`, and says more.
    pub others: Vec<Place>,
    /// Notes and helps.
    pub notes: Vec<Note>,
    /// The whole message as a terminal shows it.
    pub rendered: String,
}

/// Something underlined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes in the program's text, if it is there: else it is around it, or in another file.
    pub bytes: Option<Range<usize>>,
    /// The words beside it.
    pub label: String,
}

/// A note or a help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// `note` or `help`.
    pub level: String,
    /// Its words.
    pub text: String,
    /// What is underlined.
    pub places: Vec<Place>,
    /// For a suggestion: what to write, and instead of which bytes.
    pub replacements: Vec<(Range<usize>, String)>,
}

impl Message {
    /// The one place that is underlined with `^` in the program's text.
    #[must_use]
    pub fn bytes(&self) -> Option<Range<usize>> {
        match self.places.as_slice() {
            [place] => place.bytes.clone(),
            _ => None,
        }
    }

    /// All words of the message: its text, labels and notes.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = vec![self.text.clone()];
        let places = self.places.iter().chain(&self.others);
        words.extend(places.map(|place| place.label.clone()));
        for note in &self.notes {
            words.push(note.text.clone());
            words.extend(note.places.iter().map(|place| place.label.clone()));
            words.extend(note.replacements.iter().map(|(_, text)| text.clone()));
        }
        words.retain(|text| !text.is_empty());
        words.join("\n")
    }

    /// The program's text with the first suggestion followed: the compiler's, or the name after
    /// `did you mean` or `write` in words of ours.
    #[must_use]
    pub fn followed(&self, text: &str) -> Option<String> {
        let mut replacements =
            self.notes.iter().map(|note| &note.replacements).find(|list| !list.is_empty()).cloned();
        if replacements.is_none() {
            let said = self.words();
            let proposals = ["did you mean `", "a capital letter: `", "help: write `"];
            let name = proposals.iter().find_map(|words| {
                let (_, after) = said.split_once(words)?;
                after.split('`').next().map(str::to_owned)
            });
            replacements = name.and_then(|name| Some(vec![(self.bytes()?, name)]));
        }
        let mut followed = text.to_owned();
        let mut replacements = replacements?;
        replacements.sort_by_key(|(bytes, _)| std::cmp::Reverse(bytes.start));
        for (bytes, replacement) in replacements {
            followed.replace_range(bytes, &replacement);
        }
        Some(followed)
    }
}

/// An error as rustc writes it, with places in the file.
pub(super) struct Raw {
    value: Value,
    path: String,
}

impl std::fmt::Display for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.value["rendered"].as_str().unwrap_or_default())
    }
}

impl Raw {
    /// A line of the compiler's output, if it is an error.
    pub(super) fn read(line: &str, path: &Path) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let error = value["level"].as_str()?.starts_with("error");
        let summary = value["message"].as_str()?.starts_with("aborting due to");
        (error && !summary).then(|| Self { value, path: path.display().to_string() })
    }

    /// The error in the program that it belongs to, or its text if it belongs to none.
    pub(super) fn in_program(self, file: &File) -> Result<(usize, Message), String> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let children = self.value["children"].as_array();
        let mut spans = list(&self.value["spans"]);
        spans.sort_by_key(|span| span["is_primary"] != true);
        let inside = children.into_iter().flatten().flat_map(|child| list(&child["spans"]));
        let line = spans.iter().copied().chain(inside).find_map(|span| self.line(span));
        let index = line
            .and_then(|line| file.lines.iter().position(|lines| lines.contains(&line)))
            .ok_or_else(|| text(&self.value["rendered"]))?;
        let place = |span: &Value| Place {
            bytes: self.bytes(span, file, index),
            label: text(&span["label"]),
        };
        let (places, others): (Vec<&Value>, Vec<&Value>) =
            spans.iter().partition(|span| span["is_primary"] == true);
        let notes = children.into_iter().flatten().map(|child| {
            let spans = list(&child["spans"]);
            let replacements = spans.iter().filter_map(|span| {
                let replacement = span["suggested_replacement"].as_str()?.to_owned();
                Some((self.bytes(span, file, index)?, replacement))
            });
            Note {
                level: text(&child["level"]),
                text: text(&child["message"]),
                replacements: replacements.collect(),
                places: spans.into_iter().map(place).collect(),
            }
        });
        let message = Message {
            code: self.value["code"]["code"].as_str().map(str::to_owned),
            text: text(&self.value["message"]),
            notes: notes.collect(),
            places: places.into_iter().map(place).collect(),
            others: others.into_iter().map(place).collect(),
            rendered: text(&self.value["rendered"]),
        };
        Ok((index, message))
    }

    /// The span in the file: its own, or that of the macro call that it comes from.
    fn in_file<'v>(&self, mut span: &'v Value) -> Option<&'v Value> {
        while span["file_name"].as_str() != Some(&self.path) {
            span = span.get("expansion").filter(|expansion| expansion.is_object())?.get("span")?;
        }
        Some(span)
    }

    fn line(&self, span: &Value) -> Option<usize> {
        number(&self.in_file(span)?["line_start"])
    }

    fn bytes(&self, span: &Value, file: &File, index: usize) -> Option<Range<usize>> {
        let span = self.in_file(span)?;
        let text = file.texts.get(index)?;
        let start = number(&span["byte_start"])?.checked_sub(text.start)?;
        let end = number(&span["byte_end"])?.checked_sub(text.start)?;
        (end <= text.len()).then_some(start..end)
    }
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}
