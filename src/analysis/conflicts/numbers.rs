//! Numbers of the same thing that differ.
//!
//! On real articles most differing numbers are of different things: the first quake and the second, the killed and the
//! injured, one quarter and the year. So a pair counts only between sentences that the claims join, where each sentence
//! has one number of the kind that the other lacks, and where the words around both numbers speak of one thing.

use super::linked;
use super::measure::{self, Bound, Kind, Measure};
use crate::analysis::only_in;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Reading, Side};
use crate::story::{BlockKind, Place, Story};
use std::collections::{BTreeMap, BTreeSet};

const EVENT_CLASSES: &str = include_str!("../../../data/lexicon/event-classes.txt");

/// Score from which two sentences tell of one thing surely enough to compare their numbers.
const LINKED: f32 = 0.5;
/// The same where the words around the numbers tell of the same kind of event as well.
const LINKED_BY_EVENT: f32 = 0.25;
/// Numbers in a sentence beyond which it is a table in prose: sport, finance, specifications.
const MOST: usize = 2;

/// The numbers that joined sentences tell differently.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<Conflict> {
    let pairs: BTreeMap<(Place, Place), f32> =
        linked::pairs(claims, LINKED_BY_EVENT).map(|(a, b, score)| ((a.min(b), a.max(b)), score)).collect();
    let mut found: BTreeMap<(&'static str, String, String), Conflict> = BTreeMap::new();
    let measures = Measures::read(readings);
    let joined = pairs.iter().flat_map(|(&(a, b), &score)| compare(story, &measures, (a, b), score));
    for new in joined.chain(totals(story, &measures)).chain(bounds(story, &measures)) {
        let mut values: Vec<String> = new.sides.iter().map(|s| s.value.to_lowercase()).collect();
        values.sort();
        let [low, high] = <[String; 2]>::try_from(values).unwrap_or_default();
        // Many articles may stand on either side of one difference.
        match found.get_mut(&(new.rule, low.clone(), high.clone())) {
            Some(known) => {
                for side in new.sides {
                    if !known.sides.iter().any(|s| s.place == side.place) {
                        known.sides.push(side);
                    }
                }
            }
            None => drop(found.insert((new.rule, low, high), new)),
        }
    }
    found.into_values().collect()
}

/// The numbers of all sentences, each sentence read once.
struct Measures<'r> {
    readings: &'r [Reading<'r>],
    /// For each article those of each sentence.
    all: Vec<Vec<Vec<Measure>>>,
}

impl<'r> Measures<'r> {
    fn read(readings: &'r [Reading<'r>]) -> Self {
        let each = |reading: &Reading| reading.sentences.iter().map(|s| measure::read(reading, s)).collect();
        Self { readings, all: readings.iter().map(each).collect() }
    }

    /// Those of the sentence at `place`.
    fn at(&self, place: Place) -> &[Measure] {
        let sentence = self.readings[place.article].sentence_at(place.span.start);
        sentence.map_or(&[], |at| &self.all[place.article][at])
    }

    /// For each article the numbers of its body, with their sentences.
    fn of_bodies(&self) -> impl Iterator<Item = impl Iterator<Item = (Place, &Measure)>> {
        self.readings.iter().zip(&self.all).map(|(reading, all)| {
            let body = reading.sentences.iter().zip(all).filter(|(s, _)| s.kind == BlockKind::Paragraph);
            body.flat_map(|(s, own)| own.iter().map(|m| (Place::new(reading.article, s.span), m)))
        })
    }
}

/// Heads counted of one event where each article has a single such count: no claim need join the sentences.
fn totals(story: &Story, measures: &Measures) -> Vec<Conflict> {
    let mut found = Vec::new();
    for event in TOTALS {
        let sole: Vec<(Place, &Measure)> = measures
            .of_bodies()
            .filter_map(|mut counts| {
                let of_event = |(_, m): &(Place, &Measure)| {
                    m.kind == Kind::People && m.value >= MANY && classes(&m.near).contains(event)
                };
                let first = counts.by_ref().find(of_event)?;
                counts.all(|c| !of_event(&c) || c.1.value == first.1.value).then_some(first)
            })
            .collect();
        for (i, (a, x)) in sole.iter().enumerate() {
            for (b, y) in sole[i + 1..]
                .iter()
                .filter(|(_, y)| !x.agrees(y) && !x.rest.contains(&y.value) && !y.rest.contains(&x.value))
            {
                found.push(difference(story, &Kind::People, (*a, x), (*b, y)));
            }
        }
    }
    found
}

fn compare(story: &Story, measures: &Measures, (a, b): (Place, Place), score: f32) -> Vec<Conflict> {
    let (left, right) = (measures.at(a), measures.at(b));
    if left.len() > MOST || right.len() > MOST {
        return Vec::new();
    }
    let kinds: BTreeSet<&Kind> = left.iter().map(|m| &m.kind).collect();
    let mut found = Vec::new();
    for kind in kinds {
        let alone = |own: &[Measure], others: &[Measure]| {
            let told = |m: &Measure| {
                others.iter().any(|o| o.kind == *kind && o.value == m.value || o.rest.contains(&m.value))
            };
            let mut rest = own.iter().filter(|m| m.kind == *kind && !told(m));
            let first = rest.next().cloned();
            first.filter(|_| rest.next().is_none())
        };
        let (Some(x), Some(y)) = (alone(left, right), alone(right, left)) else { continue };
        let summed = is_sum(&x, &y, left) || is_sum(&y, &x, right);
        let polled = *kind == Kind::Percent && [a, b].iter().any(|&p| is_of_poll(story.words(p)));
        if x.agrees(&y) || summed || polled || !same_thing(kind, &x, &y, score) {
            continue;
        }
        found.push(difference(story, kind, (a, &x), (b, &y)));
    }
    found
}

/// One number that is a floor here and an estimate or a ceiling there: "more than 400", "some 400". The same number of the
/// same thing beside a common word is no chance, so no claim need join the sentences.
fn bounds(story: &Story, measures: &Measures) -> Vec<Conflict> {
    let counted = |(_, m): &(Place, &Measure)| {
        m.bound != Bound::Exact && m.value >= SEVERAL && matches!(m.kind, Kind::Count(_) | Kind::People)
    };
    let all: Vec<(Place, &Measure)> = measures
        .of_bodies()
        .flatten()
        .filter(counted)
        .map(|(sentence, m)| (Place::new(sentence.article, m.bounded), m))
        .collect();
    let mut found = Vec::new();
    for (i, (a, x)) in all.iter().enumerate() {
        let other = |(b, y): &&(Place, &Measure)| {
            let same =
                x.kind == y.kind && x.value == y.value && x.near.intersection(&y.near).next().is_some();
            same && a.article != b.article && is_floor(x) != is_floor(y)
        };
        found.extend(all[i + 1..].iter().find(other).map(|(b, _)| bound(story, *a, *b)));
    }
    found
}

/// A number below this may stand before the same word by chance.
const SEVERAL: f64 = 10.0;

fn is_floor(m: &Measure) -> bool {
    m.bound == Bound::AtLeast
}

fn bound(story: &Story, a: Place, b: Place) -> Conflict {
    Conflict {
        kind: ConflictKind::Number,
        level: Level::Variation,
        sides: [a, b].iter().map(|&p| Side { place: p, value: story.words(p).to_lowercase() }).collect(),
        rule: "number-bound",
        why: format!(
            "The same number with another limit: “{}” in {}, “{}” in {}.",
            story.words(a),
            story.articles[a.article].outlet,
            story.words(b),
            story.articles[b.article].outlet
        ),
    }
}

/// Whether another number of its sentence makes up the difference: "94 passengers and three crew" are 97 people.
fn is_sum(x: &Measure, y: &Measure, beside: &[Measure]) -> bool {
    x.rest
        .iter()
        .chain(beside.iter().filter(|m| m.span != x.span).map(|m| &m.value))
        .any(|z| x.value + z == y.value)
}

/// Whether the words around two numbers of a kind speak of one thing, the sentences being joined with `score`.
fn same_thing(kind: &Kind, x: &Measure, y: &Measure, score: f32) -> bool {
    let shared = x.near.intersection(&y.near).count();
    let (p, q) = (classes(&x.near), classes(&y.near));
    let apart = p.iter().any(|c| !q.contains(c)) && q.iter().any(|c| !p.contains(c));
    let together = p.intersection(&q).count() > 0;
    let linked = score >= LINKED;
    match kind {
        Kind::People => !apart && (together || linked && shared > 0),
        Kind::Count(_) => !apart && linked && shared > 0 && !are_of_two_kinds(x, y),
        Kind::Percent => !apart && linked && shared > 1,
        Kind::Day => !apart && linked && shared > 1,
    }
}

/// Whether the counted things are told apart: "three pirate boats", "five merchant boats".
fn are_of_two_kinds(x: &Measure, y: &Measure) -> bool {
    !x.which.is_empty() && !y.which.is_empty() && x.which.is_disjoint(&y.which)
}

/// Whether a sentence tells of an opinion poll, of which every one has its own figures.
fn is_of_poll(sentence: &str) -> bool {
    let text = sentence.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| ["poll", "survey", "margin"].iter().any(|stem| word.starts_with(stem)))
}

/// The classes of what happens around a number.
fn classes(near: &BTreeSet<String>) -> BTreeSet<&'static str> {
    let lines = EVENT_CLASSES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
    lines
        .filter(|(_, words)| {
            words
                .split(' ')
                .any(|w| near.iter().any(|n| n.starts_with(w) || w.starts_with(n.as_str()) && n.len() == 4))
        })
        .map(|(class, _)| class)
        .collect()
}

/// Heads counted of one event, many of them and far apart, cannot both be right; any other number may be of another
/// hour or scope.
fn level(kind: &Kind, x: &Measure, y: &Measure) -> Level {
    let (low, high) = (x.value.min(y.value), x.value.max(y.value));
    let event = classes(&x.near).intersection(&classes(&y.near)).any(|c| TOTALS.contains(c));
    if *kind == Kind::People && event && low >= MANY && high >= low * FAR {
        Level::Conflict
    } else {
        Level::Variation
    }
}

/// Events of which an article gives one count of all the heads.
const TOTALS: [&str; 2] = ["leave", "aboard"];
/// People from which a count is a total rather than a group within it.
const MANY: f64 = 100.0;
/// How far two totals lie apart that no estimate explains.
const FAR: f64 = 1.3;

fn difference(story: &Story, kind: &Kind, (a, x): (Place, &Measure), (b, y): (Place, &Measure)) -> Conflict {
    let (what, rule) = match kind {
        Kind::People => (ConflictKind::Number, "number-people"),
        Kind::Count(_) => (ConflictKind::Number, "number-count"),
        Kind::Percent => (ConflictKind::Number, "number-percent"),
        Kind::Day => (ConflictKind::Date, "date-day"),
    };
    let update = is_update(story, kind, (a.article, x), (b.article, y));
    let place = |p: Place, m: &Measure| Place::new(p.article, m.span);
    let words =
        |p: Place, m: &Measure| story.words(place(p, m)).split_whitespace().collect::<Vec<_>>().join(" ");
    Conflict {
        kind: what,
        level: if update { Level::Variation } else { level(kind, x, y) },
        sides: vec![
            Side { place: place(a, x), value: words(a, x) },
            Side { place: place(b, y), value: words(b, y) },
        ],
        rule,
        why: format!(
            "Where {} has “{}”, {} has “{}”.{}",
            story.articles[a.article].outlet,
            words(a, x),
            story.articles[b.article].outlet,
            words(b, y),
            if update { UPDATE } else { "" }
        ),
    }
}

/// What is said of a count that had time to grow.
const UPDATE: &str = " The later article has the higher count: it may be an update.";

/// Whether the higher of two counts stands in an article of a later day.
fn is_update(story: &Story, kind: &Kind, (a, x): (usize, &Measure), (b, y): (usize, &Measure)) -> bool {
    let day = |article: usize| only_in::dating(&story.articles[article]).day;
    let (low, high) = if x.value < y.value { (day(a), day(b)) } else { (day(b), day(a)) };
    matches!(kind, Kind::People | Kind::Count(_)) && !low.is_empty() && low < high
}
