//! Writing the whole library as lines of JSON.

use super::transfer::{Article, Feed, Line, SCHEMA, Story, Version};
use super::{Library, LibraryError, Result};
use rusqlite::Connection;
use std::io::{self, Write};

type Inner<T> = std::result::Result<T, LibraryError>;

impl Library {
    /// Writes everything to `output`, as of one moment. One story is held at a time.
    ///
    /// # Errors
    /// If the library cannot be read; the inner error is that of `output`.
    pub fn export(&mut self, output: &mut dyn Write) -> Result<io::Result<()>> {
        let file = self.file.clone();
        let moment = self.connection.transaction().map_err(|error| LibraryError::of(&file, error))?;
        let mut written = Ok(());
        let done = each(&moment, &mut |line| {
            written = serde_json::to_writer(&mut *output, &line)
                .map_err(io::Error::from)
                .and_then(|()| output.write_all(b"\n"));
            written.is_ok()
        });
        done.map_err(|error| error.at(&file))?;
        Ok(written)
    }
}

/// Hands every line to `take` until that has enough.
fn each(tables: &Connection, take: &mut dyn FnMut(Line) -> bool) -> Inner<()> {
    if !take(Line::Schema(SCHEMA.into())) {
        return Ok(());
    }
    for feed in feeds(tables)? {
        if !take(Line::Feed(feed)) {
            return Ok(());
        }
    }
    let mut ask = tables.prepare("SELECT id FROM story ORDER BY id")?;
    let stories: Vec<i64> = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in stories {
        if !take(Line::Story(Box::new(story(tables, id)?))) {
            return Ok(());
        }
    }
    Ok(())
}

fn feeds(tables: &Connection) -> Inner<Vec<Feed>> {
    let mut ask = tables.prepare(
        "SELECT url, title, folder, etag, last_modified, refreshed, problem FROM feed ORDER BY id",
    )?;
    let feed = |row: &rusqlite::Row| {
        Ok(Feed {
            url: row.get(0)?,
            title: row.get(1)?,
            folder: row.get(2)?,
            etag: row.get(3)?,
            last_modified: row.get(4)?,
            refreshed: row.get(5)?,
            problem: row.get(6)?,
        })
    };
    Ok(ask.query_map([], feed)?.collect::<rusqlite::Result<_>>()?)
}

fn story(tables: &Connection, id: i64) -> Inner<Story> {
    let mut story = tables
        .prepare_cached(
            "SELECT id, title, compared, claims, conflicts, seen, place, notebook FROM story WHERE id = ?",
        )?
        .query_row([id], |row| {
            Ok(Story {
                id: row.get(0)?,
                title: row.get(1)?,
                compared: row.get(2)?,
                claims: row.get(3)?,
                conflicts: row.get(4)?,
                seen: row.get(5)?,
                place: row.get(6)?,
                notebook: row.get(7)?,
                articles: Vec::new(),
            })
        })?;
    let mut ask =
        tables.prepare_cached("SELECT id, key, version, copy_of FROM article WHERE story = ? ORDER BY id")?;
    let article = |row: &rusqlite::Row| {
        Ok(Article {
            id: row.get(0)?,
            key: row.get(1)?,
            version: row.get(2)?,
            copy_of: row.get(3)?,
            links: Vec::new(),
            versions: Vec::new(),
        })
    };
    story.articles = ask.query_map([id], article)?.collect::<rusqlite::Result<_>>()?;
    for article in &mut story.articles {
        article.versions = versions(tables, article.id)?;
        let mut ask = tables.prepare_cached("SELECT url FROM link WHERE article = ? ORDER BY url")?;
        article.links = ask.query_map([article.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(story)
}

fn versions(tables: &Connection, article: i64) -> Inner<Vec<Version>> {
    let mut ask =
        tables.prepare_cached("SELECT id, fetched, record FROM version WHERE article = ? ORDER BY id")?;
    let mut rows = ask.query([article])?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        let raw: String = row.get(2)?;
        let record = serde_json::from_str(&raw).map_err(|error| LibraryError::Record(error.to_string()))?;
        versions.push(Version { id: row.get(0)?, fetched: row.get(1)?, article: record });
    }
    Ok(versions)
}
