//! People and claims.

use super::{after, called, frame, write, write_over};
use crate::analysis::Subject;
use crate::reader::state::{ClaimSort, Focus, Found, Leaf, Progress, SidebarBox, Sort, State};
use crate::text::{Hyphens, Span, counted, wrap_with};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// More columns of counts than this leave no room for names; then only the articles on the screen have one, and the
/// last column is all of them together.
const MOST_COLUMNS: usize = 4;

/// Paints the sidebar, if it is on the screen.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let Some(sidebar) = state.screen.sidebar else { return };
    let theme = state.theme;
    let here = state.focus != Focus::Text;
    let style = if here { theme.frame_focus } else { theme.frame };
    frame(state, buffer, sidebar.frame, style);
    heading(state, &sidebar, sidebar.frame.y, "", state.focus == Focus::People, buffer);
    let middle = sidebar.claims.y.saturating_sub(1);
    rule(state, &sidebar, middle, style, buffer);
    let title = match state.claim_sort {
        ClaimSort::Spread => "Claims".to_owned(),
        sort => format!("Claims, {}", sort.shown()),
    };
    heading(state, &sidebar, middle, &title, state.focus == Focus::Claims, buffer);
    match &state.found {
        Some(found) => {
            people(state, found, sidebar.people, buffer);
            claims(state, found, &sidebar, buffer);
            foot(state, found, &sidebar, buffer);
        }
        None => {
            let words = if state.progress == Progress::Failed { "not compared" } else { "comparing" };
            write(buffer, after(sidebar.people, 1), words, theme.dim, " ");
        }
    }
}

/// A line from border to border.
fn rule(state: &State, sidebar: &SidebarBox, y: u16, style: Style, buffer: &mut Buffer) {
    let plain = state.glyphs.border.top_left == "+";
    let (left, right) = if plain { ("+", "+") } else { ("├", "┤") };
    let line = state.glyphs.border.horizontal_top;
    for x in sidebar.frame.x..sidebar.frame.right() {
        let sign = if x == sidebar.frame.x {
            left
        } else if x + 1 == sidebar.frame.right() {
            right
        } else {
            line
        };
        buffer.set_stringn(x, y, sign, 1, style);
    }
}

/// A title in the frame; the first list has none of its own, but what it holds, and over its columns the numbers of the
/// articles.
fn heading(state: &State, sidebar: &SidebarBox, y: u16, title: &str, here: bool, buffer: &mut Buffer) {
    let style = if here { state.theme.frame_focus } else { state.theme.title };
    let area = Rect { x: sidebar.frame.x + 1, y, width: sidebar.frame.width.saturating_sub(2), height: 1 };
    if title.is_empty() {
        let first = count_cell(state, Rect { y, height: 1, ..sidebar.people }, 0).x;
        let area = Rect { width: first.saturating_sub(area.x).min(area.width), ..area };
        let words = named(state);
        let spaced = format!(" {words} ");
        // The columns of numbers leave little room.
        let fits = crate::text::cells(&spaced) <= usize::from(area.width);
        write_over(state, buffer, area, if fits { &spaced } else { &words }, style);
        let list = Rect { y, height: 1, ..sidebar.people };
        for (column, label) in columns(state).iter().enumerate() {
            let label = match label {
                Column::Article(article) => format!("{:>3}", article + 1),
                Column::All => " all".into(),
            };
            let mut at = count_cell(state, list, column);
            if label.len() > usize::from(at.width) {
                at = Rect { x: at.x.saturating_sub(1), width: at.width + 1, ..at };
            }
            write_over(state, buffer, at, &label, state.theme.title);
        }
        let last = after(list, list.width.saturating_sub(1));
        write_over(state, buffer, last, " ", state.theme.text);
        return;
    }
    write_over(state, buffer, area, &format!(" {title} "), style);
}

/// What the first list holds, and what it is ordered by where that was changed.
fn named(state: &State) -> String {
    let leaf = state.leaf.shown();
    match (state.sort, state.leaf) {
        (Sort::Count, _) => leaf.to_owned(),
        // The whole word leaves no room for the order.
        (sort, Leaf::Organisations) => format!("Orgs, {}", sort.shown()),
        (sort, _) => format!("{leaf}, {}", sort.shown()),
    }
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Article(usize),
    All,
}

fn columns(state: &State) -> Vec<Column> {
    let count = state.story.articles.len();
    if count <= MOST_COLUMNS {
        return (0..count).map(Column::Article).collect();
    }
    let shown = state.screen.panes.iter().map(|pane| Column::Article(pane.article));
    shown.chain([Column::All]).collect()
}

/// Where the count in `column` stands: three cells each, against the right edge, with one cell to spare, and one more
/// before the count of all, whose heading fills its cells.
fn count_cell(state: &State, row: Rect, column: usize) -> Rect {
    let columns = columns(state);
    let apart = usize::from(columns.last() == Some(&Column::All) && column + 1 < columns.len());
    let from_right = u16::try_from((columns.len() - column) * 3 + 1 + apart).unwrap_or(u16::MAX);
    Rect { x: row.right().saturating_sub(from_right).max(row.x), width: 3.min(row.width), ..row }
}

fn people(state: &State, found: &Found, list: Rect, buffer: &mut Buffer) {
    let theme = state.theme;
    for y in 0..list.height {
        let index = state.list_tops.0 + usize::from(y);
        let row = Rect { y: list.y + y, height: 1, ..list };
        let Some(person) = state.person_in_row(index) else {
            if index < state.people_rows() {
                let words = if index == 0 && state.cast.voices > 0 { "Voices" } else { "Only mentioned" };
                write(buffer, after(row, 1), words, theme.dim, state.glyphs.cut);
            }
            continue;
        };
        let Some(entity) = found.entity(person) else { continue };
        let chosen = state.person == Some(person);
        let style = if chosen { theme.chosen } else { theme.text };
        let columns = columns(state);
        let mut name = after(row, 1);
        name.width = count_cell(state, row, 0).x.saturating_sub(name.x);
        if chosen {
            write(buffer, row, state.glyphs.chosen, theme.chosen, " ");
        }
        if state.voices {
            let letter = found
                .letters
                .get(person)
                .copied()
                .flatten()
                .map_or(" ".into(), |letter| format!("{letter} "));
            let used = write(buffer, name, &format!("{letter:<2}"), theme.voice, " ");
            name = after(name, used);
        }
        let style = if chosen { style.patch(theme.person) } else { style };
        if state.is_noted(Subject::Person(person)) && name.width > 2 {
            name.width -= 1;
            write(
                buffer,
                after(Rect { width: name.width + 1, ..name }, name.width),
                state.glyphs.note,
                theme.key,
                " ",
            );
        }
        // The whole name where it fits.
        let fits = crate::text::cells(&entity.name) <= usize::from(name.width);
        let words = if fits { entity.name.clone() } else { called::shortly(&found.comparison, person) };
        write(buffer, name, &words, style, state.glyphs.cut);
        for (column, what) in columns.iter().enumerate() {
            let count = match what {
                Column::Article(article) => found.counts[person][*article],
                Column::All => entity.mentions.len(),
            };
            let (words, style) = match count {
                0 => (format!("{:>3}", state.glyphs.no), theme.dim),
                1..=99 => (format!("{count:>3}"), if chosen { theme.chosen } else { theme.text }),
                _ => ("99+".to_owned(), theme.text),
            };
            write(buffer, count_cell(state, row, column), &words, style, " ");
        }
    }
    more(state, list, state.list_tops.0, usize::from(list.height), state.people_rows(), buffer);
}

fn claims(state: &State, found: &Found, sidebar: &SidebarBox, buffer: &mut Buffer) {
    let (theme, list) = (state.theme, sidebar.claims);
    let all = &found.comparison.claims;
    if all.is_empty() {
        write(buffer, after(list, 1), "none shared", theme.dim, " ");
    }
    if state.hides_claims() {
        let words = state.keymap.spell("kept back, {shading} shows");
        write(buffer, after(list, 1), &words, theme.dim, state.glyphs.cut);
        return;
    }
    let order = &state.roll.order;
    let shown = order.iter().skip(state.list_tops.1).take(sidebar.claims_shown());
    for (y, &index) in (list.y..).step_by(sidebar.claim_rows).zip(shown) {
        let claim = &all[index];
        let row = Rect { y, height: 1, ..list };
        let chosen = state.claim == Some(index);
        if chosen {
            write(buffer, row, state.glyphs.chosen, theme.chosen, " ");
        }
        let letter = if chosen { theme.letter_chosen } else { theme.letter };
        write(buffer, after(row, 1), &Found::claim_letter(index).to_string(), letter, " ");
        if state.is_noted(Subject::Claim(index)) {
            write(buffer, after(row, 2), state.glyphs.note, theme.key, " ");
        }
        let dots = dots(state, claim);
        let wide = u16::try_from(dots.chars().count() + 1).unwrap_or(0);
        let style = match (chosen, claim.loose) {
            (true, _) => theme.chosen,
            (false, true) => theme.dim,
            (false, false) => theme.text,
        };
        let mut label = after(row, 3);
        label.width = label.width.saturating_sub(wide + 1);
        let room = usize::from(label.width);
        // A word cut in two without its hyphen would read as two.
        let rows = wrap_with(&claim.label, Span::new(0, claim.label.len()), room, Hyphens::Never);
        let first = rows.first().map_or(0, |row| row.span.end);
        if sidebar.claim_rows == 2 && first < claim.label.len() {
            write(buffer, label, &claim.label[..first], style, state.glyphs.cut);
            let below = Rect { y: y + 1, ..label };
            write(buffer, below, claim.label[first..].trim_start(), style, state.glyphs.cut);
        } else {
            write(buffer, label, &claim.label, style, state.glyphs.cut);
        }
        let at = after(row, row.width.saturating_sub(wide));
        write(buffer, at, &dots, if chosen { theme.chosen } else { theme.dim }, " ");
    }
    more(state, list, state.list_tops.1, sidebar.claims_shown(), order.len(), buffer);
}

/// In the frame's bottom line, that the accounts part somewhere.
fn foot(state: &State, found: &Found, sidebar: &SidebarBox, buffer: &mut Buffer) {
    let count = found.comparison.conflicts.len();
    if count == 0 {
        return;
    }
    let words = format!(" ! {} ", counted(count, "difference", "differences"));
    let frame = sidebar.frame;
    let area =
        Rect { x: frame.x + 1, y: frame.bottom() - 1, width: frame.width.saturating_sub(2), height: 1 };
    write_over(state, buffer, area, &words, state.theme.alert);
}

/// A sign for each article, or how many make the claim where there are too many for that.
fn dots(state: &State, claim: &crate::analysis::Claim) -> String {
    let count = state.story.articles.len();
    if count > 6 {
        let making = (0..count).filter(|&article| claim.is_in(article)).count();
        return format!("{making}/{count}");
    }
    (0..count).map(|article| if claim.is_in(article) { state.glyphs.yes } else { state.glyphs.no }).collect()
}

/// Signs in the frame that a list goes on above or below.
fn more(state: &State, list: Rect, top: usize, shown: usize, rows: usize, buffer: &mut Buffer) {
    if list.is_empty() {
        return;
    }
    let x = list.right();
    let style = state.theme.tick;
    if top > 0 {
        buffer.set_stringn(x, list.y, state.glyphs.more.0, 1, style);
    }
    if top + shown < rows {
        buffer.set_stringn(x, list.bottom() - 1, state.glyphs.more.1, 1, style);
    }
}
