//! Names made even over the story: what most uses of a name say, and where a sure name was missed.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::names::Name;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::{Case, Page, Usage, Word};
use crate::text::TokenKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How often each name, and each word that can stand for a whole name, is tagged as what over the story.
pub struct Votes {
    of: BTreeMap<String, [u32; 3]>,
    sure: BTreeMap<String, u32>,
    /// Last words of persons' names.
    last: BTreeMap<String, u32>,
    /// First words of persons' full names.
    given: BTreeMap<String, u32>,
    /// Words of organisations' names of several words.
    bodies: BTreeSet<String>,
}

/// Persons are named again with one word from two votes on, or one strong cue.
const ENOUGH: u32 = 2;

/// The folded words of a name.
pub fn key(page: &Page, words: &Range<usize>) -> String {
    let mut key = String::new();
    for word in &page.words[words.clone()] {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.low);
    }
    key
}

impl Votes {
    /// Counts `names`.
    pub fn count(pages: &[Page], names: &[Name]) -> Self {
        let mut votes = Self {
            of: BTreeMap::new(),
            sure: BTreeMap::new(),
            last: BTreeMap::new(),
            given: BTreeMap::new(),
            bodies: BTreeSet::new(),
        };
        for name in names {
            let page = &pages[name.page];
            let key = key(page, &name.words);
            votes.of.entry(key.clone()).or_default()[name.tag as usize] += 1;
            match name.tag {
                Tag::Person => votes.count_person(page, name, key),
                Tag::Organisation if name.words.len() > 1 => {
                    let plain = |w: &&Word| w.is_capital() && !w.kinds.any(Kinds::BODY.and(Kinds::OFFICE));
                    votes
                        .bodies
                        .extend(page.words[name.words.clone()].iter().filter(plain).map(|w| w.low.clone()));
                }
                _ => {}
            }
        }
        votes
    }

    fn count_person(&mut self, page: &Page, name: &Name, key: String) {
        let weight = if name.sure { ENOUGH } else { 1 };
        if name.sure {
            *self.sure.entry(key).or_default() += 1;
        }
        let last = &page.words[name.words.end - 1];
        if last.case != Case::Initial {
            *self.last.entry(last.low.clone()).or_default() += weight;
        }
        let first = &page.words[name.words.start];
        let plain = Kinds::WORD_TOO.and(Kinds::CITY).and(Kinds::NATION).and(Kinds::HONORIFIC);
        if name.words.len() > 1 && first.low.len() > 2 && !first.kinds.any(plain) {
            *self.given.entry(first.low.clone()).or_default() += weight;
        }
    }

    /// Gives a name that is tagged in two ways the tag that most of its uses have, where no strong cue speaks.
    pub fn overrule(&self, pages: &[Page], names: &mut [Name]) {
        for name in names {
            let key = key(&pages[name.page], &name.words);
            let votes = self.of[&key];
            let sure = self.sure.get(&key).copied().unwrap_or(0);
            let last = self.last.get(&key).is_some_and(|&n| n > ENOUGH) && !self.bodies.contains(&key);
            let persons = votes[Tag::Person as usize] + sure + u32::from(name.words.len() == 1 && last);
            let others = votes[Tag::Organisation as usize].max(votes[Tag::Place as usize]);
            if name.tag == Tag::Person && others > persons && !name.sure {
                let place = votes[Tag::Place as usize] == others;
                name.tag = if place { Tag::Place } else { Tag::Organisation };
            } else if name.tag != Tag::Person && persons > others && !lexicon().kinds(&key).any(Kinds::NATION)
            {
                name.tag = Tag::Person;
            }
        }
    }

    /// Cuts a person's name to its first word where that is the surname of somebody whom the articles also name by it
    /// alone, and the second is no name but a thing of theirs: "the Halden Lectures". `usage` tells where else the
    /// second stands.
    pub fn cut(&self, pages: &[Page], usage: &Usage, names: &mut [Name]) {
        let surnames: BTreeSet<String> = names
            .iter()
            .filter(|n| n.tag == Tag::Person && n.words.len() > 1)
            .map(|n| pages[n.page].words[n.words.end - 1].low.clone())
            .collect();
        for name in names.iter_mut().filter(|n| n.tag == Tag::Person && n.words.len() == 2 && !n.sure) {
            let page = &pages[name.page];
            let (first, second) = (&page.words[name.words.start], &page.words[name.words.start + 1]);
            let alone = self.of.get(&first.low).is_some_and(|votes| votes[Tag::Person as usize] > 0);
            let surname = alone && surnames.contains(&first.low) && !first.kinds.any(Kinds::FIRST_NAME);
            let pair = self.of[&key(page, &name.words)].iter().sum::<u32>();
            let used = usage.get(&second.low);
            let thing = !second.kinds.any(Kinds::SURNAME)
                && !second.low.contains('-')
                && used.capital + used.small > pair;
            if surname && thing {
                name.words.end -= 1;
            }
        }
    }

    /// Whether the folded word `low` ends names of persons often enough, or surely.
    pub fn is_surname(&self, low: &str) -> bool {
        self.last.get(low).is_some_and(|&n| n >= ENOUGH)
    }

    fn is_known(&self, key: &str) -> bool {
        let votes = self.of.get(key).copied().unwrap_or_default();
        let persons = votes[Tag::Person as usize] + self.sure.get(key).copied().unwrap_or(0);
        let others = votes[Tag::Organisation as usize] + votes[Tag::Place as usize];
        let last = self.is_surname(key);
        let given = self.given.get(key).is_some_and(|&n| n >= ENOUGH);
        (persons >= ENOUGH || last || given)
            && others <= persons
            && !self.bodies.contains(key)
            && !lexicon().kinds(key).any(Kinds::NATION.and(Kinds::NO_NAME))
    }

    /// Finds the persons' names that were missed where the same word is sure elsewhere.
    pub fn spread(&self, pages: &[Page], names: &mut Vec<Name>) {
        let (mut added, mut grown) = (Vec::new(), Vec::new());
        let mut from = 0;
        for (index, page) in pages.iter().enumerate() {
            let upto = from + names[from..].partition_point(|n| n.page <= index);
            let taken = &names[from..upto];
            let from_of = |i: usize| from + i;
            for line in &page.sentences {
                for at in line.words.clone() {
                    let word = &page.words[at];
                    if !word.is_capital() || word.is_initial() || !self.is_known(&word.low) {
                        continue;
                    }
                    let after = taken.partition_point(|n| n.words.end <= at);
                    let free = taken.get(after).is_none_or(|n| n.words.start > at);
                    let next = taken.get(after).filter(|n| n.tag == Tag::Person && n.words.start == at + 1);
                    if free && next.is_some() {
                        grown.push((from_of(after), at));
                    } else if free && stands_alone(page, &line.words, at, line.headline) {
                        added.push(Name { page: index, words: at..at + 1, tag: Tag::Person, sure: false });
                    }
                }
            }
            from = upto;
        }
        for (name, at) in grown {
            names[name].words.start = at;
        }
        names.extend(added);
    }
}

/// Whether the capitalised word `at` is no part of a longer name of something else.
fn stands_alone(page: &Page, line: &Range<usize>, at: usize, headline: bool) -> bool {
    let near = |at: Option<usize>| at.filter(|at| line.contains(at)).map(|at| &page.words[at]);
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    if headline {
        return !after.is_some_and(|w| w.is_capital() && w.kinds.any(Kinds::BODY.and(Kinds::PLACE)));
    }
    let free = Kinds::NO_NAME.and(Kinds::HONORIFIC).and(Kinds::OFFICE).and(Kinds::PEOPLE_OF);
    let other = |word: &Word| word.is_capital() && word.token == TokenKind::Word && !word.kinds.any(free);
    !before.is_some_and(other) && !after.is_some_and(other)
}
