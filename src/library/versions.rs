//! The versions of an article, and what changed in the words from one to the next.

use super::{Library, LibraryError, Result, record};
use crate::story::Article;
use similar::{ChangeTag, TextDiff};

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// When it was fetched, UTC.
    pub fetched: String,
    /// The article as it was then.
    pub article: Article,
    /// Whether it is the one that is read.
    pub read: bool,
}

/// A stretch of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// In the older one alone.
    Out(String),
    /// In the newer one alone.
    In(String),
}

impl Library {
    /// The versions of an article, in the order in which they came.
    ///
    /// # Errors
    /// If there is no such article, or it cannot be read.
    pub fn versions(&self, article: i64) -> Result<Vec<Version>> {
        self.read_versions(article).map_err(|error| error.at(&self.file))
    }

    fn read_versions(&self, article: i64) -> std::result::Result<Vec<Version>, LibraryError> {
        let mut ask = self.connection.prepare_cached(
            "SELECT v.fetched, v.record, v.id = a.version FROM version v JOIN article a ON a.id = v.article
             WHERE a.id = ? ORDER BY v.id",
        )?;
        let mut rows = ask.query([article])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let article = record::read(&row.get::<_, String>(1)?)?;
            versions.push(Version { fetched: row.get(0)?, article, read: row.get(2)? });
        }
        if versions.is_empty() { Err(LibraryError::NoArticle(article)) } else { Ok(versions) }
    }
}

/// What changed from `old` to `new`, word by word, for each paragraph in which something did; in order.
pub fn changes(old: &str, new: &str) -> Vec<Vec<Change>> {
    let mut paragraphs = vec![Vec::new()];
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        for (number, words) in change.value().split('\n').enumerate() {
            if number > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(paragraph) = paragraphs.last_mut() {
                add(paragraph, change.tag(), words);
            }
        }
    }
    let changed =
        |piece: &Change| matches!(piece, Change::Out(words) | Change::In(words) if !words.trim().is_empty());
    paragraphs.retain(|paragraph| paragraph.iter().any(changed));
    paragraphs
}

/// Adds `words` to the last piece, or begins a new one.
fn add(paragraph: &mut Vec<Change>, tag: ChangeTag, words: &str) {
    match (tag, paragraph.last_mut()) {
        _ if words.is_empty() => {}
        (ChangeTag::Equal, Some(Change::Same(last)))
        | (ChangeTag::Delete, Some(Change::Out(last)))
        | (ChangeTag::Insert, Some(Change::In(last))) => last.push_str(words),
        (ChangeTag::Equal, _) => paragraph.push(Change::Same(words.to_owned())),
        (ChangeTag::Delete, _) => paragraph.push(Change::Out(words.to_owned())),
        (ChangeTag::Insert, _) => paragraph.push(Change::In(words.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_stand_in_their_paragraph() {
        let old = "Ferry sinks\n\nTwo sailors are missing.\n\nThe port is closed.";
        let new = "Ferry sinks\n\nThree sailors are missing.\n\nThe port is closed.\n\nThe minister came.";
        let found = changes(old, new);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0][..2], [Change::Out("Two".into()), Change::In("Three".into())]);
        assert_eq!(found[1], [Change::In("The minister came.".into())]);
        assert_eq!(changes(new, new), Vec::<Vec<Change>>::new());
    }
}
