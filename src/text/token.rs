//! Words, numbers and marks.

use crate::text::Span;
use unicode_normalization::char::is_combining_mark;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the full stops of an initialism: `Le`, `large-scale`, `U.S.`
    Word,
    /// The possessive ending, cut off its word: `'s`, or the bare apostrophe after a plural.
    Possessive,
    /// Begins with a digit: `1,500`, `3.74`, `27th`.
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

/// A token and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text that was split.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Its letters.
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// The tokens of `text` that lie in `within`, in order; white space belongs to none.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::with_capacity(within.len() / 5);
    let mut at = within.start;
    while let Some(c) = text[at..within.end].chars().next() {
        let rest = &text[at..within.end];
        let (len, kind) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_numeric() {
            (number_len(rest), TokenKind::Number)
        } else if c.is_alphabetic() {
            (word_len(rest), TokenKind::Word)
        } else if is_apostrophe(c) && follows_letter(text, at, within.start) && possessive_len(rest) > 0 {
            (possessive_len(rest), TokenKind::Possessive)
        } else {
            (c.len_utf8(), TokenKind::Mark)
        };
        found.push(Token { span: Span::new(at, at + len), kind });
        at += len;
    }
    found
}

/// Whether `c` can join two letters as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn follows_letter(text: &str, at: usize, from: usize) -> bool {
    text[from..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Bytes of `'s` at the start of `rest`, if it ends a word there.
fn possessive_len(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(mark) = chars.next() else { return 0 };
    match chars.next() {
        Some(s @ ('s' | 'S')) if !chars.next().is_some_and(char::is_alphanumeric) => {
            mark.len_utf8() + s.len_utf8()
        }
        _ => 0,
    }
}

/// Bytes of the word that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let inside = c.is_alphanumeric() || is_combining_mark(c);
        let joint = match c {
            '-' | '‐' | '‑' | '·' => next.is_some_and(char::is_alphanumeric),
            c if is_apostrophe(c) => {
                next.is_some_and(char::is_alphabetic) && possessive_len(&rest[at..]) == 0
            }
            '.' => is_initialism(&rest[..at]),
            _ => false,
        };
        if !inside && !joint {
            break;
        }
        len = at + c.len_utf8();
        if c == '.' && !next.is_some_and(char::is_alphabetic) {
            break;
        }
    }
    len
}

/// Whether the letters before a full stop are single letters with stops between: `U`, `U.S`.
fn is_initialism(before: &str) -> bool {
    before.contains('.') && before.split('.').all(|part| part.chars().count() == 1)
        || before.chars().count() == 1 && before.chars().all(char::is_uppercase)
}

/// Bytes of the number that `rest` begins with, with its inner separators and an ordinal or unit glued to it.
fn number_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit_follows = chars.peek().is_some_and(|&(_, n)| n.is_numeric());
        let hyphenated = c == '-' && chars.peek().is_some_and(|&(_, n)| n.is_alphanumeric());
        if !(c.is_alphanumeric() || matches!(c, ',' | '.' | ':' | '/') && digit_follows || hyphenated) {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn words_keep_their_joints_and_lose_the_possessive() {
        assert_eq!(
            split("Macron’s large-scale “no”, isn't it?"),
            ["Macron", "’s", "large-scale", "“", "no", "”", ",", "isn't", "it", "?"]
        );
    }

    #[test]
    fn initialisms_and_initials_keep_their_stops() {
        assert_eq!(split("The U.S. and J. K. Rowling."), ["The", "U.S.", "and", "J.", "K.", "Rowling", "."]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            split("$3.74 billion, 1,500km on 27th."),
            ["$", "3.74", "billion", ",", "1,500km", "on", "27th", "."]
        );
    }
}
