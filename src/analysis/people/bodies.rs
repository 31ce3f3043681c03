//! Where the names of bodies and places end.

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::{Case, Page};
use std::ops::Range;

/// The name in the tagged `words`, without what follows it.
pub fn trimmed(page: &Page, words: Range<usize>, tag: Tag) -> Range<usize> {
    let words = if tag == Tag::Place { without_verb(page, words) } else { words };
    without_small_end(page, words)
}

/// The name of a body or place in `words`: it ends with a capital or number, and small words behind that are no part of it.
fn without_small_end(page: &Page, words: Range<usize>) -> Range<usize> {
    let kept = words.clone().rev().find(|&i| page.words[i].case != Case::Small);
    words.start..kept.map_or(words.end, |last| last + 1)
}

/// The name of a place in `words`, which ends before a verb: "Ruritania substituted NAME". Of some 5,600 places in the
/// training texts, one had a small word inside that was none of grammar.
fn without_verb(page: &Page, words: Range<usize>) -> Range<usize> {
    let grammar = Kinds::FUNCTION.and(Kinds::PARTICLE);
    let small = |i: &usize| page.words[*i].case == Case::Small && !page.words[*i].kinds.any(grammar);
    let verb = words.clone().skip(1).find(small);
    words.start..verb.unwrap_or(words.end)
}
