//! What the letters of the voice gutter mean, for the rows that are on the screen.

use super::{after, called, write_over};
use crate::reader::state::{PaneBox, State};
use crate::text::{cells, fitting};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The longest name of a body or group, in cells.
const LONGEST: usize = 18;

/// Paints the legend of `pane` into `area`, as much of it as fits; gives nothing where the gutter is off.
pub fn draw(state: &State, pane: &PaneBox, area: Rect, buffer: &mut Buffer) {
    let mut rest = area;
    for (letter, name) in entries(state, pane) {
        let wide = cells(&name) + 2 + cells(&letter);
        if wide + 1 > usize::from(rest.width) {
            break;
        }
        let used = write_over(state, buffer, rest, &format!(" {letter}"), state.theme.voice);
        rest = after(rest, used);
        let used = write_over(state, buffer, rest, &format!(" {name}"), state.theme.dim);
        rest = after(rest, used);
    }
    if rest.x > area.x {
        write_over(state, buffer, Rect { width: rest.width.min(1), ..rest }, " ", state.theme.dim);
    }
}

/// Each letter on the screen and whose it is, as they come; last the rows without one.
fn entries(state: &State, pane: &PaneBox) -> Vec<(String, String)> {
    let Some(found) = state.found.as_deref().filter(|_| state.voices) else { return Vec::new() };
    let Some(marks) = found.marks.get(pane.article) else { return Vec::new() };
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut add = |letter: String, name: &str| {
        let (part, _) = fitting(name, LONGEST);
        let cut = if part.len() < name.len() { state.glyphs.cut } else { "" };
        let entry = (letter, format!("{}{cut}", part.trim_end()));
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    };
    // In the order of the text.
    let mut here = marks.voices.ids_within(pane.window());
    here.sort_by_key(|&id| found.comparison.quotations.get(id as usize).map(|q| q.place));
    for id in here {
        let Some(quotation) = found.comparison.quotations.get(id as usize) else { continue };
        let letter = found.voice_letters.get(id as usize).map(char::to_string).unwrap_or_default();
        let speaker = &quotation.speaker;
        match speaker.person {
            Some(person) => add(letter, &called::shortly(&found.comparison, person)),
            None if letter == "?" => add(letter, "unnamed"),
            None => add(letter, &speaker.label),
        }
    }
    add("none".to_owned(), "narrator");
    entries
}
