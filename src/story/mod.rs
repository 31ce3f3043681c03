//! Articles, and the story that they tell together.

mod article;
mod restored;

pub use article::{Article, Block, BlockKind, Dropped};
pub use restored::Restored;

use crate::text::Span;

/// The articles on one event that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Story {
    /// What the story is called; from a story file, else made from the articles.
    pub title: String,
    /// What the reader should know about the story as a whole; may be empty.
    pub note: String,
    /// At least one article, in the order in which they were named.
    pub articles: Vec<Article>,
}

impl Story {
    /// The words at `place`.
    pub fn words(&self, place: Place) -> &str {
        self.articles[place.article].text.slice(place.span)
    }
}

/// A stretch of one article of a story: the only kind of position that findings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Bytes of that article's clean text.
    pub span: Span,
}

impl Place {
    /// The stretch `span` of article number `article`.
    pub const fn new(article: usize, span: Span) -> Self {
        Self { article, span }
    }
}
