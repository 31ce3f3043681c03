//! Lists of words that the program knows by itself.

use hashbrown::HashSet;
use std::sync::OnceLock;

/// A list of words, read when it is first asked.
pub struct WordList {
    list: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    /// The words of `list`, which stand between white space.
    pub const fn new(list: &'static str) -> Self {
        Self { list, set: OnceLock::new() }
    }

    /// Whether `word`, written as in the list, is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.list.split_whitespace().collect()).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found() {
        static LIST: WordList = WordList::new("ferry  harbour\n  quay's ");
        assert!(LIST.has("ferry") && LIST.has("quay's"));
        assert!(!LIST.has("ferr") && !LIST.has("") && !LIST.has("ferry harbour"));
    }
}
