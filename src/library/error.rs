//! What can be wrong with the library, each in a sentence that says what to do.

use crate::text::clean_line;
use rusqlite::ErrorCode;
use std::path::Path;
use thiserror::Error;

/// Why the library did not do what was asked.
#[derive(Debug, Error)]
#[allow(missing_docs)]
pub enum LibraryError {
    #[error("There is no data folder: neither XDG_DATA_HOME nor HOME is set. Name one with `--library DIR`.")]
    NoFolder,
    #[error("The library's folder {0} cannot be used: {1}. Name another with `--library DIR`.")]
    Folder(String, String),
    #[error(
        "The library {0} is damaged: {1}. A copy stands at {2}; save what can be read with `rashomon export`, then move the library away to begin a new one."
    )]
    Damaged(String, String, String),
    #[error("The library {0} is in use by another program for too long. Try again when that has ended.")]
    Busy(String),
    #[error(
        "The library {0} was written by a newer Rashomon. Use that one, or name another library with `--library DIR`."
    )]
    Newer(String),
    #[error(
        "The library {0} could not be used: {1}. Check that the disk has room and that you may write there."
    )]
    Failed(String, String),
    #[error("The library has no story {0}. `rashomon stories` lists them.")]
    NoStory(i64),
    #[error(
        "The library has no article {0}. `rashomon stories --format json` names the articles of each story."
    )]
    NoArticle(i64),
    #[error("The library has no feed {0}. `rashomon feeds` lists them.")]
    NoFeed(String),
    #[error("Line {0} of the export is not as `rashomon export` writes it: {1}. Nothing was taken in.")]
    Import(usize, String),
    #[error("An article of the library cannot be read: {0}. Fetch it again with `rashomon add`.")]
    Record(String),
    #[error("Nothing to look for: name at least one word.")]
    NoWords,
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
}

impl LibraryError {
    /// What SQLite's `error` means for the library in `file`.
    pub(super) fn of(file: &Path, error: rusqlite::Error) -> Self {
        let name = clean_line(&file.to_string_lossy());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(name),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                let copy = super::open::copied(file);
                Self::Damaged(name, clean_line(&error.to_string()), copy)
            }
            _ => Self::Failed(name, clean_line(&error.to_string())),
        }
    }

    /// The same error, with the file's name if it has none yet.
    pub(super) fn at(self, file: &Path) -> Self {
        match self {
            Self::Sql(error) => Self::of(file, error),
            other => other,
        }
    }
}
