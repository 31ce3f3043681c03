//! A TOML file as somebody wrote it: each value with its line, and everything that is wrong with it at once.

use crate::text::clean_line;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong and what to do, in full sentences.
    pub words: String,
}

/// A value of the file.
pub type Value<'a> = DeValue<'a>;

/// The entries of a file and what is wrong with it so far.
#[derive(Debug)]
pub struct Written<'a> {
    text: &'a str,
    /// Complaints about lines that are no TOML.
    pub complaints: Vec<Complaint>,
    table: DeTable<'a>,
}

impl<'a> Written<'a> {
    /// Takes `text` apart, as far as it goes.
    pub fn new(text: &'a str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut written = Self { text, complaints: Vec::new(), table: table.into_inner() };
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            written.complain(at, format!("This is no TOML: {}.", clean_line(error.message())));
        }
        written
    }

    /// Adds a complaint about what stands at byte `at`.
    pub fn complain(&mut self, at: usize, words: String) {
        let line = self.line(at);
        self.complaints.push(Complaint { line, words });
    }

    /// The line of byte `at`, counted from one.
    pub fn line(&self, at: usize) -> usize {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        before.iter().filter(|&&byte| byte == b'\n').count() + 1
    }

    /// The entries of the file outside any section.
    pub fn entries(&self) -> Vec<(String, usize, Value<'a>)> {
        entries(&self.table)
    }

    /// What is wrong, by line.
    pub fn complaints(mut self) -> Vec<Complaint> {
        self.complaints.sort();
        self.complaints.dedup();
        self.complaints
    }
}

/// The entries of `table` in the order of the file: name, first byte, value.
pub fn entries<'a>(table: &DeTable<'a>) -> Vec<(String, usize, Value<'a>)> {
    let entry = |(name, value): (&Spanned<DeString<'a>>, &Spanned<Value<'a>>)| {
        (clean_line(name.get_ref()), name.span().start, value.get_ref().clone())
    };
    let mut entries: Vec<_> = table.iter().map(entry).collect();
    entries.sort_by_key(|(_, at, _)| *at);
    entries
}

/// A sentence on the one of `names` that `name` was probably meant to be; empty where none is like it.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    // More than a third of other letters is another word.
    let likeness = |other: &&str| (strsim::normalized_damerau_levenshtein(name, other) * 1000.0) as u32;
    let best = names.max_by_key(likeness).filter(|best| likeness(best) > 660);
    best.map_or(String::new(), |best| format!(" Did you mean `{best}`?"))
}
