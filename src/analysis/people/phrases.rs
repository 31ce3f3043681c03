//! Noun phrases headed by an office: "the former British prime minister", "Sarnford's mayor", "the head of the agency".
//!
//! There is no parser. A phrase begins with a determiner, an owner ("Italy's") or its first word, goes on over words that
//! can stand before a noun, and ends with the last office word before a small word, a verb of speech, a mark or a name.

use crate::analysis::people::lexicon::{Kinds, lexicon};
use crate::analysis::people::words::{Case, Page, Word};
use crate::text::{TokenKind, WordList};
use std::ops::Range;

/// What a phrase begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// Nothing: "Foreign Minister".
    None,
    /// "the", "our", "this": somebody the reader knows.
    Definite,
    /// "a", "an", "one": somebody new.
    Indefinite,
    /// "his", "her", "its", "their".
    Theirs,
    /// "Italy's", "the bloc's".
    Owner,
}

/// A noun phrase whose head is an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// All its words, what follows the head included.
    pub words: Range<usize>,
    /// The office word.
    pub head: usize,
    /// What it begins with.
    pub determiner: Determiner,
    /// The words of its owner, before the possessive.
    pub owner: Range<usize>,
    /// The words between determiner or owner and head.
    pub modifiers: Range<usize>,
    /// The words after the head that belong to it: "of Sarnford".
    pub complement: Range<usize>,
}

/// How far the words behind the head belong to the phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// As far as a name or a short noun goes: a verb may follow.
    Short,
    /// To the next mark: the phrase stands between commas.
    Full,
}

/// No office has more words than this before its head.
const MOST_MODIFIERS: usize = 8;
/// Nor more than this after it.
const MOST_COMPLEMENT: usize = 16;

/// What the lists know of an office word; for a compound they do not have, of its last part.
pub fn office_kinds(word: &Word) -> Kinds {
    if word.kinds.any(Kinds::OFFICE) {
        return word.kinds;
    }
    match word.low.rsplit_once('-') {
        Some((_, last)) if word.token == TokenKind::Word => lexicon().kinds(last),
        _ => word.kinds,
    }
}

/// Whether the word can be the head of an office.
pub fn is_office(word: &Word) -> bool {
    word.token == TokenKind::Word && (office_kinds(word).any(Kinds::OFFICE) || is_agent(word))
}

/// Whether a small word is likely the noun of one who does something, though no list has it: "hurdler", "florist".
pub fn is_agent(word: &Word) -> bool {
    const ENDS: [&str; 7] = ["er", "or", "ist", "ian", "man", "woman", "eer"];
    static OTHERS: WordList = WordList::new(
        "after under over never ever former other another rather either neither whether together number \
         matter water paper letter order power river border winter summer september october november december offer \
         answer effort center computer server member quarter corner shoulder finger weather dinner paper theater \
         super human german roman woman man later earlier greater larger smaller higher lower longer shorter better \
         worse older younger newer further farther closer wider deeper stronger weaker easier harder faster slower \
         minor major prior senior junior interior exterior error mirror terror horror floor door favour favor colour \
         color labour labor honour honor harbour harbor behaviour behavior rumour rumor vapor vapour tumor tumour \
         factor sector motor monitor doctor anger danger silver gender layer chapter counter cover disaster ladder \
         leather manner master monster murder newspaper poster proper quarter register shelter tender timber tower \
         transfer trailer twitter whatever wherever however whoever consider remember discover deliver recover suffer \
         wonder enter list exist consist assist persist insist resist twist mist fist plan can",
    );
    let low = word.low.as_str();
    word.case == Case::Small
        && low.len() > 5
        && ENDS.iter().any(|end| low.ends_with(end))
        && !word.kinds.any(Kinds::FUNCTION.and(Kinds::SPEECH).and(Kinds::MODIFIER).and(Kinds::EVALUATIVE))
        && !OTHERS.has(low)
}

/// Whether the word is a human being, with an office or without.
pub fn is_human(word: &Word) -> bool {
    is_office(word) || word.kinds.any(Kinds::HUMAN)
}

/// Heads that are as often adjectives or things: they need more around them.
pub fn is_doubtful(low: &str) -> bool {
    matches!(
        low,
        "general"
            | "major"
            | "chief"
            | "head"
            | "principal"
            | "forward"
            | "chair"
            | "host"
            | "private"
            | "cardinal"
            | "executive"
            | "second"
            | "pilot"
            | "guard"
            | "counsel"
            | "partner"
            | "driver"
            | "conservative"
            | "justice"
            | "officer"
            | "deputy"
            | "leader"
            | "champion"
            | "king"
            | "queen"
            | "twin"
    )
}

/// Whether the word is a verb of speech and nothing that stands before a noun.
fn is_speech(word: &Word) -> bool {
    word.case == Case::Small && word.kinds.any(Kinds::SPEECH) && !word.kinds.any(Kinds::MODIFIER)
}

/// Whether the word can stand inside a phrase before its head.
fn can_modify(word: &Word) -> bool {
    match word.token {
        TokenKind::Word => !(word.kinds.any(Kinds::FUNCTION) || is_speech(word)),
        TokenKind::Number => word.low.contains('-'),
        _ => false,
    }
}

/// The phrase that begins at word `start` of the sentence `line`; `is_name` tells where a person's name begins.
pub fn at(
    page: &Page,
    line: &Range<usize>,
    start: usize,
    reach: Reach,
    is_name: &dyn Fn(usize) -> bool,
) -> Option<Phrase> {
    let word = |at: usize| line.contains(&at).then(|| &page.words[at]);
    let first = word(start)?;
    let mut determiner = match first.low.as_str() {
        "the" | "our" | "this" | "that" => Determiner::Definite,
        "a" | "an" | "one" | "another" => Determiner::Indefinite,
        "his" | "her" | "its" | "their" | "my" | "your" => Determiner::Theirs,
        _ => Determiner::None,
    };
    let first_determiner = determiner;
    let mut next = start + usize::from(determiner != Determiner::None);
    let mut owner = next..next;
    let body = |from: usize| {
        let mut to = from;
        while to < from + MOST_MODIFIERS && word(to).is_some_and(can_modify) && !is_name(to) {
            to += 1;
        }
        to
    };
    let mut end = body(next);
    if end > next && word(end).is_some_and(|w| w.token == TokenKind::Possessive) {
        owner = next..end;
        determiner = Determiner::Owner;
        next = end + 1;
        end = body(next);
    } else if let Some(cut) = plural_owner(page, next..end) {
        owner = next..cut;
        determiner = Determiner::Owner;
        next = cut + 1;
    }
    let head_in = |range: Range<usize>| range.rev().find(|&i| is_human(&page.words[i]));
    let mut head = head_in(next..end);
    if head.is_none() && determiner == Determiner::Owner {
        // "the mayor's office": the owner is the office.
        head = head_in(owner.clone()).filter(|&h| h + 1 == owner.end);
        next = owner.start;
        owner = next..next;
        determiner = if next > start { first_determiner } else { Determiner::None };
    }
    let head = head?;
    if is_doubtful(&page.words[head].low)
        && word(head + 1).is_some_and(|w| w.token == TokenKind::Word && can_modify(w))
        && !is_name(head + 1)
    {
        return None;
    }
    let complement = complement(page, line, head + 1, reach, is_name);
    Some(Phrase {
        words: start..complement.end.max(head + 1),
        head,
        determiner,
        owner,
        modifiers: next..head,
        complement,
    })
}

/// The bare apostrophe of a plural owner inside `words`: `the workers' leader`.
fn plural_owner(page: &Page, words: Range<usize>) -> Option<usize> {
    words.clone().skip(1).find(|&i| page.words[i].token == TokenKind::Possessive)
}

/// The words from `from` on that belong to the head before them.
fn complement(
    page: &Page,
    line: &Range<usize>,
    from: usize,
    reach: Reach,
    is_name: &dyn Fn(usize) -> bool,
) -> Range<usize> {
    let word = |at: usize| line.contains(&at).then(|| &page.words[at]);
    let links = |low: &str| match reach {
        Reach::Short => matches!(low, "of" | "for"),
        Reach::Full => matches!(low, "of" | "for" | "at" | "in" | "to" | "on" | "from" | "with" | "and"),
    };
    if !word(from).is_some_and(|w| links(&w.low)) {
        return from..from;
    }
    let mut to = from + 1;
    let (mut small, mut owned) = (0, false);
    while to < from + MOST_COMPLEMENT {
        let Some(w) = word(to) else { break };
        let goes_on = match (reach, w.token) {
            (_, TokenKind::Possessive) => {
                owned = true;
                small = 0;
                true
            }
            (_, TokenKind::Mark) => false,
            _ if is_name(to) && reach == Reach::Short => false,
            (Reach::Full, _) => {
                !(matches!(
                    w.low.as_str(),
                    "who"
                        | "which"
                        | "that"
                        | "whose"
                        | "is"
                        | "was"
                        | "has"
                        | "had"
                        | "were"
                        | "as"
                        | "when"
                ) || is_speech(w))
            }
            (Reach::Short, _) if w.is_capital() || w.token == TokenKind::Number => true,
            (Reach::Short, _)
                if matches!(w.low.as_str(), "the" | "its" | "his" | "her" | "their" | "our") =>
            {
                to == from + 1
            }
            (Reach::Short, _) => {
                let after_name = page.words[to - 1].is_capital();
                small += 1;
                !w.kinds.any(Kinds::FUNCTION.and(Kinds::SPEECH))
                    && !after_name
                    && small <= if owned { 2 } else { 1 }
            }
        };
        if !goes_on {
            break;
        }
        to += 1;
    }
    if to == from + 1 { from..from } else { from..to }
}
