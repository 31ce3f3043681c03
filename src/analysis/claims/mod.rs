//! What at least two articles say.
//!
//! Sentences become statements, pairs of statements of different articles are measured and weighed, and pairs that hold
//! are grouped into claims. Everything downstream of the measures is explained by their contributions.

mod cues;
mod events;
mod features;
mod frequency;
mod group;
mod label;
mod model;
mod numbers;
mod statement;
mod stem;
mod surroundings;
mod why;
pub mod workbench;

use crate::analysis::people::Cast;
use crate::analysis::{Claim, Pair, Quotation, Reading};
use crate::story::Story;
use model::Model;
use statement::Corpus;

/// Groups sentences of different articles that make the same claim; also gives the scored pairs where `keep_pairs`.
pub fn find(
    _story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    keep_pairs: bool,
) -> (Vec<Claim>, Vec<Pair>) {
    find_with(&Model::shipped(), readings, cast, quotations, keep_pairs)
}

fn find_with(
    model: &Model,
    readings: &[Reading],
    _cast: &Cast,
    quotations: &[Quotation],
    keep_pairs: bool,
) -> (Vec<Claim>, Vec<Pair>) {
    let corpus = statement::read(readings);
    let scored = score(model, &corpus);
    let claims = group::claims(readings, &corpus, &scored, model, quotations);
    let mut pairs = Vec::new();
    if keep_pairs {
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

/// A weighed pair of statements; `a` stands in the earlier article.
struct Scored {
    a: usize,
    b: usize,
    features: features::Features,
    surroundings: surroundings::Surroundings,
    /// 0 to 1.
    score: f32,
}

/// Weighs all pairs of statements of different articles.
fn score(model: &Model, corpus: &Corpus) -> Vec<Scored> {
    let events = events::Events::new(corpus);
    let mut scored = Vec::new();
    for (a, one) in corpus.statements.iter().enumerate() {
        for b in corpus.bounds[one.place.article + 1]..corpus.statements.len() {
            let features = features::measure(corpus, a, b);
            let apart = events.apart(one.place.article, corpus.statements[b].place.article);
            let first = model.first.logit(features.iter().copied()) - OTHER_EVENT * apart;
            scored.push((a, b, first, features));
        }
    }
    let light: Vec<_> = scored.iter().map(|&(a, b, logit, _)| (a, b, logit)).collect();
    let field = surroundings::Field::new(corpus, &light);
    scored
        .into_iter()
        .map(|(a, b, _, features)| {
            let surroundings = field.measure(corpus, a, b);
            let logit = model.second.logit(surroundings.iter().copied());
            Scored { a, b, features, surroundings, score: model::probability(logit) }
        })
        .collect()
}
