//! From weighed pairs to claims.
//!
//! A pair founds a claim, or draws a statement into one, where the two are nearly each other's best match in their
//! articles: topic neighbours are many, counterparts are few. A statement joins while it goes with the claim's evidence
//! on the average and with none of it badly (average linkage with a floor, so that no weak middle chains two claims
//! together). A statement belongs to few claims, and no two claims repeat each other.

use super::statement::Corpus;
use super::weights::Weights;
use super::{Scored, apart, core, label, why};
use crate::analysis::{Claim, Evidence, Link, Reading, Relation};
use crate::story::BlockKind;
use hashbrown::{HashMap, HashSet};
use label::Wording;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

// The lines were drawn over the invented stories; what moves the figures are the first and the second, the others are
// flat around the values taken.

/// Least score of a pair that founds a claim, or of an average that admits a statement to one.
const JOINS: f32 = 0.14;
/// Least share of the best score that each of two statements reaches with any statement of the other's article.
const NEAR_BEST: f32 = 0.75;
/// Least score of a pair of which one statement is the other's best match, and matches another better in another part.
const IN_PART: f32 = 0.3;
/// A score from which a pair holds whatever else its statements match.
const SURE: f32 = 0.6;
/// Least average that admits a second statement of one article.
const SUPPORT: f32 = 0.3;
/// Least average that admits a headline to a claim that the articles' bodies make: it says again what its article says.
const TITLE_JOINS: f32 = 0.4;
/// Least score of a pair that makes a claim of two wordings surely.
const FIRM: f32 = 0.35;
/// Least score of any pair within a claim.
const FLOOR: f32 = 0.05;
/// In a claim of many articles, one pair in so many may lie below that: a few wordings always miss each other.
const ONE_LOW_IN: usize = 4;
/// A group repeats a larger one that has this share of its statements.
const REPEATS: f32 = 0.8;
/// Claims that a statement can found or be drawn into by a founding pair: sentences say two things, seldom three.
const MOST_CLAIMS: usize = 2;

/// Scores by both statements, the earlier first.
type Scores<'s> = HashMap<(usize, usize), &'s Scored>;

/// Groups the pairs that hold.
pub fn claims(readings: &[Reading], corpus: &Corpus, scored: &[Scored], weights: &Weights) -> Vec<Claim> {
    let scores: Scores = scored.iter().filter(|s| s.score() >= FLOOR).map(|s| ((s.a, s.b), s)).collect();
    let mut groups = Groups::default();
    let (body, headlines): (Vec<&Scored>, Vec<&Scored>) =
        counterparts(corpus, scored).into_iter().partition(|s| is_body(corpus, s.a) && is_body(corpus, s.b));
    for pair in body {
        if !groups.joined.contains(&(pair.a, pair.b)) {
            groups.take(corpus, &scores, pair, JOINS);
        }
    }
    for pair in headlines {
        if !groups.joined.contains(&(pair.a, pair.b)) {
            groups.take(corpus, &scores, pair, TITLE_JOINS);
        }
    }
    let look_alikes = apart::telling(scored);
    let alone = groups.distinct().into_par_iter().map(|group| {
        let order = in_order(corpus, group);
        let apart = apart::of_claim(corpus, &look_alikes, &order);
        let (claim, wordings) = claim(readings, corpus, &scores, weights, &order);
        (Claim { apart, ..claim }, wordings)
    });
    let alone: Vec<(Claim, Vec<Wording>)> = alone.collect();
    let mut taken = BTreeSet::new();
    let named = alone.into_iter().map(|(claim, wordings)| {
        let first = claim.evidence.first().map_or("", |e| e.place.span.of(readings[e.place.article].text));
        Claim { label: label::label(readings, &wordings, first, &mut taken), ..claim }
    });
    let mut found: Vec<Claim> = named.collect();
    found.sort_by_key(|claim| {
        let articles: HashSet<usize> = claim.evidence.iter().map(|e| e.place.article).collect();
        (claim.loose, Reverse(articles.len()), claim.evidence.iter().map(|e| e.place).min())
    });
    found
}

fn is_body(corpus: &Corpus, statement: usize) -> bool {
    corpus.statements[statement].kind == BlockKind::Paragraph
}

/// The pairs of statements that are nearly each other's best match, or of which one says it in another part than what
/// goes better with the other's article; best first.
fn counterparts<'s>(corpus: &Corpus, scored: &'s [Scored]) -> Vec<&'s Scored> {
    let article = |i: usize| corpus.statements[i].place.article;
    let mut best: HashMap<(usize, usize), (f32, usize)> = HashMap::new();
    for s in scored {
        // A headline repeats what its article says and must not outdo the body's sentences.
        for (own, other) in [(s.a, s.b), (s.b, s.a)].into_iter().filter(|&(_, other)| is_body(corpus, other))
        {
            let top = best.entry((own, article(other))).or_default();
            if s.score() > top.0 {
                *top = (s.score(), other);
            }
        }
    }
    let best = |own: usize, other: usize| best.get(&(own, article(other))).copied().unwrap_or_default();
    let near = |own: usize, other: usize, score: f32| score >= NEAR_BEST * best(own, other).0;
    // A sentence that says two things has two counterparts, one for each part.
    let in_another_part = |own: usize, other: usize| {
        let clause = |other: usize| core::clause(corpus, own, other);
        clause(other).is_some_and(|part| clause(best(own, other).1).is_some_and(|taken| taken != part))
    };
    let holds = |s: &Scored| {
        let score = s.score();
        match (near(s.a, s.b, score), near(s.b, s.a, score)) {
            (true, true) => true,
            (true, false) => score >= IN_PART && in_another_part(s.b, s.a),
            (false, true) => score >= IN_PART && in_another_part(s.a, s.b),
            (false, false) => false,
        }
    };
    let mut found: Vec<&Scored> =
        scored.iter().filter(|s| s.score() >= JOINS).filter(|s| s.score() >= SURE || holds(s)).collect();
    found.sort_by(|x, y| y.score().total_cmp(&x.score()).then((x.a, x.b).cmp(&(y.a, y.b))));
    found
}

/// Claims while they grow, as lists of statements in the order in which they joined.
#[derive(Default)]
struct Groups {
    members: Vec<Vec<usize>>,
    /// The groups of each statement.
    of: BTreeMap<usize, Vec<usize>>,
    /// Pairs that stand in one group.
    joined: HashSet<(usize, usize)>,
}

impl Groups {
    /// Draws one statement of `pair` into the group of the other that it goes with best at an average of `least` or
    /// more; else the two found a group, if both are body sentences.
    fn take(&mut self, corpus: &Corpus, scores: &Scores, pair: &Scored, least: f32) {
        let mut open: Vec<(f32, usize, usize)> = Vec::new();
        for (inside, newcomer) in [(pair.a, pair.b), (pair.b, pair.a)] {
            for &group in self.of.get(&inside).into_iter().flatten() {
                let members = &self.members[group];
                let support = members.iter().any(|&m| same_article(corpus, m, newcomer));
                let least = if support { least.max(SUPPORT) } else { least };
                let average = cohesion(corpus, scores, members, newcomer).filter(|&average| average >= least);
                open.extend(average.map(|average| (average, group, newcomer)));
            }
        }
        let best =
            open.into_iter().max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)).then(y.2.cmp(&x.2)));
        let count = |statement: usize| self.of.get(&statement).map_or(0, Vec::len);
        if let Some((_, group, newcomer)) = best {
            self.add(group, newcomer);
        } else if is_body(corpus, pair.a)
            && is_body(corpus, pair.b)
            && count(pair.a) < MOST_CLAIMS
            && count(pair.b) < MOST_CLAIMS
        {
            self.members.push(Vec::new());
            self.add(self.members.len() - 1, pair.a);
            self.add(self.members.len() - 1, pair.b);
        }
    }

    fn add(&mut self, group: usize, statement: usize) {
        let members = &mut self.members[group];
        self.joined.extend(members.iter().map(|&m| (m.min(statement), m.max(statement))));
        members.push(statement);
        self.of.entry(statement).or_default().push(group);
    }

    /// The groups without those whose statements another, larger or earlier group mostly has.
    fn distinct(&self) -> Vec<&Vec<usize>> {
        let sets: Vec<BTreeSet<usize>> = self.members.iter().map(|m| m.iter().copied().collect()).collect();
        let repeats = |own: usize| {
            sets.iter().enumerate().any(|(other, set)| {
                let shared = sets[own].intersection(set).count();
                let senior = (set.len(), Reverse(other)) > (sets[own].len(), Reverse(own));
                other != own && senior && shared as f32 >= REPEATS * sets[own].len() as f32
            })
        };
        (0..sets.len()).filter(|&group| !repeats(group)).map(|group| &self.members[group]).collect()
    }
}

fn same_article(corpus: &Corpus, a: usize, b: usize) -> bool {
    corpus.statements[a].place.article == corpus.statements[b].place.article
}

/// Average score of `statement` with the group's evidence in other articles; `None` where too many of the pairs lie below
/// the floor.
fn cohesion(corpus: &Corpus, scores: &Scores, group: &[usize], statement: usize) -> Option<f32> {
    if group.contains(&statement) {
        return None;
    }
    let others = group.iter().filter(|&&m| !same_article(corpus, m, statement));
    let pairs: Vec<Option<f32>> = others
        .map(|&member| scores.get(&(member.min(statement), member.max(statement))).map(|s| s.score()))
        .collect();
    let low = pairs.iter().filter(|score| score.is_none()).count();
    let average = pairs.iter().flatten().sum::<f32>() / pairs.len().max(1) as f32;
    (!pairs.is_empty() && low * ONE_LOW_IN <= pairs.len()).then_some(average)
}

/// The statements of a group: the first that joined of each article in the order of the articles, then the others.
fn in_order(corpus: &Corpus, group: &[usize]) -> Vec<usize> {
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
    order
}

/// The claim of the statements `order`, still without a label, and what it could be called.
fn claim(
    readings: &[Reading],
    corpus: &Corpus,
    scores: &Scores,
    weights: &Weights,
    order: &[usize],
) -> (Claim, Vec<Wording>) {
    let article = |i: usize| corpus.statements[i].place.article;
    let evidence: Vec<Evidence> = order
        .iter()
        .map(|&i| {
            let others: Vec<usize> = order.iter().copied().filter(|&j| article(j) != article(i)).collect();
            let statement = &corpus.statements[i];
            let core = core::find(&readings[article(i)], corpus, i, &others);
            Evidence { place: statement.place, core, speaker: statement.speaker }
        })
        .collect();
    let mut links = Vec::new();
    for (a, &i) in order.iter().enumerate() {
        for (b, &j) in order.iter().enumerate().skip(a + 1).filter(|&(_, &j)| article(i) != article(j)) {
            if let Some(scored) = scores.get(&(i.min(j), i.max(j))) {
                links.push(Link {
                    a,
                    b,
                    relation: relation(corpus, scored),
                    score: scored.score(),
                    why: why::reasons(weights, corpus, scored),
                });
            }
        }
    }
    let loose = links.iter().all(|link| link.score < FIRM);
    let carried: Vec<_> = order.iter().zip(&evidence).map(|(&i, e)| (i, e.core)).collect();
    let wordings = label::wordings(readings, corpus, &carried);
    (Claim { label: String::new(), evidence, links, apart: Vec::new(), loose }, wordings)
}

/// A statement that weighs this many times the other says more than it.
const MUCH_LONGER: f32 = 1.8;

fn relation(corpus: &Corpus, scored: &Scored) -> Relation {
    if let Some(kind) = scored.look_alike {
        return kind.relation();
    }
    let (a, b) = (corpus.statements[scored.a].mass, corpus.statements[scored.b].mass);
    if a.max(b) > MUCH_LONGER * a.min(b) { Relation::Entails } else { Relation::Same }
}
