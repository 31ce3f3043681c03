//! For the trainer in `data/models/claims`: the measures of every pair, and comparisons under other weights.

use super::model::Model;
use super::{features, score, statement, surroundings};
use crate::analysis::people::Cast;
use crate::analysis::{Comparison, Reading, people, quotations};
use crate::story::{Place, Story};

/// The measures of every pair of one story.
pub struct Table {
    /// The statements, in the order in which pairs count them.
    pub places: Vec<Place>,
    /// Both statements and all measures: those of the pair, then those of its surroundings.
    pub rows: Vec<(usize, usize, Vec<f32>)>,
}

/// Names of the measures of the pair, and of its surroundings.
pub fn names() -> (Vec<&'static str>, Vec<&'static str>) {
    (features::NAMES.to_vec(), surroundings::NAMES.to_vec())
}

/// Measures every pair; the surroundings are seen through `weights`.
pub fn table(story: &Story, weights: &str) -> Table {
    let (readings, _, _) = read(story);
    let corpus = statement::read(&readings);
    let scored = score(&Model::parse(weights), &corpus);
    Table {
        places: corpus.statements.iter().map(|s| s.place).collect(),
        rows: scored
            .iter()
            .map(|s| (s.a, s.b, s.features.iter().chain(&s.surroundings).copied().collect()))
            .collect(),
    }
}

/// The comparison that `weights` give; with claims and pairs alone.
pub fn compare(story: &Story, weights: &str) -> Comparison {
    let (readings, cast, quotations) = read(story);
    let (claims, pairs) = super::find_with(&Model::parse(weights), &readings, &cast, &quotations, true);
    Comparison { claims, pairs, ..Comparison::default() }
}

fn read(story: &Story) -> (Vec<Reading<'_>>, Cast, Vec<crate::analysis::Quotation>) {
    let readings: Vec<Reading> =
        story.articles.iter().enumerate().map(|(index, article)| Reading::new(index, article)).collect();
    let mut cast = people::find(story, &readings);
    let quotations = quotations::find(story, &readings, &mut cast);
    (readings, cast, quotations)
}
