//! Walking through the table of claims and articles.

use super::{Decision, Update, claims};
use crate::reader::action::Action;
use crate::reader::state::{Focus, Popup, PopupKind, State};
use crate::reader::view::popup;

/// Opens the table on the chosen claim and the current article.
pub fn open(state: &State) -> Decision {
    let at = state.claim.unwrap_or(0) * state.story.articles.len() + state.article().unwrap_or(0);
    Update::Popup(Some(Popup { kind: PopupKind::Matrix, at })).into()
}

/// A step from cell to cell; `None` where `action` is none. Cells are numbered row by row.
pub fn step(state: &State, now: Popup, action: Action) -> Option<Decision> {
    let across = state.story.articles.len().max(1);
    let down = (popup::last(state, now) + 1) / across;
    let (row, column) = (now.at / across, now.at % across);
    let last = down.saturating_sub(1);
    let page = popup::matrix_rows(state);
    let (row, column) = match action {
        Action::Down => ((row + 1).min(last), column),
        Action::Up => (row.saturating_sub(1), column),
        Action::HalfDown | Action::PageDown => ((row + page).min(last), column),
        Action::HalfUp | Action::PageUp => (row.saturating_sub(page), column),
        Action::Top => (0, column),
        Action::Bottom => (last, column),
        Action::Right | Action::NextArea => (row, (column + 1).min(across - 1)),
        Action::Left | Action::PreviousArea => (row, column.saturating_sub(1)),
        _ => return None,
    };
    Some(Update::Popup(Some(Popup { at: row * across + column, ..now })).into())
}

/// Chooses `claim`, with the attention on `article`.
///
/// # Errors
/// If the article does not make the claim or stands in no pane; the error is a full sentence.
pub fn go(state: &State, claim: usize, article: usize) -> Result<Decision, String> {
    let outlet = &state.story.articles[article].outlet;
    let made = state.comparison().and_then(|found| found.claims.get(claim)).is_some_and(|c| c.is_in(article));
    if !made {
        return Err(format!("{outlet} does not report this."));
    }
    let Some(current) = state.standing.iter().position(|&a| a == article) else {
        return Err(format!("{outlet} stands in no pane; {{articles}} takes it in."));
    };
    let there = State { current, ..state.clone() };
    let chosen = claims::choose(&there, claim, Focus::Text);
    // The place to come back to is remembered before the attention moves.
    Ok(chosen.with(Update::Current(current)))
}
