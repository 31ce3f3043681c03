//! From weighed pairs to claims.
//!
//! Each claim grows from its strongest pair: a statement joins while it goes with the claim's evidence on the average
//! and with none of it badly (average linkage with a floor, so that no weak middle chains two claims together). A
//! statement can belong to several claims.

use super::model::Model;
use super::statement::Corpus;
use super::{Scored, label, why};
use crate::analysis::{Claim, Evidence, Link, Quotation, Reading, Relation};
use crate::story::BlockKind;
use std::collections::{BTreeMap, HashMap};

/// Least score of a pair that founds a claim, or of an average that admits a statement to one.
const JOINS: f32 = 0.28;
/// Least score of any pair within a claim.
const FLOOR: f32 = 0.2;

/// Groups the pairs that hold.
pub fn claims(
    readings: &[Reading],
    corpus: &Corpus,
    scored: &[Scored],
    model: &Model,
    quotations: &[Quotation],
) -> Vec<Claim> {
    let mut strong: Vec<&Scored> = scored.iter().filter(|s| s.score >= JOINS).collect();
    strong.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let table: HashMap<(usize, usize), &Scored> =
        scored.iter().filter(|s| s.score >= FLOOR).map(|s| ((s.a, s.b), s)).collect();
    let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for s in &strong {
        partners.entry(s.a).or_default().push(s.b);
        partners.entry(s.b).or_default().push(s.a);
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut joined: std::collections::HashSet<(usize, usize)> = std::collections::HashSet::new();
    for seed in &strong {
        let body = |i: usize| corpus.statements[i].kind == BlockKind::Paragraph;
        if joined.contains(&(seed.a, seed.b)) || !body(seed.a) || !body(seed.b) {
            continue;
        }
        let group = grow(corpus, &table, &partners, seed);
        for (i, &a) in group.iter().enumerate() {
            for &b in &group[i + 1..] {
                joined.insert((a.min(b), a.max(b)));
            }
        }
        groups.push(group);
    }
    let mut found: Vec<Claim> =
        groups.iter().map(|group| claim(readings, corpus, &table, model, quotations, group)).collect();
    found.sort_by_key(|claim| {
        let mut articles: Vec<usize> = claim.evidence.iter().map(|e| e.place.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let first = claim.evidence.iter().map(|e| e.place).min();
        (std::cmp::Reverse(articles.len()), first)
    });
    found
}

/// The statements of the claim that grows from `seed`, in the order in which they joined.
fn grow(
    corpus: &Corpus,
    table: &HashMap<(usize, usize), &Scored>,
    partners: &BTreeMap<usize, Vec<usize>>,
    seed: &Scored,
) -> Vec<usize> {
    let mut group = vec![seed.a, seed.b];
    loop {
        let mut candidates: Vec<usize> = group
            .iter()
            .filter_map(|i| partners.get(i))
            .flatten()
            .copied()
            .filter(|c| !group.contains(c))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let best = candidates
            .into_iter()
            .filter_map(|c| cohesion(corpus, table, &group, c).map(|average| (average, c)))
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        match best {
            Some((average, statement)) if average >= JOINS => group.push(statement),
            _ => return group,
        }
    }
}

/// Average score of `statement` with the group's evidence in other articles; `None` where one pair is below the floor.
fn cohesion(
    corpus: &Corpus,
    table: &HashMap<(usize, usize), &Scored>,
    group: &[usize],
    statement: usize,
) -> Option<f32> {
    let article = |i: usize| corpus.statements[i].place.article;
    let mut sum = 0.0;
    let mut count = 0.0;
    for &member in group.iter().filter(|&&m| article(m) != article(statement)) {
        sum += table.get(&(member.min(statement), member.max(statement)))?.score;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}

fn claim(
    readings: &[Reading],
    corpus: &Corpus,
    table: &HashMap<(usize, usize), &Scored>,
    model: &Model,
    quotations: &[Quotation],
    group: &[usize],
) -> Claim {
    let article = |i: usize| corpus.statements[i].place.article;
    let mut firsts: Vec<usize> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    for &member in group {
        if firsts.iter().any(|&f| article(f) == article(member)) {
            rest.push(member)
        } else {
            firsts.push(member)
        }
    }
    firsts.sort_unstable();
    rest.sort_unstable();
    firsts.extend(rest);
    let evidence: Vec<Evidence> = firsts
        .iter()
        .map(|&i| {
            let place = corpus.statements[i].place;
            Evidence { place, speaker: speaker(quotations, place) }
        })
        .collect();
    let mut links = Vec::new();
    for (a, &i) in firsts.iter().enumerate() {
        for (b, &j) in firsts.iter().enumerate().skip(a + 1) {
            if article(i) == article(j) {
                continue;
            }
            if let Some(scored) = table.get(&(i.min(j), i.max(j))) {
                links.push(Link {
                    a,
                    b,
                    relation: Relation::Same,
                    score: scored.score,
                    why: why::reasons(model, corpus, scored),
                });
            }
        }
    }
    Claim { label: label::label(readings, corpus, &firsts), evidence, links }
}

/// Who says the words at `place`: the speaker of the quotation that covers most of it, if it covers half.
fn speaker(quotations: &[Quotation], place: crate::story::Place) -> Option<usize> {
    let covered = |q: &&Quotation| q.place.span.intersection(place.span).map_or(0, crate::text::Span::len);
    quotations
        .iter()
        .filter(|q| q.place.article == place.article && 2 * covered(q) >= place.span.len())
        .max_by_key(covered)
        .and_then(|q| q.speaker.person)
}
