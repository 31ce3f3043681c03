//! Looking for words in all articles.

use super::{Library, LibraryError, Result, record};
use crate::text::{Span, find};
use rusqlite::params;

/// Letters shown around the first hit of an article.
const AROUND: usize = 70;

/// An article that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article's number.
    pub article: i64,
    /// Its story's number.
    pub story: i64,
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published: String,
    /// The words around the first hit.
    pub around: String,
}

impl Library {
    /// The articles that hold every one of `words` in any form, best first, at most `most` of them.
    ///
    /// # Errors
    /// If `words` hold nothing to look for, or the library cannot be read.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Hit>> {
        let words = split(words);
        if words.is_empty() {
            return Err(LibraryError::NoWords);
        }
        self.hits(&words, most).map_err(|error| error.at(&self.file))
    }

    fn hits(&self, words: &[&str], most: usize) -> std::result::Result<Vec<Hit>, LibraryError> {
        let mut ask = self.connection.prepare_cached(
            "SELECT a.id, a.story, v.outlet, v.title, v.published, v.record
             FROM (SELECT rowid AS id, rank AS place FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?) hit
             JOIN article a ON a.id = hit.id JOIN version v ON v.id = a.version ORDER BY hit.place, a.id",
        )?;
        let mut rows = ask.query(params![query(words), i64::try_from(most).unwrap_or(i64::MAX)])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let article = record::read(&row.get::<_, String>(5)?)?;
            hits.push(Hit {
                article: row.get(0)?,
                story: row.get(1)?,
                outlet: row.get(2)?,
                title: row.get(3)?,
                published: row.get(4)?,
                around: around(article.text.as_str(), words),
            });
        }
        Ok(hits)
    }
}

/// The words to look for.
pub(super) fn split(words: &str) -> Vec<&str> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// All of `words`, as the full-text search asks for them. Quoted, no word can be an operator of its language.
pub(super) fn query(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ")
}

/// The words around the first place where `text` holds one of `words`, or its beginning.
fn around(text: &str, words: &[&str]) -> String {
    let hit = words.iter().filter_map(|word| find(text, &word.to_lowercase()).first().copied()).min();
    let hit = hit.unwrap_or(Span::new(0, 0));
    let before: usize = text[..hit.start].chars().rev().take(AROUND).map(char::len_utf8).sum();
    let after: usize = text[hit.end..].chars().take(AROUND).map(char::len_utf8).sum();
    let (from, to) = (hit.start - before, hit.end + after);
    let words: Vec<&str> = text[from..to].split_whitespace().collect();
    let (open, close) = (if from > 0 { "… " } else { "" }, if to < text.len() { " …" } else { "" });
    format!("{open}{}{close}", words.join(" "))
}
