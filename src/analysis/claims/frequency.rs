//! How common English words are.

use crate::text::Table;
use std::sync::LazyLock;

/// Each word and ten times its value; the build packs it from `data/lexicon/frequency.txt`.
static LIST: LazyLock<Table> =
    LazyLock::new(|| Table::open(include_bytes!(concat!(env!("OUT_DIR"), "/frequencies.fst"))));

/// What a word has that the list does not hold: rarer than the rarest listed.
const UNLISTED: f32 = 2.4;

/// Decimal logarithm of the word's frequency in a thousand million words (the Zipf scale: "the" 7.7, "ferry" 3.9).
/// `word` in lower case.
pub fn zipf(word: &str) -> f32 {
    LIST.get(word).map_or(UNLISTED, |tenths| tenths as f32 / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_rank_above_rare_ones() {
        assert!(zipf("the") > 7.0);
        assert!(zipf("the") > zipf("ferry") && zipf("ferry") > zipf("qwertzuiop"));
        for word in ["a", "zurich", "", "naïve"] {
            assert!((UNLISTED..9.0).contains(&zipf(word)));
        }
    }

    #[test]
    fn every_line_is_found() {
        let list = include_str!("../../../data/lexicon/frequency.txt");
        for line in list.lines().filter(|l| !l.starts_with('#')) {
            let (word, tenths) = line.split_once(' ').expect("word and value");
            assert_eq!(LIST.get(word), tenths.parse().ok(), "{word}");
        }
    }
}
