//! What lies over the panes: a frame with a title and rows of words, scrolled when there are more than fit.

mod card;
mod details;
mod differences;
mod export;
mod hand;
mod help;
mod ledger;
mod left_out;
mod listed;
mod matrix;
mod notes;
mod rulings;
mod why;
mod wording;

pub use listed::Target;
pub use matrix::rows as matrix_rows;

use super::{after, fitting_hints, frame, more, write, write_over};
use crate::reader::state::{Popup, PopupKind, State};
use crate::text::{Span, wrap};
use listed::Listed;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Wider popups are harder to read than narrow ones.
const WIDEST: u16 = 76;
/// Room for a table of short columns.
const WIDEST_TABLE: u16 = 104;
/// Two columns of words, each of a good width.
const WIDEST_PAIR: u16 = 132;

/// One row of a popup: stretches of words and their styles.
type Line = Vec<(String, Style)>;

/// Where a popup stands.
pub fn area(state: &State) -> Rect {
    let body = state.screen.body;
    if state.popup.is_some_and(|popup| popup.kind == PopupKind::Matrix) {
        return body;
    }
    let widest = match state.popup.map(|popup| popup.kind) {
        // Both sides of a difference stand beside each other where there is room.
        Some(PopupKind::Differences) => WIDEST_PAIR,
        Some(PopupKind::Ledger) => WIDEST_TABLE,
        _ => WIDEST,
    };
    let width = widest.min(body.width.saturating_sub(if body.width > 40 { 4 } else { 0 }));
    let wanted = state.popup.map_or(0, |popup| lines(state, popup.kind, inside(width)).len() + 2);
    let height = u16::try_from(wanted).unwrap_or(u16::MAX).clamp(3.min(body.height), body.height);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height }
}

fn inside(width: u16) -> usize {
    usize::from(width.saturating_sub(4)).max(1)
}

/// Rows inside the popup that is open.
pub fn height(state: &State) -> usize {
    usize::from(area(state).height.saturating_sub(2))
}

/// The last row that a popup can be scrolled to, or its last entry.
pub fn last(state: &State, popup: Popup) -> usize {
    if popup.kind == PopupKind::Articles {
        return state.story.articles.len().saturating_sub(1);
    }
    if popup.kind == PopupKind::Matrix {
        return matrix::last(state);
    }
    if let Some(listed) = listed(state, popup.kind, inside(area(state).width)) {
        return listed.targets.len().saturating_sub(1);
    }
    lines(state, popup.kind, inside(area(state).width)).len().saturating_sub(height(state))
}

/// What stands under the cursor of `popup`, where it leads somewhere.
pub fn target(state: &State, popup: Popup) -> Option<Target> {
    if popup.kind == PopupKind::Matrix {
        return matrix::target(state, popup);
    }
    let listed = listed(state, popup.kind, inside(area(state).width))?;
    listed.targets.get(popup.at).map(|(_, target)| *target)
}

/// Paints `popup`.
pub fn draw(state: &State, popup: Popup, buffer: &mut Buffer) {
    let area = area(state);
    if area.width < 5 || area.height < 3 {
        return;
    }
    if popup.kind == PopupKind::Matrix {
        return matrix::draw(state, popup, buffer);
    }
    frame(state, buffer, area, state.theme.frame_focus);
    let top = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
    write_over(state, buffer, top, &format!(" {} ", title(state, popup.kind)), state.theme.frame_focus);
    let lines = lines(state, popup.kind, inside(area.width));
    let room = height(state);
    let cursor = listed(state, popup.kind, inside(area.width));
    let first = match popup.kind {
        _ if let Some(listed) = &cursor => listed.first_shown(popup.at, room),
        PopupKind::Articles => popup.at.saturating_sub(room.saturating_sub(1)),
        _ => popup.at.min(lines.len().saturating_sub(room)),
    };
    for (y, line) in (area.y + 1..area.bottom() - 1).zip(lines.iter().skip(first)) {
        let mut rest = Rect { x: area.x + 2, y, width: area.width - 4, height: 1 };
        for (words, style) in line {
            let used = write(buffer, rest, words, *style, state.glyphs.cut);
            rest = after(rest, used);
        }
    }
    if let Some((row, _)) = cursor.as_ref().and_then(|listed| listed.targets.get(popup.at)) {
        let y = area.y + 1 + u16::try_from(row.saturating_sub(first)).unwrap_or(u16::MAX);
        write(
            buffer,
            Rect { y, height: 1, width: 1, x: area.x + 2 },
            state.glyphs.chosen,
            state.theme.chosen,
            " ",
        );
    }
    let foot = Rect { y: area.bottom() - 1, ..top };
    let hint = match popup.kind {
        PopupKind::Articles => " {page-down} takes in or out, {back} closes ",
        PopupKind::Notes if cursor.as_ref().is_some_and(|listed| !listed.targets.is_empty()) => {
            " {line-up} goes there, {dropped} strikes out, {back} closes "
        }
        PopupKind::Dropped if cursor.as_ref().is_some_and(|listed| !listed.targets.is_empty()) => {
            " {line-up} puts it back or out again, {back} closes "
        }
        PopupKind::Notes | PopupKind::Dropped => " {back} closes ",
        PopupKind::Hand(false) if state.hand.gold.is_some() => {
            " {line-up} goes there, {next-area} shows what was missed, {back} closes "
        }
        PopupKind::Hand(true) => " {line-up} goes there, {next-area} hides what was missed, {back} closes ",
        PopupKind::Differences => " {line-up} goes there, {rule} rules, {note} writes a note, {back} closes ",
        PopupKind::Rulings(_) | PopupKind::Merge(_) | PopupKind::Export => {
            " {down} {up} choose, {line-up} does it, {back} closes "
        }
        PopupKind::Wording(_) => " {next-area} takes another wording as the base, {back} closes ",
        _ if cursor.is_some() => " {down} {up} choose, {line-up} goes there, {back} closes ",
        _ if lines.len() > room => " {down} {up} scroll, {back} closes ",
        _ => " {back} closes ",
    };
    let hint = fitting_hints(&state.keymap.spell(hint), usize::from(foot.width));
    write_over(state, buffer, foot, &hint, state.theme.dim);
    more(state, area, first > 0, first + room < lines.len(), buffer);
}

fn title(state: &State, kind: PopupKind) -> String {
    let outlet = || state.article().map_or(String::new(), |a| super::words::article(state, a));
    match kind {
        PopupKind::Help => "Keys".into(),
        PopupKind::Card => state.chosen_person().map_or(String::new(), |person| person.name.clone()),
        PopupKind::Matrix => "Claims and articles".into(),
        PopupKind::Ledger => "Offices".into(),
        PopupKind::Why => "Why these belong together".into(),
        PopupKind::Differences => "Where the accounts part".into(),
        PopupKind::Wording(_) => "Word against word".into(),
        PopupKind::Dropped => format!("Left out of {}", outlet()),
        PopupKind::Details => outlet(),
        PopupKind::Problems => "Did not open".into(),
        PopupKind::Articles => "Articles in the panes".into(),
        PopupKind::Hand(_) => "Claims marked by hand".into(),
        PopupKind::Notes => "Notes, marks and rulings".into(),
        PopupKind::Rulings(_) => "Rule by hand".into(),
        PopupKind::Merge(_) => "Merge with".into(),
        PopupKind::Export => "Export as".into(),
    }
}

/// The rows of a popup whose entries can be chosen.
fn listed(state: &State, kind: PopupKind, width: usize) -> Option<Listed> {
    match kind {
        PopupKind::Card => Some(card::listed(state, width)),
        PopupKind::Ledger => Some(ledger::listed(state, width)),
        PopupKind::Differences => Some(differences::listed(state, width)),
        PopupKind::Hand(missed) => Some(hand::listed(state, missed, width)),
        PopupKind::Notes => Some(notes::listed(state, width)),
        PopupKind::Dropped => Some(left_out::listed(state, width)),
        PopupKind::Rulings(subject) => Some(rulings::listed(state, subject, width)),
        PopupKind::Merge(claim) => Some(rulings::others(state, claim)),
        PopupKind::Export => Some(export::listed(state)),
        _ => None,
    }
}

fn lines(state: &State, kind: PopupKind, width: usize) -> Vec<Line> {
    if let Some(listed) = listed(state, kind, width) {
        return listed.lines;
    }
    match kind {
        PopupKind::Card
        | PopupKind::Ledger
        | PopupKind::Matrix
        | PopupKind::Differences
        | PopupKind::Hand(_)
        | PopupKind::Notes
        | PopupKind::Dropped
        | PopupKind::Rulings(_)
        | PopupKind::Merge(_)
        | PopupKind::Export => Vec::new(),
        PopupKind::Help => help::lines(state, width),
        PopupKind::Why => why::lines(state, width),
        PopupKind::Wording(base) => wording::lines(state, base, width),
        PopupKind::Details => details::details(state, width),
        PopupKind::Problems => details::problems(state, width),
        PopupKind::Articles => details::articles(state),
    }
}

/// Adds `words` to `lines`, wrapped into `width` cells behind `indent` spaces; `lead` stands before the first row, inside
/// the indent.
fn paragraph(
    lines: &mut Vec<Line>,
    lead: (&str, Style),
    indent: usize,
    words: &str,
    style: Style,
    width: usize,
) {
    let room = width.saturating_sub(indent).max(1);
    for (number, row) in wrap(words, Span::new(0, words.len()), room).into_iter().enumerate() {
        let hyphen = if row.hyphen { "-" } else { "" };
        let before = if number == 0 { format!("{:<indent$}", lead.0) } else { " ".repeat(indent) };
        lines.push(vec![(before, lead.1), (format!("{}{hyphen}", row.span.of(words)), style)]);
    }
}
