//! Where the keys typed so far can lead: shown while a sequence waits for its next key.

use super::{after, frame, write, write_over};
use crate::reader::action::Entry;
use crate::reader::state::State;
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Wider lines are harder to look over.
const WIDEST: u16 = 76;

/// Paints the list over the bottom of the panes, if keys wait: what would do something now, else why nothing does.
pub fn draw(state: &State, buffer: &mut Buffer) {
    if state.pending.is_empty() {
        return;
    }
    let entries = entries(state);
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
    for (y, (key, does)) in (area.y + 1..area.bottom() - 1).zip(&entries) {
        let row = Rect { y, ..top };
        write(buffer, row, key, state.theme.key, state.glyphs.cut);
        let rest = after(row, u16::try_from(keys).unwrap_or(row.width));
        write(buffer, rest, does, state.theme.text, state.glyphs.cut);
    }
}

/// Keys and what they do; several keys of one action stand beside each other.
fn entries(state: &State) -> Vec<(String, String)> {
    let all = state.keymap.continuations(&state.pending);
    let mut entries: Vec<(String, &Entry)> = Vec::new();
    for (key, entry) in all.iter().filter(|(_, entry)| (entry.applies)(state).is_ok()) {
        match entries.iter_mut().find(|(_, other)| other.action == entry.action) {
            Some((keys, _)) => *keys = format!("{keys} {key}"),
            None => entries.push((key.clone(), entry)),
        }
    }
    let why = || all.iter().find_map(|(key, entry)| Some((key.clone(), (entry.applies)(state).err()?)));
    if entries.is_empty() {
        return why().map(|(key, why)| (key, state.keymap.spell(&why))).into_iter().collect();
    }
    entries.into_iter().map(|(key, entry)| (key, entry.does.to_owned())).collect()
}
