//! From a paragraph to rows on a screen.
//!
//! A row is a byte range of the untouched text: the words stay where they are, and whatever points into the text still
//! points at the same words at any width. Drawing, scrolling, the mouse and the scrollbar all read the same rows.
//!
//! Breaks follow the Unicode line breaking algorithm (UAX 14). Which breaks are taken is chosen for the paragraph as a
//! whole, after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11
//! (1981), in the linear-time form of `textwrap`; hyphens come from F. M. Liang's patterns (Stanford, 1983).

use crate::text::Span;
use crate::text::width::{cells, grapheme_cells};
use hyphenation::{Hyphenator, Language, Load, Standard};
use std::sync::LazyLock;
use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_segmentation::UnicodeSegmentation;

/// Columns of this many cells or more are wide enough to be even without hyphens.
const HYPHENS_BELOW: usize = 48;
/// Shorter words are not worth a hyphen.
const SHORTEST_HYPHENATED: usize = 7;
/// Letters that stay on either side of a hyphen: two would strand `ly` or `to`.
const LETTERS_KEPT: usize = 3;
/// A paragraph of more pieces is no prose but a list or a table without line ends; looking for its best breaks costs
/// memory for every piece at once and gains nothing that a reader would see.
const MOST_PIECES: usize = 5_000;

/// Where words may be hyphenated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hyphens {
    /// In columns that are too narrow to be even without.
    #[default]
    Narrow,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl Hyphens {
    /// All, in the order in which a key goes through them.
    pub const ALL: [Hyphens; 3] = [Self::Narrow, Self::Always, Self::Never];

    /// As settings name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hyphens| hyphens.name() == name)
    }

    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::Narrow => Self::Always,
            Self::Always => Self::Never,
            Self::Never => Self::Narrow,
        }
    }

    fn in_column(self, width: usize) -> bool {
        match self {
            Self::Narrow => width < HYPHENS_BELOW,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// One row of a wrapped paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The bytes that stand in the row, without the spaces at which it was broken.
    pub span: Span,
    /// Whether the row ends inside a word, so that a hyphen is to be drawn after it.
    pub hyphen: bool,
}

/// The rows of `within`, a paragraph of `text`, in a column of `width` cells (at least one).
///
/// A row is wider than `width` only where a single character is. A line break in the text ends a row. An empty
/// paragraph has one empty row.
pub fn wrap(text: &str, within: Span, width: usize) -> Vec<Row> {
    wrap_with(text, within, width, Hyphens::default())
}

/// The same, with words hyphenated where `hyphens` says.
pub fn wrap_with(text: &str, within: Span, width: usize, hyphens: Hyphens) -> Vec<Row> {
    let width = width.max(1);
    let hyphens = hyphens.in_column(width);
    let mut rows = Vec::new();
    let mut at = within.start;
    for line in within.of(text).split('\n') {
        wrap_line(line, at, width, hyphens, &mut rows);
        at += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, at: usize, width: usize, hyphens: bool, rows: &mut Vec<Row>) {
    let pieces = pieces(line, at, width, hyphens);
    if pieces.is_empty() {
        rows.push(Row { span: Span::new(at, at), hyphen: false });
        return;
    }
    for row in break_into_rows(&pieces, width) {
        let (first, last) = (row[0], row[row.len() - 1]);
        rows.push(Row { span: Span::new(first.span.start, last.span.end), hyphen: last.hyphen });
    }
}

/// Chooses the breaks. The optimal fit trades an overlong row against others, so its answer is checked.
fn break_into_rows(pieces: &[Piece], width: usize) -> Vec<&[Piece]> {
    let room = [width as f64];
    if pieces.len() <= MOST_PIECES {
        // A row that is too long by one cell has to cost more than any gap; a hyphen costs a gap of eight cells.
        let penalties = Penalties { overflow_penalty: 1_000_000, hyphen_penalty: 64, ..Penalties::new() };
        let best = wrap_optimal_fit(pieces, &room, &penalties);
        if let Ok(rows) = best
            && rows.iter().all(|row| row.len() == 1 || row_cells(row) <= width)
        {
            return rows;
        }
    }
    wrap_first_fit(pieces, &room)
}

fn row_cells(row: &[Piece]) -> usize {
    let last = row[row.len() - 1];
    row.iter().map(|piece| piece.cells + piece.space).sum::<usize>() - last.space + usize::from(last.hyphen)
}

/// What is never broken: a word, a syllable, or a part of a word that is wider than the column.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    cells: usize,
    /// Cells of the spaces that follow, which vanish at a row's end.
    space: usize,
    hyphen: bool,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.cells as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        f64::from(u8::from(self.hyphen))
    }
}

fn pieces(line: &str, mut at: usize, width: usize, hyphens: bool) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(line.len() / 5);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let cells = cells(word.word);
        let mut start = 0;
        let mut push = |end: usize, cells, space, hyphen| {
            let span = Span::new(at + start, at + end);
            start = end;
            pieces.push(Piece { span, cells, space, hyphen });
        };
        let mut done = 0;
        if hyphens && cells >= SHORTEST_HYPHENATED {
            for end in syllables(word.word) {
                push_part(&word.word[done..end], done, width, true, 0, &mut push);
                done = end;
            }
        }
        push_part(&word.word[done..], done, width, false, word.whitespace.len(), &mut push);
        at += word.word.len() + word.whitespace.len();
    }
    pieces
}

/// Hands `part`, which begins at byte `at` of its word, to `push`, cut between characters where it is too wide.
fn push_part(
    part: &str,
    at: usize,
    width: usize,
    hyphen: bool,
    space: usize,
    push: &mut impl FnMut(usize, usize, usize, bool),
) {
    let whole = cells(part);
    if whole + usize::from(hyphen) <= width {
        return push(at + part.len(), whole, space, hyphen);
    }
    let mut used = 0;
    for (offset, grapheme) in part.grapheme_indices(true) {
        let wide = grapheme_cells(grapheme);
        if used > 0 && used + wide > width {
            push(at + offset, used, 0, false);
            used = 0;
        }
        used += wide;
    }
    // The hyphen that would follow may not fit any more; the next syllable then follows without one.
    push(at + part.len(), used, space, hyphen && used < width);
}

static PATTERNS: LazyLock<Option<Standard>> =
    LazyLock::new(|| Standard::from_embedded(Language::EnglishUS).ok());

/// Where `word` may be hyphenated: byte offsets, in order. Names, acronyms and words with an apostrophe, a digit or a
/// hyphen of their own are left whole: breaking them costs more than it evens out.
fn syllables(word: &str) -> Vec<usize> {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.len() < SHORTEST_HYPHENATED || !core.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let Some(patterns) = PATTERNS.as_ref() else { return Vec::new() };
    let before = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let bounds = (LETTERS_KEPT, core.len() - LETTERS_KEPT);
    patterns.opportunities_within(core, bounds).into_iter().map(|point| before + point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<String> {
        wrap(text, Span::new(0, text.len()), width)
            .iter()
            .map(|row| format!("{}{}", row.span.of(text), if row.hyphen { "-" } else { "" }))
            .collect()
    }

    #[test]
    fn breaks_are_chosen_for_the_whole_paragraph() {
        // Greedy filling would leave `to` alone at the end of a ragged third row.
        let text = "To be, or not to be: that is the question";
        assert_eq!(rows(text, 12), ["To be, or", "not to be:", "that is the", "question"]);
    }

    #[test]
    fn long_words_are_hyphenated_in_narrow_columns_only() {
        let text = "extraordinary negotiations continued yesterday";
        assert!(rows(text, 11).iter().any(|row| row.ends_with('-')));
        assert!(rows(&text.repeat(4), 60).iter().all(|row| !row.ends_with('-')));
    }

    #[test]
    fn hyphens_can_be_had_everywhere_or_nowhere() {
        let text = "extraordinary negotiations continued yesterday ".repeat(4);
        let any = |width, hyphens| {
            wrap_with(&text, Span::new(0, text.len()), width, hyphens).iter().any(|row| row.hyphen)
        };
        assert!((HYPHENS_BELOW..80).any(|width| any(width, Hyphens::Always)));
        assert!(!(10..80).any(|width| any(width, Hyphens::Never)));
    }

    #[test]
    fn names_are_never_hyphenated() {
        assert!(syllables("Constantinople").is_empty());
        assert!(syllables("UNESCO-appointed").is_empty());
        assert!(!syllables("“negotiations,”").is_empty());
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_between_characters() {
        assert_eq!(rows("首相が辞任", 4), ["首相", "が辞", "任"]);
        assert!(rows(&"x".repeat(10_000), 30).iter().all(|row| row.len() <= 30));
    }

    #[test]
    fn line_breaks_and_emptiness_have_rows() {
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("a\n\nb", 10), ["a", "", "b"]);
    }

    #[test]
    fn a_column_of_no_width_is_treated_as_one_cell() {
        assert_eq!(rows("abc", 0), ["a", "b", "c"]);
    }

    proptest! {
        #[test]
        fn rows_are_the_text_without_the_spaces_at_breaks(
            text in "([a-z]{1,12}|[A-Z]{2,5}|首相|e\u{301}|🔥|—|-|“|\\.|[ ]{1,3}|\n){0,60}",
            width in 1usize..80,
        ) {
            let rows = wrap(&text, Span::new(0, text.len()), width);
            let mut at = 0;
            for row in &rows {
                prop_assert!(text[at..row.span.start].chars().all(|c| c == ' ' || c == '\n'));
                let wide = cells(row.span.of(&text)) + usize::from(row.hyphen);
                let graphemes = row.span.of(&text).graphemes(true).count();
                prop_assert!(wide <= width || graphemes == 1, "{:?} takes {wide} of {width}", row.span.of(&text));
                at = row.span.end;
            }
            prop_assert!(text[at..].chars().all(|c| c == ' ' || c == '\n'));
        }
    }
}
