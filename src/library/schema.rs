//! The tables, and how an older file becomes a newer one.

use rusqlite::Connection;

/// One step for each version of the file; steps are only ever added.
const STEPS: [&str; 2] = [FIRST, FEEDS];

const FIRST: &str = "
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    refreshed TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
-- Everything behind `title` is derived from the story's articles, so that a list of stories reads no article.
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    headline TEXT NOT NULL DEFAULT '',
    outlets TEXT NOT NULL DEFAULT '',
    first TEXT NOT NULL DEFAULT '',
    last TEXT NOT NULL DEFAULT '',
    articles INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    edited INTEGER NOT NULL DEFAULT 0,
    newest INTEGER NOT NULL DEFAULT 0,
    -- What the last comparison counted, and the newest version that it knew.
    compared INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    conflicts INTEGER NOT NULL DEFAULT 0,
    -- The newest version when the story was last read.
    seen INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    notebook TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX story_last ON story(last DESC, id DESC);
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES story(id),
    -- The version that is read.
    version INTEGER NOT NULL DEFAULT 0,
    -- The article that this one is a copy of.
    copy_of INTEGER REFERENCES article(id) ON DELETE SET NULL,
    -- Days since 1 January 1970: as the article states it, if it does, and of the first fetching.
    published INTEGER,
    fetched INTEGER NOT NULL,
    day INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(published, fetched)) VIRTUAL,
    signature BLOB NOT NULL
) STRICT;
CREATE INDEX article_story ON article(story);
CREATE INDEX article_copy ON article(copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    fetched TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (article, digest)
) STRICT;
-- The telling terms of each article: what finds the stories that a new article may belong to. The clock tells which of
-- the article's days it is: 0 published, 1 fetched and not dated, 2 fetched and dated.
CREATE TABLE term (
    term INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (term, clock, day, article)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
";

const FEEDS: &str = "
ALTER TABLE feed ADD COLUMN folder TEXT NOT NULL DEFAULT '';
-- Addresses under which an article was met, where its own is another.
CREATE TABLE link (
    url TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX link_article ON link(article);
";

/// Whether the file is of a version that this program does not know.
pub fn is_newer(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(version(connection)? > STEPS.len())
}

/// Brings the file to the newest version. Two programs that begin at once take turns.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    if version(connection)? >= STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for (number, step) in STEPS.iter().enumerate().skip(version(&transaction)?) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number + 1)?;
    }
    transaction.commit()
}

fn version(connection: &Connection) -> rusqlite::Result<usize> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}
