//! Where names stand: what the tagger sees, joined with strong cues, trimmed to the bare name, made even over the story.

use crate::analysis::people::again;
use crate::analysis::people::bodies;
use crate::analysis::people::contexts::Contexts;
use crate::analysis::people::joins::{join_partners, join_touching};
use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::lookalikes;
use crate::analysis::people::tagger::{self, Tag, Tagged};
use crate::analysis::people::votes::{Votes, key};
use crate::analysis::people::words::{Case, Page, Usage, Word};
use crate::text::TokenKind;
use rayon::prelude::*;
use std::collections::BTreeSet;
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
    let on_pages = pages.par_iter().enumerate().map(|(index, page)| {
        let tagged = tagger::tag(page, usage, tagger::built_in());
        on_page(page, index, tagged)
    });
    let mut names: Vec<Name> = on_pages.flatten_iter().collect();
    Votes::count(pages, &names).cut(pages, usage, &mut names);
    let votes = Votes::count(pages, &names);
    votes.overrule(pages, &mut names);
    Contexts::count(pages, usage, &names).doubt(pages, &mut names);
    again::find(pages, &Votes::count(pages, &names), &mut names);
    Votes::count(pages, &names).spread(pages, &mut names);
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
            _ => {
                let words = bodies::trimmed(page, t.words, t.tag);
                names.push(Name { page: index, words, tag: t.tag, sure: false });
            }
        }
    }
    join_touching(page, &mut names);
    join_partners(page, &mut names);
    for name in &mut names {
        let known = lexicon().kinds(&key(page, &name.words));
        let listed = known.any(Kinds::FIRST_NAME.and(Kinds::SURNAME));
        let body = (known.any(Kinds::BODY) || is_abbreviation(page, &name.words)) && !listed;
        if name.words.len() == 1 && name.tag == Tag::Person && body && !name.sure {
            name.tag = Tag::Organisation;
        }
        if name.words.len() > 1 && known.any(Kinds::BODY) {
            (name.tag, name.sure) = (Tag::Organisation, false);
        }
        if name.words.len() > 1 && known.any(Kinds::NATION.and(Kinds::CITY)) {
            (name.tag, name.sure) = (Tag::Place, false);
        }
    }
    let (mut cued, mut replaced) = (Vec::new(), BTreeSet::new());
    for words in runs(page) {
        let Some(words) = trimmed(page, words) else { continue };
        if !is_cued(page, &words) {
            continue;
        }
        // The tagger's names are in order; those that overlap the run stand together.
        let from = names.partition_point(|n| n.words.end <= words.start);
        let upto = from + names[from..].partition_point(|n| n.words.start < words.end);
        let office = office_right_before(page, words.start);
        let longer = |n: &Name| n.words.len() > words.len() && !office;
        let taken = names[from..upto].iter().any(|n| n.tag == Tag::Person || longer(n));
        if !taken {
            replaced.extend(from..upto);
            cued.push(Name { page: index, words, tag: Tag::Person, sure: true });
        }
    }
    let mut at = 0;
    names.retain(|_| {
        at += 1;
        !replaced.contains(&(at - 1))
    });
    names.extend(cued);
    names.sort_by_key(|n| n.words.start);
    lookalikes::set_apart(page, &mut names);
    names
}

/// Whether the name is one word of a few capitals, such as a body goes by, that is not all its line holds.
fn is_abbreviation(page: &Page, words: &Range<usize>) -> bool {
    let word = &page.words[words.start];
    let headline = page.sentences[page.line_of(words.start)].headline;
    word.case == Case::All && (3..=5).contains(&word.low.len()) && !headline && !is_line(page, words)
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
                // "NAME NAME In the town": a sentence that begins without a stop before it.
                let opens = at > start + 1 && word.is_capital() && word.kinds.any(Kinds::FUNCTION);
                if !word.is_capital() && !inner && !stop || opens && !word.kinds.any(Kinds::PARTICLE) {
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

/// The bare name in `words`: without titles, peoples, days and bodies at its front, days and stops at its end. None where
/// nothing is left.
fn trimmed(page: &Page, words: Range<usize>) -> Option<Range<usize>> {
    if is_storm_or_ship(&page.words[words.start].low) {
        return None;
    }
    // "the Rovers' NAME": what follows a possessive is a name of its own; "NAME of Rovers" ends before the preposition.
    let apart = |i: &usize| {
        page.words[*i].token == TokenKind::Possessive || matches!(page.words[*i].low.as_str(), "'" | "’")
    };
    let start = words.clone().rev().skip(1).find(apart).map_or(words.start, |i| i + 1);
    let end = (start + 1..words.end).find(|&i| page.words[i].low == "of").unwrap_or(words.end);
    let start = front(page, after_title(page, start, end), end);
    let end = back(page, start, end);
    (start < end).then_some(start..end)
}

/// The word after the last title inside the words from `start` to `end`: "Texas Sen. NAME". A word that is a name as well
/// is a title there only with a stop.
fn after_title(page: &Page, start: usize, end: usize) -> usize {
    let words = &page.words;
    let stop = |i: usize| words[i].low.ends_with('.') || words[i + 1].low == ".";
    let name = |i: usize| words[i].kinds.any(Kinds::FIRST_NAME.and(Kinds::SURNAME));
    let title = (start + 1..end.saturating_sub(1)).rev().find(|&i| {
        let place =
            start + 1 == i && words[start].kinds.any(Kinds::CITY.and(Kinds::NATION).and(Kinds::PEOPLE_OF));
        is_title(&words[i]) && (stop(i) || !name(i)) && (place || !(start..i).any(name))
    });
    title.map_or(start, |i| i + 1)
}

pub(super) fn is_storm_or_ship(low: &str) -> bool {
    matches!(low, "hurricane" | "storm" | "typhoon" | "cyclone" | "uss" | "hms" | "ss")
}

/// Where the name in the words from `start` to `end` begins.
fn front(page: &Page, mut start: usize, end: usize) -> usize {
    let headline = page.sentences[page.line_of(start)].headline;
    while start < end {
        let word = &page.words[start];
        let left = (start..end).filter(|&i| page.words[i].token == TokenKind::Word).count();
        let name_too = word.kinds.any(Kinds::FIRST_NAME) && !word.kinds.any(Kinds::WORD_TOO);
        let title = word.kinds.any(Kinds::HONORIFIC.and(Kinds::OFFICE));
        let sexed = word.kinds.any(Kinds::HONORIFIC)
            && word.kinds.any(Kinds::MALE.and(Kinds::FEMALE))
            && word.low != "don";
        let first_name_next = left > 2 && !name_too && is_first_name(page, start + 1, end);
        let other = word.kinds.any(Kinds::NO_NAME.and(Kinds::PEOPLE_OF).and(Kinds::NATION))
            || first_name_next
                && (headline || word.case == Case::All || word.kinds.any(Kinds::CITY.and(Kinds::BODY)));
        let cut = match word.token {
            TokenKind::Word if is_for_or_against(&word.low) => true,
            TokenKind::Word if left == 1 => title && !name_too && !word.kinds.any(Kinds::SURNAME) || other,
            TokenKind::Word => (title || other) && (!name_too || left > 2 || sexed),
            _ => true,
        };
        if !cut {
            break;
        }
        start += 1;
    }
    start
}

/// "pro-Ruritanian", "Anti-Smith", "Pan-democrat": no part of a name.
fn is_for_or_against(low: &str) -> bool {
    const STARTS: [&str; 9] = ["pro-", "anti-", "non-", "post-", "pre-", "mid-", "pan-", "neo-", "then-"];
    STARTS.iter().any(|start| low.starts_with(start)) || matches!(low, "nonpartisan" | "non-partisan")
}

/// Where the name in the words from `start` to `end` ends.
fn back(page: &Page, start: usize, mut end: usize) -> usize {
    while end > start {
        let word = &page.words[end - 1];
        let day = word.kinds.any(Kinds::NO_NAME) && !word.kinds.any(Kinds::FUNCTION);
        let longer = end - start > 2;
        let initial = word.is_initial() && longer;
        // "NAME NAME In the town"; a surname alone may be such a word.
        let opens = longer && word.kinds.any(Kinds::FUNCTION) && !word.kinds.any(Kinds::PARTICLE);
        let cut = match word.token {
            TokenKind::Word => {
                end - start > 1
                    && (day || initial || opens || word.kinds.any(Kinds::THING))
                    && !word.kinds.any(Kinds::SURNAME)
            }
            _ => true,
        };
        if !cut {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether a first name stands at `at`, before `end`.
fn is_first_name(page: &Page, at: usize, end: usize) -> bool {
    at < end && page.words[at].kinds.any(Kinds::FIRST_NAME) && page.words[at].case == Case::Capital
}

/// Whether something beside the tagger says that `words` name a person: a title before them or a first name.
fn is_sure(page: &Page, words: &Range<usize>) -> bool {
    let first = &page.words[words.start];
    let first_name = first.kinds.any(Kinds::FIRST_NAME) && !first.kinds.any(Kinds::WORD_TOO.and(Kinds::CITY));
    words.len() > 1 && first_name
        || title_before(page, words.start).is_some()
        || words.len() > 1 && office_right_before(page, words.start)
        || is_two_part(&page.words[words.clone()])
        || is_of_administration(page, words)
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
    if is_two_part(here) {
        return true;
    }
    if here.len() > 4 || here.iter().any(|w| w.kinds.any(not_person) && !w.kinds.any(Kinds::FIRST_NAME)) {
        return false;
    }
    let known = lexicon().kinds(&key(page, words));
    if here.iter().any(|w| w.case == Case::All) || known.any(Kinds::NATION.and(Kinds::CITY).and(Kinds::BODY))
    {
        return false;
    }
    let courtesy = |at: usize| {
        matches!(page.words[at].low.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sen" | "gov")
    };
    let office = |at: usize| page.words[at].kinds.any(Kinds::SURE_OFFICE);
    let title = title_before(page, words.start);
    if title.is_some_and(|at| courtesy(at) || office(at) && here.len() < 3) {
        return true;
    }
    if (2..=3).contains(&here.len())
        && here.iter().all(Word::is_capital)
        && office_right_before(page, words.start)
    {
        return true;
    }
    let plain = Kinds::WORD_TOO.and(Kinds::CITY);
    if here.len() == 1
        && here[0].kinds.any(Kinds::FIRST_NAME)
        && !here[0].kinds.any(plain)
        && is_line(page, words)
    {
        return true;
    }
    if is_of_administration(page, words) {
        return true;
    }
    if here.len() > 1 && here[0].kinds.any(Kinds::FIRST_NAME) && is_told_of(page, words.end) {
        return true;
    }
    here.len() > 1
        && here[0].kinds.any(Kinds::FIRST_NAME)
        && !here[0].kinds.any(plain)
        && here[here.len() - 1].kinds.any(Kinds::SURNAME)
        && !here[here.len() - 1].kinds.any(plain)
}

/// Whether a word in small letters that means hardly anything but an office stands right before word `at`:
/// "spokesman NAME", "foreign minister NAME".
fn office_right_before(page: &Page, at: usize) -> bool {
    let line = &page.sentences[page.line_of(at)].words;
    at.checked_sub(1).filter(|before| line.contains(before)).is_some_and(|before| {
        let word = &page.words[before];
        word.case == Case::Small && word.kinds.any(Kinds::SURE_OFFICE)
    })
}

/// Whether the name is all that its line holds: a signature, a greeting.
fn is_line(page: &Page, words: &Range<usize>) -> bool {
    let line = &page.sentences[page.line_of(words.start)].words;
    let is_rest_mark =
        || line.clone().filter(|i| !words.contains(i)).all(|i| page.words[i].token == TokenKind::Mark);
    line.len() <= words.len() + 1 && is_rest_mark()
}

/// Whether the words are a family name and a hyphened given name, as Chinese and Korean names are written: no place and
/// hardly a firm is.
fn is_two_part(words: &[Word]) -> bool {
    let [family, given] = words else { return false };
    let mut parts = given.low.split('-');
    let short = |part: Option<&str>| {
        part.is_some_and(|p| (2..=6).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
    };
    family.case == Case::Capital
        && family.low.len() <= 6
        && !family.low.contains('-')
        && short(parts.next())
        && short(parts.next())
        && parts.next().is_none()
        && given.is_capital()
        && !given.kinds.any(Kinds::PLACE.and(Kinds::BODY))
}

/// Whether ", who" stands at word `end`: what goes before is human.
fn is_told_of(page: &Page, end: usize) -> bool {
    let low = |at: usize| page.words.get(at).map_or("", |w| w.low.as_str());
    low(end) == "," && matches!(low(end + 1), "who" | "whose")
}

/// "the NAME administration".
pub(super) fn is_of_administration(page: &Page, words: &Range<usize>) -> bool {
    let word = &page.words[words.start];
    words.len() == 1
        && word.kinds.any(Kinds::SURNAME)
        && !word.kinds.any(Kinds::CITY)
        && page.words.get(words.end).is_some_and(|w| {
            matches!(w.low.as_str(), "administration" | "presidency" | "premiership" | "government")
        })
        && words.start > 0
        && page.words[words.start - 1].low == "the"
}
