//! The notes on a story, found and replayed.

use crate::cli::Notes;
use rashomon::analysis::Comparison;
use rashomon::complaint::complain;
use rashomon::notebook::{self, NotesError, NotesFile};
use rashomon::reader;
use rashomon::story::Story;

/// Opens the notes on `story`, which was opened from `sources`; nothing where none are wanted.
///
/// # Errors
/// If the file cannot be read or is no notebook, or does not exist though `must_exist` and the user named it.
pub fn open(
    notes: &Notes,
    sources: &[String],
    story: &Story,
    must_exist: bool,
) -> Result<Option<NotesFile>, NotesError> {
    match &notes.notes {
        _ if notes.no_notes => Ok(None),
        Some(path) if must_exist => NotesFile::open_existing(path.clone()).map(Some),
        Some(path) => NotesFile::open(path.clone()).map(Some),
        // Without a folder for them there are no notes yet, and that is no reason not to compare.
        None => notebook::location(sources, story).map_or(Ok(None), |path| NotesFile::open(path).map(Some)),
    }
}

/// Where the reader keeps its notes on `story`. A file that cannot be used is told in `problems`, and why nothing can be
/// written is told to whoever tries.
pub fn for_reader(
    notes: &Notes,
    sources: &[String],
    story: &Story,
    problems: &mut Vec<String>,
) -> reader::Notes {
    match open(notes, sources, story, false) {
        Ok(Some(file)) => reader::Notes::Kept(Box::new(file)),
        Ok(None) if notes.no_notes => reader::Notes::default(),
        Ok(None) => reader::Notes::Closed(NotesError::Nowhere.to_string()),
        Err(error) => {
            problems.push(error.to_string());
            reader::Notes::Closed(error.to_string())
        }
    }
}

/// Replays `notes` on `found`; what has no place is told on standard error.
pub fn replay(story: &Story, found: Comparison, notes: Option<&NotesFile>) -> Comparison {
    let Some(notes) = notes else { return found };
    let found = notebook::apply(story, &found, notes.notebook());
    for orphan in &found.by_hand.orphans {
        complain(format_args!("no place for this in the articles: {}", orphan.words));
    }
    found
}
