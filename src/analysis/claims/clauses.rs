//! The parts of a sentence that state something each.

use crate::analysis::Reading;
use crate::text::{Span, TokenKind, WordList};

/// Fewer words make no clause of their own.
const CLAUSE_WORDS: usize = 3;

/// Words with which a clause begins.
static JOINS: WordList =
    WordList::new("and but that who which while because after before when where as if although though whose");

/// The stretches between commas, dashes, quotation marks and joining words that are long enough to state something; short
/// ones go with their neighbour.
pub fn clauses(reading: &Reading, sentence: Span) -> Vec<Span> {
    let Some(found) = reading.sentence_at(sentence.start).map(|i| &reading.sentences[i]) else {
        return Vec::new();
    };
    let mut clauses: Vec<(Span, usize)> = Vec::new();
    let mut open: Option<(Span, usize)> = None;
    for token in reading.tokens_of(found) {
        let written = token.of(reading.text);
        let joins = token.kind == TokenKind::Word && JOINS.has(&written.to_lowercase());
        let breaks = joins
            || token.kind == TokenKind::Mark
                && matches!(written, "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "(" | ")");
        if breaks && open.is_some_and(|(_, words)| words >= CLAUSE_WORDS) {
            clauses.extend(open.take());
        }
        let (span, words) = open.unwrap_or((token.span, 0));
        open = Some((span.union(token.span), words + usize::from(token.kind != TokenKind::Mark)));
    }
    match (open, clauses.last_mut()) {
        (Some((span, words)), Some(last)) if words < CLAUSE_WORDS => last.0 = last.0.union(span),
        (Some(rest), _) => clauses.push(rest),
        (None, _) => {}
    }
    clauses.into_iter().map(|(span, _)| span).collect()
}
