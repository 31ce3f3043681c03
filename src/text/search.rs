//! Finding words in clean text.

use crate::text::Span;

/// More hits than this are no help to anybody, and a hostile text could hold millions.
pub const MOST_HITS: usize = 10_000;

/// Every place where `text` holds `wanted`, in order and apart from each other, at most [`MOST_HITS`].
///
/// Smart case: a capital letter in `wanted` asks for exact letters; without one, case makes no difference. Straight
/// quotation marks and apostrophes in `wanted` find curly ones too, since few keyboards have those.
pub fn find(text: &str, wanted: &str) -> Vec<Span> {
    let exact = wanted.chars().any(char::is_uppercase);
    let wanted: Vec<char> = wanted.chars().map(|c| folded(c, exact)).collect();
    let Some(&first) = wanted.first() else { return Vec::new() };
    let mut hits = Vec::new();
    let mut chars = text.char_indices();
    while let Some((start, c)) = chars.next() {
        if folded(c, exact) != first {
            continue;
        }
        let mut rest = chars.clone();
        let tail_fits =
            wanted[1..].iter().all(|&want| rest.next().is_some_and(|(_, c)| folded(c, exact) == want));
        if tail_fits {
            hits.push(Span::new(start, rest.offset()));
            if hits.len() == MOST_HITS {
                break;
            }
            chars = rest;
        }
    }
    hits
}

/// `c` as it is compared. Only characters whose lower case is one character are folded, so that one stays one.
fn folded(c: char, exact: bool) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        'A'..='Z' if !exact => c.to_ascii_lowercase(),
        c if c.is_ascii() || exact => c,
        c => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, wanted: &str) -> Vec<&'a str> {
        find(text, wanted).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn small_letters_find_both_cases_and_a_capital_is_exact() {
        assert_eq!(found("Rome, rome, ROME", "rome"), ["Rome", "rome", "ROME"]);
        assert_eq!(found("Rome, rome, ROME", "Rome"), ["Rome"]);
        assert_eq!(found("ÉLYSÉE and Élysée", "élysée"), ["ÉLYSÉE", "Élysée"]);
    }

    #[test]
    fn straight_quotes_find_curly_ones() {
        assert_eq!(
            found("the “so-called” minister’s plan", "\"so-called\" minister's"),
            ["“so-called” minister’s"]
        );
    }

    #[test]
    fn hits_stand_apart_and_nothing_is_found_for_nothing() {
        assert_eq!(found("aaaa", "aa").len(), 2);
        assert!(found("text", "").is_empty());
        assert!(found("", "a").is_empty());
    }
}
