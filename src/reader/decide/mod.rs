//! What an input means, without doing it.
//!
//! Deciding borrows the state and answers with updates, which [`super::apply`] carries out on the state, and effects,
//! which the loop carries out on the world. Tests can therefore ask what a key would do.

mod articles;
mod back;
mod claims;
mod decision;
mod differences;
mod effects;
mod export;
mod filter;
mod find;
mod follow;
mod hand;
mod matrix;
mod mentions;
mod mouse;
mod moving;
mod notes;
mod page;
mod palette;
mod popups;
mod prompt;
mod rulings;
mod search;
mod seek;

use crate::reader::action::{Action, entry};
use crate::reader::keymap::{self, Step};
use crate::reader::keys::Key;
use crate::reader::state::{Focus, JumpKind, Popup, PopupKind, State};
use crossterm::event::KeyCode;

pub use decision::{Decision, Effect, Input, Switch, Update};
pub use notes::named;

/// What `input` means in `state`.
pub fn decide(state: &State, input: Input) -> Decision {
    match input {
        Input::Key(key) => key_pressed(state, key),
        Input::Click(x, y) => mouse::clicked(state, x, y),
        Input::Drag(x, y) => mouse::dragged(state, x, y),
        Input::Release => mouse::released(state),
        Input::Wheel(rows, x, y) => mouse::wheeled(state, rows, x, y),
    }
}

fn key_pressed(state: &State, key: Key) -> Decision {
    if let Some(prompt) = &state.prompt
        && let Some(decision) = prompt::typed(state, prompt, key)
    {
        return decision;
    }
    if let Some(palette) = &state.palette
        && let Some(decision) = palette::typed(state, palette, key)
    {
        return decision;
    }
    if let Some(now) = &state.find
        && let Some(decision) = find::typed(state, now, key)
    {
        return decision;
    }
    if let Some(seek) = &state.seek
        && let Some(decision) = seek::typed(state, seek, key)
    {
        return decision;
    }
    if let Some(search) = state.search.as_ref().filter(|search| search.typing)
        && let Some(decision) = search::typed(state, search, key)
    {
        return decision;
    }
    if key.code == KeyCode::Enter && tour_takes_enter(state) {
        return Update::Tour(state.next_stop()).into();
    }
    sequence(state, &[state.pending.as_slice(), &[key]].concat())
}

/// Whether Enter leads on in the tour: wherever it would not do something that the tour speaks of.
fn tour_takes_enter(state: &State) -> bool {
    state.tour.is_some() && state.popup.is_none() && state.pending.is_empty() && state.focus == Focus::Text
}

/// What the keys `typed` mean, of which all but the last were typed before.
fn sequence(state: &State, typed: &[Key]) -> Decision {
    match state.keymap.step(typed) {
        Step::Wait => Update::Pending(typed.to_vec()).into(),
        Step::Act(action, letter) => act_or_say(state, action, letter),
        // Whoever holds Control means that key, whatever was begun before it.
        Step::Nothing if typed.len() > 1 => match typed[typed.len() - 1] {
            last if last.ctrl => sequence(state, &[last]),
            last if last.code == KeyCode::Esc => Decision::none(),
            _ => nothing(typed),
        },
        Step::Nothing => nothing(typed),
    }
}

/// What `action` does, or why it does nothing now. `letter` is what was typed for an action that takes one.
fn act_or_say(state: &State, action: Action, letter: Option<char>) -> Decision {
    match ((entry(action).applies)(state), letter) {
        (Err(why), _) => Decision::none().say(why),
        (Ok(()), Some(letter)) => with_letter(state, action, letter),
        (Ok(()), None) => act(state, action),
    }
}

/// What `action` does with the letter that was typed for it.
fn with_letter(state: &State, action: Action, letter: char) -> Decision {
    let uncovered = Decision::from(Update::Popup(None));
    match action {
        Action::SetMark => notes::set_mark(state, letter),
        Action::ToMark => uncovered.then(moving::to_text(state)).then(notes::to_mark(state, letter)),
        _ => act(state, action),
    }
}

fn nothing(typed: &[Key]) -> Decision {
    Decision::none().say(format!("{} does nothing here; {{help}} lists all keys.", keymap::shown(typed)))
}

/// What `action`, which applies, does in `state`.
pub fn act(state: &State, action: Action) -> Decision {
    if let Some(popup) = state.popup
        && let Some(decision) = popups::act(state, popup, action)
    {
        return decision;
    }
    match action {
        Action::Down | Action::Up | Action::HalfDown | Action::HalfUp | Action::PageDown | Action::PageUp => {
            moving::step(state, action)
        }
        Action::Top | Action::Bottom => moving::to_end(state, action == Action::Bottom),
        Action::Left | Action::Right => moving::sideways(state, action == Action::Right),
        Action::NextArea | Action::PreviousArea => moving::area(state, action == Action::NextArea),
        Action::NextPage | Action::PreviousPage => moving::page(state, action == Action::NextPage),
        Action::FocusPeople => moving::to_list(state, Focus::People),
        Action::FocusClaims => moving::to_list(state, Focus::Claims),
        Action::Enter => match state.focus {
            Focus::People => mentions::next(state, 1),
            Focus::Claims | Focus::Text => claims::line_up(state),
        },
        Action::NextClaim => claims::next(state, 1),
        Action::PreviousClaim => claims::next(state, -1),
        Action::NextMention => mentions::next(state, 1),
        Action::PreviousMention => mentions::next(state, -1),
        Action::NextDifference => differences::next(state, 1),
        Action::PreviousDifference => differences::next(state, -1),
        Action::Repeat => repeat(state, 1),
        Action::RepeatBack => repeat(state, -1),
        Action::JumpBack => Update::JumpBack.into(),
        Action::JumpForward => Update::JumpForward.into(),
        Action::Search if state.focus == Focus::Claims => seek::begin(state),
        Action::Search => search::begin(state),
        Action::Filter => filter::cycle(state),
        Action::FilterBy => filter::cycle_by(state),
        Action::FindPerson => find::begin(state),
        Action::Leaf => find::turn(state),
        Action::Sort if state.focus == Focus::Claims => Update::ClaimSort(state.claim_sort.next()).into(),
        Action::Sort => Update::Sort(state.sort.next()).into(),
        Action::Kinds => mentions::kinds(state),
        Action::Zoom => Update::Flip(Switch::Zoom).into(),
        Action::Sync => Decision::from(Update::Flip(Switch::Sync)).say(match state.sync {
            true => "A chosen claim lines up in the pane with the keys alone.",
            false => "A chosen claim lines up in all panes.",
        }),
        Action::Voices => Update::Flip(Switch::Voices).into(),
        Action::Sidebar => Update::Flip(Switch::Sidebar).into(),
        Action::SidebarWider | Action::SidebarNarrower => {
            page::sidebar(state, action == Action::SidebarWider)
        }
        Action::PaneWider | Action::PaneNarrower => page::pane(state, action == Action::PaneWider),
        Action::EvenPanes => page::even(state),
        Action::MeasureWider
        | Action::MeasureNarrower
        | Action::Spacing
        | Action::Justification
        | Action::Hyphenation
        | Action::Numbers
        | Action::PageReset => page::change(state, action),
        Action::Follow => follow::flip(state),
        Action::Outlets => Update::Outlets.into(),
        Action::MarkSentence => hand::mark(state),
        Action::Marked => popups::open(PopupKind::Hand(false)),
        Action::OnlyIn => lens(state.only_in, Switch::OnlyIn, ONLY_IN),
        Action::Narrator => lens(state.narrator, Switch::Narrator, NARRATOR),
        Action::Shading => {
            Decision::from(Update::Shading(state.shading.next())).say(state.shading.next().says())
        }
        Action::Theme => {
            let said = format!("Theme: {}.", state.theme.next().name);
            Decision::from(Update::NextTheme).say(said)
        }
        Action::Mouse => effects::mouse(state),
        Action::Articles => popups::open(PopupKind::Articles),
        Action::Why => popups::open(PopupKind::Why),
        Action::Matrix => matrix::open(state),
        Action::Ledger => popups::open(PopupKind::Ledger),
        Action::Card => popups::open(PopupKind::Card),
        Action::Differences => {
            let at = state.conflict.map_or(0, |(conflict, _)| conflict);
            Update::Popup(Some(Popup { kind: PopupKind::Differences, at })).into()
        }
        Action::Wording => popups::open(PopupKind::Wording(0)),
        Action::Dropped => popups::open(PopupKind::Dropped),
        Action::Details => popups::open(PopupKind::Details),
        Action::Problems => popups::open(PopupKind::Problems),
        Action::Help => popups::open(PopupKind::Help),
        Action::Palette => palette::open(state),
        // Without a letter there is nothing to set or to go to; the feeds are read elsewhere.
        Action::SetMark | Action::ToMark | Action::Refresh => Decision::none(),
        Action::Note => notes::begin(state),
        Action::Rule => rulings::open(state),
        Action::TakeBack => notes::take_back(),
        Action::NoteList => notes::list(),
        Action::Export => popups::open(PopupKind::Export),
        Action::Copy => effects::copy(state),
        Action::Open => effects::open(state),
        Action::Repaint => Decision::effect(Effect::Repaint),
        Action::Back => back::out(state),
        Action::Suspend => Decision::effect(Effect::Suspend),
        Action::Quit if state.from_list => Decision::effect(Effect::List),
        Action::Quit | Action::QuitNow => Decision::effect(Effect::Quit),
    }
}

const ONLY_IN: &str = "Bright: what no other article reports; the foot says what their silence means.";
const NARRATOR: &str = "Marked: the narrator's hedges, vague sources, judging words, verbs with a tone.";

/// Turns a lens; where it goes on, says what it shows.
fn lens(on: bool, switch: Switch, shows: &str) -> Decision {
    let turned = Decision::from(Update::Flip(switch));
    if on { turned } else { turned.say(shows) }
}

/// The last kind of jump again.
fn repeat(state: &State, by: isize) -> Decision {
    match state.last_jump {
        Some(JumpKind::Hit) => search::next(state, by),
        Some(JumpKind::Mention) if state.person.is_some() => mentions::next(state, by),
        Some(JumpKind::Claim) => claims::next(state, by),
        Some(JumpKind::Difference) => differences::next(state, by),
        _ => Decision::none().say("Choose a person again to go on with mentions."),
    }
}

/// `index` moved by `by` among `count`, round the end.
fn around(index: usize, by: isize, count: usize) -> usize {
    let count = isize::try_from(count.max(1)).unwrap_or(isize::MAX);
    usize::try_from((isize::try_from(index).unwrap_or(0) + by).rem_euclid(count)).unwrap_or(0)
}
