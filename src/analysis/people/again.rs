//! A full name that was found once is found again, word for word, wherever it stands.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::names::Name;
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::votes::{Votes, key};
use crate::analysis::people::words::{Case, Page};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Adds to `names`, which stand in order, the full names of persons that were missed though `votes` are sure of them, alone or at the end of the name of
/// something else: "Ambassador to Ruritania NAME NAME". A longer name that only begins with one is a body's.
pub fn find(pages: &[Page], votes: &Votes, names: &mut Vec<Name>) {
    let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in names.iter().filter(|n| n.tag == Tag::Person && n.words.len() > 1) {
        let page = &pages[name.page];
        if !votes.is_surname(&page.words[name.words.end - 1].low) {
            continue;
        }
        let first = page.words[name.words.start].low.clone();
        full.entry(first).or_default().insert(key(page, &name.words));
    }
    let mut added = Vec::new();
    let mut from = 0;
    for (index, page) in pages.iter().enumerate() {
        let upto = from + names[from..].partition_point(|n| n.page <= index);
        let taken = &mut names[from..upto];
        for line in &page.sentences {
            let mut at = line.words.start;
            while at < line.words.end {
                let word = &page.words[at];
                let known = if word.is_capital() { full.get(&word.low) } else { None };
                let found = known.and_then(|keys| longest(page, at..line.words.end, keys));
                let free = found.as_ref().is_some_and(|words| set_free(page, words, &line.words, taken));
                if let Some(words) = found.filter(|_| free) {
                    at = words.end;
                    added.push(Name { page: index, words, tag: Tag::Person, sure: false });
                } else {
                    at += 1;
                }
            }
        }
        from = upto;
    }
    names.extend(added);
    names.sort_by_key(|n| (n.page, n.words.start));
}

/// No person's name has more words.
const MOST_WORDS: usize = 6;

/// The longest of `keys` that the words `within` begin with.
fn longest(page: &Page, within: Range<usize>, keys: &BTreeSet<String>) -> Option<Range<usize>> {
    let ends = within.start + 2..=within.end.min(within.start + MOST_WORDS);
    ends.rev()
        .map(|end| within.start..end)
        .find(|words| page.words[words.end - 1].is_capital() && keys.contains(&key(page, words)))
}

/// Whether the words belong to no name and to no longer run of capitals, or end the name of something else, which is then cut
/// before them. A person's name that is only a part of them grows.
fn set_free(page: &Page, words: &Range<usize>, line: &Range<usize>, taken: &mut [Name]) -> bool {
    let at = taken.partition_point(|n| n.words.end <= words.start);
    let over = taken[at..].iter().take_while(|n| n.words.start < words.end).count();
    let goes_on = line.contains(&words.end)
        && page.words[words.end].is_capital()
        && !page.words[words.end].kinds.any(Kinds::FUNCTION);
    match (over, taken.get_mut(at)) {
        (0, _) => {
            let before = words.start.checked_sub(1).filter(|b| line.contains(b)).map(|b| &page.words[b]);
            let free = Kinds::NO_NAME.and(Kinds::HONORIFIC).and(Kinds::OFFICE).and(Kinds::PEOPLE_OF);
            !goes_on && before.is_none_or(|w| !w.is_capital() || w.kinds.any(free) || w.low.contains('-'))
        }
        (1, Some(name)) if name.tag == Tag::Person => {
            let inside = words.start <= name.words.start && name.words.end <= words.end;
            if inside && !goes_on {
                name.words = words.clone();
            }
            false
        }
        (1, Some(name)) => {
            if name.words.end != words.end || name.words.start + 1 >= words.start {
                return false;
            }
            let kind = Kinds::BODY.and(Kinds::PLACE).and(Kinds::THING).and(Kinds::HONORIFIC);
            let last = &page.words[words.start - 1];
            let front = name.words.start..words.start;
            let nation = lexicon().kinds(&key(page, &front)).any(Kinds::NATION);
            let cut = nation || last.case != Case::Small && !last.kinds.any(kind);
            if cut {
                name.words.end = words.start;
            }
            cut
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Reading;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::{CleanText, Span};

    #[test]
    fn a_body_whose_name_begins_inside_a_persons_stays_whole() {
        let text = "Dana Marlow spoke. Dana Marlow Cable fell.";
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        let pages = [Page::new(&article, &Reading::new(0, &article))];
        let at = |low: &str, nth: usize| {
            let words = pages[0].words.iter().enumerate().filter(|(_, word)| word.low == low);
            words.map(|(at, _)| at).nth(nth).unwrap()
        };
        let person = at("dana", 0)..at("marlow", 0) + 1;
        let body = at("marlow", 1)..at("cable", 0) + 1;
        let mut names = vec![
            Name { page: 0, words: person.clone(), tag: Tag::Person, sure: true },
            Name { page: 0, words: body.clone(), tag: Tag::Organisation, sure: false },
        ];
        find(&pages, &Votes::count(&pages, &names), &mut names);
        let words: Vec<_> = names.into_iter().map(|name| name.words).collect();
        assert_eq!(words, [person, body]);
    }
}
