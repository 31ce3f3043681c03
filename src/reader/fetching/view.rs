//! The addresses as cells.

use super::state::{Stage, State};
use crate::reader::action::Action;
use crate::reader::view::{after, heading, small, write};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The least columns and rows in which addresses can be read.
const LEAST: (u16, u16) = (30, 5);
/// Rows that are no address: the line at the top, a free one, a free one, the line at the bottom.
const FURNITURE: u16 = 4;

/// Paints `state` into `buffer`.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let area = buffer.area;
    buffer.set_style(area, state.theme.text);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return small::draw(area, buffer);
    }
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
    header(state, row(0), buffer);
    let room = area.height.saturating_sub(FURNITURE);
    let shown = state.addresses.iter().skip(state.first(usize::from(room)));
    for (y, (url, stage)) in (2..2 + room).zip(shown) {
        address(state, url, stage, row(y), buffer);
    }
    status(state, row(area.height - 1), buffer);
}

fn header(state: &State, area: Rect, buffer: &mut Buffer) {
    let count = format!("{} of {}", state.answered(), state.addresses.len());
    heading::draw(state.theme, state.glyphs, area, &state.doing, &count, buffer);
}

/// What became of it, then the address; where it failed, the sentence that names it.
fn address(state: &State, url: &str, stage: &Stage, area: Rect, buffer: &mut Buffer) {
    /// Cells for what became of it.
    const WIDE: usize = 10;
    let theme = state.theme;
    let (told, words, style) = match stage {
        Stage::Waiting => ("waiting".into(), url, theme.dim),
        Stage::Asking => ("asking".into(), url, theme.text),
        Stage::Here(bytes) => (format!("{} KB", bytes.div_ceil(1024)), url, theme.text),
        Stage::Same => ("unchanged".into(), url, theme.dim),
        Stage::Failed(why) => ("failed".into(), why.as_str(), theme.alert),
    };
    let told = format!("{told:>WIDE$}");
    let key = if matches!(stage, Stage::Here(_)) { theme.key } else { style };
    let used = write(buffer, after(area, 1), &told, key, state.glyphs.cut);
    let rest = after(area, used + 3);
    write(buffer, Rect { width: rest.width.saturating_sub(1), ..rest }, words, style, state.glyphs.cut);
}

fn status(state: &State, area: Rect, buffer: &mut Buffer) {
    let hints = [(Action::Back, "stop, and go on with what is here"), (Action::Quit, "leave")];
    let style = if state.insists { state.theme.title } else { state.theme.dim };
    let mut rest = after(area, 1);
    for (action, does) in hints {
        let used = write(buffer, rest, &state.keymap.key(action), state.theme.key, " ");
        rest = after(rest, used + 1);
        let used = write(buffer, rest, does, style, " ");
        rest = after(rest, used + 3);
    }
}
