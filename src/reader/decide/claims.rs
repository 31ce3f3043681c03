//! Choosing claims and lining the panes up on them.

use super::{Decision, Update, around};
use crate::analysis::Evidence;
use crate::reader::state::{Anchor, Focus, Found, JumpKind, State};
use crate::story::Place;

/// Chooses the claim `by` further in the list, round its end.
pub fn next(state: &State, by: isize) -> Decision {
    let order = &state.roll.order;
    let to = match state.claim.and_then(|claim| state.roll.row(claim)) {
        Some(row) => around(row, by, order.len()),
        None if by < 0 => order.len().saturating_sub(1),
        None => 0,
    };
    order.get(to).map_or_else(Decision::none, |&claim| choose(state, claim, state.focus))
}

/// Lines up on the chosen claim; without one, on the first that the current pane shows.
pub fn line_up(state: &State) -> Decision {
    let shown = || {
        let pane = state.screen.panes.iter().find(|pane| Some(pane.article) == state.article())?;
        let marks = &state.found.as_deref()?.marks[pane.article].claims;
        marks.within(pane.window()).first().and_then(|piece| piece.ids.first()).map(|&id| id as usize)
    };
    match state.claim.or_else(shown) {
        Some(claim) => jump(state, claim, state.focus),
        None => Decision::none().say("No shared claim is in sight; {next-claim} takes the next one."),
    }
}

/// Chooses `claim`; the panes follow. Walking through the list remembers only the place where the walk began.
pub fn choose(state: &State, claim: usize, focus: Focus) -> Decision {
    jump(state, claim, focus)
}

fn jump(state: &State, claim: usize, focus: Focus) -> Decision {
    let Some(found) = state.comparison() else { return Decision::none() };
    let Some(wanted) = found.claims.get(claim) else { return Decision::none() };
    let mut decision = Decision::none();
    // Going on from claim to claim is one walk, and one step back undoes it.
    let walking = state.last_jump == Some(JumpKind::Claim) && state.walking;
    if !walking {
        decision = decision.with(Update::Leave);
    }
    decision = decision.with(Update::Claim(Some(claim))).with(Update::LastJump(JumpKind::Claim));
    let best = |article: usize| wanted.evidence_in(article).next().map(Evidence::carrier);
    let row = common_row(state, &best);
    let target = |place: Place| Anchor { byte: place.span.start, above: row };
    let here = state.article().and_then(best);
    if state.sync {
        for place in state.standing.iter().filter_map(|&article| best(article)) {
            decision = decision.with(Update::Place(place.article, target(place)));
        }
    } else if let Some(place) = here {
        decision = decision.with(Update::Place(place.article, target(place)));
    }
    let letter = Found::claim_letter(claim);
    match (here, state.standing.iter().position(|&article| best(article).is_some())) {
        (Some(_), _) => decision.with(Update::Focus(focus)),
        // The attention goes where the claim is, unless it is on the screen anyway.
        (None, Some(first)) if !on_screen(state, &best) => {
            let place = best(state.standing[first]);
            let decision = decision.with(Update::Focus(focus)).with(Update::Current(first));
            match place.filter(|_| !state.sync) {
                Some(place) => decision.with(Update::Place(place.article, target(place))),
                None => decision,
            }
        }
        (None, Some(_)) => decision.with(Update::Focus(focus)),
        (None, None) => {
            decision.say(format!("Claim {letter} is in none of the articles that stand in the panes."))
        }
    }
}

/// The row on which all wordings are to stand: where the eye rests, but higher where one of them has little text above
/// it, so that its pane does not begin with a large hole.
fn common_row(state: &State, best: &impl Fn(usize) -> Option<Place>) -> u16 {
    let usual = state.reading_row();
    let panes = state.screen.panes.iter();
    let above = panes.filter_map(|pane| Some(pane.rows.at(best(pane.article)?.span.start)));
    let least = above.min().and_then(|rows| u16::try_from(rows).ok()).unwrap_or(usual);
    least.clamp(usual / 3, usual)
}

fn on_screen(state: &State, best: &impl Fn(usize) -> Option<Place>) -> bool {
    state.sync && state.screen.panes.iter().any(|pane| best(pane.article).is_some())
}
