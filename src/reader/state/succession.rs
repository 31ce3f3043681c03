//! A comparison that takes the place of another: what was chosen stays chosen.

use crate::analysis::{Claim, Comparison, Conflict};
use crate::reader::state::{Found, Palette, Popup, PopupKind, Progress, Seek, State};
use crate::story::Place;
use std::cmp::Reverse;
use std::rc::Rc;

impl State {
    /// Takes over what the fast pass found, until the full one is done.
    pub fn take_meanwhile(&mut self, comparison: Comparison) {
        let comparison = self.replayed(comparison);
        self.replace(comparison);
        self.progress = Progress::Meanwhile;
        self.settle();
    }

    /// Takes over what the analysis found.
    pub fn take(&mut self, comparison: Comparison) {
        let comparison = self.replayed(comparison);
        self.replace(comparison);
        self.progress = Progress::Done;
        self.read = None;
        self.settle();
        self.choose_again();
    }

    /// People, quotations and places in the text are the same in every pass; claims and differences may not be. What was
    /// chosen is looked for by the words it stands on.
    pub(super) fn replace(&mut self, comparison: Comparison) {
        if let Some(old) = self.found.as_deref().map(|found| &found.comparison) {
            let claim = |number| successor(&old.claims, number, &comparison.claims, claim_places);
            let conflict = |number| successor(&old.conflicts, number, &comparison.conflicts, sides);
            let articles = self.story.articles.len().max(1);
            let popup = self.popup.and_then(|popup| match popup.kind {
                PopupKind::Matrix if comparison.claims.is_empty() => None,
                PopupKind::Matrix => {
                    let row = claim(popup.at / articles).unwrap_or(0);
                    Some(Popup { at: row * articles + popup.at % articles, ..popup })
                }
                PopupKind::Differences if comparison.conflicts.is_empty() => None,
                PopupKind::Differences => Some(Popup { at: conflict(popup.at).unwrap_or(0), ..popup }),
                PopupKind::Why | PopupKind::Wording(_) if self.claim.and_then(claim).is_none() => None,
                PopupKind::Why => Some(Popup { at: 0, ..popup }),
                PopupKind::Wording(_) => Some(Popup { kind: PopupKind::Wording(0), at: 0 }),
                // What would be ruled on may be something else now.
                PopupKind::Rulings(_) | PopupKind::Merge(_) => None,
                _ => Some(popup),
            });
            let chosen = self.claim.and_then(claim);
            let difference = self.conflict.and_then(|(number, side)| {
                let new = conflict(number)?;
                let place = old.conflicts[number].sides.get(side)?.place;
                let side = comparison.conflicts[new].sides.iter().position(|side| side.place == place)?;
                Some((new, side))
            });
            if self.claim.is_some() && chosen.is_none() {
                self.message = Some("The chosen claim is no longer among the claims.".into());
            }
            let seek = self.seek.take().map(|seek| Seek { claim: seek.claim.and_then(claim), ..seek });
            let prompt = self.prompt.take().and_then(|prompt| prompt.renumbered(claim, conflict));
            (self.claim, self.conflict, self.popup) = (chosen, difference, popup);
            (self.prompt, self.seek) = (prompt, seek);
        }
        self.found = Some(Rc::new(Found::new(&self.story, comparison)));
        self.cached.forget_found();
        self.palette = self.palette.take().map(|palette| Palette::new(self, palette.wanted));
    }
}

fn claim_places(claim: &Claim) -> Vec<Place> {
    claim.evidence.iter().map(|evidence| evidence.place).collect()
}

fn sides(conflict: &Conflict) -> Vec<Place> {
    conflict.sides.iter().map(|side| side.place).collect()
}

/// The entry of `new` that shares most words with entry `number` of `old`, the first of several; nothing if none shares any.
fn successor<T>(old: &[T], number: usize, new: &[T], places: impl Fn(&T) -> Vec<Place>) -> Option<usize> {
    let wanted = places(old.get(number)?);
    let shared = |entry: &T| -> usize {
        let own = places(entry);
        let overlap =
            |a: &Place, b: &Place| if a.article == b.article { a.span.intersection(b.span) } else { None };
        wanted.iter().flat_map(|a| own.iter().filter_map(move |b| overlap(a, b))).map(|span| span.len()).sum()
    };
    let best = new.iter().enumerate().map(|(at, entry)| (shared(entry), Reverse(at))).max()?;
    (best.0 > 0).then_some(best.1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_successor_shares_most_of_the_words() {
        let at = |article, start, end| Place::new(article, Span::new(start, end));
        let old = vec![vec![at(0, 0, 10), at(1, 0, 10)]];
        let new =
            vec![vec![at(2, 0, 10)], vec![at(0, 5, 10)], vec![at(0, 0, 10), at(2, 0, 9)], vec![at(0, 0, 10)]];
        assert_eq!(successor(&old, 0, &new, Clone::clone), Some(2));
        assert_eq!(successor(&old, 0, &new[..1], Clone::clone), None);
        assert_eq!(successor(&old, 7, &new, Clone::clone), None);
    }
}
