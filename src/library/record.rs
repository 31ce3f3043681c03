//! An article as the library writes it: JSON from which the very same article comes back.

use super::LibraryError;
use crate::story::{Article, Block, BlockKind, Dropped};
use crate::text::{CleanText, Span, clean_line};
use serde::{Deserialize, Serialize};

/// An article, field by field.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    title: String,
    outlet: String,
    byline: String,
    published: String,
    modified: String,
    url: String,
    language: String,
    source: String,
    sha256: String,
    text: String,
    /// Characters that cleaning took out of the text.
    removed: usize,
    /// First byte, byte after the last, kind.
    blocks: Vec<(usize, usize, Kind)>,
    dropped: Vec<Left>,
    notices: Vec<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Headline,
    Subhead,
    Paragraph,
    PullQuote,
}

#[derive(Debug, Serialize, Deserialize)]
struct Left {
    text: String,
    why: String,
    at: usize,
}

impl From<&Article> for Record {
    fn from(article: &Article) -> Self {
        let block = |block: &Block| (block.span.start, block.span.end, Kind::from(block.kind));
        let left = |left: &Dropped| Left { text: left.text.clone(), why: left.why.to_string(), at: left.at };
        Self {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
            modified: article.modified.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            source: article.source.clone(),
            sha256: article.sha256.clone(),
            text: article.text.as_str().to_owned(),
            removed: article.text.removed(),
            blocks: article.blocks.iter().map(block).collect(),
            dropped: article.dropped.iter().map(left).collect(),
            notices: article.notices.clone(),
        }
    }
}

impl Record {
    /// The article. A record may come from a file that anybody wrote, so its words are cleaned and its places checked.
    ///
    /// # Errors
    /// If a place lies outside the text.
    pub fn article(self) -> Result<Article, LibraryError> {
        let text = CleanText::again(&self.text, self.removed);
        let words = text.as_str();
        let mut last = 0;
        let mut blocks = Vec::with_capacity(self.blocks.len());
        for (start, end, kind) in self.blocks {
            if start < last || end < start || words.get(start..end).is_none() {
                return Err(LibraryError::Record("a paragraph lies outside its text".into()));
            }
            last = end;
            blocks.push(Block { span: Span::new(start, end), kind: kind.into() });
        }
        if let Some(left) = self.dropped.iter().find(|left| !words.is_char_boundary(left.at)) {
            return Err(LibraryError::Record(format!("byte {} of its text does not exist", left.at)));
        }
        let dropped = |left: Left| Dropped {
            text: CleanText::new(&left.text).as_str().to_owned(),
            why: clean_line(&left.why).into(),
            at: left.at,
        };
        Ok(Article {
            title: clean_line(&self.title),
            outlet: clean_line(&self.outlet),
            byline: clean_line(&self.byline),
            published: clean_line(&self.published),
            modified: clean_line(&self.modified),
            url: clean_line(&self.url),
            language: clean_line(&self.language),
            source: clean_line(&self.source),
            sha256: clean_line(&self.sha256),
            dropped: self.dropped.into_iter().map(dropped).collect(),
            notices: self.notices.iter().map(|notice| clean_line(notice)).collect(),
            text,
            blocks,
        })
    }
}

/// Reads an article that the library wrote.
///
/// # Errors
/// If the words are no such article.
pub fn read(raw: &str) -> Result<Article, LibraryError> {
    let record: Record =
        serde_json::from_str(raw).map_err(|error| LibraryError::Record(clean_line(&error.to_string())))?;
    record.article()
}

impl From<BlockKind> for Kind {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Headline => Self::Headline,
            BlockKind::Subhead => Self::Subhead,
            BlockKind::Paragraph => Self::Paragraph,
            BlockKind::PullQuote => Self::PullQuote,
        }
    }
}

impl From<Kind> for BlockKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Headline => Self::Headline,
            Kind::Subhead => Self::Subhead,
            Kind::Paragraph => Self::Paragraph,
            Kind::PullQuote => Self::PullQuote,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_comes_back_as_it_was() {
        for article in crate::source::sample().story.articles {
            let raw = serde_json::to_string(&Record::from(&article)).unwrap();
            assert_eq!(read(&raw).unwrap(), article);
        }
    }

    #[test]
    fn places_outside_the_text_are_refused() {
        let mut article = crate::source::sample().story.articles.remove(0);
        article.blocks[0].span = Span::new(0, 1_000_000);
        let raw = serde_json::to_string(&Record::from(&article)).unwrap();
        assert!(read(&raw).is_err());
        assert!(read("{}").is_err());
    }
}
