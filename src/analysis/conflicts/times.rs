//! Two times of one thing, as the rules on days and on first times tell them.

use super::linked;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Side};
use crate::story::{Place, Story};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Score from which two sentences tell of one event.
const LINKED: f32 = 0.5;

/// A rule that compares times.
pub struct Rule<T> {
    /// Its name.
    pub name: &'static str,
    /// How far two such times part.
    pub level: Level,
    /// What is said of them, before the words of both.
    pub told: &'static str,
    /// Whether two times cannot be one.
    pub clash: fn(&T, &T) -> bool,
}

impl<T> Rule<T> {
    /// The times that joined sentences give differently; `read` gives the words of a sentence's only time, and the time.
    pub fn find(
        &self,
        story: &Story,
        claims: &[Claim],
        read: impl Fn(Place) -> Option<(Span, T)>,
    ) -> Vec<Conflict> {
        let mut found: BTreeMap<(Place, Place), Conflict> = BTreeMap::new();
        let pairs: Vec<_> = linked::pairs(claims, LINKED).map(|(a, b, _)| (a, b)).collect();
        let places: BTreeSet<Place> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
        let times: BTreeMap<Place, (Span, T)> =
            places.into_iter().filter_map(|place| Some((place, read(place)?))).collect();
        for (a, b) in pairs {
            let (Some((x, one)), Some((y, other))) = (times.get(&a), times.get(&b)) else { continue };
            if (self.clash)(one, other) {
                let (p, q) = (Place::new(a.article, *x), Place::new(b.article, *y));
                found.entry((p.min(q), p.max(q))).or_insert_with(|| self.difference(story, p, q));
            }
        }
        found.into_values().collect()
    }

    fn difference(&self, story: &Story, a: Place, b: Place) -> Conflict {
        let quoted = |p: Place| format!("“{}” in {}", story.words(p), story.articles[p.article].outlet);
        Conflict {
            kind: ConflictKind::Date,
            level: self.level,
            sides: [a, b].iter().map(|&p| Side { place: p, value: story.words(p).to_owned() }).collect(),
            rule: self.name,
            why: format!("{}: {}, {}.", self.told, quoted(a), quoted(b)),
        }
    }
}
