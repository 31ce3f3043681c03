//! Brings the likenesses that a user's model gives to the scale of the shipped ones, for which the weights were learned.
//!
//! Models agree on which sentences are alike, not on the numbers: one gives strangers a cosine of 0, another 0.7. Pairs of
//! sentences that say the same, and the same sentences with the wrong partner, are read with both; the line through both
//! levels takes the one scale to the other.

use super::model::Source;
use super::transformer::{Meaning, Transformer, Wanted};
use super::vectors::cosine;
use crate::text::Span;

/// Pairs of lines that say the same.
const PAIRS: &str = include_str!("../../../data/models/calibration.txt");
/// Two levels nearer than this tell nothing apart.
const LEAST: f32 = 0.02;

/// A straight line from one scale to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    slope: f32,
    shift: f32,
}

/// The scales of a model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scales {
    /// Of sentences and clauses under the transformer.
    pub sentences: Scale,
    /// Of words under the transformer.
    pub words: Scale,
    /// Of sentences under the table.
    pub table: Scale,
    /// Of words under the table.
    pub table_words: Scale,
}

impl Scale {
    /// Nothing changes.
    pub const SAME: Self = Self { slope: 1.0, shift: 0.0 };

    /// A likeness on the other scale, at most 1.
    pub fn of(self, likeness: f32) -> f32 {
        (likeness * self.slope + self.shift).min(1.0)
    }

    /// From the levels of `own` to those of `usual`.
    fn between(own: Levels, usual: Levels) -> Self {
        let slope = (usual.same - usual.strangers) / (own.same - own.strangers).max(LEAST);
        Self { slope, shift: usual.same - slope * own.same }
    }
}

impl Scales {
    /// Nothing changes.
    pub const SAME: Self =
        Self { sentences: Scale::SAME, words: Scale::SAME, table: Scale::SAME, table_words: Scale::SAME };

    /// Those of `model`; nothing changes for the shipped one.
    pub fn of(model: &Source) -> Self {
        match model {
            Source::Shipped | Source::None => Self::SAME,
            Source::Transformer(brought) => {
                let [(own, own_words), (usual, usual_words)] =
                    [brought, Transformer::shipped()].map(by_transformer);
                Self {
                    sentences: Scale::between(own, usual),
                    words: Scale::between(own_words, usual_words),
                    ..Self::SAME
                }
            }
            Source::Table(_) => {
                let [(own, own_words), (usual, usual_words)] = [model, &Source::Shipped].map(by_table);
                Self {
                    table: Scale::between(own, usual),
                    table_words: Scale::between(own_words, usual_words),
                    ..Self::SAME
                }
            }
        }
    }
}

/// What a model makes of pairs that say the same, and of strangers.
#[derive(Debug, Clone, Copy)]
struct Levels {
    same: f32,
    strangers: f32,
}

/// Of sentences and of words.
fn by_transformer(transformer: &Transformer) -> (Levels, Levels) {
    let wanted: Vec<Wanted> =
        PAIRS.lines().map(|text| Wanted { text, parts: words(text).collect() }).collect();
    let read: Vec<Meaning> = transformer.read(&wanted, None, &|_| {});
    let wholes: Vec<&[f32]> = read.iter().map(|meaning| meaning.whole.as_slice()).collect();
    let words: Vec<Vec<&[f32]>> =
        read.iter().map(|meaning| meaning.parts.iter().map(Vec::as_slice).collect()).collect();
    (levels(&wholes, |a, b| cosine(a, b)), levels(&words, |a, b| nearest(a, b)))
}

/// Of sentences and of words.
fn by_table(model: &Source) -> (Levels, Levels) {
    let wholes: Vec<Vec<f32>> = PAIRS.lines().map(|line| model.vector(line)).collect();
    let words: Vec<Vec<Vec<f32>>> =
        PAIRS.lines().map(|line| words(line).map(|word| model.vector(word.of(line))).collect()).collect();
    let views: Vec<Vec<&[f32]>> =
        words.iter().map(|words| words.iter().map(Vec::as_slice).collect()).collect();
    (levels(&wholes, |a, b| cosine(a, b)), levels(&views, |a, b| nearest(a, b)))
}

fn words(line: &str) -> impl Iterator<Item = Span> {
    line.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some(Span::new(start, start + word.len()))
    })
}

/// The mean likeness of each line with its partner, and of each pair's first line with the next pair's second.
fn levels<T>(lines: &[T], like: impl Fn(&T, &T) -> f32) -> Levels {
    let pairs: Vec<&[T]> = lines.chunks_exact(2).collect();
    let mean = |shift: usize| {
        let all = pairs.iter().zip(pairs.iter().cycle().skip(shift)).map(|(a, b)| like(&a[0], &b[1]));
        all.sum::<f32>() / pairs.len().max(1) as f32
    };
    Levels { same: mean(0), strangers: mean(1) }
}

/// The mean likeness of each word of `a` with the word of `b` that is most like it.
fn nearest(a: &[&[f32]], b: &[&[f32]]) -> f32 {
    let best = a.iter().map(|x| b.iter().map(|y| cosine(x, y)).fold(0.0, f32::max));
    best.sum::<f32>() / a.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_models_tell_pairs_from_strangers_by_sentence_and_by_word() {
        let (sentences, words) = by_transformer(Transformer::shipped());
        let (table, table_words) = by_table(&Source::Shipped);
        for found in [sentences, words, table, table_words] {
            assert!(found.same > found.strangers + 0.1, "{found:?}");
        }
    }

    #[test]
    fn a_line_takes_both_levels_to_those_of_the_other_scale() {
        let (own, usual) = (Levels { same: 0.9, strangers: 0.7 }, Levels { same: 0.6, strangers: 0.1 });
        let scale = Scale::between(own, usual);
        assert!((scale.of(0.9) - 0.6).abs() < 1e-5 && (scale.of(0.7) - 0.1).abs() < 1e-5);
        assert_eq!(scale.of(3.0), 1.0);
    }
}
