//! WordPiece tokens of uncased BERT models.
//!
//! Method: Devlin et al. 2019 (BERT) for the normalising, Wu et al. 2016 (WordPiece) for the greedy longest match.

use crate::text::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// See `data/models/static/build.py` for the layout.
static VOCABULARY: &[u8] = include_bytes!("../../../data/models/static/vocabulary.bin");

/// Id of the token that stands for a word which cannot be spelt from the vocabulary.
const UNKNOWN: u32 = 100;
/// Longer words become [`UNKNOWN`]; the reference tokenizer has the same limit.
const LONGEST_WORD: usize = 100;

/// A token and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub id: u32,
    /// The bytes of the word that it is part of.
    pub span: Span,
}

/// The token ids of `text`, without the markers of beginning and end.
pub fn pieces(text: &str) -> Vec<u32> {
    pieces_at(text).into_iter().map(|piece| piece.id).collect()
}

/// The tokens of `text`, without the markers of beginning and end.
pub fn pieces_at(text: &str) -> Vec<Piece> {
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut word = String::new();
    let mut start = 0;
    for (at, written) in text.char_indices() {
        for c in written.to_lowercase().nfd().filter(|&c| !is_combining_mark(c)) {
            if c.is_whitespace() || c.is_control() {
                flush(&mut word, Span::new(start, at), &mut found);
            } else if stands_alone(c) {
                flush(&mut word, Span::new(start, at), &mut found);
                word.push(c);
                flush(&mut word, Span::new(at, at + written.len_utf8()), &mut found);
            } else {
                if word.is_empty() {
                    start = at;
                }
                word.push(c);
            }
        }
    }
    flush(&mut word, Span::new(start, text.len()), &mut found);
    found
}

/// Punctuation, symbols of ASCII and Chinese characters are words by themselves.
fn stands_alone(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
        || matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ceaf}')
}

/// Spells `word` in tokens, longest first, and empties it.
fn flush(word: &mut String, span: Span, found: &mut Vec<Piece>) {
    if word.is_empty() {
        return;
    }
    let before = found.len();
    if word.chars().count() > LONGEST_WORD || !spell(word, span, found) {
        found.truncate(before);
        found.push(Piece { id: UNKNOWN, span });
    }
    word.clear();
}

fn spell(word: &str, span: Span, found: &mut Vec<Piece>) -> bool {
    let mut piece = String::with_capacity(word.len() + 2);
    let mut start = 0;
    while start < word.len() {
        let mut end = word.len();
        loop {
            piece.clear();
            if start > 0 {
                piece.push_str("##");
            }
            piece.push_str(&word[start..end]);
            if let Some(id) = id_of(piece.as_bytes()) {
                found.push(Piece { id, span });
                break;
            }
            let Some(last) = word[start..end].chars().next_back() else { return false };
            end -= last.len_utf8();
            if end <= start {
                return false;
            }
        }
        start = end;
    }
    true
}

/// The token that is the whole folded word `low`, if there is one.
pub fn whole_piece(low: &str) -> Option<u32> {
    id_of(low.as_bytes())
}

fn number(at: usize) -> usize {
    let bytes = &VOCABULARY[at..at + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

/// Binary search in the sorted vocabulary.
fn id_of(token: &[u8]) -> Option<u32> {
    let count = number(0);
    let ids = 4 + 4 * count;
    let letters = &VOCABULARY[ids + 2 * count..];
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        let start = if middle == 0 { 0 } else { number(4 * middle) };
        match letters[start..number(4 + 4 * middle)].cmp(token) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                let at = ids + 2 * middle;
                return Some(u32::from(u16::from_le_bytes([VOCABULARY[at], VOCABULARY[at + 1]])));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_split_into_known_pieces() {
        assert_eq!(pieces("The the THE"), [1996, 1996, 1996]);
        assert_eq!(pieces("café"), pieces("Cafe"));
        assert_eq!(pieces("the,the").len(), 3);
        assert!(pieces("unfathomableness").len() > 1);
    }

    #[test]
    fn strange_input_is_one_unknown_token() {
        assert_eq!(pieces(&"x".repeat(10_000)), [UNKNOWN]);
        assert_eq!(pieces(""), Vec::<u32>::new());
    }
}
