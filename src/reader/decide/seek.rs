//! Looking for a claim in the list by typing.

use super::{Decision, Update, claims, moving};
use crate::reader::keys::Key;
use crate::reader::state::{Focus, Roll, Seek, State};
use crossterm::event::KeyCode;

/// Opens the prompt.
pub fn begin(state: &State) -> Decision {
    Update::Seek(Some(Seek { wanted: String::new(), claim: state.claim })).into()
}

/// What a key does in the prompt; `None` for keys that mean the same everywhere.
pub fn typed(state: &State, seek: &Seek, key: Key) -> Option<Decision> {
    match key.code {
        KeyCode::Enter => Some(accept(state, seek)),
        KeyCode::Esc => Some(cancel(seek)),
        KeyCode::Backspace if seek.wanted.is_empty() => Some(cancel(seek)),
        KeyCode::Backspace => {
            let mut wanted = seek.wanted.clone();
            wanted.pop();
            Some(look(state, seek, wanted))
        }
        KeyCode::Down => Some(moving::in_list(state, Focus::Claims, 1)),
        KeyCode::Up => Some(moving::in_list(state, Focus::Claims, -1)),
        _ => match key.typed() {
            Some(c) => Some(look(state, seek, format!("{}{c}", seek.wanted))),
            None if key.ctrl && matches!(key.code, KeyCode::Char('c' | 'z' | 'l')) => None,
            None => Some(Decision::none()),
        },
    }
}

/// Narrows the list to `wanted` and chooses its first entry; without any, whatever was chosen before.
fn look(state: &State, seek: &Seek, wanted: String) -> Decision {
    let listed = state.comparison().map(|found| Roll::new(&state.story, found, state.claim_sort, &wanted));
    let first = listed.and_then(|roll| roll.order.first().copied());
    let claim = if wanted.is_empty() { seek.claim } else { first.or(seek.claim) };
    Decision::from(Update::Claim(claim)).with(Update::Seek(Some(Seek { wanted, ..seek.clone() })))
}

/// The panes line up on what was found, and the list is whole again.
fn accept(state: &State, seek: &Seek) -> Decision {
    match state.claim.filter(|_| !state.roll.order.is_empty()) {
        Some(claim) => Decision::from(Update::Seek(None)).then(claims::choose(state, claim, Focus::Claims)),
        None if seek.wanted.is_empty() => cancel(seek),
        None => cancel(seek).say(format!("No claim says “{}”.", seek.wanted)),
    }
}

fn cancel(seek: &Seek) -> Decision {
    Decision::from(Update::Seek(None)).with(Update::Claim(seek.claim))
}
