//! The state as cells.
//!
//! Drawing reads the settled state and changes nothing. Every part paints one rectangle of [`Screen`](super::state::Screen).

mod called;
mod gutter;
mod hand;
mod header;
pub mod heading;
mod legend;
mod page;
pub mod palette;
mod pane;
pub mod popup;
mod prompt;
mod scrollbar;
mod sidebar;
pub mod small;
mod status;
mod tabs;
mod which_key;
mod words;

pub use page::spread_row;
pub use tabs::tab_at;
pub use words::date;

use crate::reader::state::State;
use crate::text::{cells, fitting};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Paints `state` into `buffer`, whose area has to be the size that the state was settled for.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let area = buffer.area;
    buffer.set_style(area, state.theme.text);
    if !state.screen.fits {
        return small::draw(area, buffer);
    }
    header::draw(state, buffer);
    tabs::draw(state, buffer);
    for slot in 0..state.screen.panes.len() {
        pane::draw(state, slot, buffer);
    }
    sidebar::draw(state, buffer);
    status::draw(state, buffer);
    if let Some(now) = state.popup {
        popup::draw(state, now, buffer);
    }
    palette::draw(state, buffer);
    which_key::draw(state, buffer);
}

/// Writes `words` from the left of `area`'s first row, cut with the sign `cut` where they do not fit; returns the cells
/// that they took.
pub fn write(buffer: &mut Buffer, area: Rect, words: &str, style: Style, cut: &str) -> u16 {
    if area.is_empty() {
        return 0;
    }
    let room = usize::from(area.width);
    let (whole, used) = fitting(words, room);
    if whole.len() == words.len() {
        buffer.set_stringn(area.x, area.y, words, room, style);
        return u16::try_from(used).unwrap_or(area.width);
    }
    let (part, used) = fitting(words, room - 1);
    buffer.set_stringn(area.x, area.y, part, room, style);
    let used = u16::try_from(used).unwrap_or(0);
    buffer.set_stringn(area.x + used, area.y, cut, 1, style);
    used + 1
}

/// Makes `area` as empty as before anything was drawn, so that words over a frame do not take on its style.
fn clear(state: &State, buffer: &mut Buffer, area: Rect) {
    use ratatui::widgets::{Clear, Widget};
    Clear.render(area, buffer);
    buffer.set_style(area, state.theme.text);
}

/// Writes `words` over a frame.
fn write_over(state: &State, buffer: &mut Buffer, area: Rect, words: &str, style: Style) -> u16 {
    let wide = u16::try_from(cells(words)).unwrap_or(u16::MAX).min(area.width);
    clear(state, buffer, Rect { width: wide, height: area.height.min(1), ..area });
    write(buffer, area, words, style, state.glyphs.cut)
}

/// `hints`, parted by commas, without as many of them before the last as it takes to fit into `room` cells.
fn fitting_hints(hints: &str, room: usize) -> String {
    let mut parts: Vec<&str> = hints.trim().split(", ").collect();
    loop {
        let words = format!(" {} ", parts.join(", "));
        if cells(&words) <= room || parts.len() < 2 {
            return words;
        }
        parts.remove(parts.len() - 2);
    }
}

/// Signs on the right border of `area` that there is more above or below.
fn more(state: &State, area: Rect, above: bool, below: bool, buffer: &mut Buffer) {
    let signs = [
        (above, area.y + 1, state.glyphs.more.0),
        (below, area.bottom().saturating_sub(2), state.glyphs.more.1),
    ];
    for (_, y, sign) in signs.into_iter().filter(|(there, ..)| *there) {
        buffer.set_stringn(area.right().saturating_sub(1), y, sign, 1, state.theme.tick);
    }
}

/// `area` without its first `cells` columns.
pub fn after(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// A frame, emptied inside.
fn frame(state: &State, buffer: &mut Buffer, area: Rect, style: Style) {
    use ratatui::widgets::{Block, Widget};
    clear(state, buffer, area);
    Block::bordered().border_set(state.glyphs.border).border_style(style).render(area, buffer);
}
