//! From weighed pairs to claims.
//!
//! Each claim grows from its strongest pair: a statement joins while it goes with the claim's evidence on the average
//! and with none of it badly (average linkage with a floor, so that no weak middle chains two claims together). A
//! statement can belong to several claims, but no claim may repeat another.

use super::model::Model;
use super::statement::Corpus;
use super::{Scored, label, why};
use crate::analysis::{Claim, Evidence, Link, Reading, Relation};
use crate::story::BlockKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where lines are drawn between pairs that hold and pairs that do not; chosen with the weights, over stories left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    /// Least score of a pair that founds a claim, or of an average that admits a statement to one.
    pub joins: f32,
    /// Least score of any pair within a claim.
    pub floor: f32,
    /// Least average that admits a second statement of one article.
    pub support: f32,
    /// Least score of a pair that founds a claim of statements that already belong to one each.
    pub again: f32,
    /// Share of a story's excess likeness that is taken away before pairs are weighed.
    pub level: f32,
}

/// Scores by both statements, the earlier first.
type Scores<'s> = HashMap<(usize, usize), &'s Scored>;

/// Groups the pairs that hold.
pub fn claims(readings: &[Reading], corpus: &Corpus, scored: &[Scored], model: &Model) -> Vec<Claim> {
    let lines = model.lines;
    let mut strong: Vec<&Scored> = scored.iter().filter(|s| s.score >= lines.joins).collect();
    strong.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let scores: Scores = scored.iter().filter(|s| s.score >= lines.floor).map(|s| ((s.a, s.b), s)).collect();
    let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for s in &strong {
        partners.entry(s.a).or_default().push(s.b);
        partners.entry(s.b).or_default().push(s.a);
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut joined: HashSet<(usize, usize)> = HashSet::new();
    let mut taken: HashMap<usize, Vec<usize>> = HashMap::new();
    for seed in &strong {
        let body = |i: usize| corpus.statements[i].kind == BlockKind::Paragraph;
        let known = taken.contains_key(&seed.a) && taken.contains_key(&seed.b);
        if joined.contains(&(seed.a, seed.b))
            || !body(seed.a)
            || !body(seed.b)
            || known && seed.score < lines.again
        {
            continue;
        }
        let mut group = grow(corpus, &scores, &partners, seed, lines);
        let old: BTreeMap<usize, usize> = overlaps(&taken, &group);
        let copied =
            |&(&number, &shared): &(&usize, &usize)| 2 * shared >= group.len().min(groups[number].len());
        if let Some((&number, _)) = old.iter().find(copied) {
            let model = &groups[number];
            group.retain(|m| *m == seed.a || *m == seed.b || !model.contains(m));
        }
        for (i, &a) in group.iter().enumerate() {
            taken.entry(a).or_default().push(groups.len());
            joined.extend(group[i + 1..].iter().map(|&b| (a.min(b), a.max(b))));
        }
        groups.push(group);
    }
    let mut found: Vec<Claim> =
        groups.iter().map(|group| claim(readings, corpus, &scores, model, group)).collect();
    found.sort_by_key(|claim| {
        let articles: HashSet<usize> = claim.evidence.iter().map(|e| e.place.article).collect();
        (Reverse(articles.len()), claim.evidence.iter().map(|e| e.place).min())
    });
    found
}

/// How many statements of `group` each earlier group has.
fn overlaps(taken: &HashMap<usize, Vec<usize>>, group: &[usize]) -> BTreeMap<usize, usize> {
    let mut shared = BTreeMap::new();
    for number in group.iter().filter_map(|m| taken.get(m)).flatten() {
        *shared.entry(*number).or_default() += 1;
    }
    shared
}

/// The statements of the claim that grows from `seed`, in the order in which they joined.
fn grow(
    corpus: &Corpus,
    scores: &Scores,
    partners: &BTreeMap<usize, Vec<usize>>,
    seed: &Scored,
    lines: Lines,
) -> Vec<usize> {
    let article = |i: usize| corpus.statements[i].place.article;
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
            .filter_map(|c| {
                let average = cohesion(corpus, scores, &group, c)?;
                let second = group.iter().any(|&m| article(m) == article(c));
                (average >= if second { lines.support } else { lines.joins }).then_some((second, average, c))
            })
            .max_by(|x, y| y.0.cmp(&x.0).then(x.1.total_cmp(&y.1)).then(y.2.cmp(&x.2)));
        match best {
            Some((_, _, statement)) => group.push(statement),
            None => return group,
        }
    }
}

/// Average score of `statement` with the group's evidence in other articles; `None` where one pair is below the floor.
fn cohesion(corpus: &Corpus, scores: &Scores, group: &[usize], statement: usize) -> Option<f32> {
    let article = |i: usize| corpus.statements[i].place.article;
    let mut sum = 0.0;
    let mut count = 0.0;
    for &member in group.iter().filter(|&&m| article(m) != article(statement)) {
        sum += scores.get(&(member.min(statement), member.max(statement)))?.score;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}

fn claim(readings: &[Reading], corpus: &Corpus, scores: &Scores, model: &Model, group: &[usize]) -> Claim {
    let article = |i: usize| corpus.statements[i].place.article;
    let mut order: Vec<usize> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    for &member in group {
        if order.iter().any(|&f| article(f) == article(member)) {
            rest.push(member)
        } else {
            order.push(member)
        }
    }
    order.sort_unstable();
    rest.sort_unstable();
    order.extend(rest);
    let evidence: Vec<Evidence> = order
        .iter()
        .map(|&i| Evidence { place: corpus.statements[i].place, speaker: corpus.statements[i].speaker })
        .collect();
    let mut links = Vec::new();
    for (a, &i) in order.iter().enumerate() {
        for (b, &j) in order.iter().enumerate().skip(a + 1).filter(|&(_, &j)| article(i) != article(j)) {
            if let Some(scored) = scores.get(&(i.min(j), i.max(j))) {
                links.push(Link {
                    a,
                    b,
                    relation: relation(corpus, scored),
                    score: scored.score,
                    why: why::reasons(model, corpus, scored),
                });
            }
        }
    }
    Claim { label: label::label(readings, corpus, &order), evidence, links }
}

/// A statement that weighs this many times the other says more than it.
const MUCH_LONGER: f32 = 1.8;

fn relation(corpus: &Corpus, scored: &Scored) -> Relation {
    let (a, b) = (corpus.statements[scored.a].mass, corpus.statements[scored.b].mass);
    if a.max(b) > MUCH_LONGER * a.min(b) { Relation::Entails } else { Relation::Same }
}
