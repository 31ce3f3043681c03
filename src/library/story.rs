//! Stories: their articles, and how they are put together and taken apart.

use super::{Library, LibraryError, Result, record};
use crate::analysis::grouping::Signature;
use crate::story::{Article, Story};
use rusqlite::{Connection, OptionalExtension, params};

type Inner<T> = std::result::Result<T, LibraryError>;

/// Begins a story without articles.
pub(super) fn begin(tables: &Connection) -> Inner<i64> {
    tables.prepare_cached("INSERT INTO story DEFAULT VALUES")?.execute([])?;
    Ok(tables.last_insert_rowid())
}

/// Writes down what follows from the story's articles; a story without any goes.
pub(super) fn recount(tables: &Connection, story: i64) -> Inner<()> {
    let mut ask = tables.prepare_cached(
        "SELECT v.title, v.outlet, a.day, a.copy_of IS NOT NULL, a.version,
                (SELECT count(*) FROM version w WHERE w.article = a.id) > 1
         FROM article a JOIN version v ON v.id = a.version WHERE a.story = ? ORDER BY a.day, a.id",
    )?;
    let mut rows = ask.query([story])?;
    let mut headline = String::new();
    let mut outlets: Vec<String> = Vec::new();
    let (mut articles, mut copies, mut edited, mut newest) = (0_i64, 0_i64, 0_i64, 0_i64);
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    while let Some(row) = rows.next()? {
        let (title, outlet): (String, String) = (row.get(0)?, row.get(1)?);
        if headline.is_empty() {
            headline = title;
        }
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
        let day: i64 = row.get(2)?;
        (first, last) = (first.min(day), last.max(day));
        articles += 1;
        copies += row.get::<_, i64>(3)?;
        newest = newest.max(row.get(4)?);
        edited += row.get::<_, i64>(5)?;
    }
    if articles == 0 {
        tables.prepare_cached("DELETE FROM story WHERE id = ?")?.execute([story])?;
        return Ok(());
    }
    tables
        .prepare_cached(
            "UPDATE story SET headline = ?, outlets = ?, first = date(? * 86400, 'unixepoch'),
                    last = date(? * 86400, 'unixepoch'), articles = ?, copies = ?, edited = ?, newest = ?
             WHERE id = ?",
        )?
        .execute(params![
            headline,
            outlets.join("\n"),
            first,
            last,
            articles,
            copies,
            edited,
            newest,
            story
        ])?;
    Ok(())
}

impl Library {
    /// The story numbered `story`, ready to be compared: the newest version of each article, by date. An article that is a
    /// copy of another stands only in a notice of that one, with the outlet that printed it.
    ///
    /// # Errors
    /// If there is no such story, or it cannot be read.
    pub fn story(&self, story: i64) -> Result<Story> {
        self.read_story(story).map_err(|error| error.at(&self.file))
    }

    fn read_story(&self, story: i64) -> Inner<Story> {
        let title: Option<String> = self
            .connection
            .query_row("SELECT iif(title = '', headline, title) FROM story WHERE id = ?", [story], |row| {
                row.get(0)
            })
            .optional()?;
        let title = title.ok_or(LibraryError::NoStory(story))?;
        let mut ask = self.connection.prepare_cached(
            "SELECT v.record, a.id, a.copy_of,
                    (SELECT count(*) FROM version w WHERE w.article = a.id)
             FROM article a JOIN version v ON v.id = a.version
             WHERE a.story = ? ORDER BY a.copy_of IS NOT NULL, a.day, a.id",
        )?;
        let mut rows = ask.query([story])?;
        let mut numbers: Vec<i64> = Vec::new();
        let mut articles: Vec<Article> = Vec::new();
        while let Some(row) = rows.next()? {
            let mut article = record::read(&row.get::<_, String>(0)?)?;
            let versions: i64 = row.get(3)?;
            if versions > 1 {
                let number: i64 = row.get(1)?;
                article.notices.push(format!(
                    "Edited after publication: {versions} versions are kept; `rashomon versions {number}` shows what changed."
                ));
            }
            let original = row.get::<_, Option<i64>>(2)?;
            match original.and_then(|original| numbers.iter().position(|&number| number == original)) {
                Some(at) => articles[at].notices.push(format!("Also printed by {}.", article.outlet)),
                None => {
                    numbers.push(row.get(1)?);
                    articles.push(article);
                }
            }
        }
        Ok(Story { title, note: String::new(), articles })
    }

    /// Puts the articles of `others` into `story`, for good.
    ///
    /// # Errors
    /// If one of the stories does not exist, or the library cannot be written.
    pub fn merge(&mut self, story: i64, others: &[i64]) -> Result<()> {
        self.at_once(|tables| {
            exists(tables, story)?;
            for &other in others.iter().filter(|&&other| other != story) {
                exists(tables, other)?;
                tables.execute("UPDATE article SET story = ? WHERE story = ?", [story, other])?;
                keep_words(tables, story, other)?;
                recount(tables, other)?;
            }
            recount(tables, story)
        })
    }

    /// Takes `articles` out of their stories into a story of their own, whose number is the answer. Articles that come
    /// later go to whichever of the stories is nearer.
    ///
    /// # Errors
    /// If one of the articles does not exist, or the library cannot be written.
    pub fn split(&mut self, articles: &[i64]) -> Result<i64> {
        self.at_once(|tables| {
            let new = begin(tables)?;
            for &article in articles {
                let old = story_of(tables, article)?;
                tables.execute("UPDATE article SET story = ? WHERE id = ?", [new, article])?;
                // A copy is one only beside its original.
                tables.execute(
                    "UPDATE article SET copy_of = NULL WHERE (id = ?1 OR copy_of = ?1) AND story <>
                     (SELECT story FROM article o WHERE o.id = article.copy_of)",
                    [article],
                )?;
                recount(tables, old)?;
            }
            recount(tables, new)?;
            Ok(new)
        })
    }

    /// Gives a story a title; with an empty one its first headline stands again.
    ///
    /// # Errors
    /// If there is no such story, or the library cannot be written.
    pub fn rename(&mut self, story: i64, title: &str) -> Result<()> {
        let title = crate::text::clean_line(title);
        self.at_once(|tables| {
            exists(tables, story)?;
            tables.execute("UPDATE story SET title = ? WHERE id = ?", params![title, story])?;
            Ok(())
        })
    }

    /// Forgets a story and all its articles.
    ///
    /// # Errors
    /// If there is no such story, or the library cannot be written.
    pub fn forget(&mut self, story: i64) -> Result<()> {
        self.at_once(|tables| {
            exists(tables, story)?;
            let of_story = "(SELECT id FROM article WHERE story = ?)";
            tables.execute(&format!("DELETE FROM words WHERE rowid IN {of_story}"), [story])?;
            forget_terms(tables, story)?;
            tables.execute("DELETE FROM article WHERE story = ?", [story])?;
            recount(tables, story)
        })
    }
}

/// Takes the articles of a story out of what newcomers are looked up by.
fn forget_terms(tables: &Connection, story: i64) -> Inner<()> {
    let mut ask = tables.prepare("SELECT id, published, fetched, signature FROM article WHERE story = ?")?;
    let mut drop = tables.prepare(
        "DELETE FROM term WHERE term = ? AND clock BETWEEN 0 AND 2 AND day IN (?, ?) AND article = ?",
    )?;
    let mut rows = ask.query([story])?;
    while let Some(row) = rows.next()? {
        let (article, published, fetched): (i64, Option<i64>, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let signature = Signature::from_bytes(&row.get::<_, Vec<u8>>(3)?);
        for term in signature.iter().flat_map(Signature::telling) {
            drop.execute(params![term, published, fetched, article])?;
        }
    }
    Ok(())
}

/// What was written about a story that goes into another one is kept with that one.
fn keep_words(tables: &Connection, story: i64, other: i64) -> Inner<()> {
    tables.execute(
        "UPDATE story SET notebook = iif(notebook = '', '', notebook || char(10)) ||
             (SELECT notebook FROM story o WHERE o.id = ?2)
         WHERE id = ?1 AND (SELECT notebook FROM story o WHERE o.id = ?2) <> ''",
        [story, other],
    )?;
    Ok(())
}

fn exists(tables: &Connection, story: i64) -> Inner<()> {
    tables
        .prepare_cached("SELECT 1 FROM story WHERE id = ?")?
        .exists([story])?
        .then_some(())
        .ok_or(LibraryError::NoStory(story))
}

/// The story of an article.
pub(super) fn story_of(tables: &Connection, article: i64) -> Inner<i64> {
    tables
        .query_row("SELECT story FROM article WHERE id = ?", [article], |row| row.get(0))
        .optional()?
        .ok_or(LibraryError::NoArticle(article))
}
