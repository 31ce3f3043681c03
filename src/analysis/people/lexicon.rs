//! What the word lists know of a word.
//!
//! Words are looked up folded: small letters without marks. One table holds all lists, so that a word costs one look-up.

use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a word is known as; one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Kinds(pub u32);

impl Kinds {
    /// A man's first name.
    pub const HIS_NAME: Self = Self(1);
    /// A woman's first name.
    pub const HER_NAME: Self = Self(1 << 1);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 2);
    /// Written before a name without being part of it.
    pub const HONORIFIC: Self = Self(1 << 3);
    /// Heads the name of an office, rank, trade or standing.
    pub const OFFICE: Self = Self(1 << 4);
    /// Hardly ever means anything but the holder of an office.
    pub const SURE_OFFICE: Self = Self(1 << 5);
    /// A relative.
    pub const KIN: Self = Self(1 << 6);
    /// A word that only men are called by.
    pub const MALE: Self = Self(1 << 7);
    /// A word that only women are called by.
    pub const FEMALE: Self = Self(1 << 8);
    /// A nation, as one word.
    pub const NATION: Self = Self(1 << 9);
    /// A nation's adjective or people.
    pub const PEOPLE_OF: Self = Self(1 << 10);
    /// A city or state, as one word.
    pub const CITY: Self = Self(1 << 11);
    /// Part of the name of an organisation.
    pub const BODY: Self = Self(1 << 12);
    /// Part of the name of a place or building.
    pub const PLACE: Self = Self(1 << 13);
    /// Part of the name of a work, law, prize, ship or event.
    pub const THING: Self = Self(1 << 14);
    /// Often capitalised, and no part of a name.
    pub const NO_NAME: Self = Self(1 << 15);
    /// A particle inside a surname.
    pub const PARTICLE: Self = Self(1 << 16);
    /// A word that passes judgement on a person.
    pub const EVALUATIVE: Self = Self(1 << 17);
    /// A name that is also an everyday word.
    pub const WORD_TOO: Self = Self(1 << 18);
    /// A small word that ends a noun phrase.
    pub const FUNCTION: Self = Self(1 << 19);
    /// A verb of speech or stance.
    pub const SPEECH: Self = Self(1 << 20);
    /// Commonly stands inside the name of an office.
    pub const MODIFIER: Self = Self(1 << 21);
    /// A human being without an office: "a woman".
    pub const HUMAN: Self = Self(1 << 22);

    /// A first name.
    pub const FIRST_NAME: Self = Self(Self::HIS_NAME.0 | Self::HER_NAME.0);

    /// Whether the word is of any of `kinds`.
    pub const fn any(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A nation and the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Its common name.
    pub name: &'static str,
}

/// The word lists, read once.
pub struct Lexicon {
    kinds: HashMap<String, Kinds>,
    nations: Vec<Nation>,
    nation_of: HashMap<String, usize>,
    nicknames: HashMap<&'static str, Vec<&'static str>>,
}

/// The word lists that are built into the program.
pub fn lexicon() -> &'static Lexicon {
    static READ: OnceLock<Lexicon> = OnceLock::new();
    READ.get_or_init(Lexicon::read)
}

/// `word` in small letters without marks, the way the lists are kept.
pub fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'ł' | 'Ł' => out.push('l'),
            'ø' | 'Ø' => out.push('o'),
            'đ' | 'Đ' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ı' => out.push('i'),
            '’' | 'ʼ' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

impl Lexicon {
    fn read() -> Self {
        let mut lists = Self {
            kinds: HashMap::with_capacity(50_000),
            nations: Vec::new(),
            nation_of: HashMap::new(),
            nicknames: HashMap::new(),
        };
        lists.read_names();
        lists.read_offices();
        lists.read_bodies();
        lists.read_nations();
        lists
    }

    fn add(&mut self, word: &str, kinds: Kinds) {
        match self.kinds.get_mut(word) {
            Some(known) => *known = known.and(kinds),
            None => {
                self.kinds.insert(word.to_owned(), kinds);
            }
        }
    }

    fn read_names(&mut self) {
        for line in lines(include_str!("../../../data/lexicon/first-names.txt")) {
            let (name, sex) = line.split_once(' ').unwrap_or((line, "u"));
            let kinds = match sex {
                "m" => Kinds::HIS_NAME,
                "f" => Kinds::HER_NAME,
                _ => Kinds::FIRST_NAME,
            };
            self.add(name, kinds);
        }
        for name in lines(include_str!("../../../data/lexicon/surnames.txt")) {
            self.add(name, Kinds::SURNAME);
        }
        for line in lines(include_str!("../../../data/lexicon/nicknames.txt")) {
            let Some((short, full)) = line.split_once(": ") else { continue };
            self.nicknames.insert(short, full.split(' ').collect());
        }
        for name in words(include_str!("../../../data/lexicon/wordnames.txt")) {
            self.add(name, Kinds::WORD_TOO);
        }
    }

    fn read_offices(&mut self) {
        for line in lines(include_str!("../../../data/lexicon/offices.txt")) {
            let mut parts = line.split(' ');
            let Some(word) = parts.next() else { continue };
            let kinds = parts.fold(Kinds::default(), |kinds, mark| kinds.and(marked(mark)));
            self.add(word, if kinds.any(Kinds::HUMAN) { kinds } else { kinds.and(Kinds::OFFICE) });
        }
        for line in lines(include_str!("../../../data/lexicon/honorifics.txt")) {
            let mut parts = line.split(' ');
            let Some(word) = parts.next() else { continue };
            let kinds = parts.fold(Kinds::HONORIFIC, |kinds, mark| kinds.and(marked(mark)));
            self.add(word, kinds);
        }
        for word in words(include_str!("../../../data/lexicon/evaluative.txt")) {
            self.add(word, Kinds::EVALUATIVE);
        }
    }

    fn read_bodies(&mut self) {
        for line in lines(include_str!("../../../data/lexicon/bodies.txt")) {
            let Some((kind, list)) = line.split_once(": ") else { continue };
            let kind = match kind {
                "o" => Kinds::BODY,
                "p" => Kinds::PLACE,
                _ => Kinds::THING,
            };
            for word in list.split_whitespace() {
                self.add(word, kind);
            }
        }
        for firm in lines(include_str!("../../../data/lexicon/firms.txt")) {
            self.add(firm, Kinds::BODY);
        }
        for word in words(include_str!("../../../data/lexicon/nonnames.txt")) {
            self.add(word, Kinds::NO_NAME);
        }
        for word in words(include_str!("../../../data/lexicon/particles.txt")) {
            self.add(word, Kinds::PARTICLE);
        }
        for line in lines(include_str!("../../../data/lexicon/grammar.txt")) {
            let Some((kind, list)) = line.split_once(": ") else { continue };
            let kind = match kind {
                "f" => Kinds::FUNCTION,
                "s" => Kinds::SPEECH,
                _ => Kinds::MODIFIER,
            };
            for word in list.split_whitespace() {
                self.add(word, kind);
            }
        }
        for city in lines(include_str!("../../../data/lexicon/cities.txt")) {
            self.add(city, Kinds::CITY);
        }
    }

    fn read_nations(&mut self) {
        for line in lines(include_str!("../../../data/lexicon/nations.txt")) {
            let mut columns = line.split('|').map(|c| c.split(',').map(str::trim).filter(|w| !w.is_empty()));
            let (Some(names), Some(people), capitals) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let names: Vec<&'static str> = names.collect();
            let index = self.nations.len();
            let Some(&name) = names.first() else { continue };
            self.nations.push(Nation { name });
            for name in names {
                self.add(&folded(name), Kinds::NATION);
                self.nation_of.insert(folded(name), index);
            }
            for people in people {
                self.add(&folded(people), Kinds::PEOPLE_OF);
                self.nation_of.entry(folded(people)).or_insert(index);
            }
            for capital in capitals.into_iter().flatten() {
                self.add(&folded(capital), Kinds::CITY);
                self.nation_of.entry(folded(capital)).or_insert(index);
            }
        }
    }

    /// What the folded word or words `word` is known as.
    pub fn kinds(&self, word: &str) -> Kinds {
        self.kinds.get(word).copied().unwrap_or_default()
    }

    /// Number of the nation that the folded word or words `word` stands for: its name, adjective, people or capital.
    pub fn nation(&self, word: &str) -> Option<usize> {
        self.nation_of.get(word).copied()
    }

    /// The common name of nation number `index`.
    pub fn nation_name(&self, index: usize) -> &'static str {
        self.nations[index].name
    }

    /// Whether the folded first names `a` and `b` can be one person's: the same, or one short for the other.
    pub fn same_first_name(&self, a: &str, b: &str) -> bool {
        let short = |x: &str, y: &str| self.nicknames.get(x).is_some_and(|full| full.contains(&y));
        a == b || short(a, b) || short(b, a)
    }
}

fn marked(mark: &str) -> Kinds {
    match mark {
        "!" => Kinds::SURE_OFFICE,
        "m" => Kinds::MALE,
        "f" => Kinds::FEMALE,
        "k" => Kinds::KIN,
        "h" => Kinds::HUMAN,
        _ => Kinds::default(),
    }
}

/// The lines of a list, without comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a list, without comments.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(str::split_whitespace)
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
