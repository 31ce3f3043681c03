//! The right edge of a pane: which part of the article is on the screen, and where the chosen claim or person stands.

use crate::reader::state::{PaneBox, State};
use crate::text::Span;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Paints the scrollbar of `pane` over its right border, which has the style `border`.
pub fn draw(state: &State, pane: &PaneBox, border: Style, buffer: &mut Buffer) {
    let (height, rows) = (pane.height(), pane.rows.len());
    if height == 0 || rows <= height && state.claim.is_none() && state.person.is_none() {
        return;
    }
    let x = pane.frame.right() - 1;
    let top = usize::try_from(pane.top).unwrap_or(0);
    // Cell `y` stands for the rows from `y * rows / height` on.
    let rows = rows.max(height);
    for y in 0..height {
        let (first, after) = (y * rows / height, ((y + 1) * rows / height).max(y * rows / height + 1));
        let seen = rows > height && first < top + height && after > top;
        let marked = has_mark(state, pane.article, pane.rows.bytes(first, after));
        let (sign, style) = match (seen, marked) {
            (true, true) => (state.glyphs.tick_in_thumb, state.theme.tick),
            (false, true) => (state.glyphs.tick, state.theme.tick),
            (true, false) => (state.glyphs.thumb, border),
            (false, false) => continue,
        };
        buffer.set_stringn(x, pane.text.y + u16::try_from(y).unwrap_or(0), sign, 1, style);
    }
}

/// Whether the chosen claim or person stands in `window` of the article.
fn has_mark(state: &State, article: usize, window: Span) -> bool {
    let claim = state
        .chosen_claim()
        .is_some_and(|claim| claim.evidence_in(article).any(|e| window.contains(e.core.start)));
    // Mentions stand in order of article and place.
    let person = state.chosen_person().is_some_and(|person| {
        let before =
            |m: &crate::analysis::Mention| (m.place.article, m.place.span.start) < (article, window.start);
        let next = &person.mentions[person.mentions.partition_point(before)..];
        let here = next.iter().take_while(|m| m.place.article == article && m.place.span.start < window.end);
        here.into_iter().any(|m| state.kinds.keep(m.kind))
    });
    claim || person
}
