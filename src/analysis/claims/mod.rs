//! What at least two articles say.
//!
//! Sentences become statements, pairs of statements of different articles are measured and weighed, and pairs that hold
//! are grouped into claims. Everything downstream of the measures is explained by their contributions.

mod candidates;
mod corpus;
mod cues;
mod events;
mod features;
mod frequency;
mod group;
mod intern;
mod label;
mod model;
mod numbers;
mod sense;
mod statement;
mod stem;
mod surroundings;
mod why;
pub mod workbench;

use crate::analysis::people::Cast;
use crate::analysis::{Claim, Depth, Options, Pair, Quotation, Reading};
use crate::story::Story;
use model::Model;
use statement::Corpus;

/// Groups sentences of different articles that make the same claim; also gives the scored pairs where `options` ask for them.
pub fn find(
    _story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    options: &Options,
) -> (Vec<Claim>, Vec<Pair>) {
    if readings.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let depth = depth(readings, options.depth);
    let corpus = corpus::read(readings, cast, quotations, depth);
    let measured = measure(&corpus);
    conclude(&Model::shipped(depth), &corpus, measured, readings, options)
}

/// Sentences up to which a story is read with the transformer: some ten long articles, a few seconds' work.
const MOST_SENTENCES: usize = 1_500;

/// How deeply the claims of `readings` are read where `asked` was asked for: very large stories get the fast pass.
pub fn depth(readings: &[Reading], asked: Depth) -> Depth {
    let sentences: usize = readings.iter().map(|reading| reading.sentences.len()).sum();
    if sentences > MOST_SENTENCES { Depth::Fast } else { asked }
}

/// From measured pairs to claims.
fn conclude(
    model: &Model,
    corpus: &Corpus,
    measured: Vec<Measured>,
    readings: &[Reading],
    options: &Options,
) -> (Vec<Claim>, Vec<Pair>) {
    let scored = weigh(model, corpus, measured);
    let claims = group::claims(readings, corpus, &scored, model);
    let mut pairs = Vec::new();
    if options.pairs {
        pairs.extend(scored.iter().map(|s| Pair {
            a: corpus.statements[s.a].place,
            b: corpus.statements[s.b].place,
            score: s.score,
        }));
        pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    }
    (claims, pairs)
}

/// What it costs a pair, in log odds, that its articles surely tell different events: no wording makes up for it.
const OTHER_EVENT: f32 = 8.0;

/// What is left of the score of two statements that say the same of different subjects: they may agree in some other
/// part, but what they share in wording is no agreement.
const PARALLEL: f32 = 0.3;

/// A weighed pair of statements; `a` stands in the earlier article.
struct Scored {
    a: usize,
    b: usize,
    features: features::Features,
    surroundings: surroundings::Surroundings,
    /// 0 to 1.
    score: f32,
}

/// Two statements of different articles, the first in the earlier one, and their measures.
type Measured = (usize, usize, features::Features);

/// Measures the pairs that may hold.
fn measure(corpus: &Corpus) -> Vec<Measured> {
    candidates::pairs(corpus).into_iter().map(|(a, b)| (a, b, features::measure(corpus, a, b))).collect()
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
fn weigh(model: &Model, corpus: &Corpus, measured: Vec<Measured>) -> Vec<Scored> {
    let events = events::Events::new(corpus);
    let article = |i: usize| corpus.statements[i].place.article;
    let mut alone: Vec<_> = measured
        .iter()
        .map(|(a, b, features)| {
            let apart = events.apart(article(*a), article(*b));
            (*a, *b, model.first.logit(features.iter().copied()) - OTHER_EVENT * apart)
        })
        .collect();
    level(&mut alone, model.level);
    let field = surroundings::Field::new(corpus, &alone);
    measured
        .into_iter()
        .map(|(a, b, features)| {
            let surroundings = field.measure(corpus, a, b);
            let logit = model.second.logit(surroundings.iter().copied());
            let parallel = features::parallel(&corpus.statements[a], &corpus.statements[b]).is_some();
            let share = if parallel { PARALLEL } else { 1.0 };
            Scored { a, b, features, surroundings, score: share * model::probability(logit) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::{self, Comparison, Depth, Options};
    use crate::source;
    use crate::story::Story;
    use std::fs;

    fn compared(texts: &[&str], depth: Depth) -> (Story, Comparison) {
        let folder = tempfile::tempdir().expect("a folder");
        let paths: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(i, text)| {
                let path = folder.path().join(format!("{i}.txt"));
                fs::write(&path, text).expect("written");
                path.to_string_lossy().into_owned()
            })
            .collect();
        let story = source::load(&paths).story;
        let found = analysis::compare(&story, &Options { pairs: true, depth });
        (story, found)
    }

    const ONE: &str = "Ferry runs aground off Tarn\n\nA ferry with 140 people aboard ran aground off the island of Tarn on \
        Monday.\n\nThe captain, Orla Finch, said the steering had failed.\n\nNorland is not at war with anyone, its \
        minister said at the inquiry.\n";
    const TWO: &str = "Passengers saved near Tarn\n\nAll 140 passengers were taken off a ferry that ran aground near Tarn \
        on Monday.\n\nThe ship could no longer be steered, its captain Orla Finch told reporters.\n\nSudland is not at \
        war with anyone, its envoy said.\n";

    #[test]
    fn one_fact_in_two_wordings_is_a_claim_and_a_false_friend_is_none() {
        for depth in [Depth::Fast, Depth::Full] {
            let (story, found) = compared(&[ONE, TWO], depth);
            let together = |x: &str, y: &str| {
                found.claims.iter().any(|c| {
                    let has = |w: &str| c.evidence.iter().any(|e| story.words(e.place).contains(w));
                    has(x) && has(y)
                })
            };
            assert!(together("ran aground off the island", "taken off a ferry"), "{depth:?}");
            assert!(!together("Norland", "Sudland"), "{depth:?}");
        }
    }

    #[test]
    fn every_claim_has_evidence_in_two_articles_and_a_short_label() {
        let (_, found) = compared(&[ONE, TWO], Depth::Full);
        assert!(!found.claims.is_empty());
        for claim in &found.claims {
            assert!(claim.is_in(0) && claim.is_in(1));
            assert!((1..=40).contains(&claim.label.chars().count()), "{}", claim.label);
            assert!(claim.links.iter().all(|l| !l.why.is_empty()));
        }
        for pair in &found.pairs {
            assert!((0.0..=1.0).contains(&pair.score));
        }
    }

    #[test]
    fn odd_articles_do_no_harm() {
        let long = "x".repeat(10_000);
        let list = "word, ".repeat(3_000);
        for texts in
            [&["", ""][..], &["One.", "One."], &[&long, ONE], &["中文。没有。", ONE], &[&list, &list]]
        {
            compared(texts, Depth::Fast);
        }
        compared(&["", &long, ONE], Depth::Full);
    }
}
