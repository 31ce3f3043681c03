//! The words of an article, row by row, under their marks.

use super::gutter;
use crate::reader::rows::{Row, RowKind};
use crate::reader::state::{FilterMode, PaneBox, Shading, State};
use crate::story::BlockKind;
use crate::text::{Layer, counted, spread, sweep};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use std::sync::LazyLock;

static NO_MARKS: LazyLock<Layer> = LazyLock::new(Layer::default);

/// Paints the rows that the pane shows, and their gutter.
pub fn draw(state: &State, pane: &PaneBox, buffer: &mut Buffer) {
    for y in 0..pane.text.height {
        let index = pane.top + isize::try_from(y).unwrap_or(0);
        let Some(row) = usize::try_from(index).ok().and_then(|index| pane.rows.get(index)) else { continue };
        let at = pane.text.y + y;
        match row.kind {
            RowKind::Text { hyphen } => {
                text(state, pane, row, hyphen, at, buffer);
                gutter::draw(state, pane, row, at, buffer);
                number(state, pane, row, at, buffer);
            }
            RowKind::Title { words, hyphen } => {
                let words = words.of(&state.story.articles[pane.article].title);
                let words = format!("{words}{}", if hyphen { "-" } else { "" });
                buffer.set_stringn(pane.text.x, at, words, usize::from(pane.text.width), state.theme.title);
            }
            RowKind::Folded(count) => {
                let words = counted(count, "sentence", "sentences");
                let words = format!("{} {words}", state.glyphs.fold);
                buffer.set_stringn(pane.text.x, at, words, usize::from(pane.text.width), state.theme.dim);
            }
            RowKind::Blank => {}
        }
    }
}

fn text(state: &State, pane: &PaneBox, row: &Row, hyphen: bool, y: u16, buffer: &mut Buffer) {
    let words = state.story.articles[pane.article].text.as_str();
    let marks = state.found.as_deref().and_then(|found| found.marks.get(pane.article));
    let hits = state.search.as_ref().and_then(|search| search.layers.get(pane.article));
    let bright = state.cached.bright.get(pane.article);
    let layers = [
        &state.headings[pane.article],
        marks.map_or(&*NO_MARKS, |marks| &marks.claims),
        marks.map_or(&*NO_MARKS, |marks| marks.people(state.kinds)),
        hits.unwrap_or(&NO_MARKS),
        bright.unwrap_or(&NO_MARKS),
        marks.filter(|_| state.only_in).map_or(&*NO_MARKS, |marks| &marks.only_in),
        marks.filter(|_| state.narrator).map_or(&*NO_MARKS, |marks| &marks.coloured),
    ];
    let mut wider = spread_row(state, pane, row, hyphen).into_iter().peekable();
    let mut x = pane.text.x;
    let mut last = state.theme.text;
    for run in sweep(row.span, layers) {
        let style = style(state, run.ids);
        let mut put = |words: &str| {
            let room = usize::from(pane.text.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, y, words, room, style);
        };
        let mut at = run.span.start;
        while let Some((space, added)) = wider.next_if(|(space, _)| *space < run.span.end) {
            put(&words[at..space]);
            put(&" ".repeat(added));
            at = space;
        }
        put(&words[at..run.span.end]);
        last = style;
    }
    if hyphen && x < pane.text.right() {
        buffer.set_stringn(x, y, "-", 1, last);
    }
}

/// By how much each space of `row` grows, at its byte of the article's text; nothing where rows are ragged.
pub fn spread_row(state: &State, pane: &PaneBox, row: &Row, hyphen: bool) -> Vec<(usize, usize)> {
    if !state.page.justify || !row.goes_on {
        return Vec::new();
    }
    let words = row.span.of(state.story.articles[pane.article].text.as_str());
    let room = usize::from(pane.text.width).saturating_sub(usize::from(hyphen));
    spread(words, room).into_iter().map(|(at, added)| (row.span.start + at, added)).collect()
}

/// The number of the paragraph that begins in `row`.
fn number(state: &State, pane: &PaneBox, row: &Row, y: u16, buffer: &mut Buffer) {
    if pane.numbers.width < 2 {
        return;
    }
    let blocks = &state.story.articles[pane.article].blocks;
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let begins = paragraphs.enumerate().find(|(_, block)| block.span.start == row.span.start);
    if let Some((number, _)) = begins {
        let width = usize::from(pane.numbers.width - 1);
        let words = format!("{:>width$}", number + 1);
        buffer.set_stringn(pane.numbers.x, y, words, width, state.theme.dim);
    }
}

/// The style of words under these marks. Each kind of mark has a channel of its own, so they add up.
fn style(state: &State, [headings, claims, people, hits, bright, only, coloured]: [&[u32]; 7]) -> Style {
    let theme = state.theme;
    let mut style = theme.text;
    if let Some(&kind) = headings.first() {
        style =
            style.patch(if kind == 0 { theme.title } else { Style::new().add_modifier(Modifier::ITALIC) });
    }
    if state.filter.mode == FilterMode::Dim && bright.is_empty() {
        return style.patch(theme.dim);
    }
    if state.only_in && only.is_empty() && headings.is_empty() {
        return style.patch(theme.dim);
    }
    let has =
        |ids: &[u32], wanted: Option<usize>| wanted.is_some_and(|id| ids.iter().any(|&i| i as usize == id));
    if has(claims, state.claim) && state.shading != Shading::Off {
        style = style.patch(theme.claim_chosen);
    } else if !claims.is_empty() && state.shading == Shading::All {
        style = style.patch(theme.claim);
    }
    if !coloured.is_empty() {
        style = style.patch(theme.alert);
    }
    if has(people, state.person) {
        style = style.patch(theme.person);
    }
    if !hits.is_empty() {
        let current = state.search.as_ref().and_then(|search| search.current);
        style = style.patch(if has(hits, current) { theme.hit_current } else { theme.hit });
    }
    style
}
