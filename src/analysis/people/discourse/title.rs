//! Titles as they are read: phrases of an office and whom each means.

use super::{Found, Pass, Spot, Who};
use crate::analysis::MentionKind;
use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::office::Office;
use crate::analysis::people::phrases::{self, Determiner, Phrase, Reach, is_agent, is_office, office_kinds};
use crate::analysis::people::sex::Sex;
use crate::analysis::people::titles::Fit;
use crate::analysis::people::words::Line;
use crate::text::TokenKind;
use std::collections::BTreeSet;

/// A title that fits two persons goes to the one who was mentioned in this many last sentences, if only one was.
const NEAR: usize = 3;
/// And in this many last mentions, however long the sentences are.
const MOST_MENTIONS: usize = 40;

impl Pass<'_> {
    /// Reads a phrase of an office that begins at `at`; gives its end if there is one.
    pub(super) fn title(&mut self, at: usize, spot: Spot) -> Option<usize> {
        let line = spot.line;
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
        let agent = !kinds.any(Kinds::OFFICE) && is_agent(&self.page.words[phrase.head]);
        let whose = Sex::of_pronoun(&word.low).filter(|_| phrase.determiner == Determiner::Theirs);
        let owner = whose.and_then(|sex| self.antecedent(at, sex, spot)).map(|seen| seen.who);
        let person = if office.human || office.kin && phrase.determiner == Determiner::Theirs {
            self.described(&phrase, &office, sex).filter(|&p| owner != Some(Who::Person(p)))
        } else {
            self.who(&phrase, &office, sex, spot)
        };
        // The pronoun inside the phrase ("his lawyer") means somebody who was mentioned before it.
        let inner = whose.filter(|_| !self.page.is_quoted(at));
        match person {
            Some(person) => {
                inner.into_iter().for_each(|sex| self.pronoun(at, sex, spot));
                let known = self.reader.people[person].sex.or(sex);
                self.remember(Who::Person(person), at..end, known, spot);
                self.found.push(Found {
                    page: self.index,
                    words: phrase.words.clone(),
                    person,
                    kind: MentionKind::Title,
                    office: Some(office),
                });
            }
            None if !agent && (phrase.determiner != Determiner::None || kinds.any(Kinds::SURE_OFFICE)) => {
                inner.into_iter().for_each(|sex| self.pronoun(at, sex, spot));
                if phrase.determiner == Determiner::Indefinite {
                    self.strangers.insert(office.head.clone(), at);
                }
                self.nobodies += 1;
                self.remember(Who::Nobody(self.nobodies), at..end, sex, spot);
            }
            None => return None,
        }
        Some(end)
    }

    /// The one person whom this article calls a boy, a daughter, and whom "the boy", "his daughter" then means; nobody
    /// where another boy came in since.
    fn described(&self, phrase: &Phrase, office: &Office, sex: Option<Sex>) -> Option<usize> {
        if !matches!(phrase.determiner, Determiner::Definite | Determiner::Theirs) {
            return None;
        }
        let described = self.reader.titles.described(office, self.index);
        let [one] = described.as_slice() else { return None };
        let first = self.seen.iter().find(|s| s.who == Who::Person(*one))?;
        let known = self.reader.people[*one].sex;
        let clash = sex.is_some() && known.is_some() && sex != known;
        let stranger = self.strangers.get(&office.head).is_some_and(|&at| at > first.word);
        (!clash && !stranger).then_some(*one)
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
    fn who(&self, phrase: &Phrase, office: &Office, sex: Option<Sex>, spot: Spot) -> Option<usize> {
        let Spot { line, number, .. } = spot;
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
            [] => self.former_of_nation(office).or_else(|| self.just_named(phrase, office, sex, spot)),
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
                    .take(MOST_MENTIONS)
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
    fn just_named(&self, phrase: &Phrase, office: &Office, sex: Option<Sex>, spot: Spot) -> Option<usize> {
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Owner);
        if !definite || office.kin || phrases::is_doubtful(&self.page.words[phrase.head].low) {
            return None;
        }
        let last = self.seen.last()?;
        let Who::Person(person) = last.who else { return None };
        let clash = sex.is_some() && last.sex.is_some() && sex != last.sex;
        let known = self.reader.titles.has_office(person) && !office.former;
        let at = phrase.words.start;
        let stands_out = at == spot.line.words.start
            || self.speaks(phrase.words.end, spot.line)
            || at > 0 && self.speaks(at - 1, spot.line);
        if !stands_out || self.page.is_quoted(at) {
            return None;
        }
        let others = self.seen.iter().rev().take(MOST_MENTIONS).take_while(|s| s.sentence + 2 >= spot.number);
        let rival =
            office.former && others.into_iter().any(|s| matches!(s.who, Who::Person(p) if p != person));
        (!rival && last.subject && spot.number - last.sentence <= 1 && !clash && !known).then_some(person)
    }
}

fn is_determiner(low: &str) -> bool {
    matches!(low, "the" | "a" | "an" | "our" | "his" | "her" | "its" | "their" | "this")
}
