//! What people ruled on a comparison, or wrote beside it.
//!
//! The analysis leaves all of it empty; the notebook fills it when it replays what is written in it. It stands in the
//! comparison so that every format and the screen show it beside what it is about.

use crate::story::Place;
use std::collections::{BTreeMap, BTreeSet};

/// Rulings, notes and marks, at their places in one comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByHand {
    /// Claims that are as they are because somebody said so; keys are indices into the claims.
    pub claims: BTreeMap<usize, Ruled>,
    /// Differences that somebody confirmed; indices into the conflicts.
    pub confirmed: BTreeSet<usize>,
    /// Notes, in the order of the notebook.
    pub notes: Vec<PlacedNote>,
    /// Bookmarks, in the order of the notebook.
    pub marks: Vec<PlacedMark>,
    /// Rulings that were replayed, in the order of the notebook.
    pub rulings: Vec<PlacedRuling>,
    /// What is in the notebook and has no place here.
    pub orphans: Vec<Orphan>,
}

/// What was last ruled on a claim that still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ruled {
    /// Its wordings belong together.
    Accepted,
    /// It got another name.
    Renamed,
    /// It was made of two.
    Merged,
    /// Wordings were taken out of it.
    Split,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A stretch of an article.
    Words,
    /// A person, an organisation or a place, by its number in [`Comparison::entities`](super::Comparison::entities).
    Person(usize),
    /// Index into the claims.
    Claim(usize),
    /// Index into the conflicts.
    Conflict(usize),
}

/// A note and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedNote {
    /// Its number in the notebook.
    pub number: usize,
    /// What it says.
    pub text: String,
    /// What it is about.
    pub subject: Subject,
    /// The words that it stands beside.
    pub place: Place,
}

/// A bookmark and where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedMark {
    /// Its number in the notebook.
    pub number: usize,
    /// The key that leads to it.
    pub letter: char,
    /// The words that it lies at.
    pub place: Place,
}

/// A ruling that was replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedRuling {
    /// Its number in the notebook.
    pub number: usize,
    /// What was ruled, as a sentence.
    pub words: String,
    /// The first of the words that it was ruled on.
    pub place: Place,
}

/// Something in the notebook that has no place in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Which part of the notebook it is in, and its number there.
    pub entry: Entry,
    /// What it is and why it has no place, as a sentence.
    pub words: String,
}

/// One entry of a notebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// The note with this number.
    Note(usize),
    /// The bookmark with this number.
    Mark(usize),
    /// The ruling with this number.
    Ruling(usize),
}

impl ByHand {
    /// Whether nobody wrote or ruled anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
