//! Words that judge a thing.

use hashbrown::HashMap;
use std::sync::LazyLock;

const JUDGEMENTS: &str = include_str!("../../../data/lexicon/judgements.txt");

/// Each word of the list and whether it praises.
static SIGNS: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let mut signs = HashMap::new();
    for (sign, good) in [('-', false), ('+', true)] {
        let lines = JUDGEMENTS.lines().filter_map(|line| line.strip_prefix(sign));
        signs.extend(lines.flat_map(str::split_whitespace).map(|word| (word, good)));
    }
    signs
});

/// Whether a word judges, and how.
pub fn sign(word: &str) -> Option<bool> {
    SIGNS.get(word).copied()
}
