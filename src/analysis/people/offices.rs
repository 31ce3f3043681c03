//! The offices that the articles state: before a name, beside it between commas, or after "is".

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::names::Name;
use crate::analysis::people::office::Office;
use crate::analysis::people::phrases::{self, Determiner, Phrase, Reach, is_office};
use crate::analysis::people::tagger::Tag;
use crate::analysis::people::words::{Case, Page, Word};
use crate::text::{TokenKind, numerals};
use std::collections::BTreeSet;
use std::ops::Range;

/// An office stated for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The person.
    pub person: usize,
    /// Index of the page.
    pub page: usize,
    /// The words that state it.
    pub words: Range<usize>,
    /// The office.
    pub office: Office,
    /// The words up to the first person's name among them, where commas set them apart from the name that they explain.
    pub apart: Option<Range<usize>>,
}

/// The offices that stand beside the names; `person` gives each name's person.
pub fn stated(pages: &[Page], names: &[Name], person: &[Option<usize>]) -> Vec<Stated> {
    let mut found = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let here: Vec<(usize, &Name)> =
            names.iter().enumerate().filter(|(_, n)| n.page == index && n.tag == Tag::Person).collect();
        let starts: BTreeSet<usize> = here.iter().map(|(_, n)| n.words.start).collect();
        for &(i, name) in &here {
            let Some(person) = person[i] else { continue };
            let beside = Beside {
                page,
                line: page.sentences[page.line_of(name.words.start)].words.clone(),
                starts: &starts,
            };
            for (words, office) in beside.all(name) {
                let apart = beside.apart(name, &words);
                found.push(Stated { person, page: index, words, office, apart });
            }
        }
    }
    found
}

/// The neighbourhood of a name.
struct Beside<'a> {
    page: &'a Page<'a>,
    line: Range<usize>,
    starts: &'a BTreeSet<usize>,
}

/// No apposition before a name reaches back further.
const LOOK_BACK: usize = 16;

impl Beside<'_> {
    fn all(&self, name: &Name) -> Vec<(Range<usize>, Office)> {
        let mut found = Vec::new();
        if let Some((words, mut office)) = self.right_before(name.words.start) {
            self.owned_after(name.words.end, &mut office);
            found.push((words, office));
        }
        found.extend(self.before_comma(name));
        found.extend(self.after(name.words.end));
        found
    }

    /// "NAME, the mayor of the town": the words that commas set apart from the name.
    fn apart(&self, name: &Name, words: &Range<usize>) -> Option<Range<usize>> {
        let mark =
            if words.end <= name.words.start { self.word(words.end) } else { self.word(words.start - 1) };
        let end = words.clone().find(|at| self.starts.contains(at)).unwrap_or(words.end);
        let last = (words.start..end).rev().find(|&at| !self.page.words[at].kinds.any(Kinds::FUNCTION))?;
        mark.is_some_and(|w| matches!(w.low.as_str(), "," | "(")).then_some(words.start..last + 1)
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.line.contains(&at).then(|| &self.page.words[at])
    }

    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|b| self.line.contains(b))
    }

    fn phrase(&self, start: usize, reach: Reach) -> Option<Phrase> {
        let phrase = phrases::at(self.page, &self.line, start, reach, &|at| self.starts.contains(&at))?;
        (!self.page.words[phrase.head].kinds.any(Kinds::HUMAN)).then_some(phrase)
    }

    /// A phrase between commas: an office, or "a boy from the town", "their child".
    fn of_anybody(&self, start: usize) -> Option<Phrase> {
        let phrase = phrases::at(self.page, &self.line, start, Reach::Full, &|at| self.starts.contains(&at))?;
        let told = matches!(phrase.determiner, Determiner::Indefinite | Determiner::Theirs);
        (told || !self.page.words[phrase.head].kinds.any(Kinds::HUMAN)).then_some(phrase)
    }

    /// "Italian Foreign Minister", "Kremlin spokesman", "Col." right before the name.
    fn right_before(&self, start: usize) -> Option<(Range<usize>, Office)> {
        let mut last = self.before(start)?;
        if self.page.words[last].low == "." {
            last = self.before(last)?;
        }
        let word = self.word(last)?;
        if word.kinds.any(Kinds::HONORIFIC) && !is_office(word) {
            let courtesy = matches!(
                word.low.as_str(),
                "mr" | "mrs"
                    | "ms"
                    | "miss"
                    | "mx"
                    | "mister"
                    | "sir"
                    | "dame"
                    | "lord"
                    | "lady"
                    | "madam"
                    | "saint"
                    | "st"
            );
            return (!courtesy && word.is_capital()).then(|| (last..last + 1, Office::of_title(word)));
        }
        let head = if is_office(word) { last } else { self.head_of(last)? };
        let from = self.reach_back(head);
        let ends = |p: &Phrase| p.head == head && (head == last || p.words.end == last + 1);
        let phrase = (from..=head).find_map(|s| self.phrase(s, Reach::Short).filter(ends))?;
        let office = Office::of(self.page, &phrase);
        Some((phrase.words.start..last + 1, office))
    }

    /// The office in "chief of staff", "director of operations", of which `last` is the end.
    fn head_of(&self, last: usize) -> Option<usize> {
        let small = |at: usize| self.word(at).is_some_and(|w| w.case == Case::Small);
        let of =
            (last.saturating_sub(2)..last).rev().find(|&i| self.word(i).is_some_and(|w| w.low == "of"))?;
        let head = self.before(of)?;
        ((of + 1..=last).all(small) && is_office(&self.page.words[head])).then_some(head)
    }

    /// "President NAME of Peru": the owner after the name.
    fn owned_after(&self, end: usize, office: &mut Office) {
        if self.word(end).is_some_and(|w| w.low == "of") {
            let owners = (end + 1..end + 4).map_while(|i| self.word(i)).take_while(|w| w.is_capital());
            owners.for_each(|w| office.own(&w.low));
        }
    }

    /// The first word of the run of words that can stand before the office word `head`.
    fn reach_back(&self, head: usize) -> usize {
        let mut from = head;
        // Small words count only where a determiner stands before them; else they may be verbs.
        let mut small = None;
        let mut people = None;
        while let Some(before) = self.before(from).filter(|&b| head - b <= LOOK_BACK) {
            let word = &self.page.words[before];
            // One office has one nation and no day: what stands before is another phrase.
            let of_nation = word.kinds.any(Kinds::NATION.and(Kinds::PEOPLE_OF));
            if let Some(people) = people.filter(|_| of_nation) {
                return people;
            }
            if is_day(&word.low) {
                break;
            }
            if word.kinds.any(Kinds::PEOPLE_OF) {
                people = Some(before);
            }
            let sure = word.is_capital() && !word.kinds.any(Kinds::FUNCTION)
                || word
                    .kinds
                    .any(Kinds::MODIFIER.and(Kinds::EVALUATIVE).and(Kinds::OFFICE).and(Kinds::PEOPLE_OF))
                    && word.token == TokenKind::Word
                || word.token == TokenKind::Possessive
                || word.low == "and" && self.before(before).is_some_and(|b| is_office(&self.page.words[b]));
            let determiner =
                matches!(word.low.as_str(), "the" | "a" | "an" | "our" | "his" | "her" | "its" | "their");
            if determiner {
                return before;
            }
            if sure {
                from = before;
            } else if word.token == TokenKind::Word
                && word.case == Case::Small
                && !word.kinds.any(Kinds::FUNCTION.and(Kinds::SPEECH))
            {
                small = small.or(Some(from));
                from = before;
            } else {
                break;
            }
        }
        // At a sentence's start no verb can come before the office.
        small.filter(|_| from != self.line.start).unwrap_or(from)
    }

    /// "the head of the ministry, NAME," before the name.
    fn before_comma(&self, name: &Name) -> Option<(Range<usize>, Office)> {
        let comma = self.before(name.words.start).filter(|&b| self.page.words[b].low == ",")?;
        let closed = self
            .word(name.words.end)
            .is_none_or(|w| matches!(w.low.as_str(), "," | "." | ";" | ":" | ")" | "—" | "–"));
        if !closed {
            return None;
        }
        let mut from = comma;
        while let Some(before) = self.before(from) {
            let word = &self.page.words[before];
            let stop = word.token == TokenKind::Mark && word.low != "-";
            if stop || comma - before > LOOK_BACK {
                break;
            }
            from = before;
        }
        let phrase = (from..comma).find_map(|start| {
            let begins = self.before(start).is_none_or(|b| !self.page.words[b].is_capital() || start == from);
            let phrase = self.of_anybody(start).filter(|p| p.words.end == comma && begins)?;
            // A phrase without determiner begins with a capital or an office.
            let bare = phrase.determiner == Determiner::None;
            let first = &self.page.words[start];
            (!bare || first.is_capital() || is_office(first)).then_some(phrase)
        })?;
        Some((phrase.words.clone(), Office::of(self.page, &phrase)))
    }

    /// "NAME, the mayor of the town,", "NAME, 43, a nurse", "NAME (the mayor)", "NAME is the mayor", "NAME, who as mayor".
    fn after(&self, end: usize) -> Option<(Range<usize>, Office)> {
        let next = self.word(end)?;
        let copula =
            |w: &Word| matches!(w.low.as_str(), "is" | "was" | "became" | "remains" | "becomes" | "as");
        match next.low.as_str() {
            "," | "(" => {
                let mut start = end + 1;
                if self.word(start).is_some_and(|w| w.token == TokenKind::Number)
                    && self.word(start + 1).is_some_and(|w| w.low == ",")
                {
                    start += 2;
                }
                if self.word(start).is_some_and(|w| w.low == "who") {
                    start += 1;
                    if !self.word(start).is_some_and(copula) {
                        return None;
                    }
                    let phrase = self.phrase(start + 1, Reach::Short)?;
                    return Some((phrase.words.clone(), Office::of(self.page, &phrase)));
                }
                let phrase = self.of_anybody(start)?;
                let bare = phrase.determiner == Determiner::None;
                let closed = self.word(phrase.words.end).is_none_or(|w| {
                    w.token == TokenKind::Mark && w.low != "-"
                        || matches!(w.low.as_str(), "who" | "which" | "whose" | "that")
                        || w.kinds.any(Kinds::SPEECH)
                });
                let list = bare && self.starts.contains(&phrase.words.end);
                (closed && !list).then(|| (phrase.words.clone(), Office::of(self.page, &phrase)))
            }
            "of" => None,
            _ if copula(next) => {
                let phrase = self.phrase(end + 1, Reach::Short)?;
                let told = phrase.determiner != Determiner::None || next.low == "as";
                (told && phrase.modifiers.start <= end + 4)
                    .then(|| (phrase.words.clone(), Office::of(self.page, &phrase)))
            }
            _ => None,
        }
    }
}

fn is_day(low: &str) -> bool {
    numerals::weekday(low).is_some() || matches!(low, "today" | "yesterday")
}
