//! The feeds that a library follows.

use super::{Library, LibraryError, Result};
use crate::text::clean_line;
use rusqlite::{OptionalExtension, Row, params};

/// A feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its number.
    pub id: i64,
    /// Its address, or the path of its file.
    pub url: String,
    /// What it is called; empty until it was read or named.
    pub title: String,
    /// The folder in which the user keeps it; may be empty.
    pub folder: String,
    /// For the next conditional request; may be empty.
    pub etag: String,
    /// For the next conditional request; may be empty.
    pub last_modified: String,
    /// When it was read last, UTC; empty before.
    pub refreshed: String,
    /// Why it could not be read the last time, in full sentences; empty if it could.
    pub problem: String,
}

const COLUMNS: &str = "id, url, title, folder, etag, last_modified, refreshed, problem";

impl Library {
    /// The feeds, in the order in which they were added.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let ask = format!("SELECT {COLUMNS} FROM feed ORDER BY id");
        self.explained(
            self.connection.prepare_cached(&ask).and_then(|mut ask| ask.query_map([], feed)?.collect()),
        )
    }

    /// Follows a feed; whether it was not followed already. A name and a folder replace those from before, unless they
    /// are empty.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn follow(&mut self, url: &str, title: &str, folder: &str) -> Result<bool> {
        let (url, title, folder) = (clean_line(url), clean_line(title), clean_line(folder));
        self.at_once(|tables| {
            let new = tables.execute("INSERT OR IGNORE INTO feed (url) VALUES (?)", [&url])? > 0;
            tables.execute(
                "UPDATE feed SET title = iif(?2 = '', title, ?2), folder = iif(?3 = '', folder, ?3) WHERE url = ?1",
                [&url, &title, &folder],
            )?;
            Ok(new)
        })
    }

    /// Follows a feed, named by its number or its address, no longer. Its articles stay.
    ///
    /// # Errors
    /// If there is no such feed, or the library cannot be written.
    pub fn unfollow(&mut self, named: &str) -> Result<()> {
        self.at_once(|tables| {
            let gone = tables.execute(
                "DELETE FROM feed WHERE url = ?1 OR id = CAST(?1 AS INTEGER) AND ?1 NOT GLOB '*[^0-9]*'",
                [named],
            )?;
            if gone == 0 { Err(LibraryError::NoFeed(clean_line(named))) } else { Ok(()) }
        })
    }

    /// Keeps what a feed told of itself. To be called after its articles are kept, so that a killed program asks for
    /// them again.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_feed(&mut self, feed: &Feed) -> Result<()> {
        self.at_once(|tables| {
            tables.execute(
                "UPDATE feed SET title = ?, etag = ?, last_modified = ?, refreshed = ?, problem = ? WHERE id = ?",
                params![
                    clean_line(&feed.title),
                    feed.etag,
                    feed.last_modified,
                    feed.refreshed,
                    clean_line(&feed.problem),
                    feed.id
                ],
            )?;
            Ok(())
        })
    }

    /// When the article behind `link` was fetched last, UTC; nothing if it never was. `link` may be any address under
    /// which the article was met.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn fetched(&self, link: &str) -> Result<Option<String>> {
        let ask = "SELECT max(v.fetched) FROM version v JOIN article a ON a.id = v.article
                   WHERE a.id = coalesce((SELECT id FROM article WHERE key = ?1), (SELECT article FROM link WHERE url = ?1))";
        let answer =
            self.connection.query_row(ask, [clean_line(link)], |row| row.get::<_, Option<String>>(0));
        Ok(self.explained(answer.optional())?.flatten())
    }

    /// Keeps that `link` leads to an article whose own address may be another.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_link(&mut self, link: &str, article: i64) -> Result<()> {
        let link = clean_line(link);
        self.at_once(|tables| {
            tables.execute(
                "INSERT OR REPLACE INTO link (url, article) VALUES (?, ?)",
                params![link, article],
            )?;
            Ok(())
        })
    }
}

fn feed(row: &Row) -> rusqlite::Result<Feed> {
    Ok(Feed {
        id: row.get(0)?,
        url: row.get(1)?,
        title: row.get(2)?,
        folder: row.get(3)?,
        etag: row.get(4)?,
        last_modified: row.get(5)?,
        refreshed: row.get(6)?,
        problem: row.get(7)?,
    })
}
