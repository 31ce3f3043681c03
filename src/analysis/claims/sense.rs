//! What the transformer makes of a statement.

use super::statement::Statement;
use crate::analysis::Equipment;
use crate::analysis::Reading;
use crate::analysis::embed::{Transformer, Wanted};
use crate::text::{Span, TokenKind, WordList};
use std::ops::Range;

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

/// Fewer words make no clause of their own.
const CLAUSE_WORDS: usize = 3;

/// Reads the sense of every statement: each sentence once by itself and once in its passage (late chunking, Günther et al.
/// 2024).
pub fn fill(
    transformer: &Transformer,
    readings: &[Reading],
    statements: &mut [Statement],
    equipment: &Equipment,
) {
    let text = |statement: &Statement, span: Span| span.of(readings[statement.place.article].text);
    let passages = passages(transformer, readings, statements);
    let clauses: Vec<Vec<Span>> =
        statements.iter().map(|s| clauses(&readings[s.place.article], s.place.span)).collect();
    let alone = statements.iter().zip(&clauses).map(|(statement, clauses)| {
        let parts = clauses.iter().copied().chain(statement.words.iter().map(|word| word.span));
        let parts = parts.map(|span| relative(span, statement.place.span)).collect();
        Wanted { text: text(statement, statement.place.span), parts }
    });
    let wider = passages.iter().map(|(members, passage)| {
        let parts = statements[members.clone()].iter().map(|s| relative(s.place.span, *passage)).collect();
        Wanted { text: text(&statements[members.start], *passage), parts }
    });
    let texts: Vec<Wanted> = alone.chain(wider).collect();
    let mut meanings = transformer.read(&texts, equipment.memory, &|done| {
        if let Some(tell) = equipment.progress {
            tell(done * statements.len() / texts.len().max(1), statements.len());
        }
    });
    let in_passages = meanings.split_off(statements.len()).into_iter().flat_map(|passage| passage.parts);
    for (((statement, clauses), alone), in_passage) in
        statements.iter_mut().zip(clauses).zip(meanings).zip(in_passages)
    {
        let mut parts = alone.parts;
        let words = parts.split_off(clauses.len());
        let clauses = if parts.len() < 2 { vec![alone.whole.clone()] } else { parts };
        statement.sense = Some(Sense { whole: alone.whole, clauses, words, in_passage });
    }
}

/// Runs of neighbouring statements of one article that are read at once, as ranges of statements and of text: as many as
/// the transformer takes.
fn passages(
    transformer: &Transformer,
    readings: &[Reading],
    statements: &[Statement],
) -> Vec<(Range<usize>, Span)> {
    let mut found: Vec<(Range<usize>, Span)> = Vec::new();
    let mut room = 0;
    for (i, statement) in statements.iter().enumerate() {
        let place = statement.place;
        let size = transformer.length(place.span.of(readings[place.article].text));
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
                room = transformer.longest().saturating_sub(size);
            }
        }
    }
    found
}

fn relative(span: Span, to: Span) -> Span {
    Span::new(span.start.saturating_sub(to.start), span.end.saturating_sub(to.start))
}

/// The stretches between commas, dashes, quotation marks and joining words that are long enough to state something; short
/// ones go with their neighbour.
pub fn clauses(reading: &Reading, sentence: Span) -> Vec<Span> {
    static JOINS: WordList = WordList::new(
        "and but that who which while because after before when where as if although though whose",
    );
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
