//! Taking in what `export` wrote, into an empty library or beside what is there.

use super::add::{Draft, put_article, put_version};
use super::transfer::{Article, Feed, Line, SCHEMA, Story};
use super::{Library, LibraryError, Result, story};
use crate::analysis::grouping::Signer;
use crate::text::clean_line;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

type Inner<T> = std::result::Result<T, LibraryError>;

impl Library {
    /// Takes in everything that `input` holds, or nothing; the number of stories is the answer. Stories and articles
    /// keep their numbers where these are free. An article that is already there stays in its story and gains the
    /// versions that it lacked.
    ///
    /// # Errors
    /// If a line is not as [`Library::export`] writes it, or the library cannot be written.
    pub fn import(&mut self, input: impl BufRead) -> Result<usize> {
        let signer = Signer::default();
        self.at_once(|tables| {
            let mut import = Import { tables, signer: &signer, versions: BTreeMap::new() };
            let mut stories = 0;
            let mut headed = false;
            for (number, line) in input.lines().enumerate() {
                let wrong = |why: String| LibraryError::Import(number + 1, clean_line(&why));
                let line = line.map_err(|error| wrong(error.to_string()))?;
                match serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))? {
                    Line::Schema(name) if name == SCHEMA => headed = true,
                    _ if !headed => return Err(wrong(format!("it does not begin with {SCHEMA}"))),
                    Line::Schema(name) => return Err(wrong(format!("{name} is another form"))),
                    Line::Feed(feed) => import.feed(&feed)?,
                    Line::Story(story) => {
                        import.story(*story).map_err(|error| match error {
                            LibraryError::Record(why) => wrong(why),
                            other => other,
                        })?;
                        stories += 1;
                    }
                }
            }
            headed.then_some(stories).ok_or_else(|| LibraryError::Import(1, "it is empty".into()))
        })
    }
}

struct Import<'a> {
    tables: &'a Connection,
    signer: &'a Signer,
    /// What the numbers of versions became.
    versions: BTreeMap<i64, i64>,
}

impl Import<'_> {
    fn feed(&self, feed: &Feed) -> Inner<()> {
        self.tables.execute(
            "INSERT OR IGNORE INTO feed (url, title, folder, etag, last_modified, refreshed, problem)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![
                clean_line(&feed.url),
                clean_line(&feed.title),
                clean_line(&feed.folder),
                feed.etag,
                feed.last_modified,
                feed.refreshed,
                clean_line(&feed.problem)
            ],
        )?;
        Ok(())
    }

    fn story(&mut self, told: Story) -> Inner<()> {
        let there = self.home(&told)?;
        let new = there.is_none();
        let story = there.map_or_else(|| self.begin(told.id), Ok)?;
        let mut touched = BTreeSet::from([story]);
        let mut numbers = BTreeMap::new();
        let mut copies = Vec::new();
        for article in told.articles {
            let (id, copy_of) = (article.id, article.copy_of);
            if let Some((now, home)) = self.article(article, story)? {
                numbers.insert(id, now);
                copies.extend(copy_of.map(|original| (now, original)));
                touched.insert(home);
            }
        }
        for (article, original) in copies {
            if let Some(original) = numbers.get(&original) {
                self.tables
                    .execute("UPDATE article SET copy_of = ? WHERE id = ?", params![original, article])?;
            }
        }
        if new {
            let known =
                |version: i64| self.versions.range(..=version).map(|(_, &now)| now).max().unwrap_or(0);
            self.tables.execute(
                "UPDATE story SET title = ?, compared = ?, claims = ?, conflicts = ?, seen = ?, place = ?, notebook = ?
                 WHERE id = ?",
                params![
                    clean_line(&told.title),
                    if told.compared > 0 { known(told.compared) } else { 0 },
                    told.claims,
                    told.conflicts,
                    if told.seen > 0 { known(told.seen) } else { 0 },
                    told.place,
                    crate::text::CleanText::new(&told.notebook).as_str(),
                    story
                ],
            )?;
        }
        touched.into_iter().try_for_each(|story| story::recount(self.tables, story))
    }

    /// The story that holds one of the told story's articles already.
    fn home(&self, told: &Story) -> Inner<Option<i64>> {
        for article in &told.articles {
            let home = self
                .tables
                .prepare_cached("SELECT story FROM article WHERE key = ?")?
                .query_row([&article.key], |row| row.get(0))
                .optional()?;
            if home.is_some() {
                return Ok(home);
            }
        }
        Ok(None)
    }

    fn begin(&self, wanted: i64) -> Inner<i64> {
        let free = wanted > 0
            && !self.tables.prepare_cached("SELECT 1 FROM story WHERE id = ?")?.exists([wanted])?;
        if free {
            self.tables.execute("INSERT INTO story (id) VALUES (?)", [wanted])?;
            return Ok(wanted);
        }
        story::begin(self.tables)
    }

    /// Takes an article in; its number and its story. One without versions is none.
    fn article(&mut self, told: Article, story: i64) -> Inner<Option<(i64, i64)>> {
        let mut here = None;
        let mut read = 0;
        for version in told.versions {
            let clean = version.article.article()?;
            let draft = Draft::new(self.signer, &clean, clean_line(&told.key), &version.fetched);
            let (article, home) = match here {
                Some(found) => found,
                None => self.find_or_put(&draft, told.id, story)?,
            };
            here = Some((article, home));
            let now = self.version(&draft, article, version.id)?;
            self.versions.insert(version.id, now);
            if version.id == told.version || read == 0 {
                read = now;
            }
        }
        if let Some((article, _)) = here {
            self.show(article, read)?;
            for link in told.links {
                let keep = "INSERT OR IGNORE INTO link (url, article) VALUES (?, ?)";
                self.tables.execute(keep, params![clean_line(&link), article])?;
            }
        }
        Ok(here)
    }

    fn find_or_put(&self, draft: &Draft, wanted: i64, story: i64) -> Inner<(i64, i64)> {
        let known = self
            .tables
            .prepare_cached("SELECT id, story FROM article WHERE key = ?")?
            .query_row([&draft.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some(known) = known {
            return Ok(known);
        }
        let free = wanted > 0
            && !self.tables.prepare_cached("SELECT 1 FROM article WHERE id = ?")?.exists([wanted])?;
        Ok((put_article(self.tables, draft, story, None, free.then_some(wanted))?, story))
    }

    /// Keeps a version under its old number where that is free.
    fn version(&self, draft: &Draft, article: i64, wanted: i64) -> Inner<i64> {
        let free = wanted > 0
            && !self.tables.prepare_cached("SELECT 1 FROM version WHERE id = ?")?.exists([wanted])?;
        Ok(put_version(self.tables, draft, article, free.then_some(wanted))?.0)
    }

    /// Makes `version` the one that is read and found.
    fn show(&self, article: i64, version: i64) -> Inner<()> {
        self.tables.execute("UPDATE article SET version = ? WHERE id = ?", [version, article])?;
        let raw: String =
            self.tables.query_row("SELECT record FROM version WHERE id = ?", [version], |row| row.get(0))?;
        let shown = super::record::read(&raw)?;
        self.tables.execute(
            "INSERT OR REPLACE INTO words (rowid, title, text) VALUES (?, ?, ?)",
            params![article, shown.title, shown.text.as_str()],
        )?;
        Ok(())
    }
}
