//! What is written like a person's name and names nobody.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::names::Name;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::votes::key;
use crate::analysis::people::words::{Case, Page, Word};
use crate::text::{TokenKind, WordList};
use std::collections::BTreeSet;
use std::ops::Range;

/// Nouns right before the title of a work: "the novel NAME".
static WORKS: WordList = WordList::new(
    "novel film movie book song album poem painting play opera musical sitcom sequel prequel biopic memoir",
);
/// What a hyphen joins to a capital: "a Ruritania-based firm", "the Halden Prize-winner".
static TRAITS: WordList = WordList::new(
    "based born led style like era winner winners winning backed owned run elect turned inspired made \
     themed sponsored funded appointed nominated only wide wing bound trained educated related",
);

/// Takes from the persons among `names`, which are the page's in order, what only looks like one.
pub fn set_apart(page: &Page, names: &mut Vec<Name>) {
    let surnames: BTreeSet<String> = names
        .iter()
        .filter(|n| n.tag == Tag::Person)
        .map(|n| page.words[n.words.end - 1].low.clone())
        .collect();
    for at in 0..names.len() {
        if is_owner_of_person(page, names, at) || at > 0 && is_of_person(page, &names[at - 1], &names[at]) {
            names[at].tag = if is_place(page, &names[at].words) { Tag::Place } else { Tag::Organisation };
            names[at].sure = false;
        }
    }
    names.retain(|n| {
        let nobody =
            is_trait(page, &n.words) || is_work(page, &n.words) || is_family(page, &n.words, &surnames);
        n.tag != Tag::Person || !nobody
    });
}

/// "the Movement's NAME": a word that owns somebody's full name is a body or a place.
fn is_owner_of_person(page: &Page, names: &[Name], at: usize) -> bool {
    let name = &names[at];
    name.tag == Tag::Person
        && name.words.len() == 1
        && !name.sure
        && page.words.get(name.words.end).is_some_and(|w| w.token == TokenKind::Possessive)
        && names.get(at + 1).is_some_and(|next| {
            next.tag == Tag::Person && next.words.start == name.words.end + 1 && next.words.len() > 1
        })
}

/// "NAME of the band": what a person is said to be of is a body or a place. It held for all of 69 in the training texts but
/// one.
fn is_of_person(page: &Page, before: &Name, name: &Name) -> bool {
    name.tag == Tag::Person
        && before.tag == Tag::Person
        && before.words.end + 1 == name.words.start
        && page.words[before.words.end].low == "of"
        && page.words[before.words.end].case == Case::Small
}

fn is_place(page: &Page, words: &Range<usize>) -> bool {
    lexicon().kinds(&key(page, words)).any(Kinds::NATION.and(Kinds::CITY))
}

/// "Prize-winner": an everyday word hangs on the last capital.
fn is_trait(page: &Page, words: &Range<usize>) -> bool {
    let last = page.words[words.end - 1].low.rsplit_once('-');
    last.is_some_and(|(_, tail)| TRAITS.has(tail))
}

/// "her novel NAME NAME".
fn is_work(page: &Page, words: &Range<usize>) -> bool {
    let before = before(page, words).filter(|w| w.case == Case::Small);
    words.len() > 1 && before.is_some_and(|w| WORKS.has(&w.low))
}

/// "the Brandts": a family, where `surnames` hold its name.
fn is_family(page: &Page, words: &Range<usize>, surnames: &BTreeSet<String>) -> bool {
    let family = page.words[words.start].low.strip_suffix('s');
    words.len() == 1
        && before(page, words).is_some_and(|w| w.low == "the")
        && family.is_some_and(|f| surnames.contains(f))
}

/// The word right before `words` in their sentence.
fn before<'a>(page: &'a Page, words: &Range<usize>) -> Option<&'a Word> {
    let line = &page.sentences[page.line_of(words.start)].words;
    words.start.checked_sub(1).filter(|at| line.contains(at)).map(|at| &page.words[at])
}
