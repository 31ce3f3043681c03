//! Jumping through the mentions of the chosen person.

use super::{Decision, Update, around};
use crate::reader::state::{Focus, JumpKind, Kinds, State};
use crate::story::Place;

/// To the mention `by` further, in the order of the panes, round the end. The first jump goes to the nearest one in
/// the direction of the jump.
pub fn next(state: &State, by: isize) -> Decision {
    let Some(person) = state.person.or_else(|| state.cast.order.first().copied()) else {
        return Decision::none();
    };
    if state.person.is_none() {
        let chosen = State { person: Some(person), mention: None, ..state.clone() };
        let mut decision = next(&chosen, by);
        decision.updates.insert(0, Update::Person(Some(person)));
        return decision;
    }
    let mentions = state.mentions();
    if mentions.is_empty() {
        if state.kinds != Kinds::All {
            let words = format!("No such mention in the panes, for {{kinds}} shows {}.", state.kinds.shown());
            return Decision::none().say(words);
        }
        return Decision::none().say("None of the articles that stand in the panes mentions this person.");
    }
    let to = match state.mention {
        Some(at) => around(at, by, mentions.len()),
        None => nearest(state, &mentions, by),
    };
    let decision = jump(state, mentions[to]);
    decision.with(Update::Mention(Some(to))).with(Update::LastJump(JumpKind::Mention))
}

/// The first of `places`, which stand in the order of the panes, after the reading place; going back, the last before.
pub fn nearest(state: &State, places: &[Place], by: isize) -> usize {
    let top = state.top_byte();
    let order = |article: usize| state.standing.iter().position(|&a| a == article);
    let after = places.partition_point(|place| {
        let at = order(place.article);
        at < Some(state.current) || at == Some(state.current) && place.span.start < top
    });
    if by < 0 { around(after, -1, places.len()) } else { after % places.len().max(1) }
}

/// Puts `place` before the reader's eyes and gives its pane the attention.
pub fn jump(state: &State, place: Place) -> Decision {
    let mut decision = Decision::from(Update::Leave);
    if let Some(standing) = state.standing.iter().position(|&article| article == place.article) {
        decision = decision.with(Update::Current(standing));
    }
    if let Some(anchor) = state.showing(place.article, place.span) {
        decision = decision.with(Update::Place(place.article, anchor));
    }
    match state.focus {
        Focus::Text | Focus::People => decision,
        Focus::Claims => decision.with(Update::Focus(Focus::Text)),
    }
}

/// The next choice of the mentions that are jumped to and underlined.
pub fn kinds(state: &State) -> Decision {
    let next = state.kinds.next();
    let decision = Decision::from(Update::Kinds(next)).with(Update::Mention(None));
    if state.person.is_some() {
        return decision;
    }
    decision.say(format!("For whoever is chosen: {}.", next.shown()))
}
