//! Where names stand: what the tagger sees, joined with strong cues, trimmed to the bare name, made even over the story.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::tagger::{self, Tag, Tagged};
use crate::analysis::people::words::{Case, Page, Usage, Word};
use crate::text::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// A name in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Index of its page.
    pub page: usize,
    /// Its words, without titles.
    pub words: Range<usize>,
    /// What it names.
    pub tag: Tag,
    /// Something beside the tagger says so: a title or a first name.
    pub sure: bool,
}

/// The names of all pages, by page and place; none overlap.
pub fn find(pages: &[Page], usage: &Usage) -> Vec<Name> {
    let mut names = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let tagged = tagger::tag(page, usage, tagger::built_in());
        names.extend(on_page(page, index, tagged));
    }
    let votes = Votes::count(pages, &names);
    votes.overrule(pages, &mut names);
    votes.spread(pages, &mut names);
    names.sort_by_key(|n| (n.page, n.words.start));
    names
}

/// The names of one page: the tagger's, and the runs of capitals with a strong cue that it missed.
fn on_page(page: &Page, index: usize, tagged: Vec<Tagged>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for t in tagged {
        match t.tag {
            Tag::Person => {
                if let Some(words) = trimmed(page, t.words) {
                    let sure = is_sure(page, &words);
                    names.push(Name { page: index, words, tag: t.tag, sure });
                }
            }
            _ => names.push(Name { page: index, words: t.words, tag: t.tag, sure: false }),
        }
    }
    for words in runs(page) {
        let Some(words) = trimmed(page, words) else { continue };
        if !is_cued(page, &words) {
            continue;
        }
        let taken = names.iter().any(|n| overlap(&n.words, &words) && n.tag == Tag::Person)
            || names.iter().any(|n| overlap(&n.words, &words) && n.words.len() > words.len());
        if !taken {
            names.retain(|n| !overlap(&n.words, &words));
            names.push(Name { page: index, words, tag: Tag::Person, sure: true });
        }
    }
    names.sort_by_key(|n| n.words.start);
    names
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The runs of capitalised words of the page's body sentences, particles inside included.
fn runs(page: &Page) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for line in page.sentences.iter().filter(|l| !l.headline) {
        let mut at = line.words.start;
        while at < line.words.end {
            if !page.words[at].is_capital() {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < line.words.end {
                let word = &page.words[at];
                let inner = word.kinds.any(Kinds::PARTICLE)
                    && word.case == Case::Small
                    && page.words.get(at + 1).is_some_and(Word::is_capital)
                    && at + 1 < line.words.end;
                let stop =
                    word.low == "." && page.words[at - 1].low.len() <= 4 && is_title(&page.words[at - 1]);
                if !word.is_capital() && !inner && !stop {
                    break;
                }
                at += 1;
            }
            found.push(start..at);
        }
    }
    found
}

/// Whether the word is a title that is written before names.
pub(super) fn is_title(word: &Word) -> bool {
    word.is_capital() && word.kinds.any(Kinds::HONORIFIC.and(Kinds::SURE_OFFICE))
}

/// The bare name in `words`: without titles, peoples, days and body words at its front, days and stops at its end. None
/// where nothing is left.
fn trimmed(page: &Page, words: Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (words.start, words.end);
    while start < end {
        let word = &page.words[start];
        let left = (start..end).filter(|&i| page.words[i].token == TokenKind::Word).count();
        let name_too = word.kinds.any(Kinds::FIRST_NAME) && !word.kinds.any(Kinds::WORD_TOO);
        let title = word.kinds.any(Kinds::HONORIFIC.and(Kinds::OFFICE));
        let other = word.kinds.any(Kinds::NO_NAME.and(Kinds::PEOPLE_OF).and(Kinds::NATION));
        let cut = match word.token {
            TokenKind::Word if left == 1 => title && !name_too && !word.kinds.any(Kinds::SURNAME) || other,
            TokenKind::Word => (title || other) && (!name_too || left > 2),
            _ => true,
        };
        if !cut {
            break;
        }
        start += 1;
    }
    while end > start {
        let word = &page.words[end - 1];
        let body = Kinds::NO_NAME.and(Kinds::THING);
        let cut = match word.token {
            TokenKind::Word => end - start > 1 && word.kinds.any(body) && !word.kinds.any(Kinds::SURNAME),
            _ => true,
        };
        if !cut {
            break;
        }
        end -= 1;
    }
    // "X of Y": what follows the preposition is a place or a party.
    if let Some(of) = (start + 1..end).find(|&i| page.words[i].low == "of") {
        end = of;
    }
    (start < end).then_some(start..end)
}

/// Whether something beside the tagger says that `words` name a person: a title before them or a first name.
fn is_sure(page: &Page, words: &Range<usize>) -> bool {
    let first = &page.words[words.start];
    let first_name = first.kinds.any(Kinds::FIRST_NAME) && !first.kinds.any(Kinds::WORD_TOO.and(Kinds::CITY));
    words.len() > 1 && first_name || title_before(page, words.start).is_some()
}

/// Index of the title that stands right before word `at`, if one does; a stop may stand between.
pub(super) fn title_before(page: &Page, at: usize) -> Option<usize> {
    let line = page.sentences.get(page.line_of(at))?;
    let mut before = at.checked_sub(1).filter(|b| line.words.contains(b))?;
    if page.words[before].low == "." {
        before = before.checked_sub(1).filter(|b| line.words.contains(b))?;
    }
    is_title(&page.words[before]).then_some(before)
}

/// Whether a run of capitals that the tagger left alone is a person's name all the same. The cues are strict: a title
/// that stands before nothing else, or a first name that is no other word before a word that is no other name.
fn is_cued(page: &Page, words: &Range<usize>) -> bool {
    let not_person = Kinds::BODY
        .and(Kinds::PLACE)
        .and(Kinds::THING)
        .and(Kinds::NATION)
        .and(Kinds::PEOPLE_OF)
        .and(Kinds::NO_NAME)
        .and(Kinds::OFFICE);
    let here = &page.words[words.clone()];
    if here.len() > 4 || here.iter().any(|w| w.kinds.any(not_person) && !w.kinds.any(Kinds::FIRST_NAME)) {
        return false;
    }
    if here.iter().any(|w| w.case == Case::All) {
        return false;
    }
    let courtesy = |at: usize| {
        matches!(page.words[at].low.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sen" | "gov")
    };
    if title_before(page, words.start).is_some_and(courtesy) {
        return true;
    }
    let plain = Kinds::WORD_TOO.and(Kinds::CITY);
    here.len() > 1
        && here[0].kinds.any(Kinds::FIRST_NAME)
        && !here[0].kinds.any(plain)
        && here[here.len() - 1].kinds.any(Kinds::SURNAME)
        && !here[here.len() - 1].kinds.any(plain)
}

/// How often each name and each last word of a name is tagged as what, over the story.
struct Votes {
    of: BTreeMap<String, [u32; 3]>,
    sure: BTreeMap<String, u32>,
    /// Last words of persons' names.
    last: BTreeMap<String, u32>,
}

/// Persons in a story are named again with their last word from two votes on, or one strong cue.
const ENOUGH_VOTES: u32 = 2;

fn key(page: &Page, words: &Range<usize>) -> String {
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
    fn count(pages: &[Page], names: &[Name]) -> Self {
        let mut votes = Self { of: BTreeMap::new(), sure: BTreeMap::new(), last: BTreeMap::new() };
        for name in names {
            let page = &pages[name.page];
            let key = key(page, &name.words);
            votes.of.entry(key.clone()).or_default()[name.tag as usize] += 1;
            if name.tag == Tag::Person {
                let weight = if name.sure { ENOUGH_VOTES } else { 1 };
                if name.sure {
                    *votes.sure.entry(key).or_default() += 1;
                }
                let last = &page.words[name.words.end - 1];
                if last.case != Case::Initial {
                    *votes.last.entry(last.low.clone()).or_default() += weight;
                }
            }
        }
        votes
    }

    /// Gives a name that is tagged in two ways the tag that most of its uses have, where no strong cue speaks.
    fn overrule(&self, pages: &[Page], names: &mut Vec<Name>) {
        for name in names.iter_mut() {
            let key = key(&pages[name.page], &name.words);
            let votes = self.of[&key];
            let sure = self.sure.get(&key).copied().unwrap_or(0);
            let last_of_person =
                name.words.len() == 1 && self.last.get(&key).is_some_and(|&n| n > ENOUGH_VOTES);
            let persons = votes[Tag::Person as usize] + sure + u32::from(last_of_person);
            let others = votes[Tag::Organisation as usize].max(votes[Tag::Place as usize]);
            if name.tag == Tag::Person && others > persons && !name.sure {
                let place = votes[Tag::Place as usize] == others;
                name.tag = if place { Tag::Place } else { Tag::Organisation };
            } else if name.tag != Tag::Person && persons > others {
                name.tag = Tag::Person;
            }
        }
    }

    /// Finds the persons' names that were missed where the same name or last word is sure elsewhere.
    fn spread(&self, pages: &[Page], names: &mut Vec<Name>) {
        let known = |key: &str| {
            let votes = self.of.get(key).copied().unwrap_or_default();
            let persons = votes[Tag::Person as usize] + self.sure.get(key).copied().unwrap_or(0);
            let others = votes[Tag::Organisation as usize] + votes[Tag::Place as usize];
            (persons >= ENOUGH_VOTES || self.last.get(key).is_some_and(|&n| n >= ENOUGH_VOTES))
                && others <= persons
                && !lexicon().kinds(key).any(Kinds::NATION.and(Kinds::NO_NAME))
        };
        let mut added = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            let taken: Vec<&Range<usize>> =
                names.iter().filter(|n| n.page == index).map(|n| &n.words).collect();
            for line in &page.sentences {
                for at in line.words.clone() {
                    let word = &page.words[at];
                    if !word.is_capital() || word.is_initial() || !known(&word.low) {
                        continue;
                    }
                    let free = {
                        let after = taken.partition_point(|w| w.end <= at);
                        taken.get(after).is_none_or(|w| w.start > at)
                    };
                    if free && stands_alone(page, &line.words, at) {
                        added.push(Name { page: index, words: at..at + 1, tag: Tag::Person, sure: false });
                    }
                }
            }
        }
        names.extend(added);
    }
}

/// Whether the capitalised word `at` is no part of a longer name of something else.
fn stands_alone(page: &Page, line: &Range<usize>, at: usize) -> bool {
    let other = |word: &Word| {
        word.is_capital()
            && word.token == TokenKind::Word
            && !word.kinds.any(Kinds::NO_NAME.and(Kinds::HONORIFIC).and(Kinds::OFFICE).and(Kinds::PEOPLE_OF))
    };
    let before = at.checked_sub(1).filter(|b| line.contains(b)).map(|b| &page.words[b]);
    let after = Some(at + 1).filter(|a| line.contains(a)).map(|a| &page.words[a]);
    if page.sentences[page.line_of(at)].headline {
        let body = Kinds::BODY.and(Kinds::PLACE);
        return !after.is_some_and(|w| w.is_capital() && w.kinds.any(body));
    }
    !before.is_some_and(other) && !after.is_some_and(other)
}
