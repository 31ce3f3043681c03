//! Numbers of the same thing that differ.
//!
//! On real articles most differing numbers are of different things: the first quake and the second, the killed and the
//! injured, one quarter and the year. So a pair counts only between sentences that the claims join, where each sentence
//! has one number of the kind that the other lacks, and where the words around both numbers speak of one thing.

use super::measure::{self, Kind, Measure};
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Reading, Relation, Side};
use crate::story::{Place, Story};
use std::collections::{BTreeMap, BTreeSet};

const EVENT_CLASSES: &str = include_str!("../../../data/lexicon/event-classes.txt");

/// Score from which two sentences tell of one thing surely enough to compare their numbers.
const LINKED: f32 = 0.5;
/// Score from which sentences are so alike that the numbers need no common words around them.
const MOST: usize = 4;

/// The numbers that joined sentences tell differently.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<Conflict> {
    let mut pairs: BTreeMap<(Place, Place), f32> = BTreeMap::new();
    for claim in claims {
        for link in claim.links.iter().filter(|l| l.score >= LINKED && l.relation != Relation::Parallel) {
            let (a, b) = (claim.evidence[link.a].place, claim.evidence[link.b].place);
            if a.article != b.article {
                pairs.insert((a.min(b), a.max(b)), link.score);
            }
        }
    }
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (&(a, b), _) in &pairs {
        for conflict in compare(story, readings, a, b) {
            let spot = conflict.sides.iter().map(|s| s.place).min();
            if told.insert((spot, conflict.sides.iter().map(|s| s.place).max())) {
                found.push(conflict);
            }
        }
    }
    found
}

fn measures(readings: &[Reading], place: Place) -> Vec<Measure> {
    let reading = &readings[place.article];
    let sentence = reading.sentence_at(place.span.start).map(|i| &reading.sentences[i]);
    sentence.map(|s| measure::read(reading, s)).unwrap_or_default()
}

fn compare(story: &Story, readings: &[Reading], a: Place, b: Place) -> Vec<Conflict> {
    let (left, right) = (measures(readings, a), measures(readings, b));
    if left.len() > MOST || right.len() > MOST {
        return Vec::new();
    }
    let kinds: BTreeSet<&Kind> = left.iter().map(|m| &m.kind).collect();
    let mut found = Vec::new();
    for kind in kinds {
        let alone = |own: &[Measure], others: &[Measure]| {
            let mut rest = own
                .iter()
                .filter(|m| m.kind == *kind && !others.iter().any(|o| o.kind == *kind && o.value == m.value));
            let first = rest.next().cloned();
            first.filter(|_| rest.next().is_none())
        };
        let (Some(x), Some(y)) = (alone(&left, &right), alone(&right, &left)) else { continue };
        if x.agrees(&y) || !same_thing(kind, &x, &y) {
            continue;
        }
        found.push(difference(story, kind, (a, &x), (b, &y)));
    }
    found
}

/// Whether the words around two numbers of a kind speak of one thing.
fn same_thing(kind: &Kind, x: &Measure, y: &Measure) -> bool {
    let shared = x.near.intersection(&y.near).count();
    let (p, q) = (classes(&x.near), classes(&y.near));
    let apart = p.iter().any(|c| !q.contains(c)) && q.iter().any(|c| !p.contains(c));
    let together = p.intersection(&q).count() > 0;
    match kind {
        Kind::People => !apart && (together || shared > 0),
        Kind::Count(_) | Kind::Percent => !apart && shared > 0,
        Kind::Day | Kind::Year => !apart,
    }
}

/// The classes of what happens around a number.
fn classes(near: &BTreeSet<String>) -> BTreeSet<&'static str> {
    let lines = EVENT_CLASSES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
    lines
        .filter(|(_, words)| {
            words
                .split(' ')
                .any(|w| near.iter().any(|n| n.starts_with(w) || w.starts_with(n.as_str()) && n.len() == 5))
        })
        .map(|(class, _)| class)
        .collect()
}

fn difference(story: &Story, kind: &Kind, (a, x): (Place, &Measure), (b, y): (Place, &Measure)) -> Conflict {
    let (what, rule) = match kind {
        Kind::People => (ConflictKind::Number, "number-people"),
        Kind::Count(_) => (ConflictKind::Number, "number-count"),
        Kind::Percent => (ConflictKind::Number, "number-percent"),
        Kind::Day => (ConflictKind::Date, "date-day"),
        Kind::Year => (ConflictKind::Date, "date-year"),
    };
    let place = |p: Place, m: &Measure| Place::new(p.article, m.span);
    let words = |p: Place, m: &Measure| story.words(place(p, m)).to_owned();
    Conflict {
        kind: what,
        level: Level::Tension,
        sides: vec![
            Side { place: place(a, x), value: words(a, x) },
            Side { place: place(b, y), value: words(b, y) },
        ],
        rule,
        why: format!(
            "Where {} has “{}”, {} has “{}”.",
            story.articles[a.article].outlet,
            words(a, x),
            story.articles[b.article].outlet,
            words(b, y)
        ),
    }
}
