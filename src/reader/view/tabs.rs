//! The articles as tabs, where only one of them fits on the screen.

use super::words;
use super::{after, write};
use crate::reader::state::State;
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Paints the tabs, if there are any.
pub fn draw(state: &State, buffer: &mut Buffer) {
    for (standing, area) in tabs(state) {
        let here = standing == state.current;
        let style = if here { state.theme.frame_focus } else { state.theme.dim };
        let mark = if here { state.glyphs.chosen } else { " " };
        let used = write(buffer, area, mark, style, " ");
        let label = words::article(state, state.standing[standing]);
        write(buffer, after(area, used), &label, style, state.glyphs.cut);
    }
}

/// The tab at `at`.
pub fn tab_at(state: &State, at: Position) -> Option<usize> {
    tabs(state).into_iter().find(|(_, area)| area.contains(at)).map(|(standing, _)| standing)
}

/// The tabs that fit, with the current one among them.
fn tabs(state: &State) -> Vec<(usize, Rect)> {
    let Some(line) = state.screen.tabs else { return Vec::new() };
    let wide = |standing: usize| {
        let label = words::article(state, state.standing[standing]);
        u16::try_from(cells(&label) + 3).unwrap_or(u16::MAX).min(line.width.max(1))
    };
    // The first tab is as far left as leaves room for the current one.
    let mut first = state.current;
    let mut used = wide(first);
    while first > 0 && used + wide(first - 1) <= line.width {
        first -= 1;
        used += wide(first);
    }
    let mut rest = line;
    let mut tabs = Vec::new();
    for standing in first..state.standing.len() {
        if rest.width < 4 {
            break;
        }
        let width = wide(standing).min(rest.width);
        tabs.push((standing, Rect { width: width - 1, ..rest }));
        rest = after(rest, width);
    }
    tabs
}
