//! The letters beside the text: whose words, which claims, where the accounts part.

use crate::reader::rows::Row;
use crate::reader::state::{Found, PaneBox, State};
use crate::text::Span;
use ratatui::buffer::Buffer;

/// Paints the gutter of `row`, which is drawn at line `y`.
pub fn draw(state: &State, pane: &PaneBox, row: &Row, y: u16, buffer: &mut Buffer) {
    let Some(found) = state.found.as_deref() else { return };
    let Some(marks) = found.marks.get(pane.article) else { return };
    let theme = state.theme;
    let mut x = pane.gutter.x;
    if state.voices && pane.gutter.width > 1 {
        let quotations = marks.voices.ids_within(row.span);
        let letter = quotations.first().and_then(|&id| found.voice_letters.get(id as usize));
        if let Some(letter) = letter {
            buffer.set_stringn(x, y, letter.to_string(), 1, theme.voice);
        }
        x += 1;
    }
    let cells = pane.gutter.right().saturating_sub(x);
    let parts = !marks.conflicts.within(row.span).is_empty();
    if parts && cells > 0 {
        // In the narrowest gutter the sign stands where there would be a space.
        let at = if cells >= 3 { x } else { pane.gutter.right() - 1 };
        buffer.set_stringn(at, y, "!", 1, theme.alert);
    }
    // Notes and marks stand in the space before the text.
    let written = marks.written.ids_within(row.span);
    let sign = match written.first() {
        Some(0) => Some(state.glyphs.note),
        Some(_) => Some(state.glyphs.mark),
        None => None,
    };
    if let Some(sign) = sign.filter(|_| cells > 1 && !(parts && cells < 3)) {
        buffer.set_stringn(pane.gutter.right() - 1, y, sign, 1, theme.key);
    }
    // Letters take what the sign leaves, but for the space before the text.
    let (first, room) = match (cells >= 3, parts) {
        (true, true) => (x + 1, cells - 2),
        (true, false) => (x, cells - 1),
        (false, _) => (x, cells.min(1)),
    };
    let signs = signs(state, &marks.claims, row.span, usize::from(room));
    // The last letter stands next to the text.
    let start = first + room - u16::try_from(signs.len()).unwrap_or(0).min(room);
    for (x, (sign, chosen)) in (start..first + room).zip(signs) {
        let style = if chosen { theme.letter_chosen } else { theme.letter };
        buffer.set_stringn(x, y, sign, 1, style);
    }
}

/// The letters of the claims that begin in `row`, the chosen one first; a plus where there are more than fit; a line
/// where a claim from above goes on.
fn signs(state: &State, claims: &crate::text::Layer, row: Span, room: usize) -> Vec<(String, bool)> {
    let chosen = |id: u32| state.claim == Some(id as usize);
    if state.hides_claims() {
        return Vec::new();
    }
    let mut here = claims.ids_within(row);
    here.sort_by_key(|&id| !chosen(id));
    // The space at which rows are broken lies inside a wording that goes on.
    let above = row.start.checked_sub(1).map_or(&[][..], |before| claims.at(before));
    let first = claims.at(row.start);
    let goes_on = |id: u32| above.contains(&id) && first.contains(&id);
    let letters: Vec<u32> = here.iter().copied().filter(|&id| !goes_on(id)).collect();
    if letters.is_empty() {
        let line = here.first().map(|&id| (state.glyphs.goes_on.to_owned(), chosen(id)));
        return line.into_iter().collect();
    }
    let mut signs: Vec<(String, bool)> = letters
        .iter()
        .take(room)
        .map(|&id| (Found::claim_letter(id as usize).to_string(), chosen(id)))
        .collect();
    if letters.len() > room
        && let Some(last) = signs.last_mut()
        && (room > 1 || !last.1)
    {
        *last = ("+".into(), false);
    }
    signs
}
