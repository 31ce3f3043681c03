//! What can go wrong with a notebook's file, each in a sentence that says what to do.

use thiserror::Error;

/// Why a notebook was not read or not written. Nothing that was in the file is lost by any of these.
#[derive(Debug, Error)]
#[allow(missing_docs)]
pub enum NotesError {
    #[error("{0} does not exist. Check the spelling; the reader makes it with your first note.")]
    Missing(String),
    #[error("{0} could not be read: {1}. Name another file with --notes, or go on with --no-notes.")]
    Unreadable(String, String),
    #[error(
        "{name}, line {line}: {problem} Nothing is written to the file until this is put right; --no-notes goes on without it."
    )]
    Wrong { name: String, line: usize, problem: String },
    #[error("{0} could not be written: {1}. Name another file with --notes.")]
    Unwritable(String, String),
    #[error(
        "There is no folder for notes, since neither XDG_DATA_HOME nor HOME is set. Name a file with --notes."
    )]
    Nowhere,
}
