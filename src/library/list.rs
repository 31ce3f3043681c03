//! The list of stories.

use super::{Library, Result, search};
use rusqlite::{Row, ToSql};

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

/// What the list of stories is ordered by; within that the newest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The day of the newest article.
    #[default]
    Newest,
    /// How many articles there are.
    Size,
    /// Shared claims of the last comparison.
    Claims,
    /// Conflicts of the last comparison.
    Conflicts,
    /// What was read before and has something new; then what was never read.
    News,
}

impl Order {
    /// All orders, in the order in which a key goes through them.
    pub const ALL: [Order; 5] = [Self::Newest, Self::Size, Self::Claims, Self::Conflicts, Self::News];

    /// In words, behind "by".
    pub fn shown(self) -> &'static str {
        match self {
            Self::Newest => "newest article",
            Self::Size => "size",
            Self::Claims => "shared claims",
            Self::Conflicts => "conflicts",
            Self::News => "news since last read",
        }
    }

    fn terms(self) -> &'static str {
        match self {
            Self::Newest => "",
            Self::Size => "articles DESC,",
            Self::Claims => "compared > 0 DESC, claims DESC,",
            Self::Conflicts => "compared > 0 DESC, conflicts DESC,",
            Self::News => "newest > seen DESC, seen > 0 DESC,",
        }
    }
}

impl Library {
    /// The stories, the one with the newest article first, at most `most` of them.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stories(&self, most: usize) -> Result<Vec<StoryLine>> {
        self.stories_by(Order::Newest, "", most)
    }

    /// At most `most` stories in this order: all, or where `words` hold any letters, those of which an article holds every
    /// one of these words in any form (the last may be the beginning of one), and those that bear all of them in their
    /// title or among their outlets.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stories_by(&self, order: Order, words: &str, most: usize) -> Result<Vec<StoryLine>> {
        let words = search::split(words);
        let mut values: Vec<String> = Vec::new();
        let mut matching = String::new();
        if !words.is_empty() {
            let named = "instr(lower(title || ' ' || headline || ' ' || outlets), lower(?)) > 0";
            let named = vec![named; words.len()].join(" AND ");
            matching = format!(
                "WHERE id IN (SELECT a.story FROM words JOIN article a ON a.id = words.rowid WHERE words MATCH ?)
                    OR ({named})"
            );
            values.push(format!("{}*", search::query(&words)));
            values.extend(words.iter().map(|word| (*word).to_owned()));
        }
        // The rows are counted out for those alone that are shown.
        let terms = order.terms();
        let ask = format!(
            "SELECT {COLUMNS} FROM (SELECT id AS shown FROM story {matching} ORDER BY {terms} last DESC, id DESC LIMIT ?)
             JOIN story s ON s.id = shown ORDER BY {terms} last DESC, id DESC"
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut asked: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        asked.push(&most);
        self.explained(
            self.connection
                .prepare_cached(&ask)
                .and_then(|mut ask| ask.query_map(asked.as_slice(), line)?.collect()),
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
