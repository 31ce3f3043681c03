//! One article: its frame, and what the frame says.

use super::words::date;
use super::{after, frame, hand, legend, page, scrollbar, write_over};
use crate::analysis::Guard;
use crate::reader::state::Found;
use crate::reader::state::{Focus, PaneBox, State};
use crate::text::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Paints the pane in `slot`, counted from the left.
pub fn draw(state: &State, slot: usize, buffer: &mut Buffer) {
    let pane = &state.screen.panes[slot];
    let here = state.focus == Focus::Text && Some(pane.article) == state.article();
    let style = if here { state.theme.frame_focus } else { state.theme.frame };
    frame(state, buffer, pane.frame, style);
    title(state, pane, here, buffer);
    foot(state, pane, buffer);
    page::draw(state, pane, buffer);
    scrollbar::draw(state, pane, style, buffer);
    hand::draw(state, pane, buffer);
}

/// Number, outlet and date in the frame's top line.
fn title(state: &State, pane: &PaneBox, here: bool, buffer: &mut Buffer) {
    let article = &state.story.articles[pane.article];
    let area =
        Rect { x: pane.frame.x + 1, width: pane.frame.width.saturating_sub(2), height: 1, ..pane.frame };
    if area.width < 4 {
        return;
    }
    let number = format!(" {} ", pane.article + 1);
    let strong = if here { state.theme.frame_focus } else { state.theme.title };
    let used = write_over(state, buffer, area, &number, strong);
    let room = after(area, used);
    let date = date(&article.published, area.width >= 40);
    let dated = cells(&date) + 4;
    // The date goes first, for the outlet is what tells two articles apart.
    let dated = if date.is_empty() || dated + 8 > usize::from(room.width) { 0 } else { dated };
    let name = Rect { width: room.width - u16::try_from(dated).unwrap_or(0), ..room };
    let style = if here { state.theme.frame_focus } else { state.theme.text };
    let used = write_over(state, buffer, name, &article.outlet, style);
    let mut rest = after(room, used);
    if dated > 0 {
        let words = format!(" {} {date}", state.glyphs.between);
        let used = write_over(state, buffer, rest, &words, state.theme.dim);
        rest = after(rest, used);
    }
    write_over(state, buffer, Rect { width: rest.width.min(1), ..rest }, " ", state.theme.text);
}

/// What the frame's bottom line says: that the chosen claim is missing here, else whose the letters of the voice gutter
/// are; and how far the reader has come.
fn foot(state: &State, pane: &PaneBox, buffer: &mut Buffer) {
    let frame = pane.frame;
    if frame.height < 2 || frame.width < 8 {
        return;
    }
    let area = Rect { x: frame.x + 2, y: frame.bottom() - 1, width: frame.width - 4, height: 1 };
    let rows = pane.rows.len();
    let end = usize::try_from(pane.top + pane.height() as isize).unwrap_or(0).min(rows);
    let part = if end == rows { " end ".to_owned() } else { format!(" {}% ", end * 100 / rows) };
    let wide = u16::try_from(cells(&part)).unwrap_or(0);
    let note = missing(state, pane.article, usize::from(area.width));
    let mut room = area;
    if usize::from(area.width) > cells(&note) + cells(&part) {
        let right = after(area, area.width.saturating_sub(wide));
        write_over(state, buffer, right, &part, state.theme.dim);
        room.width = area.width.saturating_sub(wide + 1);
    }
    if note.is_empty() {
        return legend::draw(state, pane, room, buffer);
    }
    write_over(state, buffer, room, &note, state.theme.alert);
}

/// ` A: not reported here ` where the article does not make the chosen claim.
fn missing(state: &State, article: usize, room: usize) -> String {
    match (state.claim, state.chosen_claim()) {
        (Some(number), Some(claim)) if !claim.is_in(article) => {
            format!(" {}: not reported here ", Found::claim_letter(number))
        }
        _ if state.only_in => only_here(state, article, room),
        _ => String::new(),
    }
}

/// ` 7 of 23 sentences only here, the others are silent `, in as many words as fit into `room` cells.
fn only_here(state: &State, article: usize, room: usize) -> String {
    let Some(found) = state.comparison() else { return String::new() };
    let here: Vec<_> = found.only_in.iter().filter(|only| only.place.article == article).collect();
    let all = found.sentences.get(article).map_or(0, Vec::len);
    let count = here.len();
    let [long, short, shortest] = match here.first().map(|only| only.guard) {
        None => [""; 3],
        Some(Guard::Silent) => [", the others are silent", ", others silent", ": silent"],
        Some(Guard::CouldNotKnow) => [", the others came before", ", others came before", ": newer"],
        Some(Guard::Unknown) => [", dates are missing", ", no dates", ": no dates"],
    };
    let wordings = [
        format!(" {count} of {all} sentences only here{long} "),
        format!(" {count} of {all} only here{short} "),
        format!(" {count}/{all} only here{shortest} "),
    ];
    let fits = wordings.into_iter().find(|words| cells(words) <= room);
    fits.unwrap_or_else(|| format!(" {count}/{all} "))
}
