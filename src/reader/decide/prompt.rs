//! Typing in the one line at the bottom.

use super::{Decision, Update, export, notes, rulings};
use crate::reader::keys::Key;
use crate::reader::state::{Ask, Prompt, State};
use crossterm::event::KeyCode;

/// What a key does in the line; `None` for keys that mean the same everywhere.
pub fn typed(state: &State, prompt: &Prompt, key: Key) -> Option<Decision> {
    let mut line = prompt.clone();
    match key.code {
        KeyCode::Enter => return Some(accept(state, prompt)),
        KeyCode::Esc => return Some(Update::Prompt(None).into()),
        KeyCode::Tab | KeyCode::BackTab => return Some(turn(state, prompt, key.code == KeyCode::Tab)),
        KeyCode::Backspace => line.erase(false),
        KeyCode::Delete => line.erase(true),
        KeyCode::Left => line.step(false),
        KeyCode::Right => line.step(true),
        KeyCode::Home => line.at = 0,
        KeyCode::End => line.at = line.text.len(),
        KeyCode::Char('a') if key.ctrl => line.at = 0,
        KeyCode::Char('e') if key.ctrl => line.at = line.text.len(),
        KeyCode::Char('u') if key.ctrl => line.erase_back(false),
        KeyCode::Char('w') if key.ctrl => line.erase_back(true),
        KeyCode::Char('c' | 'z' | 'l') if key.ctrl => return None,
        _ => match key.typed() {
            Some(c) => line.insert(&crate::text::CleanText::new(&c.to_string()).as_str().replace('\n', " ")),
            None => return Some(Decision::none()),
        },
    }
    Some(Update::Prompt(Some(line)).into())
}

fn accept(state: &State, prompt: &Prompt) -> Decision {
    let closed = Decision::from(Update::Prompt(None));
    closed.then(match &prompt.ask {
        Ask::Note { subjects, at } => notes::keep(state, subjects[*at], &prompt.text),
        Ask::Name(claim) => rulings::rename(state, *claim, &prompt.text),
        Ask::File { format, exists } => export::save(state, *format, exists.as_deref(), &prompt.text),
    })
}

/// To the next thing that a note can be about. What was typed goes along, unless a note is there already.
fn turn(state: &State, prompt: &Prompt, forward: bool) -> Decision {
    let Ask::Note { subjects, at } = &prompt.ask else { return Decision::none() };
    let to = super::around(*at, if forward { 1 } else { -1 }, subjects.len());
    let here = state.note_on(subjects[*at].0, subjects[*at].1).is_some();
    let (subject, place) = subjects[to];
    if here || state.note_on(subject, place).is_some() {
        return notes::open(state, subjects.clone(), to);
    }
    let ask = Ask::Note { subjects: subjects.clone(), at: to };
    Update::Prompt(Some(Prompt { ask, ..prompt.clone() })).into()
}
