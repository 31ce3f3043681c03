//! The part of a sentence that carries a claim.
//!
//! A sentence often says more than the claim it is evidence of. Its clauses are compared with the other pieces of evidence;
//! the run of clauses that goes with them is the part to show.

use super::statement::{Corpus, Statement};
use crate::analysis::Reading;
use crate::analysis::embed::cosine;
use crate::text::{Span, TokenKind, WordList};

/// Share of the best clause's likeness that a neighbouring clause needs to belong to the part.
const GOES_ALONG: f32 = 0.75;
/// What shared words weigh beside the likeness of meaning.
const WORDS: f32 = 0.6;
/// Fewer words carry no claim.
const LEAST_WORDS: usize = 4;
/// A part with more of its sentence's words than this is the sentence.
const NEARLY_ALL: f32 = 0.75;

/// The bytes of statement number `at` that go with the statements `others`.
pub fn find(reading: &Reading, corpus: &Corpus, at: usize, others: &[usize]) -> Span {
    let own = &corpus.statements[at];
    let whole = own.place.span;
    let clauses = &own.clauses;
    if clauses.len() < 2 {
        return whole;
    }
    let likeness = likeness(corpus, own, others);
    let best = best(&likeness);
    let goes = |k: usize| likeness[k] >= GOES_ALONG * likeness[best];
    let hangs = |k: usize| hangs(reading, clauses[k]);
    let mut first = (0..best).rev().take_while(|&k| goes(k)).last().unwrap_or(best);
    let mut last = (best + 1..clauses.len()).take_while(|&k| goes(k)).last().unwrap_or(best);
    while first > 0 && hangs(first) {
        first -= 1;
    }
    while last + 1 < clauses.len() && hangs(last + 1) {
        last += 1;
    }
    let part = trimmed(reading, clauses[first].union(clauses[last]));
    let words = |span: Span| reading.tokens_in(span).iter().filter(|t| t.kind != TokenKind::Mark).count();
    let (kept, all) = (words(part), words(whole));
    if kept < LEAST_WORDS || kept as f32 > NEARLY_ALL * all as f32 { whole } else { part }
}

/// The clause of statement number `at` that goes best with statement number `other`; `None` where it is of one clause.
pub fn clause(corpus: &Corpus, at: usize, other: usize) -> Option<usize> {
    let own = &corpus.statements[at];
    (own.clauses.len() > 1).then(|| best(&likeness(corpus, own, &[other])))
}

/// How well each clause goes with the one of `others` that it goes with best.
fn likeness(corpus: &Corpus, own: &Statement, others: &[usize]) -> Vec<f32> {
    let each = |k: usize| others.iter().map(move |&other| alike(corpus, own, k, other));
    (0..own.clauses.len()).map(|k| each(k).fold(0.0, f32::max)).collect()
}

fn best(likeness: &[f32]) -> usize {
    (0..likeness.len()).max_by(|&x, &y| likeness[x].total_cmp(&likeness[y]).then(y.cmp(&x))).unwrap_or(0)
}

/// Whether a clause cannot be told from the one before it: neither a mark nor a word that turns to something else stands
/// between the two. A condition hangs on what it conditions.
fn hangs(reading: &Reading, clause: Span) -> bool {
    static TURNS: WordList = WordList::new("which who whose while although though because");
    let first = reading.tokens_in(clause).first();
    first.is_some_and(|token| {
        token.kind != TokenKind::Mark && !TURNS.has(&token.of(reading.text).to_lowercase())
    })
}

/// How well clause number `k` of `own` goes with the statement number `other`.
fn alike(corpus: &Corpus, own: &Statement, k: usize, other: usize) -> f32 {
    let (other, clause) = (&corpus.statements[other], own.clauses[k]);
    let (mut shared, mut all) = (0.0, 0.0);
    for word in &own.words {
        let weight = corpus.weights[word.term as usize];
        if other.terms.binary_search_by_key(&word.term, |t| t.0).is_ok() {
            all += weight;
            shared += if clause.covers(word.span) { weight } else { 0.0 };
        }
    }
    let words = if all > 0.0 { shared / all } else { 0.0 };
    let meaning = own.sense.as_ref().zip(other.sense.as_ref()).map_or(0.0, |(x, y)| {
        let Some(part) = x.clauses.get(k) else { return 0.0 };
        y.clauses
            .iter()
            .chain([&y.whole])
            .map(|c| corpus.scales.sentences.of(cosine(part, c)))
            .fold(0.0, f32::max)
    });
    meaning + WORDS * words
}

/// Without the marks and joining words at the clause's ends; a quotation mark that opens or closes stays.
fn trimmed(reading: &Reading, span: Span) -> Span {
    let inside = reading.tokens_in(span);
    let written = |at: usize| inside[at].of(reading.text);
    let outside =
        |at: usize, quotes: &[char]| inside[at].kind == TokenKind::Mark && !written(at).starts_with(quotes);
    let joins = |at: usize| matches!(written(at).to_lowercase().as_str(), "and" | "but" | "or");
    let first = (0..inside.len()).find(|&at| !outside(at, &['“', '"', '‘']) && !joins(at));
    let last = (0..inside.len()).rev().find(|&at| !outside(at, &['”', '"', '’']));
    match (first, last) {
        (Some(first), Some(last)) if first <= last => {
            Span::new(inside[first].span.start, inside[last].span.end)
        }
        _ => span,
    }
}
