//! What a key means in the list of stories, without doing it, and the doing.

use super::state::State;
use crate::library::Order;
use crate::reader::action::Action;
use crate::reader::keymap::{self, Step};
use crate::reader::keys::Key;
use crate::text::CleanText;
use crossterm::event::KeyCode;
use unicode_segmentation::UnicodeSegmentation;

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
    /// Another order.
    Order(Order),
    /// The words that are looked for, and whether they are still being typed.
    Words(String, bool),
    /// A sentence.
    Say(String),
}

/// Something to be done outside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Read a story.
    Read(i64),
    /// Ask the library for the stories as they are wanted now.
    List,
    /// Read the feeds.
    Refresh,
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
    /// First the one, then the other.
    Both(Update, Effect),
}

/// What `key` means.
pub fn decide(state: &State, key: Key) -> Decision {
    if state.typing
        && let Some(decision) = typed(state, key)
    {
        return decision;
    }
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

/// What a key does in the line of words; nothing for keys that mean the same everywhere.
fn typed(state: &State, key: Key) -> Option<Decision> {
    let mut words = state.words.clone();
    match key.code {
        // What was found stays; without words there is nothing to keep.
        KeyCode::Enter => return Some(Decision::Update(Update::Words(words, false))),
        KeyCode::Esc => return Some(all_again()),
        KeyCode::Down | KeyCode::Up => return None,
        KeyCode::Backspace => {
            let last = words.grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
            words.truncate(last);
        }
        KeyCode::Char('u') if key.ctrl => words.clear(),
        KeyCode::Char('c' | 'z' | 'l') if key.ctrl => return None,
        _ => words.push_str(&sign(key.typed()?)),
    }
    Some(Decision::Both(Update::Words(words, true), Effect::List))
}

/// One sign as it may be typed: cleaned, on one line.
fn sign(typed: char) -> String {
    CleanText::new(&typed.to_string()).as_str().replace('\n', " ")
}

/// No words are looked for any more.
fn all_again() -> Decision {
    Decision::Both(Update::Words(String::new(), false), Effect::List)
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
            None => Decision::Update(Update::Say("There is no story to read here.".into())),
        },
        Action::Search => Decision::Update(Update::Words(state.words.clone(), true)),
        Action::Sort => {
            let now = Order::ALL.iter().position(|&order| order == state.order).unwrap_or(0);
            let order = Order::ALL[(now + 1) % Order::ALL.len()];
            Decision::Both(Update::Order(order), Effect::List)
        }
        Action::Refresh => Decision::Effect(Effect::Refresh),
        Action::Theme => Decision::Update(Update::NextTheme),
        Action::Repaint => Decision::Effect(Effect::Repaint),
        Action::Suspend => Decision::Effect(Effect::Suspend),
        Action::Quit | Action::QuitNow => Decision::Effect(Effect::Quit),
        Action::Back if !state.words.is_empty() => all_again(),
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
        Update::Order(order) => {
            state.order = order;
            // What comes first now is what was asked for.
            state.at = 0;
        }
        Update::Words(words, typing) => (state.words, state.typing) = (words, typing),
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
