//! What is remembered about a story besides its articles.

use super::{Library, LibraryError, Result};
use rusqlite::{OptionalExtension, params};

impl Library {
    /// The reading place of a story, as [`Library::keep_place`] got it; empty before.
    ///
    /// # Errors
    /// If there is no such story, or it cannot be read.
    pub fn place(&self, story: i64) -> Result<String> {
        self.words_of(story, "place")
    }

    /// Keeps the reading place of a story, in whatever words the reader writes it, and that all its articles of now were
    /// seen.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_place(&mut self, story: i64, place: &str) -> Result<()> {
        self.at_once(|tables| {
            tables
                .execute("UPDATE story SET place = ?, seen = newest WHERE id = ?", params![place, story])?;
            Ok(())
        })
    }

    /// The text of a story's notebook: its notes and rulings; empty before any.
    ///
    /// # Errors
    /// If there is no such story, or it cannot be read.
    pub fn notebook(&self, story: i64) -> Result<String> {
        self.words_of(story, "notebook")
    }

    /// Keeps the text of a story's notebook.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_notebook(&mut self, story: i64, text: &str) -> Result<()> {
        self.at_once(|tables| {
            tables.execute("UPDATE story SET notebook = ? WHERE id = ?", params![text, story])?;
            Ok(())
        })
    }

    /// Keeps how many shared claims and conflicts the comparison of a story found.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_counts(&mut self, story: i64, claims: usize, conflicts: usize) -> Result<()> {
        self.at_once(|tables| {
            tables.execute(
                "UPDATE story SET claims = ?, conflicts = ?, compared = newest WHERE id = ?",
                params![claims, conflicts, story],
            )?;
            Ok(())
        })
    }

    fn words_of(&self, story: i64, column: &str) -> Result<String> {
        let ask = format!("SELECT {column} FROM story WHERE id = ?");
        self.explained(self.connection.query_row(&ask, [story], |row| row.get(0)).optional())?
            .ok_or(LibraryError::NoStory(story))
    }
}
