//! The table of claims and articles: who says it, and in which words.

use super::super::{after, fitting_hints, frame, more, write, write_over};
use super::Target;
use crate::analysis::{Evidence, Whose};
use crate::reader::state::{Found, Popup, State};
use crate::reader::view::{called, words};
use crate::text::{Span, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Fewer cells than this hold no words worth reading.
const NARROWEST: u16 = 18;
/// Rows of a claim.
const HIGH: u16 = 2;

/// Where the parts of the table stand.
struct Layout {
    inside: Rect,
    /// Cells of the labels.
    label: u16,
    /// Cells of one article.
    column: u16,
    /// How many articles fit.
    across: usize,
    /// How many claims fit.
    down: usize,
}

impl Layout {
    fn new(state: &State) -> Self {
        let body = state.screen.body;
        let inside = Rect {
            x: body.x + 1,
            y: body.y + 1,
            width: body.width.saturating_sub(2),
            height: body.height.saturating_sub(2),
        };
        let label = (inside.width / 4).clamp(10, 30).min(inside.width / 2);
        let room = inside.width - label;
        let articles = state.story.articles.len().max(1);
        let across = usize::from(room / NARROWEST).clamp(1, articles);
        let column = room / u16::try_from(across).unwrap_or(u16::MAX);
        let down = usize::from((inside.height.saturating_sub(1) / HIGH).max(1));
        Self { inside, label, column, across, down }
    }
}

/// How many claims fit.
pub fn rows(state: &State) -> usize {
    Layout::new(state).down
}

/// The last cell.
pub fn last(state: &State) -> usize {
    let claims = state.comparison().map_or(0, |found| found.claims.len());
    (claims * state.story.articles.len()).saturating_sub(1)
}

/// The cell under the cursor.
pub fn target(state: &State, popup: Popup) -> Option<Target> {
    let articles = state.story.articles.len();
    (articles > 0).then(|| Target::Cell(popup.at / articles, popup.at % articles))
}

/// Paints the table.
pub fn draw(state: &State, popup: Popup, buffer: &mut Buffer) {
    let (theme, articles) = (state.theme, state.story.articles.len());
    let Some(found) = state.comparison().filter(|_| articles > 0) else { return };
    let layout = Layout::new(state);
    let (claim, article) = (popup.at / articles, popup.at % articles);
    // Articles page as the panes do; claims keep the cursor in the middle.
    let first = (article / layout.across * layout.across).min(articles.saturating_sub(layout.across));
    let most = found.claims.len().saturating_sub(layout.down);
    let top = claim.saturating_sub(layout.down / 2).min(most);
    frame(state, buffer, state.screen.body, theme.frame_focus);
    let title = Rect { y: state.screen.body.y, height: 1, ..layout.inside };
    write_over(state, buffer, after(title, 1), " Claims and articles ", theme.frame_focus);
    let shown: Vec<(u16, usize)> = (layout.inside.x + layout.label..)
        .step_by(usize::from(layout.column.max(1)))
        .zip(first..articles)
        .take(layout.across)
        .collect();
    for &(x, article) in &shown {
        let head = Rect { x: x + 1, width: layout.column.saturating_sub(2), height: 1, ..layout.inside };
        write(buffer, head, &words::article(state, article), theme.title, state.glyphs.cut);
    }
    let lines = (layout.inside.y + 1..layout.inside.bottom()).step_by(usize::from(HIGH));
    for (y, index) in lines.zip(top..found.claims.len()).take(layout.down) {
        let made = &found.claims[index];
        let high = HIGH.min(layout.inside.bottom() - y);
        let row = Rect { y, height: high, ..layout.inside };
        let chosen = state.claim == Some(index);
        let letter = if chosen { theme.letter_chosen } else { theme.letter };
        write(buffer, after(row, 1), &Found::claim_letter(index).to_string(), letter, " ");
        let label = Rect { width: layout.label.saturating_sub(4), ..after(row, 3) };
        block(state, buffer, label, &made.label, if index == claim { theme.chosen } else { theme.text });
        for &(x, column) in &shown {
            let cell = Rect { x: x + 1, width: layout.column.saturating_sub(2), ..row };
            let here = index == claim && column == article;
            match made.evidence_in(column).next() {
                Some(evidence) => said(state, buffer, cell, evidence, here),
                None => drop(write(
                    buffer,
                    cell,
                    state.glyphs.no,
                    if here { theme.chosen } else { theme.dim },
                    " ",
                )),
            }
            if here {
                let mark = Rect { x, width: 1, ..row };
                write(buffer, mark, state.glyphs.chosen, theme.chosen, " ");
            }
        }
    }
    foot(state, first, layout.across, buffer);
    more(state, state.screen.body, top > 0, top < most, buffer);
}

/// Who says it, then the first words.
fn said(state: &State, buffer: &mut Buffer, cell: Rect, evidence: &Evidence, here: bool) {
    let theme = state.theme;
    let whose =
        state.comparison().map_or(Whose::Narrator, |found| found.whose(evidence.carrier(), evidence.speaker));
    let name = match whose {
        Whose::Person(name) => called::last_name(name),
        Whose::Called(label) => label,
        Whose::Unnamed => "unnamed",
        Whose::Narrator => "narrator",
    };
    let mark = if parts(state, evidence) { "! " } else { "" };
    let words = format!("{mark}{name}: {}", state.story.words(evidence.place));
    block(state, buffer, cell, &words, if here { theme.chosen } else { theme.text });
    if !here {
        let wide = u16::try_from(crate::text::cells(mark) + crate::text::cells(name) + 1)
            .unwrap_or(u16::MAX)
            .min(cell.width);
        let style = if whose == Whose::Narrator { theme.dim } else { theme.voice };
        buffer.set_style(Rect { width: wide, height: cell.height.min(1), ..cell }, style);
    }
}

/// Whether the words of `evidence` are a side of a difference.
fn parts(state: &State, evidence: &Evidence) -> bool {
    let place = evidence.place;
    state.comparison().is_some_and(|found| {
        let sides = found.conflicts.iter().flat_map(|c| &c.sides);
        sides.into_iter().any(|s| s.place.article == place.article && s.place.span.overlaps(place.span))
    })
}

/// `words` in the rows of `area`, cut where they do not fit.
fn block(state: &State, buffer: &mut Buffer, area: Rect, words: &str, style: Style) {
    let rows = wrap(words, Span::new(0, words.len()), usize::from(area.width).max(1));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..area };
        if y + 1 == area.bottom() {
            write(buffer, line, &words[row.span.start..], style, state.glyphs.cut);
        } else {
            let hyphen = if row.hyphen { "-" } else { "" };
            write(buffer, line, &format!("{}{hyphen}", row.span.of(words)), style, state.glyphs.cut);
        }
    }
}

fn foot(state: &State, first: usize, across: usize, buffer: &mut Buffer) {
    let body = state.screen.body;
    let area = Rect {
        x: body.x + 2,
        y: body.bottom().saturating_sub(1),
        width: body.width.saturating_sub(4),
        height: 1,
    };
    let articles = state.story.articles.len();
    let page = if across < articles {
        format!("articles {}{}{} of {articles}, ", first + 1, state.glyphs.to, first + across)
    } else {
        String::new()
    };
    let keys = state.keymap.spell("{left} {down} {up} {right} move, {line-up} goes there, {back} closes");
    let hint = fitting_hints(&format!("{page}{keys}"), usize::from(area.width));
    write_over(state, buffer, area, &hint, state.theme.dim);
}
