//! A short name for a claim, in its evidence's own words.

use super::statement::Corpus;
use crate::story::Story;

/// Longest label, in characters.
const LONGEST: usize = 40;

/// The beginning of the shortest evidence.
pub fn label(story: &Story, corpus: &Corpus, evidence: &[usize]) -> String {
    let words = evidence
        .iter()
        .map(|&i| story.words(corpus.statements[i].place))
        .min_by_key(|w| w.chars().count())
        .unwrap_or_default();
    let mut out = String::new();
    for word in words.split_whitespace() {
        if !out.is_empty() && out.chars().count() + 1 + word.chars().count() > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(LONGEST));
    }
    out
}
