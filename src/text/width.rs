//! How many terminal cells text takes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes on a terminal: two for wide characters and emoji, none for combining marks.
pub fn cells(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(grapheme_cells).sum() }
}

/// The cells of one grapheme cluster.
pub fn grapheme_cells(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    // Terminals draw the half-width sound marks of Japanese in a cell of their own, whatever Unicode's tables say.
    let marks = grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
    grapheme.width() + marks
}

/// As much of the beginning of `text` as fits into `room` cells, and the cells that it takes.
pub fn fitting(text: &str, room: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let wide = grapheme_cells(grapheme);
        if used + wide > room {
            return (&text[..at], used);
        }
        used += wide;
    }
    (text, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_cells_and_marks_none() {
        assert_eq!(cells("plain"), 5);
        assert_eq!(cells("首相"), 4);
        assert_eq!(cells("🔥!"), 3);
        assert_eq!(cells("q\u{303}"), 1);
    }

    #[test]
    fn a_wide_character_is_never_cut_in_two() {
        assert_eq!(fitting("a首相", 2), ("a", 1));
        assert_eq!(fitting("a首相", 3), ("a首", 3));
        assert_eq!(fitting("abc", 9), ("abc", 3));
    }
}
