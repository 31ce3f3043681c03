//! From a story to its comparison.
//!
//! A pure function: the same bytes in give the same findings out, without clock, network, chance or hash order. The
//! modules stand in the order in which the data flows: readings (sentences, tokens), people, quotations, claims,
//! conflicts, only-in.

mod agreement;
mod by_hand;
mod claim;
pub mod claims;
mod comparison;
mod conflicts;
mod copies;
mod embed;
mod equipment;
mod families;
pub mod grouping;
mod marks;
mod narrator;
mod only_in;
mod origins;
pub mod people;
mod quotations;
mod reading;
mod whose;

pub use agreement::{Agreement, agreement};
pub use by_hand::*;
pub use claim::*;
pub use comparison::*;
pub use conflicts::{RULES, Rule, Rules};
use embed::cosine;
pub use embed::{Key, Memory, Model, Unusable};
pub use equipment::{Equipment, Tools};
pub use reading::{Reading, Sentence};
pub use whose::Whose;

use crate::story::Story;

/// How a story is to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Keep the score of every pair of sentences in [`Comparison::pairs`].
    pub pairs: bool,
    /// How much work goes into the claims.
    pub depth: Depth,
    /// Which rules look for differences.
    pub rules: Rules,
}

/// How deeply the claims are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Depth {
    /// By words as they are written, without any model.
    Words,
    /// By words and a table of word vectors: thousands of sentences a second.
    Fast,
    /// By a sentence transformer as well, which finds what is said in other words.
    #[default]
    Full,
}

/// Compares the articles of `story`.
pub fn compare(story: &Story, options: &Options) -> Comparison {
    compare_with(story, options, &Equipment::default())
}

/// Compares the articles of `story` with the help of `equipment`.
pub fn compare_with(story: &Story, options: &Options, equipment: &Equipment) -> Comparison {
    let readings: Vec<Reading> =
        story.articles.iter().enumerate().map(|(index, article)| Reading::new(index, article)).collect();
    let (read, (mut cast, quotations)) = rayon::join(
        || claims::read(&readings, options.depth, equipment),
        || {
            let mut cast = people::find(story, &readings);
            let quotations = quotations::find(story, &readings, &mut cast);
            (cast, quotations)
        },
    );
    let ((claims, pairs), (copies, coloured)) = rayon::join(
        || claims::find(read, &readings, &cast, &quotations, options),
        || (copies::find(&readings, &quotations), narrator::find(story, &readings, &quotations)),
    );
    let conflicts =
        conflicts::find(story, &readings, &cast, &quotations, &claims, equipment.model, options.rules);
    // The weights of the claims were learnt from what the narrator says of persons, without the pronouns of speakers.
    people::quoted::link(story, &readings, &mut cast, &quotations);
    let only_in = only_in::find(story, &readings, &claims);
    Comparison {
        depth: claims::depth(&readings, options.depth, equipment.model),
        model: equipment.model.name().map(str::to_owned),
        sentences: readings.into_iter().map(|reading| reading.sentences).collect(),
        people: cast.people,
        organisations: cast.organisations,
        places: cast.places,
        quotations,
        claims,
        pairs,
        copies,
        conflicts,
        only_in,
        coloured,
        dates: story.articles.iter().map(only_in::dating).collect(),
        by_hand: ByHand::default(),
    }
}

/// Finds anew what only one article reports, after the claims of `found` were changed by hand.
pub fn claims_changed(story: &Story, found: &mut Comparison) {
    let readings: Vec<Reading> =
        story.articles.iter().enumerate().map(|(index, article)| Reading::new(index, article)).collect();
    found.only_in = only_in::find(story, &readings, &found.claims);
}
