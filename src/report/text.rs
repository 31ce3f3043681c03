//! The linear report: for pipes, for screen readers, for people who like paper.

use crate::analysis::Comparison;
use crate::story::Story;

/// The comparison as plain text without escapes or decoration.
pub fn comparison(story: &Story, _found: &Comparison) -> String {
    format!("{}\n", story.title)
}
