//! Marks on text, and how they are merged.
//!
//! A layer holds the ranges of one kind of mark: claims, mentions of people, hits of a search. Layers know nothing of
//! each other or of the rows that are drawn. For a window of the text, [`sweep`] walks over the boundaries of all layers
//! at once and yields runs inside which no mark begins or ends.

use crate::text::Span;

/// Marks of one kind in one text. Every mark carries a number that tells its owner what it stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layer {
    /// Disjoint, in order, none empty.
    pieces: Vec<Piece>,
}

/// A stretch that is covered by the same marks from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub span: Span,
    /// The marks that cover it, in rising order, none twice; never empty.
    pub ids: Vec<u32>,
}

impl Layer {
    /// The layer of `marks`, which may lie in any order and overlap.
    pub fn new(marks: impl IntoIterator<Item = (Span, u32)>) -> Self {
        let marks: Vec<(Span, u32)> = marks.into_iter().filter(|(span, _)| !span.is_empty()).collect();
        // An event is a byte, whether a mark begins there, and which.
        let mut events: Vec<(usize, bool, u32)> = Vec::with_capacity(marks.len() * 2);
        for (span, id) in marks {
            events.push((span.start, true, id));
            events.push((span.end, false, id));
        }
        events.sort_unstable();
        let mut pieces = Vec::new();
        // The marks that are open, and how often each.
        let mut open: Vec<(u32, usize)> = Vec::new();
        let mut start = 0;
        for (at, begins, id) in events {
            if at > start && !open.is_empty() {
                push(&mut pieces, Span::new(start, at), open.iter().map(|&(id, _)| id).collect());
            }
            start = at;
            match (open.binary_search_by_key(&id, |&(id, _)| id), begins) {
                (Ok(i), true) => open[i].1 += 1,
                (Err(i), true) => open.insert(i, (id, 1)),
                (Ok(i), false) if open[i].1 > 1 => open[i].1 -= 1,
                (Ok(i), false) => drop(open.remove(i)),
                (Err(_), false) => {}
            }
        }
        Self { pieces }
    }

    /// The pieces that share a byte with `window`, found by binary search.
    pub fn within(&self, window: Span) -> &[Piece] {
        let first = self.pieces.partition_point(|piece| piece.span.end <= window.start);
        let after = self.pieces.partition_point(|piece| piece.span.start < window.end);
        &self.pieces[first.min(after)..after]
    }

    /// The marks on byte `at`.
    pub fn at(&self, at: usize) -> &[u32] {
        self.within(Span::new(at, at + 1)).first().map_or(&[], |piece| &piece.ids)
    }

    /// Whether there are no marks.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The marks inside `window`, in rising order, none twice.
    pub fn ids_within(&self, window: Span) -> Vec<u32> {
        let mut ids: Vec<u32> =
            self.within(window).iter().flat_map(|piece| piece.ids.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// Adds a piece, or lengthens the last one where nothing changes between the two.
fn push(pieces: &mut Vec<Piece>, span: Span, ids: Vec<u32>) {
    match pieces.last_mut() {
        Some(last) if last.span.end == span.start && last.ids == ids => last.span.end = span.end,
        _ => pieces.push(Piece { span, ids }),
    }
}

/// A stretch in which no mark of any layer begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a, const N: usize> {
    /// Its bytes.
    pub span: Span,
    /// For each layer, the marks that cover it.
    pub ids: [&'a [u32]; N],
}

/// The runs of `window` under all `layers`, in order. Together they cover the window exactly.
pub fn sweep<'a, const N: usize>(window: Span, layers: [&'a Layer; N]) -> Vec<Run<'a, N>> {
    let mut ahead: [&[Piece]; N] = layers.map(|layer| layer.within(window));
    let mut runs = Vec::new();
    let mut at = window.start;
    while at < window.end {
        let mut end = window.end;
        let mut ids: [&[u32]; N] = [&[]; N];
        for (pieces, ids) in ahead.iter_mut().zip(&mut ids) {
            while pieces.first().is_some_and(|piece| piece.span.end <= at) {
                *pieces = &pieces[1..];
            }
            if let Some(piece) = pieces.first() {
                if piece.span.start <= at {
                    *ids = &piece.ids;
                    end = end.min(piece.span.end);
                } else {
                    end = end.min(piece.span.start);
                }
            }
        }
        runs.push(Run { span: Span::new(at, end), ids });
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlapping_marks_are_both_there_where_they_overlap() {
        let layer = Layer::new([(Span::new(0, 10), 1), (Span::new(5, 15), 0)]);
        assert_eq!(layer.at(2), [1]);
        assert_eq!(layer.at(7), [0, 1]);
        assert_eq!(layer.at(12), [0]);
        assert!(layer.at(15).is_empty());
        assert_eq!(layer.ids_within(Span::new(0, 20)), [0, 1]);
    }

    #[test]
    fn touching_marks_of_one_owner_are_one_piece() {
        let layer = Layer::new([(Span::new(0, 5), 3), (Span::new(5, 9), 3)]);
        assert_eq!(layer.within(Span::new(0, 9)).len(), 1);
    }

    #[test]
    fn runs_end_where_any_layer_changes() {
        let (a, b) = (Layer::new([(Span::new(2, 8), 0)]), Layer::new([(Span::new(5, 6), 7)]));
        let runs = sweep(Span::new(0, 10), [&a, &b]);
        let ends: Vec<usize> = runs.iter().map(|run| run.span.end).collect();
        assert_eq!(ends, [2, 5, 6, 8, 10]);
        assert_eq!(runs[2].ids, [&[0][..], &[7][..]]);
    }

    fn marks() -> impl Strategy<Value = Vec<(Span, u32)>> {
        prop::collection::vec((0usize..60, 0usize..20, 0u32..4), 0..12)
            .prop_map(|marks| marks.into_iter().map(|(s, n, id)| (Span::new(s, s + n), id)).collect())
    }

    proptest! {
        #[test]
        fn every_byte_carries_exactly_the_marks_that_cover_it(
            first in marks(), second in marks(), start in 0usize..40, len in 0usize..50,
        ) {
            let window = Span::new(start, start + len);
            let (a, b) = (Layer::new(first.clone()), Layer::new(second.clone()));
            let runs = sweep(window, [&a, &b]);
            let mut at = window.start;
            for run in &runs {
                prop_assert_eq!(run.span.start, at);
                prop_assert!(!run.span.is_empty());
                at = run.span.end;
                for byte in run.span.start..run.span.end {
                    for (marks, ids) in [(&first, run.ids[0]), (&second, run.ids[1])] {
                        let mut expected: Vec<u32> =
                            marks.iter().filter(|(s, _)| s.contains(byte)).map(|&(_, id)| id).collect();
                        expected.sort_unstable();
                        expected.dedup();
                        prop_assert_eq!(&expected[..], ids);
                    }
                }
            }
            prop_assert_eq!(at, window.end.max(window.start));
        }
    }
}
