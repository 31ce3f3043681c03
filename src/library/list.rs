//! The list of stories.

use super::{Library, Result};
use rusqlite::Row;

/// A story as a list shows it. No article is read for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoryLine {
    /// Its number.
    pub id: i64,
    /// The title that it was given, else the headline of its first article.
    pub title: String,
    /// Who reports, in the order of their articles.
    pub outlets: Vec<String>,
    /// The days of its first and last article, ISO 8601.
    pub days: (String, String),
    /// Its articles, copies included.
    pub articles: usize,
    /// Those that are copies of others.
    pub copies: usize,
    /// Those of which several versions are kept.
    pub edited: usize,
    /// Shared claims and conflicts of the last comparison; nothing before the first one.
    pub counts: Option<(usize, usize)>,
    /// Whether articles came after that comparison.
    pub outdated: bool,
    /// Versions that came since it was last read.
    pub fresh: usize,
}

/// An article as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleLine {
    /// Its number.
    pub id: i64,
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// When it was published, as the source states it.
    pub published: String,
    /// Where it is from: link, file or hash of its words.
    pub key: String,
    /// The article that it is a copy of.
    pub copy_of: Option<i64>,
    /// How many versions are kept.
    pub versions: usize,
}

const COLUMNS: &str = "s.id, iif(s.title = '', s.headline, s.title), s.outlets, s.first, s.last, s.articles, s.copies, s.edited,
     s.compared, s.claims, s.conflicts, s.newest,
     (SELECT count(*) FROM article a JOIN version v ON v.article = a.id WHERE a.story = s.id AND v.id > s.seen)";

impl Library {
    /// The stories, the one with the newest article first, at most `most` of them.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stories(&self, most: usize) -> Result<Vec<StoryLine>> {
        let ask = format!("SELECT {COLUMNS} FROM story s ORDER BY s.last DESC, s.id DESC LIMIT ?");
        self.explained(
            self.connection.prepare_cached(&ask).and_then(|mut ask| {
                ask.query_map([i64::try_from(most).unwrap_or(i64::MAX)], line)?.collect()
            }),
        )
    }

    /// How many stories there are.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn count(&self) -> Result<usize> {
        self.explained(self.connection.query_row("SELECT count(*) FROM story", [], |row| row.get(0)))
    }

    /// The articles of a story by date, copies included.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn articles(&self, story: i64) -> Result<Vec<ArticleLine>> {
        let ask = "SELECT a.id, v.outlet, v.title, v.published, a.key, a.copy_of,
                          (SELECT count(*) FROM version w WHERE w.article = a.id)
                   FROM article a JOIN version v ON v.id = a.version WHERE a.story = ? ORDER BY a.day, a.id";
        let article = |row: &Row| {
            Ok(ArticleLine {
                id: row.get(0)?,
                outlet: row.get(1)?,
                title: row.get(2)?,
                published: row.get(3)?,
                key: row.get(4)?,
                copy_of: row.get(5)?,
                versions: row.get(6)?,
            })
        };
        self.explained(
            self.connection
                .prepare_cached(ask)
                .and_then(|mut ask| ask.query_map([story], article)?.collect()),
        )
    }
}

fn line(row: &Row) -> rusqlite::Result<StoryLine> {
    let outlets: String = row.get(2)?;
    let compared: i64 = row.get(8)?;
    Ok(StoryLine {
        id: row.get(0)?,
        title: row.get(1)?,
        outlets: outlets.split('\n').map(str::to_owned).collect(),
        days: (row.get(3)?, row.get(4)?),
        articles: row.get(5)?,
        copies: row.get(6)?,
        edited: row.get(7)?,
        counts: if compared > 0 { Some((row.get(9)?, row.get(10)?)) } else { None },
        outdated: compared > 0 && compared < row.get(11)?,
        fresh: row.get(12)?,
    })
}
