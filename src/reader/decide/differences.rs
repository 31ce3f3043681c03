//! Jumping through the places where the accounts part.

use super::{Decision, Update, around, mentions};
use crate::analysis::Comparison;
use crate::reader::state::{JumpKind, State};
use crate::story::Place;

/// To the difference `by` further. All its sides come before the eyes at once: they are what is to be compared.
pub fn next(state: &State, by: isize) -> Decision {
    let Some(found) = state.comparison() else { return Decision::none() };
    let all = state.differences();
    let at = state.conflict.and_then(|here| all.iter().position(|&side| side == here));
    let to = match at {
        Some(at) => step(&all, at, by),
        None => 0,
    };
    all.get(to).map_or(Decision::none(), |&side| go(state, found, side))
}

/// To difference number `conflict`, with the attention on the first of its sides that stands in a pane.
pub fn choose(state: &State, conflict: usize) -> Decision {
    let Some(found) = state.comparison() else { return Decision::none() };
    match state.differences().into_iter().find(|side| side.0 == conflict) {
        Some(side) => go(state, found, side),
        None => Decision::none().say("None of its articles stands in a pane; {articles} takes them in."),
    }
}

fn go(state: &State, found: &Comparison, (conflict, side): (usize, usize)) -> Decision {
    let sides = &found.conflicts[conflict].sides;
    let mut decision = mentions::jump(state, sides[side].place);
    let others: Vec<Place> = sides.iter().map(|side| side.place).collect();
    for place in others.iter().filter(|place| place.article != sides[side].place.article) {
        if let Some(anchor) = state.showing(place.article, place.span) {
            decision = decision.with(Update::Place(place.article, anchor));
        }
    }
    decision.with(Update::Conflict(Some((conflict, side)))).with(Update::LastJump(JumpKind::Difference))
}

/// The first side of the next conflict, or of the one before.
fn step(all: &[(usize, usize)], at: usize, by: isize) -> usize {
    let mut to = at;
    for _ in 0..all.len() {
        to = around(to, by, all.len());
        if all[to].0 != all[at].0 {
            break;
        }
    }
    all.iter().position(|side| side.0 == all[to].0).unwrap_or(0)
}
