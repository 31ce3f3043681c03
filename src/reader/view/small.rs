//! A terminal too small to read in.

use crate::reader::state::LEAST;
use crate::text::{Span, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// One sentence that says so.
pub fn draw(area: Rect, buffer: &mut Buffer) {
    let words = format!(
        "This window is too small: it has {2} columns and {3} rows, and Rashomon needs {0} and {1}.",
        LEAST.0, LEAST.1, area.width, area.height
    );
    if area.is_empty() {
        return;
    }
    let rows = wrap(&words, Span::new(0, words.len()), usize::from(area.width));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        buffer.set_stringn(area.x, y, row.span.of(&words), usize::from(area.width), Style::new());
    }
}
