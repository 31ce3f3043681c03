//! Finding somebody in the list by typing, and turning the list to organisations and places.

use super::{Decision, Switch, Update, moving};
use crate::reader::keys::Key;
use crate::reader::state::{Cast, Find, Focus, State};
use crossterm::event::KeyCode;

/// Opens the prompt, and the list where it is not on the screen.
pub fn begin(state: &State) -> Decision {
    let raised = state.screen.sidebar.is_none();
    let find = Find { wanted: String::new(), person: state.person, focus: state.focus, raised };
    moving::to_list(state, Focus::People).with(Update::Find(Some(find)))
}

/// What a key does in the prompt; `None` for keys that mean the same everywhere.
pub fn typed(state: &State, find: &Find, key: Key) -> Option<Decision> {
    match key.code {
        KeyCode::Enter => Some(accept(state, find)),
        KeyCode::Esc => Some(cancel(find)),
        KeyCode::Backspace if find.wanted.is_empty() => Some(cancel(find)),
        KeyCode::Backspace => {
            let mut wanted = find.wanted.clone();
            wanted.pop();
            Some(look(state, find, wanted))
        }
        KeyCode::Down => Some(moving::in_list(state, Focus::People, 1)),
        KeyCode::Up => Some(moving::in_list(state, Focus::People, -1)),
        _ => match key.typed() {
            Some(c) => Some(look(state, find, format!("{}{c}", find.wanted))),
            None if key.ctrl && matches!(key.code, KeyCode::Char('c' | 'z' | 'l')) => None,
            None => Some(Decision::none()),
        },
    }
}

/// Narrows the list to `wanted` and chooses its first entry; without any, whoever was chosen before.
fn look(state: &State, find: &Find, wanted: String) -> Decision {
    let listed = state.found.as_deref().map(|found| Cast::new(found, state.leaf, state.sort, &wanted));
    let first = listed.and_then(|cast| cast.order.first().copied());
    let person = if wanted.is_empty() { find.person } else { first.or(find.person) };
    Decision::from(Update::Person(person)).with(Update::Find(Some(Find { wanted, ..find.clone() })))
}

fn accept(state: &State, find: &Find) -> Decision {
    if state.cast.order.is_empty() {
        return cancel(find).say(format!("Nobody is called “{}”.", find.wanted));
    }
    Update::Find(None).into()
}

fn cancel(find: &Find) -> Decision {
    let decision = Decision::from(Update::Find(None)).with(Update::Person(find.person));
    let decision = decision.with(Update::Focus(find.focus));
    if find.raised { decision.with(Update::Flip(Switch::Sidebar)) } else { decision }
}

/// Turns the list to the next kind that the story has any of.
pub fn turn(state: &State) -> Decision {
    let Some(found) = state.found.as_deref() else { return Decision::none() };
    let mut leaf = state.leaf.next();
    while leaf != state.leaf && found.leaf(leaf).is_empty() {
        leaf = leaf.next();
    }
    let decision = moving::to_list(state, Focus::People);
    if leaf == state.leaf {
        return decision.say("Nothing of another kind is named in these articles.");
    }
    decision.with(Update::Leaf(leaf)).with(Update::ScrollList(Focus::People, isize::MIN + 1))
}
