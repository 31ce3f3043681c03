//! What a key means in the list of stories, without doing it, and the doing.

use super::state::State;
use crate::reader::action::Action;
use crate::reader::keymap::{self, Step};
use crate::reader::keys::Key;

/// A change of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Update {
    /// The cursor goes to a story.
    At(usize),
    /// A sequence goes on.
    Pending(Vec<Key>),
    /// The next colours.
    NextTheme,
    /// All keys, or the stories again.
    Help(bool),
    /// A sentence.
    Say(String),
}

/// Something to be done outside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Read a story.
    Read(i64),
    /// Leave the program.
    Quit,
    /// Sleep until the shell wakes the program.
    Suspend,
    /// Draw everything anew.
    Repaint,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Change the list.
    Update(Update),
    /// Do something outside it.
    Effect(Effect),
}

/// What `key` means.
pub fn decide(state: &State, key: Key) -> Decision {
    let typed = [state.pending.as_slice(), &[key]].concat();
    match state.keymap.step(&typed) {
        Step::Wait => Decision::Update(Update::Pending(typed)),
        Step::Act(action, _) => act(state, action),
        Step::Nothing if typed.len() > 1 && key.ctrl => {
            decide(&State { pending: Vec::new(), ..state.clone() }, key)
        }
        Step::Nothing => say(state, &keymap::shown(&typed)),
    }
}

fn act(state: &State, action: Action) -> Decision {
    let page = state.room();
    let to = |at: usize| Decision::Update(Update::At(at.min(state.lines.len().saturating_sub(1))));
    match action {
        Action::Help => Decision::Update(Update::Help(!state.help)),
        Action::Back | Action::Quit if state.help => Decision::Update(Update::Help(false)),
        Action::Down => to(state.at + 1),
        Action::Up => to(state.at.saturating_sub(1)),
        Action::PageDown => to(state.at + page),
        Action::PageUp => to(state.at.saturating_sub(page)),
        Action::HalfDown => to(state.at + page.div_ceil(2)),
        Action::HalfUp => to(state.at.saturating_sub(page.div_ceil(2))),
        Action::Top => to(0),
        Action::Bottom => to(usize::MAX),
        Action::Enter => match state.lines.get(state.at) {
            Some(line) => Decision::Effect(Effect::Read(line.id)),
            None => Decision::Update(Update::Say("There is no story to read yet.".into())),
        },
        Action::Theme => Decision::Update(Update::NextTheme),
        Action::Repaint => Decision::Effect(Effect::Repaint),
        Action::Suspend => Decision::Effect(Effect::Suspend),
        Action::Quit | Action::QuitNow => Decision::Effect(Effect::Quit),
        Action::Back => {
            Decision::Update(Update::Say(state.keymap.spell("Nothing to back out of; {quit} leaves.")))
        }
        other => say(state, &state.keymap.key(other)),
    }
}

fn say(state: &State, keys: &str) -> Decision {
    let words = format!("{keys} does nothing in the list of stories; {{help}} lists all keys.");
    Decision::Update(Update::Say(state.keymap.spell(&words)))
}

/// Carries out an update.
pub fn apply(state: &mut State, update: Update) {
    match update {
        Update::At(at) => state.at = at,
        Update::Pending(keys) => {
            state.pending = keys;
            return;
        }
        Update::NextTheme => state.theme = state.theme.next(),
        Update::Help(on) => state.help = on,
        Update::Say(words) => {
            state.pending.clear();
            state.message = Some(words);
            return;
        }
    }
    state.pending.clear();
    state.message = None;
    state.settle();
}
