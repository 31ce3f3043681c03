//! Searching while typing.

use super::{Decision, Update, around, mentions};
use crate::reader::keys::Key;
use crate::reader::state::{Focus, JumpKind, Search, State};
use crossterm::event::KeyCode;

/// Opens the prompt.
pub fn begin(state: &State) -> Decision {
    Update::Search(Some(Search::new(state, String::new(), state.spot()))).into()
}

/// What a key does in the prompt; `None` for keys that mean the same everywhere.
pub fn typed(state: &State, search: &Search, key: Key) -> Option<Decision> {
    match key.code {
        KeyCode::Enter => Some(accept(search)),
        KeyCode::Esc => Some(cancel(state, search)),
        KeyCode::Backspace if search.wanted.is_empty() => Some(cancel(state, search)),
        KeyCode::Backspace => {
            let mut wanted = search.wanted.clone();
            wanted.pop();
            Some(look(state, search, wanted))
        }
        _ => match key.typed() {
            Some(c) => Some(look(state, search, format!("{}{c}", search.wanted))),
            None if key.ctrl && matches!(key.code, KeyCode::Char('c' | 'z' | 'l')) => None,
            None => Some(Decision::none()),
        },
    }
}

/// Looks for `wanted` from where the search began, and shows the first hit.
fn look(state: &State, search: &Search, wanted: String) -> Decision {
    let mut next = Search::new(state, wanted, search.from.clone());
    let mut decision = return_to_start(state, search);
    if !next.hits.is_empty() {
        let start = State { anchors: search.from.anchors.clone(), ..state.clone() };
        let at = nearest_from_start(&start, &next);
        next.current = Some(at);
        let place = next.hits[at];
        if let Some(standing) = state.standing.iter().position(|&article| article == place.article) {
            decision = decision.with(Update::Current(standing));
        }
        if let Some(anchor) = start.showing(place.article, place.span) {
            decision = decision.with(Update::Place(place.article, anchor));
        }
    }
    decision.with(Update::Search(Some(next)))
}

fn nearest_from_start(start: &State, search: &Search) -> usize {
    let mut start = start.clone();
    if let Some(standing) = start.standing.iter().position(|&article| article == search.from.article) {
        start.current = standing;
    }
    start.settle();
    mentions::nearest(&start, &search.hits, 1)
}

/// Keeps the hits and remembers where the search began.
fn accept(search: &Search) -> Decision {
    if search.wanted.is_empty() {
        return Update::Search(None).into();
    }
    let decision = Decision::from(Update::LeaveFrom(search.from.clone()));
    let decision = decision.with(Update::Search(Some(Search { typing: false, ..search.clone() })));
    let decision = decision.with(Update::LastJump(JumpKind::Hit)).with(Update::Focus(Focus::Text));
    if search.hits.is_empty() {
        decision.say(format!("Nothing holds “{}”.", search.wanted))
    } else {
        decision
    }
}

fn cancel(state: &State, search: &Search) -> Decision {
    return_to_start(state, search).with(Update::Search(None))
}

fn return_to_start(state: &State, search: &Search) -> Decision {
    let places = search.from.anchors.iter().enumerate();
    let updates = places.map(|(article, &anchor)| Update::Place(article, anchor)).collect();
    let decision = Decision { updates, effects: Vec::new() };
    match state.standing.iter().position(|&article| article == search.from.article) {
        Some(standing) => decision.with(Update::Current(standing)),
        None => decision,
    }
}

/// To the hit `by` further, round the end.
pub fn next(state: &State, by: isize) -> Decision {
    let Some(search) = state.search.as_ref().filter(|search| !search.hits.is_empty()) else {
        return Decision::none().say("There is no hit to go to; {search} searches.");
    };
    let to = match search.current {
        Some(at) => around(at, by, search.hits.len()),
        None => mentions::nearest(state, &search.hits, by),
    };
    let decision = mentions::jump(state, search.hits[to]);
    let decision = decision.with(Update::Search(Some(Search { current: Some(to), ..search.clone() })));
    decision.with(Update::LastJump(JumpKind::Hit))
}
