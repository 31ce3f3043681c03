//! Verb groups and the ends of clauses: what several rules read alike.

use super::agents::{Agent, Agents};
use super::verbs::is_negation;
use crate::analysis::Reading;
use crate::analysis::reading::Sentence;
use crate::text::WordList;
use std::collections::BTreeSet;

/// Words of a verb group before the verb, at most.
const GROUP: usize = 5;
/// Words before a verb group among which "nor" and the subject stand: "nor did she".
const NOR: usize = 4;
/// Words that stand in a verb group, besides negations and adverbs.
static AUXILIARIES: WordList = WordList::new(
    "be been being have has had did does do was were is are will would could can may might should shall ever \
     also always still again already all but almost once simply even",
);

/// Where the verb group before token `verb` begins.
pub fn group(low: &[String], verb: usize) -> usize {
    let part = |word: &&String| is_negation(word) || AUXILIARIES.has(word) || word.ends_with("ly");
    verb - low[..verb].iter().rev().take(GROUP).take_while(part).count()
}

/// Where the words begin that turn the verb at token `verb` round: a negation in its group, or "nor" before that.
pub fn negation(low: &[String], verb: usize) -> Option<usize> {
    let first = group(low, verb);
    let nor = (first.saturating_sub(NOR)..first).find(|&i| matches!(low[i].as_str(), "nor" | "neither"));
    nor.or_else(|| low[first..verb].iter().any(|word| is_negation(word)).then_some(first))
}

/// Who does what the verb at token `verb` says; empty where it is not sure.
pub fn subject(
    reading: &Reading,
    sentence: &Sentence,
    agents: &Agents,
    low: &[String],
    verb: usize,
) -> BTreeSet<Agent> {
    agents.subject(reading, sentence.span, reading.tokens_of(sentence), group(low, verb))
}

/// Marks and words at which what a verb is about breaks off.
pub fn breaks(word: &str) -> bool {
    const MARKS: [&str; 8] = [",", ";", ":", "—", "–", "\"", "“", "”"];
    MARKS.contains(&word) || matches!(word, "while" | "but" | "although" | "though" | "because")
}

/// The same, and words that begin another clause.
pub fn stops(word: &str) -> bool {
    breaks(word) || matches!(word, "." | "and" | "who" | "which")
}
