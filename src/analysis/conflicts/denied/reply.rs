//! Denials of what was just told: "Brandt denied this", "The ministry denies the accusation."
//!
//! What is denied is the sentence before, and the claim that it makes says where other articles tell the same.

use super::denial::{denier, turns};
use crate::analysis::conflicts::agents::Agents;
use crate::analysis::reading::Sentence;
use crate::analysis::{Quotation, Reading};
use crate::story::{BlockKind, Place};
use crate::text::{Span, WordList};

/// Words between the verb and what is denied: "denied all these accusations".
const BETWEEN: usize = 3;
/// Words for what was just told.
static TOLD: WordList = WordList::new(
    "accusation accusations allegation allegations account charge charges claim claims report reports suggestion \
     suggestions rumour rumours rumor rumors",
);
/// Words that may follow what stands for the sentence before.
static AFTER: WordList = WordList::new("as and in on yesterday outright saying but");

/// A denial of the sentence before it.
pub struct Reply {
    /// From the verb to what stands for the sentence before.
    pub place: Place,
    /// The sentence before.
    pub denied: Place,
    /// Who denies it, in a reader's words.
    pub by: String,
}

/// The denials of sentences before them, in order.
pub fn read(readings: &[Reading], quotations: &[Quotation], agents: &Agents) -> Vec<Reply> {
    let mut found = Vec::new();
    for reading in readings {
        for pair in reading.sentences.windows(2) {
            let [before, sentence] = pair else { continue };
            let body = before.kind == BlockKind::Paragraph && sentence.kind == BlockKind::Paragraph;
            let Some((verb, span)) = replies(reading, sentence).filter(|_| body) else { continue };
            let place = |span| Place::new(reading.article, span);
            found.extend(denier(reading, sentence, verb, agents, quotations).map(|(by, _)| Reply {
                place: place(span),
                denied: place(before.span),
                by,
            }));
        }
    }
    found
}

/// The verb of a sentence that denies what stands before it, and the words from there to what stands for that.
fn replies(reading: &Reading, sentence: &Sentence) -> Option<(usize, Span)> {
    let tokens = reading.tokens_of(sentence);
    let low = reading.low_words(sentence);
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    let verb = (0..low.len()).find(|&i| matches!(word(i), "denied" | "denies"))?;
    let turned = low[..verb].iter().any(|word| turns(word));
    let ends = |i: usize| !word(i).starts_with(char::is_alphanumeric) || AFTER.has(word(i));
    let stands = |i: &usize| {
        let bare = *i == verb + 1 && matches!(word(*i), "this" | "that" | "it");
        (bare || TOLD.has(word(*i))) && ends(i + 1)
    };
    let last = (verb + 1..=verb + BETWEEN).find(stands)?;
    (!turned).then(|| (verb, tokens[verb].span.union(tokens[last].span)))
}
