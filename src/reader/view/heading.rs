//! The line at the top of a list: the program's name, what the list is, and on the right what is known of it.

use super::{after, write};
use crate::reader::glyphs::Glyphs;
use crate::reader::theme::Theme;
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Paints the line into `area`, one row.
pub fn draw(theme: &Theme, glyphs: &Glyphs, area: Rect, list: &str, facts: &str, buffer: &mut Buffer) {
    let used = write(buffer, after(area, 1), "Rashomon", theme.title, glyphs.cut) + 3;
    write(buffer, after(area, used), list, theme.text, glyphs.cut);
    let wide = u16::try_from(cells(facts)).unwrap_or(0);
    let right = after(area, area.width.saturating_sub(wide + 1));
    write(buffer, right, facts, theme.dim, glyphs.cut);
}
