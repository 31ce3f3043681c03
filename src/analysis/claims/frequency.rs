//! How common English words are.

static LIST: &str = include_str!("../../../data/lexicon/frequency.txt");

/// What a word has that the list does not hold: rarer than the rarest listed.
const UNLISTED: f32 = 2.4;

/// Decimal logarithm of the word's frequency in a thousand million words (the Zipf scale: "the" 7.7, "ferry" 3.9).
/// `word` in lower case.
pub fn zipf(word: &str) -> f32 {
    listed(word).unwrap_or(UNLISTED)
}

/// Binary search over the lines, which are sorted by bytes; the comment lines before them sort first.
fn listed(word: &str) -> Option<f32> {
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let (mut low, mut high) = (0, LIST.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = LIST[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = LIST[start..].find('\n').map_or(LIST.len(), |at| start + at);
        let line = &LIST[start..end];
        let (found, tenths) = line.split_once(' ').unwrap_or((line, ""));
        match found.cmp(word) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return tenths.parse::<f32>().ok().map(|t| t / 10.0),
        }
    }
    None
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
        for line in LIST.lines().filter(|l| !l.starts_with('#')) {
            let (word, _) = line.split_once(' ').expect("word and value");
            assert!(listed(word).is_some(), "{word}");
        }
    }
}
