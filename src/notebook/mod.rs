//! What a reader writes beside a story, and rules on what was found in it: notes, bookmarks, rulings.
//!
//! Everything hangs on quoted words ([`Quote`]), never on numbers or offsets, so it survives another version of the
//! program and edits of the articles. What hangs on words that are gone, or that no longer tell their place, is reported
//! as an orphan and never moved to something alike. [`apply`] replays a notebook on a comparison; [`NotesFile`] keeps it
//! in a file that people can read and edit.

mod apply;
mod claims;
mod differences;
mod error;
mod file;
mod location;
mod merge;
mod notes;
mod quote;
mod ruling;

pub use apply::apply;
pub use error::NotesError;
pub use file::{NotesFile, written};
pub use location::{file_name, location};
pub use notes::{Mark, Note, On};
pub use quote::{Lost, Quote};
pub use ruling::{Ruling, Verb};

use serde::Deserialize;

/// Notes, bookmarks and rulings on one story, each kind in the order in which it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notebook {
    /// The notes.
    #[serde(default, rename = "note")]
    pub notes: Vec<Note>,
    /// The bookmarks; no two have the same letter.
    #[serde(default, rename = "mark")]
    pub marks: Vec<Mark>,
    /// The rulings. They are replayed in this order, each on what the one before left.
    #[serde(default, rename = "ruling")]
    pub rulings: Vec<Ruling>,
}

impl Notebook {
    /// Lays the bookmark `letter` at what `quote` quotes; where it lay before, it lies no longer.
    pub fn set_mark(&mut self, letter: char, quote: Quote) {
        self.marks.retain(|mark| mark.letter != letter);
        self.marks.push(Mark { letter, quote });
    }
}
