//! What at least two articles say.
//!
//! Sentences become statements, pairs of statements of different articles are measured and weighed, and pairs that hold
//! are grouped into claims. Everything downstream of the measures is explained by their contributions.

mod apart;
mod by_article;
mod candidates;
mod clauses;
mod core;
mod corpus;
mod cues;
mod events;
mod features;
mod frequency;
mod group;
mod intern;
mod label;
mod likeness;
mod numbers;
mod reader;
mod sense;
mod shared;
mod statement;
pub(in crate::analysis) mod stem;
mod surroundings;
mod weights;
mod why;
pub mod workbench;

pub(super) use frequency::zipf;
pub(super) use stem::Stems;

use crate::analysis::people::Cast;
use crate::analysis::{self, Claim, Depth, Equipment, Options, Pair, Quotation, Reading};
use rayon::prelude::*;
use statement::Corpus;
use weights::Weights;

/// What the sentences of a story say, each by itself.
pub struct Read {
    depth: Depth,
    corpus: Corpus,
}

/// Reads the sentences of a story as deeply as `asked`, as far as that can be done; nothing where there is nothing to compare.
pub fn read(readings: &[Reading], asked: Depth, equipment: &Equipment) -> Option<Read> {
    let depth = depth(readings, asked, equipment.model);
    (readings.len() > 1).then(|| Read { depth, corpus: corpus::read(readings, depth, equipment) })
}

/// Groups sentences of different articles that make the same claim; also gives the scored pairs where `options` ask for them.
pub fn find(
    read: Option<Read>,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    options: &Options,
) -> (Vec<Claim>, Vec<Pair>) {
    let Some(Read { depth, mut corpus }) = read else { return (Vec::new(), Vec::new()) };
    corpus::introduce(&mut corpus, cast, quotations);
    let measured = measure(&corpus);
    conclude(&Weights::shipped(depth), &corpus, measured, readings, options)
}

/// Sentences up to which a story is read with the transformer: some ten long articles, a few seconds' work.
const MOST_SENTENCES: usize = 1_500;

/// How deeply the claims of `readings` are read with `model` where `asked` was asked for: very large stories get the fast
/// pass, and no pass goes deeper than its model.
pub fn depth(readings: &[Reading], asked: Depth, model: &analysis::Model) -> Depth {
    let sentences: usize = readings.iter().map(|reading| reading.sentences.len()).sum();
    let deepest = match model.transformer() {
        None if !model.knows_meanings() => Depth::Words,
        Some(_) if sentences <= MOST_SENTENCES => Depth::Full,
        _ => Depth::Fast,
    };
    asked.min(deepest)
}

/// From measured pairs to claims.
fn conclude(
    weights: &Weights,
    corpus: &Corpus,
    measured: Vec<Measured>,
    readings: &[Reading],
    options: &Options,
) -> (Vec<Claim>, Vec<Pair>) {
    let scored = weigh(weights, corpus, measured);
    let claims = group::claims(readings, corpus, &scored, weights);
    let mut pairs = Vec::new();
    if options.pairs {
        pairs.extend(scored.iter().map(|s| Pair {
            a: corpus.statements[s.a].place,
            b: corpus.statements[s.b].place,
            score: s.score(),
        }));
        pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    }
    (claims, pairs)
}

/// What it costs a pair, in log odds, that its articles surely tell different events: no wording makes up for it.
const OTHER_EVENT: f32 = 8.0;

/// What is left of the score of two statements that say the same of different subjects, or of which one rules out what
/// the other does not: they may agree in some other part, but what they share in wording is no agreement.
const LOOK_ALIKE: f32 = 0.3;

/// A weighed pair of statements; `a` stands in the earlier article.
struct Scored {
    a: usize,
    b: usize,
    features: features::Features,
    surroundings: surroundings::Surroundings,
    /// 0 to 1: how likely the measures alone make it that both say the same.
    likeness: f32,
    /// What keeps the two apart whatever their measures say.
    look_alike: Option<apart::LookAlike>,
}

impl Scored {
    /// 0 to 1: how likely both say the same.
    fn score(&self) -> f32 {
        if self.look_alike.is_some() { LOOK_ALIKE * self.likeness } else { self.likeness }
    }
}

/// Two statements of different articles, the first in the earlier one, and their measures.
type Measured = (usize, usize, features::Features);

/// Measures the pairs that may hold, on all cores; each by itself and in order, so their number changes nothing.
fn measure(corpus: &Corpus) -> Vec<Measured> {
    let mut measured: Vec<Measured> = candidates::pairs(corpus)
        .into_par_iter()
        .map(|(a, b)| (a, b, features::measure(corpus, a, b)))
        .collect();
    features::above_usual(corpus, &mut measured);
    measured
}

/// Brings stories to one level: where every article goes on about one small subject, every pair is rather alike, and only
/// what stands out from that says anything. `share` of a story's distance from the usual is taken away.
fn level(alone: &mut [(usize, usize, f32)], share: f32) {
    /// One pair in so many is where a story's level is read: far above the bulk, far below the pairs that hold.
    const ONE_IN: usize = 10;
    /// The level of an ordinary story.
    const USUAL: f32 = -3.2;
    let mut sorted: Vec<f32> = alone.iter().map(|pair| pair.2).collect();
    sorted.sort_by(|x, y| y.total_cmp(x));
    let Some(own) = sorted.get(sorted.len() / ONE_IN) else { return };
    let excess = (own - USUAL).max(0.0) * share;
    alone.iter_mut().for_each(|pair| pair.2 -= excess);
}

/// Weighs measured pairs, first each by itself, then among the others.
fn weigh(weights: &Weights, corpus: &Corpus, measured: Vec<Measured>) -> Vec<Scored> {
    let events = events::Events::new(corpus);
    let article = |i: usize| corpus.statements[i].place.article;
    let mut alone: Vec<_> = measured
        .iter()
        .map(|(a, b, features)| {
            let apart = events.apart(article(*a), article(*b));
            (*a, *b, weights.first.logit(features.iter().copied()) - OTHER_EVENT * apart)
        })
        .collect();
    level(&mut alone, weights.level);
    let field = surroundings::Field::new(corpus, &alone);
    measured
        .into_par_iter()
        .map(|(a, b, features)| {
            let surroundings = field.measure(corpus, a, b);
            let logit = weights.second.logit(surroundings.iter().copied());
            let look_alike = apart::look_alike(&corpus.statements[a], &corpus.statements[b], &features);
            Scored { a, b, features, surroundings, likeness: weights::probability(logit), look_alike }
        })
        .collect()
}
