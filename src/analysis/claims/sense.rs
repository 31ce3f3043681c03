//! What the transformer makes of a statement.

use super::statement::Statement;
use crate::analysis::Equipment;
use crate::analysis::Reading;
use crate::analysis::embed::{Transformer, Wanted};
use crate::text::Span;
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
    let alone = statements.iter().map(|statement| {
        let parts = statement.clauses.iter().copied().chain(statement.words.iter().map(|word| word.span));
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
    for ((statement, alone), in_passage) in statements.iter_mut().zip(meanings).zip(in_passages) {
        let mut parts = alone.parts;
        let words = parts.split_off(statement.clauses.len());
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
