//! On the left border: the reading line, and the sentences that were marked by hand.

use crate::reader::rows::RowKind;
use crate::reader::state::{PaneBox, State};
use crate::story::Place;
use ratatui::buffer::Buffer;

/// Paints the signs of `pane` over its left border, while marking is on.
pub fn draw(state: &State, pane: &PaneBox, buffer: &mut Buffer) {
    if !state.hand.on {
        return;
    }
    for y in 0..pane.text.height {
        let index = usize::try_from(pane.top + isize::try_from(y).unwrap_or(0)).ok();
        let Some(row) = index.and_then(|index| pane.rows.get(index)) else { continue };
        if !matches!(row.kind, RowKind::Text { .. }) {
            continue;
        }
        let here = Place::new(pane.article, row.span);
        let picked = state.hand.picked.is_some_and(|picked| {
            picked.article == pane.article
                && picked.span.start < row.span.end
                && row.span.start < picked.span.end
        });
        let sign = match state.hand.claim_at(here) {
            _ if picked => "?".to_owned(),
            Some(claim @ 0..9) => (claim + 1).to_string(),
            Some(_) => "+".to_owned(),
            None => continue,
        };
        buffer.set_stringn(pane.frame.x, pane.text.y + y, sign, 1, state.theme.letter_chosen);
    }
    let line = pane.text.y + state.reading_row();
    if Some(pane.article) == state.article() && line < pane.text.bottom() {
        let at = pane.frame.x + 1;
        buffer.set_stringn(at, line, state.glyphs.chosen, 1, state.theme.frame_focus);
    }
}
