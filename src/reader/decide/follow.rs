//! Following: while one pane is scrolled, the others keep to the claim under its reading line.

use super::{Decision, Switch, Update};
use crate::reader::state::{Anchor, PaneBox, State};

/// Switches following on or off.
pub fn flip(state: &State) -> Decision {
    let words = if state.follow {
        "The panes go their own ways."
    } else {
        "Following: scroll, and the other panes keep to the claim under the reading line."
    };
    Decision::from(Update::Flip(Switch::Follow)).say(words)
}

/// What follows when `pane` has `top` as its first row: the claim at the reading line is chosen, and every other pane
/// on the screen puts its own wording on the same line. Nothing where no claim stands there.
pub fn after_scroll(state: &State, pane: &PaneBox, top: isize) -> Decision {
    let Some(found) = state.found.as_deref().filter(|_| state.follow) else { return Decision::none() };
    let line = state.reading_row();
    let row =
        usize::try_from(top + isize::try_from(line).unwrap_or(0)).ok().and_then(|row| pane.rows.get(row));
    let here = row.map(|row| found.marks[pane.article].claims.ids_within(row.span)).unwrap_or_default();
    // A claim that is followed already stays while it is on the line.
    let same = state.claim.filter(|&claim| here.iter().any(|&id| id as usize == claim));
    let Some(claim) = same.or_else(|| here.first().map(|&id| id as usize)) else { return Decision::none() };
    let mut decision = Decision::from(Update::Claim(Some(claim)));
    for other in state.screen.panes.iter().filter(|other| other.article != pane.article) {
        if let Some(evidence) = found.comparison.claims[claim].evidence_in(other.article).next() {
            let anchor = Anchor { byte: evidence.place.span.start, above: line };
            decision = decision.with(Update::Place(other.article, anchor));
        }
    }
    decision
}
