//! An article read from its first word to its last: who was mentioned when, and whom a title or a pronoun then means.
//!
//! Names are given. A title goes to the one person it fits ([`Titles`]); a pronoun to the most prominent person of its
//! sex in the last sentences, where the subject of a sentence is more prominent than the rest (Lappin and Leass 1994).
//! People without a name ("a spokeswoman") are remembered too, so that their pronouns are not given to somebody else.
//! What stands inside quotation marks is the speaker's: nobody mentioned there is meant by a pronoun outside.

use crate::analysis::MentionKind;
use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::link::Person;
use crate::analysis::people::names::Name;
use crate::analysis::people::offices::{Office, Stated};
use crate::analysis::people::phrases::{self, Determiner, Phrase, Reach, is_agent, is_office, office_kinds};
use crate::analysis::people::sex::Sex;
use crate::analysis::people::titles::{Fit, Titles};
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
            votes: BTreeMap::new(),
        };
        for (number, line) in page.sentences.iter().enumerate() {
            pass.sentence(number, line);
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
    votes: BTreeMap<usize, [u32; 2]>,
}

/// A pronoun reaches back over this many sentences.
const REACH: usize = 3;
/// A title that fits two persons goes to the one who was mentioned in this many last sentences, if only one was.
const NEAR: usize = 3;

impl Pass<'_> {
    fn sentence(&mut self, number: usize, line: &Line) {
        let mut at = line.words.start;
        let mut first = true;
        while at < line.words.end {
            if let Some(&(end, person)) = self.names.get(&at) {
                self.remember(
                    Who::Person(person),
                    at,
                    end,
                    number,
                    line,
                    self.reader.people[person].sex,
                    first,
                );
                first = false;
                at = end;
                continue;
            }
            if let Some(end) = self.title(number, line, at, first) {
                first = false;
                at = end;
                continue;
            }
            if let Some(sex) = Sex::of_pronoun(&self.page.words[at].low)
                && !self.page.is_quoted(at)
                && self.page.words[at].case != Case::All
            {
                self.pronoun(number, line, at, sex, first);
                first = false;
            }
            at += 1;
        }
    }

    fn remember(
        &mut self,
        who: Who,
        at: usize,
        end: usize,
        sentence: usize,
        line: &Line,
        sex: Option<Sex>,
        first: bool,
    ) {
        if self.page.is_quoted(at) {
            return;
        }
        let words = &self.page.words;
        let owner = line.words.contains(&end) && words[end].token == TokenKind::Possessive;
        let speaks = |i: usize| line.words.contains(&i) && words[i].kinds.any(Kinds::SPEECH);
        let subject = first && !owner || speaks(end) || at > 0 && speaks(at - 1) && self.after_quote(at - 1);
        self.seen.push(Seen { who, word: at, sentence, sex, subject, owner });
    }

    /// Whether a closing quotation mark stands right before word `at`: "..." said NAME.
    fn after_quote(&self, at: usize) -> bool {
        at > 0 && matches!(self.page.words[at - 1].low.as_str(), "”" | "\"" | "’" | "'" | "''" | "»")
    }

    /// Reads a phrase of an office that begins at `at`; gives its end if there is one.
    fn title(&mut self, number: usize, line: &Line, at: usize, first: bool) -> Option<usize> {
        let word = &self.page.words[at];
        if word.token != TokenKind::Word || self.covered.contains(&at) && !self.owns(line, at) {
            return None;
        }
        let begins = at == line.words.start || is_determiner(&word.low) || !self.modifies(at - 1);
        if !begins {
            return None;
        }
        let names = &self.names;
        let phrase = phrases::at(self.page, &line.words, at, Reach::Short, &|i| names.contains_key(&i))?;
        if self.covered.contains(&phrase.head) || phrase.words.clone().any(|i| self.beside.contains(&i)) {
            return None;
        }
        let end = phrase.head + 1;
        let word_after = line.words.contains(&end).then(|| &self.page.words[end]);
        if word_after.is_some_and(|_| self.names.contains_key(&end)) {
            return None;
        }
        let kinds = office_kinds(&self.page.words[phrase.head]);
        let sex = Sex::of_word(kinds);
        let office = Office::of(self.page, &phrase);
        let human = self.page.words[phrase.head].kinds.any(Kinds::HUMAN);
        let agent = is_agent(&self.page.words[phrase.head]);
        let person = if human { None } else { self.who(&phrase, &office, number, line, sex) };
        match person {
            Some(person) => {
                let known = self.reader.people[person].sex.or(sex);
                self.remember(Who::Person(person), at, end, number, line, known, first);
                self.found.push(Found {
                    page: self.index,
                    words: phrase.words.clone(),
                    person,
                    kind: MentionKind::Title,
                    office: Some(office),
                });
            }
            None if !agent && (phrase.determiner != Determiner::None || kinds.any(Kinds::SURE_OFFICE)) => {
                self.nobodies += 1;
                self.remember(Who::Nobody(self.nobodies), at, end, number, line, sex, first);
            }
            None => return None,
        }
        // A pronoun inside the phrase ("his lawyer") is read by itself.
        (phrase.determiner != Determiner::Theirs).then_some(end)
    }

    /// Whether word `at` begins a name whose possessive owns an office: "Sarnford's mayor".
    fn owns(&self, line: &Line, at: usize) -> bool {
        !self.names.contains_key(&at)
            && (at..line.words.end.min(at + 6))
                .any(|i| self.page.words[i].token == TokenKind::Possessive || is_office(&self.page.words[i]))
    }

    /// Whether the word can stand before an office inside one phrase, so that no phrase begins after it.
    fn modifies(&self, at: usize) -> bool {
        let word = &self.page.words[at];
        is_determiner(&word.low)
            || word.token == TokenKind::Possessive
            || word.is_capital() && !word.kinds.any(Kinds::FUNCTION)
            || word.kinds.any(Kinds::MODIFIER.and(Kinds::EVALUATIVE).and(Kinds::PEOPLE_OF).and(Kinds::OFFICE))
    }

    /// Whom a title means, if it is sure.
    fn who(
        &self,
        phrase: &Phrase,
        office: &Office,
        number: usize,
        line: &Line,
        sex: Option<Sex>,
    ) -> Option<usize> {
        let headline = line.headline || self.page.sentences.len() > 1 && number == 0;
        let told = match phrase.determiner {
            Determiner::Definite | Determiner::Owner => true,
            // "French leader says" in a headline; "Lieutenant, 24" is nobody.
            Determiner::None => headline && !office.owners.is_empty(),
            Determiner::Theirs => !office.kin,
            Determiner::Indefinite => false,
        };
        if !told {
            return None;
        }
        let fitting = self.reader.titles.fitting(office, self.index);
        let best = fitting.iter().map(|&(_, fit)| fit).max();
        let best: Vec<usize> =
            fitting.iter().filter(|&&(_, fit)| Some(fit) == best).map(|&(p, _)| p).collect();
        match best.as_slice() {
            [] => self.former_of_nation(office).or_else(|| self.just_named(phrase, office, number, sex)),
            [one] => {
                let sure = fitting.iter().any(|&(p, fit)| p == *one && fit != Fit::Story)
                    || self.present.contains(one)
                    || !office.owners.is_empty()
                    || office_kinds(&self.page.words[phrase.head]).any(Kinds::SURE_OFFICE)
                    || !office.modifiers.is_empty() && phrase.determiner == Determiner::Definite;
                sure.then_some(*one)
            }
            many => {
                let here: Vec<usize> = many.iter().copied().filter(|p| self.present.contains(p)).collect();
                if let [one] = here.as_slice() {
                    return Some(*one);
                }
                let near: BTreeSet<usize> = self
                    .seen
                    .iter()
                    .rev()
                    .take_while(|s| s.sentence + NEAR > number)
                    .filter_map(|s| match s.who {
                        Who::Person(p) if many.contains(&p) => Some(p),
                        _ => None,
                    })
                    .collect();
                (near.len() == 1).then(|| near.into_iter().next()).flatten()
            }
        }
    }

    /// "the former British minister" may tell what no article says elsewhere: it means the one person of that nation
    /// who was just mentioned.
    fn former_of_nation(&self, office: &Office) -> Option<usize> {
        let nation = office.nation.filter(|_| office.former && !office.kin)?;
        let of_nation = self.reader.titles.of_nation(nation);
        let here: Vec<usize> = of_nation.into_iter().filter(|p| self.present.contains(p)).collect();
        let [one] = here.as_slice() else { return None };
        let last = self.seen.iter().rev().find(|s| matches!(s.who, Who::Person(_)))?;
        (last.who == Who::Person(*one)).then_some(*one)
    }

    /// A title that no article states of anybody takes up the person just named, where nothing is known against it: an
    /// office is no news of somebody who has one, unless it is a former one.
    fn just_named(&self, phrase: &Phrase, office: &Office, number: usize, sex: Option<Sex>) -> Option<usize> {
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Owner);
        if !definite || office.kin || phrases::is_doubtful(&self.page.words[phrase.head].low) {
            return None;
        }
        let last = self.seen.last()?;
        let Who::Person(person) = last.who else { return None };
        let clash = sex.is_some() && last.sex.is_some() && sex != last.sex;
        let known = self.reader.titles.has_office(person) && !office.former;
        let line = &self.page.sentences[number].words;
        let speaks = |i: usize| line.contains(&i) && self.page.words[i].kinds.any(Kinds::SPEECH);
        let at = phrase.words.start;
        let stands_out = at == line.start || speaks(phrase.words.end) || at > 0 && speaks(at - 1);
        if !stands_out || self.page.is_quoted(at) {
            return None;
        }
        (last.subject && number - last.sentence <= 1 && !clash && !known).then_some(person)
    }

    fn pronoun(&mut self, number: usize, line: &Line, at: usize, sex: Sex, first: bool) {
        let Some(best) = self.antecedent(number, line, at, sex) else { return };
        let who = best.who;
        let words = &self.page.words;
        let possessive = matches!(words[at].low.as_str(), "his" | "her")
            && words.get(at + 1).is_some_and(|w| w.token == TokenKind::Word && !w.kinds.any(Kinds::FUNCTION));
        let subject =
            matches!(words[at].low.as_str(), "he" | "she") && (first || best.subject || self.after_quote(at));
        self.seen.push(Seen { who, word: at, sentence: number, sex: Some(sex), subject, owner: possessive });
        if let Who::Person(person) = who {
            if self.reader.people[person].sex.is_none() {
                self.votes.entry(person).or_default()[sex as usize] += 1;
            }
            self.found.push(Found {
                page: self.index,
                words: at..at + 1,
                person,
                kind: MentionKind::Pronoun,
                office: None,
            });
        }
    }

    /// The mention that the pronoun `at` takes up.
    fn antecedent(&self, number: usize, line: &Line, at: usize, sex: Sex) -> Option<Seen> {
        let object = self.is_object(line, at);
        let clause = self.clause_start(line, at);
        let starts = (at == line.words.start).then_some(());
        let mut scores: BTreeMap<Who, (f32, usize)> = BTreeMap::new();
        for (i, seen) in self.seen.iter().enumerate().rev().take_while(|(_, s)| s.sentence + REACH >= number)
        {
            if seen.sex.is_some_and(|s| s != sex) {
                continue;
            }
            if object && seen.sentence == number && seen.word >= clause && !seen.owner {
                continue;
            }
            let mut score = match number - seen.sentence {
                0 => 4.0,
                1 => 3.0,
                2 => 1.6,
                _ => 0.6,
            };
            if seen.subject {
                score += if starts.is_some() { 1.6 } else { 1.2 };
            }
            if seen.owner {
                score -= 0.5;
            }
            if seen.sex.is_some() {
                score += 1.0;
            }
            if matches!(seen.who, Who::Nobody(_)) {
                score -= 0.4;
            }
            // Of equals the nearest, by a little for each mention between.
            score += seen.word as f32 / (at + 1) as f32 * 0.01;
            let entry = scores.entry(seen.who).or_insert((score, i));
            if score > entry.0 {
                *entry = (score, i);
            } else {
                entry.0 += 0.15;
            }
        }
        let best = scores.values().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(self.seen[best.1])
    }

    /// Whether the pronoun is an object: "him", or "her" without a noun after it.
    fn is_object(&self, line: &Line, at: usize) -> bool {
        match self.page.words[at].low.as_str() {
            "him" => true,
            "her" => {
                !(line.words.contains(&(at + 1)) && {
                    let next = &self.page.words[at + 1];
                    next.token == TokenKind::Number
                        || next.token == TokenKind::Word && !next.kinds.any(Kinds::FUNCTION)
                })
            }
            _ => false,
        }
    }

    /// The first word of the clause that holds word `at`: after a comma, a conjunction or the sentence's start.
    fn clause_start(&self, line: &Line, at: usize) -> usize {
        (line.words.start..at)
            .rev()
            .find(|&i| {
                let word = &self.page.words[i];
                word.token == TokenKind::Mark && word.low != "-"
                    || matches!(
                        word.low.as_str(),
                        "that"
                            | "and"
                            | "but"
                            | "who"
                            | "when"
                            | "as"
                            | "because"
                            | "while"
                            | "if"
                            | "after"
                            | "before"
                    )
            })
            .map_or(line.words.start, |i| i + 1)
    }
}

fn is_determiner(low: &str) -> bool {
    matches!(low, "the" | "a" | "an" | "our" | "his" | "her" | "its" | "their" | "this")
}
