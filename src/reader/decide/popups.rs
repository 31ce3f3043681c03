//! What lies over the panes.

use super::{
    Decision, Effect, Update, articles, claims, differences, export, matrix, mentions, moving, notes, rulings,
};
use crate::reader::action::Action;
use crate::reader::state::{Focus, Popup, PopupKind, State};
use crate::reader::view::popup::{self, Target};

/// Opens a popup.
pub fn open(kind: PopupKind) -> Decision {
    Update::Popup(Some(Popup { kind, at: 0 })).into()
}

/// What `action` does while `popup` is open; `None` where a popup makes no difference.
pub fn act(state: &State, now: Popup, action: Action) -> Option<Decision> {
    if now.kind == PopupKind::Matrix
        && let Some(decision) = matrix::step(state, now, action)
    {
        return Some(decision);
    }
    if let PopupKind::Wording(base) = now.kind
        && let Some(by) = turn(action)
    {
        let wordings = state.chosen_claim().map_or(1, |claim| claim.evidence.len());
        let kind = PopupKind::Wording(super::around(base, by, wordings));
        return Some(Update::Popup(Some(Popup { kind, ..now })).into());
    }
    if let PopupKind::Hand(missed) = now.kind
        && turn(action).is_some()
    {
        return Some(Update::Popup(Some(Popup { kind: PopupKind::Hand(!missed), ..now })).into());
    }
    let last = popup::last(state, now);
    let page = popup::height(state).saturating_sub(1).max(1);
    let to = |at: usize| Some(Update::Popup(Some(Popup { at: at.min(last), ..now })).into());
    match action {
        Action::Down => to(now.at + 1),
        Action::Up => to(now.at.saturating_sub(1)),
        Action::PageDown if now.kind == PopupKind::Articles => Some(articles::toggle(state, now.at)),
        Action::PageDown => to(now.at + page),
        Action::PageUp => to(now.at.saturating_sub(page)),
        Action::HalfDown => to(now.at + page / 2),
        Action::HalfUp => to(now.at.saturating_sub(page / 2)),
        Action::Top => to(0),
        Action::Bottom => to(last),
        Action::Suspend | Action::Repaint | Action::Theme | Action::Palette | Action::QuitNow => None,
        Action::Dropped if now.kind == PopupKind::Notes => Some(match popup::target(state, now) {
            // The cursor stays on the list when its last entry goes.
            Some(Target::Entry(entry, _)) => notes::strike(state, entry)
                .with(Update::Popup(Some(Popup { at: now.at.min(last.saturating_sub(1)), ..now }))),
            _ => Decision::none(),
        }),
        // A note or a ruling is about the difference under the cursor.
        Action::Note | Action::Rule if now.kind == PopupKind::Differences => None,
        Action::TakeBack => None,
        Action::Enter if let Some(target) = popup::target(state, now) => Some(go(state, target)),
        Action::Back | Action::Enter | Action::Quit => Some(Update::Popup(None).into()),
        action if opens(action) == Some(now.kind) => Some(Update::Popup(None).into()),
        action if opens(action).is_some() => None,
        _ => Some(Decision::none().say("{back} closes this.")),
    }
}

/// Which way `action` turns to another base.
fn turn(action: Action) -> Option<isize> {
    match action {
        Action::NextArea => Some(1),
        Action::PreviousArea => Some(-1),
        _ => None,
    }
}

/// Leaves the popup for what stands under its cursor.
fn go(state: &State, target: Target) -> Decision {
    let closed = Decision::from(Update::Popup(None));
    let then = match target {
        Target::Rule(subject, choice) => return rulings::choose(state, subject, choice),
        Target::LeftOut(article, number) => return put_back(state, article, number),
        Target::Format(format) => return export::ask(state, format),
        Target::Entry(_, None) => {
            return Decision::none().say("This has no place in the articles; {dropped} strikes it out.");
        }
        Target::Difference(difference) => differences::choose(state, difference),
        Target::Claim(claim) => claims::choose(state, claim, Focus::Text),
        Target::Cell(claim, article) => match matrix::go(state, claim, article) {
            Ok(decision) => decision,
            // The table stays, for there is nowhere to go.
            Err(why) => return Decision::none().say(why),
        },
        Target::Place(place) | Target::Entry(_, Some(place)) if !state.standing.contains(&place.article) => {
            Decision::none().say("That article stands in no pane; {articles} takes it in.")
        }
        Target::Place(place) | Target::Entry(_, Some(place)) => mentions::jump(state, place),
    };
    let updates = [closed.updates, moving::to_text(state).updates, then.updates].concat();
    Decision { updates, effects: Vec::new() }
}

/// Puts something that was left out back into its article, or takes it out again; the list stays.
fn put_back(state: &State, article: usize, number: usize) -> Decision {
    if state.hand.on {
        return Decision::none().say("While claims are marked by hand, the texts stay as they are.");
    }
    let told = if state.is_back(article, number) {
        "Left out again; the articles are compared without it."
    } else {
        "Back in the article; the articles are compared with it."
    };
    Decision::from(Update::PutBack(article, number)).say(told).then(Decision::effect(Effect::Compare))
}

fn opens(action: Action) -> Option<PopupKind> {
    match action {
        Action::Help => Some(PopupKind::Help),
        Action::Why => Some(PopupKind::Why),
        Action::Card => Some(PopupKind::Card),
        Action::Matrix => Some(PopupKind::Matrix),
        Action::Ledger => Some(PopupKind::Ledger),
        Action::Differences => Some(PopupKind::Differences),
        Action::Wording => Some(PopupKind::Wording(0)),
        Action::Dropped => Some(PopupKind::Dropped),
        Action::Details => Some(PopupKind::Details),
        Action::Problems => Some(PopupKind::Problems),
        Action::Articles => Some(PopupKind::Articles),
        Action::Marked => Some(PopupKind::Hand(false)),
        Action::NoteList => Some(PopupKind::Notes),
        Action::Export => Some(PopupKind::Export),
        _ => None,
    }
}
