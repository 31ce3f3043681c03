//! The line at the bottom while something is typed in it.

use super::{after, write};
use crate::reader::decide::named;
use crate::reader::state::{Ask, Prompt, State};
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells that the typed words have at least.
const LEAST: u16 = 16;

/// Paints `prompt` into `area`: what is asked, what was typed with the cursor in it, and what the keys do.
pub fn draw(state: &State, prompt: &Prompt, area: Rect, buffer: &mut Buffer) {
    let (theme, cut) = (state.theme, state.glyphs.cut);
    let (lead, hint) = words(state, &prompt.ask);
    let room = Rect { width: area.width.saturating_sub(LEAST), ..area };
    let used = write(buffer, room, &lead, theme.key, cut);
    let mut rest = after(area, used + 1);
    let hinted = u16::try_from(cells(hint) + 2).unwrap_or(u16::MAX);
    let wanted = u16::try_from(cells(&prompt.text) + 2).unwrap_or(u16::MAX);
    // The hint gives way before the words do.
    if rest.width >= hinted.saturating_add(wanted.max(LEAST)) {
        let at = after(rest, rest.width - hinted);
        write(buffer, at, hint, theme.dim, cut);
        rest.width -= hinted;
    }
    let (before, behind) = prompt.text.split_at(prompt.at);
    let used = write(buffer, rest, tail(before, usize::from(rest.width.saturating_sub(2))), theme.title, cut);
    let under = behind.chars().next().map_or(" ".to_owned(), |c| c.to_string());
    let rest = after(rest, used);
    let used = write(buffer, rest, &under, theme.hit, " ");
    let behind = behind.get(under.len()..).unwrap_or_default();
    write(buffer, after(rest, used), behind, theme.title, cut);
}

/// As much of the end of `words` as fits into `width` cells.
fn tail(words: &str, width: usize) -> &str {
    let mut starts = words.char_indices().map(|(start, _)| start);
    starts.find(|&start| cells(&words[start..]) <= width).map_or("", |start| &words[start..])
}

fn words(state: &State, ask: &Ask) -> (String, &'static str) {
    match ask {
        Ask::Note { subjects, at } => {
            let hint = if subjects.len() > 1 {
                "Enter keeps it, Tab: on something else"
            } else {
                "Enter keeps it, Esc drops it"
            };
            (format!("Note on {}:", named(state, subjects[*at])), hint)
        }
        Ask::Name(_) => ("Name of the claim:".into(), "Enter keeps it, Esc drops it"),
        Ask::File { exists: Some(_), .. } => {
            ("This file exists; Enter writes over it, or name another:".into(), "Esc exports nothing")
        }
        Ask::File { .. } => ("Export to:".into(), "Enter writes it, Esc drops it"),
    }
}
