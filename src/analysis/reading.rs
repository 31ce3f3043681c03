//! An article as the analysis reads it: sentences and tokens, found once and shared by every step.

use crate::story::{Article, BlockKind};
use crate::text::{self, Span, Token};
use std::ops::Range;
use std::sync::OnceLock;

/// One article, split.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// Index of the article in its story.
    pub article: usize,
    /// The article's clean text; every span points into it.
    pub text: &'a str,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its tokens, in order; each belongs to one sentence.
    pub tokens: Vec<Token>,
    /// The tokens in small letters, once somebody asks.
    low: OnceLock<Vec<String>>,
}

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, closing quotation marks included.
    pub span: Span,
    /// Index of its paragraph in the article's blocks.
    pub block: usize,
    /// What that paragraph is for.
    pub kind: BlockKind,
    /// Its tokens, as a range into the reading's tokens.
    pub tokens: Range<usize>,
}

impl<'a> Reading<'a> {
    /// Splits article number `index`.
    pub fn new(index: usize, article: &'a Article) -> Self {
        let text = article.text.as_str();
        let mut reading =
            Self { article: index, text, sentences: Vec::new(), tokens: Vec::new(), low: OnceLock::new() };
        for (block, found) in article.blocks.iter().enumerate() {
            for span in text::sentences(text, found.span) {
                let first = reading.tokens.len();
                reading.tokens.extend(text::tokens(text, span));
                let tokens = first..reading.tokens.len();
                reading.sentences.push(Sentence { span, block, kind: found.kind, tokens });
            }
        }
        reading
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The tokens that lie within `span`, whole.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        self.tokens.get(first..end).unwrap_or_default()
    }

    /// The sentences of the article's paragraphs: no headline, no byline, no caption.
    pub fn body(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph)
    }

    /// All tokens in small letters, with straight apostrophes.
    pub fn low(&self) -> &[String] {
        let low = |token: &Token| token.of(self.text).to_lowercase().replace('’', "'");
        self.low.get_or_init(|| self.tokens.iter().map(low).collect())
    }

    /// The tokens of a sentence in small letters, with straight apostrophes.
    pub fn low_words(&self, sentence: &Sentence) -> &[String] {
        &self.low()[sentence.tokens.clone()]
    }

    /// Index of the sentence that holds byte `at`, if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        after.checked_sub(1).filter(|&i| self.sentences[i].span.contains(at))
    }
}
