//! For the trainer in `data/models/claims`: the measures of every pair, and what other weights make of them.

use super::features::{self, Features};
use super::statement::Corpus;
use super::weights::Weights;
use super::{Measured, conclude, corpus, measure, surroundings, weigh};
use crate::analysis::{Comparison, Depth, Equipment, Model, Options, Reading, people, quotations};
use crate::story::{Place, Story};

/// A story, read and measured once, to be weighed many times.
pub struct Bench<'s> {
    readings: Vec<Reading<'s>>,
    corpus: Corpus,
    measured: Vec<Measured>,
}

/// Names of the measures of a pair, and of its surroundings.
pub fn names() -> (Vec<&'static str>, Vec<&'static str>) {
    (features::NAMES.to_vec(), surroundings::NAMES.to_vec())
}

impl<'s> Bench<'s> {
    /// Reads and measures.
    pub fn new(story: &'s Story, depth: Depth) -> Self {
        let readings: Vec<Reading> =
            story.articles.iter().enumerate().map(|(index, article)| Reading::new(index, article)).collect();
        let mut cast = people::find(story, &readings);
        let quotations = quotations::find(story, &readings, &mut cast);
        let none = Model::none();
        let model = if depth == Depth::Words { &none } else { Model::shipped() };
        let equipment = Equipment { model, ..Equipment::default() };
        let mut corpus = corpus::read(&readings, depth, &equipment);
        corpus::introduce(&mut corpus, &cast, &quotations);
        let measured = measure(&corpus);
        Self { readings, corpus, measured }
    }

    /// The statements, in the order in which pairs count them.
    pub fn places(&self) -> Vec<Place> {
        self.corpus.statements.iter().map(|s| s.place).collect()
    }

    /// Both statements of each pair and their measures.
    pub fn pairs(&self) -> &[(usize, usize, Features)] {
        &self.measured
    }

    /// The surroundings of each pair as `weights` see them.
    pub fn surroundings(&self, weights: &str) -> Vec<surroundings::Surroundings> {
        let scored = weigh(&Weights::parse(weights), &self.corpus, self.measured.clone());
        scored.into_iter().map(|s| s.surroundings).collect()
    }

    /// The comparison that `weights` give, with claims and pairs alone.
    pub fn compare(&self, weights: &str) -> Comparison {
        let options = Options { pairs: true, ..Options::default() };
        let weights = Weights::parse(weights);
        let measured = self.measured.clone();
        let (claims, pairs) = conclude(&weights, &self.corpus, measured, &self.readings, &options);
        Comparison { claims, pairs, ..Comparison::default() }
    }
}
