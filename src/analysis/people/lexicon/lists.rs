//! The word lists as they are written in `data/lexicon`. Only the build reads them: see `build.rs`.

use super::folded::folded;
use super::kinds::Kinds;
use super::nations;
use std::collections::BTreeMap;

/// What is known of a word: its kinds, and the number of the nation that it stands for, if it does.
pub type Known = (Kinds, Option<usize>);

/// All words of the lists, folded.
pub fn read() -> BTreeMap<String, Known> {
    let mut lists = Lists::default();
    lists.read_names();
    lists.read_offices();
    lists.read_bodies();
    lists.read_nations();
    lists.known
}

#[derive(Default)]
struct Lists {
    known: BTreeMap<String, Known>,
}

impl Lists {
    fn add(&mut self, word: &str, kinds: Kinds) {
        let known = self.known.entry(word.to_owned()).or_default();
        known.0 = known.0.and(kinds);
    }

    /// Adds the words of lines such as `o: agency bureau`; `kinds` says what stands before the colon.
    fn add_groups(&mut self, list: &'static str, kinds: impl Fn(&str) -> Kinds) {
        for (kind, words) in lines(list).filter_map(|line| line.split_once(": ")) {
            for word in words.split_whitespace() {
                self.add(word, kinds(kind));
            }
        }
    }

    fn read_names(&mut self) {
        for line in lines(include_str!("../../../../data/lexicon/first-names.txt")) {
            let (name, sex) = line.split_once(' ').unwrap_or((line, "u"));
            let kinds = match sex {
                "m" => Kinds::HIS_NAME,
                "f" => Kinds::HER_NAME,
                _ => Kinds::FIRST_NAME,
            };
            self.add(name, kinds);
        }
        for name in lines(include_str!("../../../../data/lexicon/surnames.txt")) {
            self.add(name, Kinds::SURNAME);
        }
        for name in words(include_str!("../../../../data/lexicon/wordnames.txt")) {
            self.add(name, Kinds::WORD_TOO);
        }
    }

    fn read_offices(&mut self) {
        for line in lines(include_str!("../../../../data/lexicon/offices.txt")) {
            let mut parts = line.split(' ');
            let Some(word) = parts.next() else { continue };
            let kinds = parts.fold(Kinds::default(), |kinds, mark| kinds.and(marked(mark)));
            self.add(word, if kinds.any(Kinds::HUMAN) { kinds } else { kinds.and(Kinds::OFFICE) });
        }
        for line in lines(include_str!("../../../../data/lexicon/honorifics.txt")) {
            let mut parts = line.split(' ');
            let Some(word) = parts.next() else { continue };
            let kinds = parts.fold(Kinds::HONORIFIC, |kinds, mark| kinds.and(marked(mark)));
            self.add(word, kinds);
        }
        for word in words(include_str!("../../../../data/lexicon/evaluative.txt")) {
            self.add(word, Kinds::EVALUATIVE);
        }
    }

    fn read_bodies(&mut self) {
        self.add_groups(include_str!("../../../../data/lexicon/bodies.txt"), |kind| match kind {
            "o" => Kinds::BODY,
            "p" => Kinds::PLACE,
            _ => Kinds::THING,
        });
        for firm in lines(include_str!("../../../../data/lexicon/firms.txt")) {
            self.add(firm, Kinds::BODY);
        }
        for word in words(include_str!("../../../../data/lexicon/nonnames.txt")) {
            self.add(word, Kinds::NO_NAME);
        }
        for word in words(include_str!("../../../../data/lexicon/particles.txt")) {
            self.add(word, Kinds::PARTICLE);
        }
        self.add_groups(include_str!("../../../../data/lexicon/grammar.txt"), |kind| match kind {
            "f" => Kinds::FUNCTION,
            "s" => Kinds::SPEECH,
            _ => Kinds::MODIFIER,
        });
        for city in lines(include_str!("../../../../data/lexicon/cities.txt")) {
            self.add(city, Kinds::CITY);
        }
    }

    fn read_nations(&mut self) {
        for (number, nation) in nations::nations().enumerate() {
            let groups = nation.into_iter().zip([Kinds::NATION, Kinds::PEOPLE_OF, Kinds::CITY]);
            for (words, kinds) in groups {
                for word in words {
                    let word = folded(word);
                    self.add(&word, kinds);
                    let known = self.known.entry(word).or_default();
                    // A name is the nation's own, whoever else it names; what else it is called by goes to the first.
                    if kinds == Kinds::NATION || known.1.is_none() {
                        known.1 = Some(number);
                    }
                }
            }
        }
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
