//! An article read from its first word to its last: who was mentioned when, and whom a title or a pronoun then means.
//!
//! Names are given. A title goes to the one person it fits ([`Titles`]); a pronoun to the most prominent person of its
//! sex in the last sentences, where the subject of a sentence is more prominent than the rest (Lappin and Leass 1994).
//! People without a name ("a spokeswoman") are remembered too, so that their pronouns are not given to somebody else.
//! What stands inside quotation marks is the speaker's: nobody mentioned there is meant by a pronoun outside.

mod pronoun;
mod title;

use crate::analysis::MentionKind;
use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::link::Person;
use crate::analysis::people::names::Name;
use crate::analysis::people::office::Office;
use crate::analysis::people::offices::Stated;
use crate::analysis::people::sex::Sex;
use crate::analysis::people::titles::Titles;
use crate::analysis::people::words::{Case, Line, Page};
use crate::text::TokenKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A title or pronoun and its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Index of the page.
    pub page: usize,
    /// Its words.
    pub words: Range<usize>,
    /// Whom it means.
    pub person: usize,
    /// Title or pronoun.
    pub kind: MentionKind,
    /// What a title says.
    pub office: Option<Office>,
}

/// Somebody who was mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// One of the persons.
    Person(usize),
    /// Somebody without a name; each time somebody else.
    Nobody(usize),
}

/// A mention as the reader remembers it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    who: Who,
    word: usize,
    sentence: usize,
    sex: Option<Sex>,
    subject: bool,
    owner: bool,
}

/// What all articles need: names, their persons, the offices.
pub struct Reader<'a> {
    /// The articles' words.
    pub pages: &'a [Page<'a>],
    /// All names.
    pub names: &'a [Name],
    /// The person of each name.
    pub person: &'a [Option<usize>],
    /// The persons.
    pub people: &'a [Person],
    /// The offices stated beside names.
    pub stated: &'a [Stated],
    /// The same, indexed.
    pub titles: &'a Titles,
}

impl Reader<'_> {
    /// The titles and pronouns of page `index` that mean one of the persons, in order; and how often a pronoun spoke for
    /// either sex of a person whose sex was not known.
    pub fn read(&self, index: usize) -> (Vec<Found>, BTreeMap<usize, [u32; 2]>) {
        let page = &self.pages[index];
        let mut names: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut covered: BTreeSet<usize> = BTreeSet::new();
        for (name, person) in self.names.iter().zip(self.person).filter(|(n, _)| n.page == index) {
            covered.extend(name.words.clone());
            if let Some(person) = *person {
                names.insert(name.words.start, (name.words.end, person));
            }
        }
        let beside: BTreeSet<usize> =
            self.stated.iter().filter(|s| s.page == index).flat_map(|s| s.words.clone()).collect();
        let present = names.values().map(|&(_, p)| p).collect();
        let mut pass = Pass {
            reader: self,
            page,
            index,
            names,
            covered,
            beside,
            present,
            seen: Vec::new(),
            found: Vec::new(),
            nobodies: 0,
            strangers: BTreeMap::new(),
            votes: BTreeMap::new(),
        };
        // A sentence that is all quotation takes nobody further from the narrator's mind.
        let mut number = 0;
        for line in &page.sentences {
            let told =
                line.words.clone().any(|at| page.words[at].token == TokenKind::Word && !page.is_quoted(at));
            pass.sentence(number, line);
            number += usize::from(told);
        }
        (pass.found, pass.votes)
    }
}

struct Pass<'a> {
    reader: &'a Reader<'a>,
    page: &'a Page<'a>,
    index: usize,
    /// First word of each person's name: its end and the person.
    names: BTreeMap<usize, (usize, usize)>,
    /// Words of names of any kind.
    covered: BTreeSet<usize>,
    /// Words that state an office beside a name.
    beside: BTreeSet<usize>,
    /// Persons named on the page.
    present: BTreeSet<usize>,
    seen: Vec<Seen>,
    found: Vec<Found>,
    nobodies: usize,
    /// The last word that brought in somebody without a name, by what they are: "a boy".
    strangers: BTreeMap<String, usize>,
    votes: BTreeMap<usize, [u32; 2]>,
}

/// Where the reading stands.
#[derive(Debug, Clone, Copy)]
struct Spot<'l> {
    /// The sentence's words.
    line: &'l Line,
    /// Its number among the narrator's sentences.
    number: usize,
    /// Nobody was mentioned in it yet.
    first: bool,
}

impl Pass<'_> {
    fn sentence(&mut self, number: usize, line: &Line) {
        let mut at = line.words.start;
        let mut first = true;
        while at < line.words.end {
            let spot = Spot { line, number, first };
            let end = if let Some(&(end, person)) = self.names.get(&at) {
                let sex = self.reader.people[person].sex;
                self.remember(Who::Person(person), at..end, sex, spot);
                self.identify(person, at, spot);
                Some(end)
            } else if let Some(end) = self.title(at, spot) {
                Some(end)
            } else {
                let sex = Sex::of_pronoun(&self.page.words[at].low);
                let sex = sex.filter(|_| !self.page.is_quoted(at) && self.page.words[at].case != Case::All);
                if let Some(sex) = sex {
                    self.pronoun(at, sex, spot);
                    // "His lawyer said": the lawyer is the subject.
                    first &= self.is_possessive(at);
                }
                None
            };
            first &= end.is_none();
            at = end.unwrap_or(at + 1);
        }
    }

    fn remember(&mut self, who: Who, mention: Range<usize>, sex: Option<Sex>, spot: Spot) {
        let Range { start: at, end } = mention;
        if self.page.is_quoted(at) {
            return;
        }
        let owner = spot.line.words.contains(&end) && self.page.words[end].token == TokenKind::Possessive;
        let speaks = self.speaks(end, spot.line)
            || at > 0 && self.speaks(at - 1, spot.line) && self.after_quote(at - 1);
        let subject = spot.first && !owner || speaks;
        self.seen.push(Seen { who, word: at, sentence: spot.number, sex, subject, owner });
    }

    /// "The dead man was named as Corporal NAME": whoever was mentioned in the sentence without a name is the person whose
    /// name begins at `at`.
    fn identify(&mut self, person: usize, at: usize, spot: Spot) {
        let words = &self.page.words;
        let low = |at: usize| if spot.line.words.contains(&at) { words[at].low.as_str() } else { "" };
        let titles =
            (spot.line.words.start..at).rev().take_while(|&i| words[i].is_capital() || low(i) == ".");
        let before = at - titles.count();
        let named = before > 1
            && low(before - 1) == "as"
            && matches!(low(before - 2), "named" | "identified" | "recognised" | "recognized");
        let sex = self.reader.people[person].sex;
        if named && !self.page.is_quoted(at) {
            for seen in self.seen.iter_mut().rev().take_while(|s| s.sentence == spot.number) {
                if matches!(seen.who, Who::Nobody(_)) {
                    (seen.who, seen.sex) = (Who::Person(person), sex);
                }
            }
        }
    }

    /// Whether the pronoun `at` owns the noun after it.
    fn is_possessive(&self, at: usize) -> bool {
        let words = &self.page.words;
        matches!(words[at].low.as_str(), "his" | "her")
            && words.get(at + 1).is_some_and(|w| w.token == TokenKind::Word && !w.kinds.any(Kinds::FUNCTION))
    }

    /// Whether word `at` of the sentence is a verb of speech.
    fn speaks(&self, at: usize, line: &Line) -> bool {
        line.words.contains(&at) && self.page.words[at].kinds.any(Kinds::SPEECH)
    }

    /// Whether a closing quotation mark stands right before word `at`: "..." said NAME.
    fn after_quote(&self, at: usize) -> bool {
        at > 0 && matches!(self.page.words[at - 1].low.as_str(), "”" | "\"" | "’" | "'" | "''" | "»")
    }
}
