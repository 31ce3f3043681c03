//! Where the keys typed so far can lead: shown while a sequence waits for its next key.

use super::{after, frame, write, write_over};
use crate::reader::state::State;
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Wider lines are harder to look over.
const WIDEST: u16 = 76;

/// Paints the list over the bottom of the panes, if keys wait. What would do nothing now is dimmed.
pub fn draw(state: &State, buffer: &mut Buffer) {
    if state.pending.is_empty() {
        return;
    }
    let entries = state.keymap.continuations(&state.pending);
    let body = state.screen.body;
    let width = WIDEST.min(body.width);
    let height = u16::try_from(entries.len() + 2).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { x: body.right() - width, y: body.bottom() - height, width, height };
    if width < 8 || height < 3 {
        return;
    }
    frame(state, buffer, area, state.theme.frame_focus);
    let top = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
    let title = format!(" {} ", state.keymap.title(&state.pending));
    write_over(state, buffer, top, &title, state.theme.frame_focus);
    let keys = entries.iter().map(|(key, _)| cells(key)).max().unwrap_or(0) + 2;
    for (y, (key, entry)) in (area.y + 1..area.bottom() - 1).zip(&entries) {
        let row = Rect { y, ..top };
        let applies = (entry.applies)(state).is_ok();
        let style = if applies { state.theme.text } else { state.theme.dim };
        write(buffer, row, key, state.theme.key, state.glyphs.cut);
        let rest = after(row, u16::try_from(keys).unwrap_or(row.width));
        write(buffer, rest, entry.does, style, state.glyphs.cut);
    }
}
