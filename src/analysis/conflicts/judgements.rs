//! Words that judge a thing.

use super::measure::listed;
use std::sync::LazyLock;

const JUDGEMENTS: &str = include_str!("../../../data/lexicon/judgements.txt");

static GOOD: LazyLock<String> = LazyLock::new(|| list('+'));
static BAD: LazyLock<String> = LazyLock::new(|| list('-'));

fn list(sign: char) -> String {
    let lines = JUDGEMENTS.lines().filter_map(|line| line.strip_prefix(sign));
    format!(" {} ", lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
}

/// Whether a word judges, and how.
pub fn sign(word: &str) -> Option<bool> {
    match (listed(&GOOD, word), listed(&BAD, word)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
