//! The palette: a line to type in, and what matches.

use super::{after, frame, write, write_over};
use crate::reader::action::entry;
use crate::reader::state::{Hit, Palette, State, What};
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Wider lines are harder to look over.
const WIDEST: u16 = 84;
/// Cells of the names of actions, where there is room for a column of them.
const NAMES: u16 = 20;
/// More entries at once nobody looks over.
const MOST_ROWS: u16 = 16;

/// Where it stands: below the header, so that the line to type in never moves.
pub fn area(state: &State, palette: &Palette) -> Rect {
    let body = state.screen.body;
    let width = WIDEST.min(body.width.saturating_sub(if body.width > 40 { 4 } else { 0 }));
    let wanted = u16::try_from(palette.hits.len()).unwrap_or(u16::MAX).clamp(1, MOST_ROWS) + 4;
    let down = u16::from(body.height > MOST_ROWS + 6);
    let height = wanted.min(body.height - down);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + down, width, height }
}

/// How many entries fit.
pub fn rows(state: &State) -> usize {
    usize::from(state.screen.body.height.saturating_sub(4).min(MOST_ROWS))
}

/// The entry drawn at `at`.
pub fn hit_at(state: &State, palette: &Palette, at: Position) -> Option<usize> {
    let list = list(area(state, palette));
    let hit = first_shown(palette, list) + usize::from(at.y.checked_sub(list.y)?);
    (list.contains(at) && hit < palette.hits.len()).then_some(hit)
}

/// Below the line to type in and a line that sets it off.
fn list(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 3,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(4),
    }
}

fn first_shown(palette: &Palette, list: Rect) -> usize {
    (palette.at + 1).saturating_sub(usize::from(list.height))
}

/// Paints it, if it is open.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let Some(palette) = &state.palette else { return };
    let area = area(state, palette);
    if area.width < 8 || area.height < 5 {
        return;
    }
    let theme = state.theme;
    frame(state, buffer, area, theme.frame_focus);
    let line = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: 1 };
    let used = write(buffer, line, ":", theme.key, " ");
    let rest = after(line, used);
    let used = write(buffer, rest, &palette.wanted, theme.title, state.glyphs.cut);
    let rest = after(rest, used);
    let used = write(buffer, rest, " ", theme.hit, " ");
    if palette.wanted.is_empty() {
        let words = "  an action, a person, a claim, an article";
        write(buffer, after(rest, used), words, theme.dim, state.glyphs.cut);
    }
    let list = list(area);
    let first = first_shown(palette, list);
    for (y, (number, hit)) in (list.y..list.bottom()).zip(palette.hits.iter().enumerate().skip(first)) {
        entry_row(state, hit, number == palette.at, Rect { y, height: 1, ..list }, buffer);
    }
    if palette.hits.is_empty() {
        write(buffer, Rect { height: 1, ..list }, "  nothing is called that", theme.dim, state.glyphs.cut);
    }
    let foot = Rect { y: area.bottom() - 1, ..line };
    let words = format!(" {} of {}, Enter does it, Esc closes ", palette.hits.len(), palette.all);
    write_over(state, buffer, foot, &words, theme.dim);
}

/// The name, what it is about, and on the right the key; what would do nothing now is dimmed.
fn entry_row(state: &State, hit: &Hit, here: bool, row: Rect, buffer: &mut Buffer) {
    let theme = state.theme;
    let cut = state.glyphs.cut;
    let applies = match hit.what {
        What::Act(action) => (entry(action).applies)(state).is_ok(),
        _ => true,
    };
    if here {
        write(buffer, row, state.glyphs.chosen, theme.chosen, " ");
    }
    let side = u16::try_from(cells(&hit.side)).unwrap_or(0).min(row.width / 2);
    let at = after(row, row.width - side);
    let is_key = matches!(hit.what, What::Act(_));
    write(buffer, at, &hit.side, if is_key { theme.key } else { theme.dim }, cut);
    let mut words = after(row, 2);
    words.width = words.width.saturating_sub(side + 1);
    let name = if here {
        theme.chosen
    } else if applies {
        theme.text
    } else {
        theme.dim
    };
    let used = write(buffer, words, &hit.name, name, cut);
    let column = if is_key && words.width > 2 * NAMES { NAMES } else { 0 };
    write(buffer, after(words, (used + 2).max(column)), &hit.about, theme.dim, cut);
}
