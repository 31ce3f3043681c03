//! An article on its way in: what a format's reader made of a file, before furniture is taken out.

use crate::story::BlockKind;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What was left out already: the number of the line before which it stood, the words, and why.
pub type Dropped = (usize, String, Cow<'static, str>);

/// Lines with what the file says about itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Empty when the file does not say.
    pub title: String,
    /// Empty when the file does not say.
    pub outlet: String,
    /// Empty when the file does not say.
    pub byline: String,
    /// ISO 8601; empty when the file does not say.
    pub published: String,
    /// ISO 8601; empty when the file does not say.
    pub modified: String,
    /// Empty when the file does not say.
    pub url: String,
    /// ISO 639-1; empty when the file does not say.
    pub language: String,
    /// The text, cleaned, in order.
    pub lines: Vec<Line>,
    /// What was left out already.
    pub dropped: Vec<Dropped>,
}

/// A paragraph, or a line that stands where a paragraph might.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// One line of clean text, never empty.
    pub text: String,
    /// Lines with the same number stand together, without an empty line between.
    pub group: usize,
    /// What the format says it is; `None` where it has to be guessed.
    pub kind: Option<BlockKind>,
}
