//! One text of one outlet.

use crate::text::{CleanText, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One text of one outlet, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Headline; may be empty.
    pub title: String,
    /// Who published it; never empty once loaded (the file's name stands in).
    pub outlet: String,
    /// Who wrote it; may be empty.
    pub byline: String,
    /// When it was published: ISO 8601 date or date and time, as stated by the source; empty when not stated.
    pub published: String,
    /// When it was last changed, in the same form; empty when not stated.
    pub modified: String,
    /// Where it can be read; may be empty.
    pub url: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Where it came from: the file's path as named by the user, `-` for standard input.
    pub source: String,
    /// SHA-256 of the source's bytes, in hexadecimal.
    pub sha256: String,
    /// The headline, if the source text has one, and the body.
    pub text: CleanText,
    /// Headline, paragraphs and so on, in order; between them lie only line breaks.
    pub blocks: Vec<Block>,
    /// What cleaning took out of the source, in order.
    pub dropped: Vec<Dropped>,
    /// What the reader should know about this article's loading (a guessed encoding, say), in full sentences.
    pub notices: Vec<String>,
}

/// Words of an article's beginning that stand for a headline.
const OPENING_WORDS: usize = 9;

impl Article {
    /// Its headline, else its first words.
    pub fn heading(&self) -> Cow<'_, str> {
        if !self.title.is_empty() {
            return Cow::Borrowed(&self.title);
        }
        let mut words = self.text.as_str().split_whitespace();
        let opening: Vec<&str> = words.by_ref().take(OPENING_WORDS).collect();
        let more = if words.next().is_some() { " …" } else { "" };
        Cow::Owned(format!("{}{more}", opening.join(" ").trim_end_matches([',', '.', ':', ';'])))
    }
}

/// One paragraph of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// The article's title, where the text has it.
    Headline,
    /// A title inside the article.
    Subhead,
    /// The body.
    Paragraph,
    /// A sentence of the article set large a second time.
    PullQuote,
}

/// A stretch of the source that is not part of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The words, cleaned.
    pub text: String,
    /// What they are: `photo credit`, `related link` and so on.
    pub why: Cow<'static, str>,
    /// Where they stood: a byte offset into the article's text.
    pub at: usize,
}
