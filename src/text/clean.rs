//! The one door for text from outside.
//!
//! A terminal obeys the bytes it is sent, and a reader's eye trusts what it sees, so text from files and pages is
//! hostile until it went through here. Line ends become `\n`; tabs and odd spaces become spaces; the text is composed
//! (Unicode NFC); escape sequences, control characters, zero-width characters, bidirectional controls and variation
//! selectors are taken out; piles of combining marks are cut down. Cleaning twice changes nothing.

use crate::text::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// More marks than this on one letter are not writing but graffiti (Vietnamese and Hebrew need three).
const MOST_MARKS: usize = 4;

/// Text that is safe to draw, print and export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CleanText {
    text: String,
    removed: usize,
}

impl CleanText {
    /// Cleans `raw`.
    pub fn new(raw: &str) -> Self {
        let (visible, mut removed) = visible(raw);
        if visible.chars().all(is_composed) {
            return Self { text: visible, removed };
        }
        let mut text = String::with_capacity(visible.len());
        let mut marks = 0;
        for c in visible.nfc() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            if marks > MOST_MARKS {
                removed += 1;
            } else {
                text.push(c);
            }
        }
        Self { text, removed }
    }

    /// Text that was clean before it was kept somewhere, with the count of characters that were taken out then. It is
    /// cleaned again, for the place where it was kept may be anybody's.
    pub fn again(kept: &str, removed: usize) -> Self {
        let clean = Self::new(kept);
        Self { removed: clean.removed.saturating_add(removed), ..clean }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words under `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// How many characters were taken out because they have no visible form.
    pub fn removed(&self) -> usize {
        self.removed
    }
}

/// Whether `c` is composed already and carries no mark, whatever stands beside it: most prose is made of these alone.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}')
}

/// Cleans `raw` and sets it on one line with single spaces: for titles, outlets, file names and messages.
pub fn clean_line(raw: &str) -> String {
    CleanText::new(raw).as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `raw` without what cannot be seen, and the number of characters left out.
fn visible(raw: &str) -> (String, usize) {
    let mut out = String::with_capacity(raw.len());
    let mut removed = 0;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            '\t' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' | '\u{1680}' | '\u{202f}' => {
                out.push(' ')
            }
            '\u{1b}' | '\u{9b}' | '\u{9d}' | '\u{90}' => removed += 1 + escape_sequence(c, &mut chars),
            c if is_invisible(c) => removed += 1,
            c => out.push(c),
        }
    }
    (out, removed)
}

/// Takes the rest of the terminal control sequence that `lead` opened (ECMA-48) from `chars`; returns its length.
fn escape_sequence(lead: char, chars: &mut std::iter::Peekable<std::str::Chars>) -> usize {
    let kind = match lead {
        '\u{9b}' => Some('['),
        '\u{9d}' => Some(']'),
        '\u{90}' => Some('P'),
        _ => chars.peek().copied(),
    };
    let mut taken = usize::from(lead == '\u{1b}' && kind.is_some_and(|k| k != '\n'));
    match kind {
        Some('[') => {
            if lead == '\u{1b}' {
                chars.next();
            }
            while chars.next_if(|c| matches!(c, '\u{20}'..='\u{3f}')).is_some() {
                taken += 1;
            }
            taken += usize::from(chars.next_if(|c| matches!(c, '\u{40}'..='\u{7e}')).is_some());
        }
        Some(']' | 'P' | '_' | '^' | 'X') => {
            if lead == '\u{1b}' {
                chars.next();
            }
            taken += string_sequence(chars);
        }
        Some('\n') | None => {}
        Some(_) if lead == '\u{1b}' => {
            chars.next();
        }
        Some(_) => {}
    }
    taken
}

/// Takes the payload of an OSC, DCS or APC string. One that never ends closes at the line's end, so that a lost
/// terminator cannot swallow an article.
fn string_sequence(chars: &mut std::iter::Peekable<std::str::Chars>) -> usize {
    let mut taken = 0;
    while let Some(c) = chars.next_if(|c| !matches!(c, '\n' | '\r')) {
        taken += 1;
        match c {
            '\u{7}' | '\u{9c}' => break,
            '\u{1b}' => {
                taken += usize::from(chars.next_if_eq(&'\\').is_some());
                break;
            }
            _ => {}
        }
    }
    taken
}

/// Characters without a visible form of their own, or with power over how others are drawn.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e000}'..='\u{f8ff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clean(raw: &str) -> String {
        CleanText::new(raw).as_str().to_owned()
    }

    #[test]
    fn line_ends_and_spaces_become_plain() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te\u{3000}f"), "a\nb\nc\nd e f");
    }

    #[test]
    fn terminal_sequences_vanish_whole() {
        assert_eq!(clean("a\u{1b}[31mred\u{1b}[0m"), "ared");
        assert_eq!(clean("a\u{1b}]52;c;cGF5bG9hZA==\u{7}b"), "ab");
        assert_eq!(clean("a\u{1b}]8;;http://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\b"), "alinkb");
        assert_eq!(clean("a\u{9b}2Jb\u{1b}cd"), "abd");
    }

    #[test]
    fn an_unclosed_sequence_stops_at_the_line_end() {
        assert_eq!(clean("a\u{1b}]0;title\nthe article goes on"), "a\nthe article goes on");
    }

    #[test]
    fn invisible_and_bidirectional_characters_vanish() {
        assert_eq!(clean("pay\u{200b}pal \u{202e}evil\u{202c} ❤\u{fe0f}"), "paypal evil ❤");
    }

    #[test]
    fn text_is_composed_and_piles_of_marks_are_cut() {
        assert_eq!(clean("e\u{301}"), "é");
        let pile = format!("o{}", "\u{336}".repeat(50));
        assert_eq!(clean(&pile).chars().count(), 1 + MOST_MARKS);
    }

    #[test]
    fn what_is_taken_for_composed_is_left_alone_by_composing() {
        let short: Vec<char> = ('\0'..=char::MAX).filter(|&c| is_composed(c)).collect();
        assert!(!short.iter().any(|&c| is_combining_mark(c)));
        let all: String = short.iter().collect();
        assert_eq!(all.nfc().collect::<String>(), all);
        for &first in &short {
            // Composing looks at pairs; a pair of these never becomes one letter.
            for second in ['a', 'i', '¨', '’', '—'] {
                assert_eq!([first, second].into_iter().nfc().collect::<Vec<_>>(), [first, second]);
            }
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(clean_line(" A\ttitle\n on \u{1b}[1mtwo lines "), "A title on two lines");
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_leaves_nothing_hidden(raw in any::<String>()) {
            let once = clean(&raw);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(!once.chars().any(|c| is_invisible(c) && c != '\n'));
        }
    }
}
