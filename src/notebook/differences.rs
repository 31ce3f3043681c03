//! Rulings on differences, replayed.

use crate::analysis::{Comparison, Conflict};
use crate::notebook::apply::Places;
use crate::notebook::{Ruling, Verb};
use crate::story::Place;

/// The differences while rulings are replayed on them.
pub struct Differences {
    conflicts: Vec<(Conflict, bool)>,
}

impl Differences {
    /// The differences as they were found.
    pub fn new(found: &Comparison) -> Self {
        Self { conflicts: found.conflicts.iter().map(|conflict| (conflict.clone(), false)).collect() }
    }

    /// Puts what is left of them back into `found`.
    pub fn put_into(self, found: &mut Comparison) {
        let confirmed = self.conflicts.iter().enumerate().filter(|(_, (_, confirmed))| *confirmed);
        found.by_hand.confirmed = confirmed.map(|(index, _)| index).collect();
        found.conflicts = self.conflicts.into_iter().map(|(conflict, _)| conflict).collect();
    }

    /// The difference whose sides stand at `places`, all of them; of several the one that `rule` found, if that is one.
    pub fn find(&self, places: &[Place], rule: &str) -> Option<usize> {
        let states = |conflict: &Conflict, place: &Place| {
            let same = |side: Place| side.article == place.article && side.span.overlaps(place.span);
            conflict.sides.iter().any(|side| same(side.place))
        };
        let all = self.conflicts.iter().enumerate();
        let fit: Vec<usize> = all
            .filter(|(_, (conflict, _))| {
                places.len() > 1 && places.iter().all(|place| states(conflict, place))
            })
            .map(|(index, _)| index)
            .collect();
        let by_rule: Vec<usize> =
            fit.iter().copied().filter(|&index| self.conflicts[index].0.rule == rule).collect();
        match (&fit[..], &by_rule[..]) {
            (&[index], _) | (_, &[index]) => Some(index),
            _ => None,
        }
    }

    /// Replays `ruling`, whose words stand at `places`.
    ///
    /// # Errors
    /// If the difference cannot be told; the error is half a sentence.
    pub fn rule(&mut self, ruling: &Ruling, places: &Places) -> Result<(), String> {
        let target = self
            .find(&places.of, &ruling.rule)
            .ok_or_else(|| places.or_lost("no difference is found between these words"))?;
        if ruling.ruling == Verb::Confirm {
            self.conflicts[target].1 = true;
        } else {
            self.conflicts.remove(target);
        }
        Ok(())
    }
}
