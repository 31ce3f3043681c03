//! Taking articles in: as new ones, as new versions of known ones, or not at all.

use super::record::Record;
use super::{Library, LibraryError, Result, story};
use crate::analysis::grouping::{SAME_EVENT, SAME_STORY, Signature, Signer};
use crate::story::Article;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// An article joins a story only if one of the story's articles is of about the same time: published within so many days
/// of it or, where one of the two bears no date, fetched within so many days.
const WINDOW: i64 = 7;
/// Neighbours that are compared in full. More never changed an answer on the sets that were tried.
const CANDIDATES: usize = 40;
/// A term that stands in more articles of the window than this tells too little to follow them all; the newest count.
const LONGEST_LIST: usize = 300;

/// A story with so many articles is large; a newcomer is then compared with the newest of them, so many. Smaller stories
/// grow by the likeness to one article alone, as the second report of an event often shares little with the first.
const LARGE: i64 = 16;

/// The days by which an article is looked up; see the table `term`.
const PUBLISHED: i64 = 0;
const FETCHED_UNDATED: i64 = 1;
const FETCHED_DATED: i64 = 2;

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its number in the library.
    pub article: i64,
    /// The story that it belongs to.
    pub story: i64,
    /// Whether anything was new.
    pub what: What,
}

/// Whether anything about an added article was new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is new.
    New,
    /// It is new, and a copy of another one in the words.
    Copy,
    /// It was there with another text; both are kept.
    Version,
    /// It was there with this very text.
    Known,
}

/// An article ready to be written.
pub(super) struct Draft {
    pub key: String,
    pub fetched: String,
    pub digest: String,
    /// Days since 1970, if the article states them.
    pub published: Option<i64>,
    /// Days since 1970.
    pub fetched_on: i64,
    pub signature: Signature,
    pub article: Article,
}

impl Draft {
    pub(super) fn new(signer: &Signer, article: &Article, key: String, fetched: &str) -> Self {
        Self {
            key,
            fetched: fetched.to_owned(),
            digest: digest(article),
            published: [&article.published, &article.modified].into_iter().find_map(|date| day(date)),
            fetched_on: day(fetched).unwrap_or(0),
            signature: signer.sign(article),
            article: article.clone(),
        }
    }

    fn record(&self) -> std::result::Result<String, LibraryError> {
        serde_json::to_string(&Record::from(&self.article))
            .map_err(|error| LibraryError::Record(error.to_string()))
    }
}

impl Library {
    /// Takes `articles` in, each at once or not at all. `now` is the time of fetching; an article without a date counts
    /// as of that day.
    ///
    /// # Errors
    /// If the library cannot be written; the articles before the failing one are kept.
    pub fn add(&mut self, articles: &[Article], now: &str) -> Result<Vec<Added>> {
        let signer = Signer::default();
        let mut added = Vec::with_capacity(articles.len());
        for (article, key) in articles.iter().zip(keys(articles)) {
            let draft = Draft::new(&signer, article, key, now);
            added.push(self.at_once(|tables| put(tables, &draft))?);
        }
        Ok(added)
    }
}

/// What an article is known by when it comes again: its link, else its file, else its words.
fn keys(articles: &[Article]) -> impl Iterator<Item = String> {
    articles.iter().map(|article| {
        let alone = articles.iter().filter(|other| other.source == article.source).count() == 1;
        match article.source.as_str() {
            _ if !article.url.is_empty() => article.url.clone(),
            "" | "-" => format!("text:{}", digest(article)),
            source => {
                let whole = std::path::absolute(source).unwrap_or_else(|_| source.into());
                // A file with several articles tells them apart by their titles.
                let title = if alone { String::new() } else { format!("#{}", article.title) };
                format!("{}{title}", whole.to_string_lossy())
            }
        }
    })
}

fn put(tables: &Connection, draft: &Draft) -> std::result::Result<Added, LibraryError> {
    let known = tables
        .prepare_cached("SELECT id, story FROM article WHERE key = ?")?
        .query_row([&draft.key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((article, story)) = known else {
        let (story, copy_of) = match nearest(tables, draft)? {
            Some((story, copy_of)) => (story, copy_of),
            None => (story::begin(tables)?, None),
        };
        let article = put_article(tables, draft, story, copy_of, None)?;
        put_version(tables, draft, article, None)?;
        story::recount(tables, story)?;
        let what = if copy_of.is_some() { What::Copy } else { What::New };
        return Ok(Added { article, story, what });
    };
    let (_, new) = put_version(tables, draft, article, None)?;
    let what = if new { What::Version } else { What::Known };
    if what == What::Version {
        story::recount(tables, story)?;
    }
    Ok(Added { article, story, what })
}

/// Writes the article itself, without a version yet, under the number `id` if one is given.
pub(super) fn put_article(
    tables: &Connection,
    draft: &Draft,
    story: i64,
    copy_of: Option<i64>,
    id: Option<i64>,
) -> std::result::Result<i64, LibraryError> {
    tables
        .prepare_cached(
            "INSERT INTO article (id, key, story, copy_of, published, fetched, signature)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            id,
            draft.key,
            story,
            copy_of,
            draft.published,
            draft.fetched_on,
            draft.signature.to_bytes()
        ])?;
    let article = tables.last_insert_rowid();
    let mut write = tables
        .prepare_cached("INSERT OR IGNORE INTO term (term, clock, day, article) VALUES (?, ?, ?, ?)")?;
    for term in draft.signature.telling() {
        let fetched = if draft.published.is_some() { FETCHED_DATED } else { FETCHED_UNDATED };
        write.execute(params![term, fetched, draft.fetched_on, article])?;
        if let Some(day) = draft.published {
            write.execute(params![term, PUBLISHED, day, article])?;
        }
    }
    Ok(article)
}

/// Keeps the draft's text as the version that is read, under the number `id` if one is given; its number, and whether it
/// was not there.
pub(super) fn put_version(
    tables: &Connection,
    draft: &Draft,
    article: i64,
    id: Option<i64>,
) -> std::result::Result<(i64, bool), LibraryError> {
    let known: Option<i64> = tables
        .prepare_cached("SELECT id FROM version WHERE article = ? AND digest = ?")?
        .query_row(params![article, draft.digest], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        tables.prepare_cached("UPDATE article SET version = ? WHERE id = ?")?.execute([known, article])?;
        return Ok((known, false));
    }
    let kept = &draft.article;
    tables
        .prepare_cached(
            "INSERT INTO version (id, article, fetched, digest, title, outlet, published, record)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            id,
            article,
            draft.fetched,
            draft.digest,
            kept.heading(),
            kept.outlet,
            kept.published,
            draft.record()?
        ])?;
    let version = tables.last_insert_rowid();
    tables.prepare_cached("UPDATE article SET version = ? WHERE id = ?")?.execute([version, article])?;
    tables
        .prepare_cached("INSERT OR REPLACE INTO words (rowid, title, text) VALUES (?, ?, ?)")?
        .execute(params![article, kept.title, kept.text.as_str()])?;
    Ok((version, true))
}

/// The story of the nearest article of about that day, if it is near enough, and the article of which this one is a
/// copy.
fn nearest(
    tables: &Connection,
    draft: &Draft,
) -> std::result::Result<Option<(i64, Option<i64>)>, LibraryError> {
    let mut votes: BTreeMap<i64, usize> = BTreeMap::new();
    let mut list = tables.prepare_cached(
        "SELECT article FROM term WHERE term = ? AND clock = ? AND day BETWEEN ? AND ?
         ORDER BY day DESC, article DESC LIMIT ?",
    )?;
    let signature = &draft.signature;
    let telling = signature.telling();
    let clocks = match draft.published {
        Some(day) => [(PUBLISHED, day), (FETCHED_UNDATED, draft.fetched_on)],
        None => [(FETCHED_DATED, draft.fetched_on), (FETCHED_UNDATED, draft.fetched_on)],
    };
    for (rank, term) in telling.iter().enumerate() {
        for (clock, day) in clocks {
            let near = params![term, clock, day - WINDOW, day + WINDOW, LONGEST_LIST];
            for article in list.query_map(near, |row| row.get(0))? {
                *votes.entry(article?).or_default() += telling.len() - rank;
            }
        }
    }
    let mut order: Vec<(i64, usize)> = votes.into_iter().collect();
    order.sort_by_key(|&(article, votes)| (std::cmp::Reverse(votes), article));
    let mut read = tables.prepare_cached("SELECT story, copy_of, signature FROM article WHERE id = ?")?;
    let mut alike: Vec<(f32, i64)> = Vec::new();
    for &(article, _) in order.iter().take(CANDIDATES) {
        let (story, original, bytes): (i64, Option<i64>, Vec<u8>) =
            read.query_row([article], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let Some(other) = Signature::from_bytes(&bytes) else { continue };
        if signature.is_copy(&other) {
            return Ok(Some((story, Some(original.unwrap_or(article)))));
        }
        let likeness = signature.likeness(&other);
        if likeness >= SAME_EVENT {
            alike.push((likeness, story));
        }
    }
    // The sort keeps the order of equals, in which the articles with more terms in common come first.
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut refused: Vec<i64> = Vec::new();
    for (_, story) in alike {
        if refused.contains(&story) {
            continue;
        }
        if belongs(tables, signature, story)? {
            return Ok(Some((story, None)));
        }
        refused.push(story);
    }
    Ok(None)
}

/// Whether an article that is like one article of `story` is like the story as a whole, too, once that is large. Where all
/// articles of a time are alike, each would otherwise bring the next one along, and one story would swallow them all.
fn belongs(
    tables: &Connection,
    signature: &Signature,
    story: i64,
) -> std::result::Result<bool, LibraryError> {
    let mut ask = tables.prepare_cached(
        "SELECT signature FROM article WHERE story = ? AND copy_of IS NULL ORDER BY id DESC LIMIT ?",
    )?;
    let mut rows = ask.query(params![story, LARGE])?;
    let (mut sum, mut count) = (0.0, 0);
    while let Some(row) = rows.next()? {
        let other = Signature::from_bytes(&row.get::<_, Vec<u8>>(0)?);
        sum += other.map_or(0.0, |other| signature.likeness(&other));
        count += 1;
    }
    Ok(count < LARGE || sum / LARGE as f32 >= SAME_STORY)
}

/// What a version is told from another by: headline and text.
fn digest(article: &Article) -> String {
    let mut hash = Sha256::new();
    hash.update(&article.title);
    hash.update([0]);
    hash.update(article.text.as_str());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Days from 1 January 1970 to an ISO 8601 date, by the civil calendar (Hinnant's `days_from_civil`).
fn day(date: &str) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01T10:00:00Z", 11_017), ("2026-11-21", 20_778)]
        {
            assert_eq!(day(date), Some(days), "{date}");
        }
        for date in ["", "soon", "2026-1", "2026-xx-01"] {
            assert_eq!(day(date), None, "{date}");
        }
    }
}
