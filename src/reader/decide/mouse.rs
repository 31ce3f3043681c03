//! Clicks and the wheel, looked up in the rectangles of the screen.

use super::{Decision, Update, articles, claims, matrix, moving, palette};
use crate::reader::action::Action;
use crate::reader::rows::{Row, RowKind};
use crate::reader::settings::SIDEBARS;
use crate::reader::state::{Border, Focus, Kinds, PaneBox, Popup, PopupKind, Splits, State};
use crate::reader::view::{popup, spread_row};
use crate::text::grapheme_cells;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

/// A click chooses what it hits: a person or claim in the sidebar or in the text, a tab, a pane.
pub fn clicked(state: &State, x: u16, y: u16) -> Decision {
    let at = Position { x, y };
    if let Some(palette) = &state.palette {
        return palette::clicked(state, palette, at);
    }
    if let Some(now) = state.popup {
        return in_popup(state, now, at);
    }
    if let Some(sidebar) = state.screen.sidebar.filter(|sidebar| sidebar.frame.contains(at)) {
        if at.x + 1 == sidebar.frame.right() {
            return Update::Grab(Some(Border::Sidebar)).into();
        }
        let row = |list: Rect, top: usize| usize::from(at.y - list.y) + top;
        if sidebar.people.contains(at) {
            let person = state.person_in_row(row(sidebar.people, state.list_tops.0));
            let focus = Decision::from(Update::Focus(Focus::People));
            return if person.is_some() { focus.with(Update::Person(person)) } else { focus };
        }
        if sidebar.claims.contains(at) {
            let entry = row(sidebar.claims, 0) / sidebar.claim_rows.max(1) + state.list_tops.1;
            return match state.roll.order.get(entry) {
                Some(&claim) => claims::choose(state, claim, Focus::Claims),
                None => Update::Focus(Focus::Claims).into(),
            };
        }
        return Decision::none();
    }
    if let Some(border) = state.border_at(at) {
        return Update::Grab(Some(border)).into();
    }
    if let Some(standing) = crate::reader::view::tab_at(state, at) {
        return Decision::from(Update::Focus(Focus::Text)).with(Update::Current(standing));
    }
    in_pane(state, at)
}

fn in_popup(state: &State, now: Popup, at: Position) -> Decision {
    let area = popup::area(state);
    if !area.contains(at) {
        return Update::Popup(None).into();
    }
    let entry = usize::from(at.y.saturating_sub(area.y + 1));
    if now.kind == PopupKind::Articles && entry < state.story.articles.len() {
        return articles::toggle(state, entry);
    }
    Decision::none()
}

fn in_pane(state: &State, at: Position) -> Decision {
    let Some((slot, pane)) = state.screen.panes.iter().enumerate().find(|(_, pane)| pane.frame.contains(at))
    else {
        return Decision::none();
    };
    let decision =
        Decision::from(Update::Focus(Focus::Text)).with(Update::Current(state.screen.first + slot));
    let Some(found) = state.found.as_deref() else { return decision };
    let marks = &found.marks[pane.article];
    let chosen = |claim: u32| {
        let current = State { current: state.screen.first + slot, ..state.clone() };
        claims::choose(&current, claim as usize, Focus::Text)
    };
    if pane.gutter.contains(at)
        && let Some(row) = row_at(pane, at)
        && let Some(&claim) = marks.claims.ids_within(row.span).first()
    {
        return decision.then(chosen(claim));
    }
    let Some(byte) = byte_at(state, slot, at) else { return decision };
    let listed = found.leaf(state.leaf);
    let named = marks.people(Kinds::All).at(byte).iter().map(|&person| person as usize);
    if let Some(person) = named.into_iter().find(|person| listed.contains(person)) {
        return decision.with(Update::Person(Some(person)));
    }
    if let Some(&claim) = marks.claims.at(byte).first() {
        return decision.then(chosen(claim));
    }
    decision
}

/// The row that is drawn at the height of `at`.
fn row_at(pane: &PaneBox, at: Position) -> Option<&Row> {
    let row = usize::try_from(pane.top + isize::try_from(at.y.checked_sub(pane.text.y)?).ok()?).ok()?;
    pane.rows.get(row)
}

/// The byte of the text that is drawn at `at`.
fn byte_at(state: &State, slot: usize, at: Position) -> Option<usize> {
    let pane = &state.screen.panes[slot];
    if !pane.text.contains(at) {
        return None;
    }
    let row = row_at(pane, at)?;
    let RowKind::Text { hyphen } = row.kind else { return None };
    let mut wider = spread_row(state, pane, row, hyphen).into_iter().peekable();
    let words = row.span.of(state.story.articles[pane.article].text.as_str());
    let column = usize::from(at.x - pane.text.x);
    let mut used = 0;
    for (offset, grapheme) in words.grapheme_indices(true) {
        let added = wider.next_if(|(space, _)| *space == row.span.start + offset);
        used += grapheme_cells(grapheme) + added.map_or(0, |(_, added)| added);
        if column < used {
            return Some(row.span.start + offset);
        }
    }
    None
}

/// Dragging a border gives cells to one side and takes them from the other.
pub fn dragged(state: &State, x: u16, _y: u16) -> Decision {
    match state.grabbed {
        Some(Border::Sidebar) => sidebar_to(state, x),
        Some(Border::Pane(slot)) => pane_to(state, slot, x),
        None => Decision::none(),
    }
}

fn sidebar_to(state: &State, x: u16) -> Decision {
    let Some(sidebar) = state.screen.sidebar else { return Decision::none() };
    let width = (x + 1).saturating_sub(sidebar.frame.x)
        + state.sidebar_width.saturating_sub(sidebar.frame.width).min(2);
    Update::SidebarWidth(width.clamp(*SIDEBARS.start(), *SIDEBARS.end())).into()
}

fn pane_to(state: &State, slot: usize, x: u16) -> Decision {
    let Some(first) = state.screen.panes.first() else { return Decision::none() };
    let at = (x + 1).saturating_sub(first.frame.x);
    Update::Splits(Splits::moved(&state.pane_widths(), slot, at)).into()
}

/// Lets the border go.
pub fn released(state: &State) -> Decision {
    if state.grabbed.is_some() { Update::Grab(None).into() } else { Decision::none() }
}

/// The wheel scrolls what lies under it, without taking the keys.
pub fn wheeled(state: &State, rows: i16, x: u16, y: u16) -> Decision {
    let at = Position { x, y };
    let by = isize::from(rows);
    if let Some(palette) = &state.palette {
        return palette::wheeled(palette, by);
    }
    if let Some(now) = state.popup {
        if now.kind == PopupKind::Matrix {
            let action = if by < 0 { Action::Up } else { Action::Down };
            return matrix::step(state, now, action).unwrap_or_default();
        }
        let to = now.at.saturating_add_signed(by).min(popup::last(state, now));
        return Update::Popup(Some(Popup { at: to, ..now })).into();
    }
    if let Some(sidebar) = state.screen.sidebar.filter(|sidebar| sidebar.frame.contains(at)) {
        let list = if sidebar.claims.contains(at) { Focus::Claims } else { Focus::People };
        return Update::ScrollList(list, by).into();
    }
    match state.screen.panes.iter().position(|pane| pane.frame.contains(at)) {
        Some(slot) => moving::scroll(state, state.screen.first + slot, by),
        None => Decision::none(),
    }
}
