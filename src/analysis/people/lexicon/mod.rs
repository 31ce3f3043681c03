//! What the word lists know of a word.
//!
//! Words are looked up folded: small letters without marks. One table holds all lists, so that a word costs one look-up; the
//! build makes it (`build.rs`), so that no start has to.

mod folded;
mod kinds;
mod nations;

pub use folded::folded;
pub use kinds::Kinds;

use crate::text::Table;
use hashbrown::HashMap;
use std::sync::OnceLock;

/// Each word of the lists, with its kinds in the lower half of the value and one more than its nation's number in the upper.
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/known-words.fst"));
const NICKNAMES: &str = include_str!("../../../../data/lexicon/nicknames.txt");

/// The word lists, opened once.
pub struct Lexicon {
    words: Table,
    nations: Vec<&'static str>,
    nicknames: HashMap<&'static str, &'static str>,
}

/// The word lists that are built into the program.
pub fn lexicon() -> &'static Lexicon {
    static OPENED: OnceLock<Lexicon> = OnceLock::new();
    OPENED.get_or_init(Lexicon::open)
}

impl Lexicon {
    fn open() -> Self {
        let nicknames = NICKNAMES.lines().filter(|line| !line.starts_with('#'));
        Self {
            words: Table::open(WORDS),
            nations: nations::nations().filter_map(|[names, ..]| names.first().copied()).collect(),
            nicknames: nicknames.filter_map(|line| line.split_once(": ")).collect(),
        }
    }

    /// What the folded word or words `word` is known as.
    pub fn kinds(&self, word: &str) -> Kinds {
        Kinds(self.words.get(word).unwrap_or_default() as u32)
    }

    /// Number of the nation that the folded word or words `word` stands for: its name, adjective, people or capital.
    pub fn nation(&self, word: &str) -> Option<usize> {
        let known = self.words.get(word)?;
        usize::try_from(known >> 32).ok()?.checked_sub(1)
    }

    /// The common name of nation number `index`.
    pub fn nation_name(&self, index: usize) -> &'static str {
        self.nations[index]
    }

    /// Whether the folded first names `a` and `b` can be one person's: the same, or one short for the other.
    pub fn same_first_name(&self, a: &str, b: &str) -> bool {
        let full = |short: &str| self.nicknames.get(short).into_iter().flat_map(|full| full.split(' '));
        a == b || full(a).any(|name| name == b) || full(b).any(|name| name == a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_without_marks_and_capitals() {
        let lists = lexicon();
        assert!(lists.kinds(&folded("Łukasz")).any(Kinds::HIS_NAME));
        assert!(lists.kinds("widow").any(Kinds::KIN) && lists.kinds("widow").any(Kinds::FEMALE));
        assert!(lists.kinds("ministry").any(Kinds::BODY));
        assert!(!lists.kinds("ministry").any(Kinds::OFFICE));
    }

    #[test]
    fn a_nation_is_known_by_name_adjective_people_and_capital() {
        let lists = lexicon();
        let nation = lists.nation("finland");
        assert!(nation.is_some());
        for word in ["finnish", "finns", "helsinki"] {
            assert_eq!(lists.nation(word), nation, "{word}");
        }
        assert_eq!(lists.nation_name(nation.unwrap()), "Finland");
    }

    #[test]
    fn short_forms_are_the_same_first_name() {
        assert!(lexicon().same_first_name("bob", "robert"));
        assert!(!lexicon().same_first_name("bob", "william"));
    }
}
