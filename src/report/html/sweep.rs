//! Overlapping marks as a flat row of pieces.
//!
//! HTML elements cannot overlap, findings do. One sweep over the boundaries cuts the text into pieces, each of which
//! knows every mark that covers it.

use crate::analysis::{Comparison, MentionKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// What a stretch of text is marked as; the numbers are indices into the comparison's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Evidence of a claim.
    Claim(usize),
    /// A side of a difference.
    Difference(usize),
    /// A mention of a person by name or title.
    Person(usize),
    /// A mention of a person by pronoun.
    Pronoun(usize),
    /// A quotation of a person.
    Voice(usize),
}

/// A stretch of text under the same marks throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub span: Span,
    /// The marks over it, in order.
    pub marks: Vec<Mark>,
    /// Those of them that begin here.
    pub begins: Vec<Mark>,
}

/// Everything that is marked in article number `article`.
pub fn marks(found: &Comparison, article: usize) -> Vec<(Span, Mark)> {
    let mut marks = Vec::new();
    for (index, claim) in found.claims.iter().enumerate() {
        marks.extend(claim.evidence_in(article).map(|e| (e.core, Mark::Claim(index))));
    }
    for (index, conflict) in found.conflicts.iter().enumerate() {
        let here = conflict.sides.iter().filter(|side| side.place.article == article);
        marks.extend(here.map(|side| (side.place.span, Mark::Difference(index))));
    }
    for (index, person) in found.people.iter().enumerate() {
        let here = person.mentions.iter().filter(|m| m.place.article == article);
        marks.extend(here.map(|m| match m.kind {
            MentionKind::Pronoun => (m.place.span, Mark::Pronoun(index)),
            MentionKind::Name | MentionKind::Title => (m.place.span, Mark::Person(index)),
        }));
    }
    for quotation in found.quotations.iter().filter(|q| q.place.article == article) {
        let Some(person) = quotation.speaker.person else { continue };
        if quotation.parts.is_empty() {
            marks.push((quotation.place.span, Mark::Voice(person)));
        }
        marks.extend(quotation.parts.iter().map(|&part| (part, Mark::Voice(person))));
    }
    marks
}

/// Cuts the text under `blocks`, which are in order and apart, into pieces.
pub fn pieces(blocks: impl Iterator<Item = Span>, marks: &[(Span, Mark)]) -> Vec<Piece> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut starts: Vec<(Span, Mark)> = marks.iter().copied().filter(|(span, _)| !span.is_empty()).collect();
    starts.sort_unstable();
    let mut starts = starts.into_iter().peekable();
    // Where each mark over the sweep's place ends; of two of the same kind that overlap, the later end.
    let mut open: BTreeMap<Mark, usize> = BTreeMap::new();
    let mut next_cut = 0;
    let mut out = Vec::new();
    for block in blocks {
        let mut at = block.start;
        while at < block.end {
            while cuts.get(next_cut).is_some_and(|&cut| cut <= at) {
                next_cut += 1;
            }
            let end = cuts.get(next_cut).map_or(block.end, |&cut| cut.min(block.end));
            open.retain(|_, &mut closes| closes > at);
            let mut begins = Vec::new();
            while let Some((span, mark)) = starts.next_if(|(span, _)| span.start <= at) {
                if span.end > at {
                    begins.push(mark);
                    let closes = open.entry(mark).or_insert(span.end);
                    *closes = span.end.max(*closes);
                }
            }
            begins.sort_unstable();
            begins.dedup();
            out.push(Piece { span: Span::new(at, end), marks: open.keys().copied().collect(), begins });
            at = end;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlapping_marks_become_a_row() {
        let marks = [(Span::new(0, 6), Mark::Claim(0)), (Span::new(3, 9), Mark::Person(1))];
        let row = pieces([Span::new(0, 4), Span::new(5, 12)].into_iter(), &marks);
        let shown: Vec<_> =
            row.iter().map(|p| (p.span.start, p.span.end, p.marks.len(), p.begins.len())).collect();
        assert_eq!(shown, [(0, 3, 1, 1), (3, 4, 2, 1), (5, 6, 2, 0), (6, 9, 1, 0), (9, 12, 0, 0)]);
    }

    proptest! {
        #[test]
        fn pieces_tile_the_blocks_and_know_their_marks(
            raw in prop::collection::vec((0usize..60, 0usize..20, 0usize..4), 0..12),
        ) {
            let marks: Vec<_> =
                raw.iter().map(|&(start, len, of)| (Span::new(start, start + len), Mark::Claim(of))).collect();
            let blocks = [Span::new(0, 20), Span::new(22, 23), Span::new(30, 80)];
            let row = pieces(blocks.into_iter(), &marks);
            let total: usize = row.iter().map(|piece| piece.span.len()).sum();
            prop_assert_eq!(total, 20 + 1 + 50);
            for piece in &row {
                for of in 0..4 {
                    let expected = marks.iter().any(|&(s, m)| m == Mark::Claim(of) && s.contains(piece.span.start));
                    prop_assert_eq!(piece.marks.contains(&Mark::Claim(of)), expected);
                }
            }
        }
    }
}
