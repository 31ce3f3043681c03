//! The library: every article that was kept, with every version that was fetched, grouped into stories.
//!
//! One SQLite file in the user's data folder. Every change is one transaction, so a killed program loses nothing that
//! was reported as kept, and two programs at once wait for each other. Only this layer knows SQLite.

mod add;
mod error;
mod export;
mod feeds;
mod import;
mod list;
mod notes;
mod open;
mod record;
mod schema;
mod search;
mod story;
mod transfer;
mod versions;

pub use add::{Added, What};
pub use error::LibraryError;
pub use feeds::Feed;
pub use list::{ArticleLine, Order, StoryLine};
pub use open::{Opened, folder};
pub use search::Hit;
pub use versions::{Change, Version, changes};

use rusqlite::Connection;
use std::path::PathBuf;

/// Answers of the library.
pub type Result<T> = std::result::Result<T, LibraryError>;

/// An open library.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    file: PathBuf,
}

impl Library {
    /// The time now, as the library writes it: UTC, to the second (`2026-03-10T14:00:00Z`).
    ///
    /// # Errors
    /// If the library does not answer.
    pub fn now(&self) -> Result<String> {
        let ask = "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";
        self.explained(self.connection.query_row(ask, [], |row| row.get(0)))
    }

    /// Puts the file's name, and what to do, on what SQLite says.
    fn explained<T>(&self, answer: rusqlite::Result<T>) -> Result<T> {
        answer.map_err(|error| LibraryError::of(&self.file, error))
    }

    /// Does `work` wholly or not at all, even if the program is killed in the middle.
    fn at_once<T>(
        &mut self,
        work: impl FnOnce(&rusqlite::Transaction) -> std::result::Result<T, LibraryError>,
    ) -> Result<T> {
        use rusqlite::TransactionBehavior::Immediate;
        let file = self.file.clone();
        let begun = self.connection.transaction_with_behavior(Immediate);
        let transaction = begun.map_err(|error| LibraryError::of(&file, error))?;
        let done = work(&transaction).map_err(|error| error.at(&file))?;
        transaction.commit().map_err(|error| LibraryError::of(&file, error))?;
        Ok(done)
    }
}
