//! Backing out, one level at a time.

use super::{Decision, Effect, Switch, Update, filter, moving};
use crate::reader::state::{FilterMode, Focus, State};

/// Ends whatever was begun last: a popup, a sidebar over the text, the search, the filter, a lens, the zoom,
/// the choice.
pub fn out(state: &State) -> Decision {
    if state.popup.is_some() {
        return Update::Popup(None).into();
    }
    if state.screen.sidebar.is_some_and(|sidebar| sidebar.overlay) {
        return moving::to_text(state);
    }
    if state.search.is_some() {
        return Update::Search(None).into();
    }
    if state.filter.mode != FilterMode::Off {
        return filter::off(state);
    }
    if state.only_in {
        return Update::Flip(Switch::OnlyIn).into();
    }
    if state.narrator {
        return Update::Flip(Switch::Narrator).into();
    }
    if state.zoom {
        return Update::Flip(Switch::Zoom).into();
    }
    if state.focus != Focus::Text {
        return moving::to_text(state);
    }
    if state.conflict.is_some() {
        return Update::Conflict(None).into();
    }
    if state.person.is_some() {
        return Update::Person(None).into();
    }
    if state.claim.is_some() {
        return Update::Claim(None).into();
    }
    if state.from_list {
        return Decision::effect(Effect::List);
    }
    Decision::none().say("Nothing to back out of; {quit} leaves.")
}
