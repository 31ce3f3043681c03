//! What the transformer makes of a statement.

use super::statement::Statement;
use crate::analysis::Reading;
use crate::analysis::embed::{self, Embedded};
use crate::text::{Span, TokenKind};
use std::ops::Range;
use std::thread;

/// Vectors of a statement, all of length one.
#[derive(Debug, Clone)]
pub struct Sense {
    /// The sentence by itself.
    pub whole: Vec<f32>,
    /// Its clauses; the whole where there is one clause alone.
    pub clauses: Vec<Vec<f32>>,
    /// Its content words.
    pub words: Vec<Vec<f32>>,
    /// The sentence as it stands in its passage, where pronouns and bare titles have something to refer to.
    pub in_passage: Vec<f32>,
}

/// Tokens of a passage that is read at once: what the transformer takes. Every sentence is read once by itself and once in
/// its passage (late chunking, Günther et al. 2024).
const PASSAGE: usize = embed::LONGEST;
/// Fewer words make no clause of their own.
const CLAUSE_WORDS: usize = 3;
/// More threads gain little: a story is a few dozen batches.
const MOST_THREADS: usize = 8;

/// Likeness of two vectors of length one.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0_f32; LANES];
    for (x, y) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum()
}

/// Reads the sense of every statement.
pub fn fill(readings: &[Reading], statements: &mut [Statement]) {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let passages = passages(readings, statements);
    let text = |statement: &Statement, span: Span| span.of(readings[statement.place.article].text);
    let alone: Vec<&str> = statements.iter().map(|s| text(s, s.place.span)).collect();
    let wider: Vec<&str> =
        passages.iter().map(|(members, span)| text(&statements[members.start], *span)).collect();
    let (alone, wider) = (embed::embed(&alone, threads), embed::embed(&wider, threads));
    for ((members, passage), around) in passages.iter().zip(&wider) {
        for i in members.clone() {
            let statement = &mut statements[i];
            let at = statement.place.span;
            let part = |span: Span| mean(&alone[i], relative(span, at));
            let whole = alone[i].whole.clone();
            let mut clauses: Vec<Vec<f32>> =
                clauses(&readings[statement.place.article], at).into_iter().map(part).collect();
            if clauses.len() < 2 {
                clauses = vec![whole.clone()];
            }
            let words = statement.words.iter().map(|w| part(w.span)).collect();
            let in_passage = mean(around, relative(at, *passage));
            statement.sense = Some(Sense { whole, clauses, words, in_passage });
        }
    }
}

/// Runs of neighbouring statements of one article that are read at once, as ranges of statements and of text.
fn passages(readings: &[Reading], statements: &[Statement]) -> Vec<(Range<usize>, Span)> {
    let mut found: Vec<(Range<usize>, Span)> = Vec::new();
    let mut room = 0;
    for (i, statement) in statements.iter().enumerate() {
        let place = statement.place;
        let size = embed::length(place.span.of(readings[place.article].text));
        match found.last_mut() {
            Some((members, span))
                if size <= room && statements[members.start].place.article == place.article =>
            {
                members.end = i + 1;
                *span = span.union(place.span);
                room -= size;
            }
            _ => {
                found.push((i..i + 1, place.span));
                room = PASSAGE.saturating_sub(size);
            }
        }
    }
    found
}

fn relative(span: Span, to: Span) -> Span {
    Span::new(span.start.saturating_sub(to.start), span.end.saturating_sub(to.start))
}

/// The mean of the tokens inside `span`, of length one; of all where none lies inside.
fn mean(of: &Embedded, span: Span) -> Vec<f32> {
    let mut sum = vec![0.0; of.whole.len()];
    let mut any = false;
    for (token, row) in of.spans.iter().zip(of.tokens.rows()) {
        if token.overlaps(span) {
            any = true;
            sum.iter_mut().zip(row).for_each(|(s, v)| *s += v);
        }
    }
    if !any {
        return of.whole.clone();
    }
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::EPSILON);
    sum.iter_mut().for_each(|x| *x /= length);
    sum
}

/// The stretches between commas, dashes, quotation marks and joining words that are long enough to state something; short
/// ones go with their neighbour.
fn clauses(reading: &Reading, sentence: Span) -> Vec<Span> {
    const JOINS: &str =
        " and but that who which while because after before when where as if although though whose ";
    let Some(found) = reading.sentence_at(sentence.start).map(|i| &reading.sentences[i]) else {
        return Vec::new();
    };
    let mut clauses: Vec<(Span, usize)> = Vec::new();
    let mut open: Option<(Span, usize)> = None;
    for token in reading.tokens_of(found) {
        let written = token.of(reading.text);
        let joins = token.kind == TokenKind::Word && JOINS.contains(&format!(" {} ", written.to_lowercase()));
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
