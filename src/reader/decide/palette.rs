//! Typing in the palette, and doing what it found.

use super::{Decision, Update, act_or_say, articles, claims, mentions, moving};
use crate::reader::action::Action;
use crate::reader::keys::Key;
use crate::reader::state::{Focus, Leaf, Palette, State, What};
use crate::reader::view::palette as drawn;
use crossterm::event::KeyCode;
use ratatui::layout::Position;

/// Opens it.
pub fn open(state: &State) -> Decision {
    Update::Palette(Some(Palette::new(state, String::new()))).into()
}

/// What a key does while it is open; `None` for keys that mean the same everywhere.
pub fn typed(state: &State, palette: &Palette, key: Key) -> Option<Decision> {
    let page = drawn::rows(state).max(1);
    let to = |by: isize| Some(wheeled(palette, by));
    match key.code {
        KeyCode::Enter => Some(choose(state, palette, palette.at)),
        KeyCode::Esc => Some(Update::Palette(None).into()),
        KeyCode::Down | KeyCode::Tab => to(1),
        KeyCode::Up | KeyCode::BackTab => to(-1),
        KeyCode::PageDown => to(isize::try_from(page).unwrap_or(1)),
        KeyCode::PageUp => to(-isize::try_from(page).unwrap_or(1)),
        KeyCode::Char('n') if key.ctrl => to(1),
        KeyCode::Char('p') if key.ctrl => to(-1),
        KeyCode::Backspace if palette.wanted.is_empty() => Some(Update::Palette(None).into()),
        KeyCode::Backspace => {
            let mut wanted = palette.wanted.clone();
            wanted.pop();
            Some(look(state, wanted))
        }
        _ => match key.typed() {
            Some(c) => Some(look(state, format!("{}{c}", palette.wanted))),
            None if key.ctrl && matches!(key.code, KeyCode::Char('c' | 'z' | 'l')) => None,
            None => Some(Decision::none()),
        },
    }
}

/// A click on an entry does it; one beside the palette closes it.
pub fn clicked(state: &State, palette: &Palette, at: Position) -> Decision {
    if !drawn::area(state, palette).contains(at) {
        return Update::Palette(None).into();
    }
    drawn::hit_at(state, palette, at).map_or(Decision::none(), |hit| choose(state, palette, hit))
}

/// The wheel moves the cursor.
pub fn wheeled(palette: &Palette, by: isize) -> Decision {
    let last = palette.hits.len().saturating_sub(1);
    let at = palette.at.saturating_add_signed(by).min(last);
    Update::Palette(Some(Palette { at, ..palette.clone() })).into()
}

fn look(state: &State, wanted: String) -> Decision {
    Update::Palette(Some(Palette::new(state, wanted))).into()
}

/// Closes the palette and does what entry number `at` says.
fn choose(state: &State, palette: &Palette, at: usize) -> Decision {
    let closed = Decision::from(Update::Palette(None));
    let Some(hit) = palette.hits.get(at) else {
        return closed.say(format!("Nothing is called “{}”.", palette.wanted));
    };
    // Whatever lies over the panes goes, unless an action says something else.
    let uncovered = closed.clone().with(Update::Popup(None));
    match hit.what {
        What::Act(action) => closed.then(action_chosen(state, action)),
        What::Claim(claim) => {
            uncovered.then(moving::to_text(state)).then(claims::choose(state, claim, Focus::Text))
        }
        What::Person(person) => uncovered.then(person_chosen(state, person)),
        What::Article(article) => uncovered.then(article_chosen(state, article)),
    }
}

/// An action that takes a letter waits for it.
fn action_chosen(state: &State, action: Action) -> Decision {
    match state.keymap.before_letter(action) {
        Some(keys) => Update::Pending(keys).into(),
        None => act_or_say(state, action, None),
    }
}

/// Chooses the person, turns the list to where the person stands, and goes to the next mention.
fn person_chosen(state: &State, person: usize) -> Decision {
    let found = state.found.as_deref();
    let holds = |leaf: &Leaf| found.is_some_and(|found| found.leaf(*leaf).contains(&person));
    let leaf = [Leaf::People, Leaf::Organisations, Leaf::Places].into_iter().find(holds);
    let decision = moving::to_text(state).with(Update::Leaf(leaf.unwrap_or(state.leaf)));
    let chosen = State { person: Some(person), mention: None, ..state.clone() };
    decision.with(Update::Person(Some(person))).then(mentions::next(&chosen, 1))
}

fn article_chosen(state: &State, article: usize) -> Decision {
    let taken_in =
        if state.standing.contains(&article) { Decision::none() } else { articles::toggle(state, article) };
    let mut standing = [state.standing.as_slice(), &[article]].concat();
    standing.sort_unstable();
    standing.dedup();
    let current = standing.iter().position(|&a| a == article).unwrap_or(0);
    taken_in.then(moving::to_text(state)).with(Update::Current(current))
}
