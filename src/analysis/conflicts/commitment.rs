//! How far somebody goes towards something: ruled out, no plans, not ruled out, considered, suggested, planned.
//!
//! A commitment is a rung of the ladder in `data/lexicon/commitment.txt`, an agent, and the words for what it is about.

use super::agents::{Agent, Agents};
use super::clause::breaks;
use super::utterance::is_content;
use crate::analysis::Reading;
use crate::analysis::claims::stem::Stems;
use crate::analysis::reading::Sentence;
use crate::story::Place;
use crate::text::{Span, Token, TokenKind, WordList};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const LADDER: &str = include_str!("../../../data/lexicon/commitment.txt");
const ACTIONS: &str = include_str!("../../../data/lexicon/actions.txt");

/// Words of a complement, at most: beyond them stands something else.
const REACH: usize = 14;
/// Words before a verb that may belong to its group.
const GROUP: usize = 5;
/// Words that name no thing of their own.
static VAGUE: WordList = WordList::new(
    "possibility prospect idea option possible such likely unlikely whether again further first last time year \
     week month saying said also still might could being doing going made make take taken plan plans planned talk calls",
);

/// Words of three letters that mean nothing alone.
static SHORT: WordList = WordList::new(
    "the and for but not was are has had his her its our you she who how all any can did does may now new one \
     two out off own per too via yet why let get got him them",
);

/// A place on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// What it is called.
    pub name: &'static str,
    /// Its height: -3 (ruled out) to 4 (promised).
    pub level: i8,
}

/// What somebody is said to do or not to do about something.
#[derive(Debug, Clone)]
pub struct Commitment {
    /// The words that state it, from the verb group to the end of what it is about.
    pub place: Place,
    /// The sentence.
    pub sentence: Place,
    /// Whoever it may be that commits.
    pub agents: BTreeSet<Agent>,
    /// How far.
    pub rung: Rung,
    /// Stems of what it is about.
    pub topic: BTreeSet<String>,
    /// The words that tie it to something.
    pub condition: Option<Span>,
}

struct Phrase {
    words: Vec<&'static str>,
    plain: Rung,
    negated: Option<Rung>,
}

fn ladder() -> &'static [Phrase] {
    static READ: OnceLock<Vec<Phrase>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut phrases = Vec::new();
        for line in LADDER.lines().filter(|l| !l.starts_with('#')) {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let [plain, negated, list] = columns[..] else { continue };
            let Some(plain) = rung(plain) else { continue };
            let negated = rung(negated);
            phrases.extend(list.split(", ").map(|words| Phrase {
                words: words.split(' ').collect(),
                plain,
                negated,
            }));
        }
        phrases.sort_by_key(|phrase: &Phrase| std::cmp::Reverse(phrase.words.len()));
        phrases
    })
}

fn rung(words: &'static str) -> Option<Rung> {
    let (name, level) = words.rsplit_once(' ')?;
    Some(Rung { name, level: level.parse().ok()? })
}

/// Takes words to the stem of the action they name.
pub struct Topics {
    stems: Stems,
    same: BTreeMap<String, String>,
}

impl Topics {
    /// With the actions of the list.
    pub fn new() -> Self {
        let stems = Stems::new();
        let mut same = BTreeMap::new();
        for line in ACTIONS.lines().filter(|l| !l.starts_with('#')) {
            let words: Vec<String> = line.split_whitespace().map(|w| stems.of(w)).collect();
            if let Some(first) = words.first() {
                same.extend(words.iter().map(|w| (w.clone(), first.clone())));
            }
        }
        Self { stems, same }
    }

    /// The stem of `low`, or of the word that stands for all names of its action.
    pub fn of(&self, low: &str) -> String {
        let stem = self.stems.of(low);
        self.same.get(&stem).cloned().unwrap_or(stem)
    }

    /// Whether `low` is a verb of what has happened: "found", "opened".
    pub fn is_past(&self, low: &str) -> bool {
        low.ends_with("ed") || self.stems.is_irregular(low)
    }

    /// The topics among `words`.
    fn among(&self, words: &[String]) -> BTreeSet<String> {
        let named = |w: &&String| carries(w) && !VAGUE.has(w);
        words.iter().filter(named).map(|w| self.of(w)).collect()
    }
}

/// Whether `word` says what something is about: a word that carries content, or one of three letters that means something
/// alone.
pub fn carries(word: &str) -> bool {
    let short = word.len() == 3 && word.chars().all(char::is_alphabetic) && !SHORT.has(word);
    is_content(word) || short
}

/// The commitments of a sentence.
pub fn read(reading: &Reading, sentence: &Sentence, agents: &Agents, topics: &Topics) -> Vec<Commitment> {
    let tokens = reading.tokens_of(sentence);
    let low = reading.low_words(sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(phrase) = ladder().iter().find(|p| stands(p, low, at)) else {
            at += 1;
            continue;
        };
        let end = at + phrase.words.len();
        found.extend(commitment(reading, sentence, tokens, low, (at, end), phrase, agents, topics));
        at = end;
    }
    found
}

fn stands(phrase: &Phrase, low: &[String], at: usize) -> bool {
    let same = |(pattern, word): (&&str, &String)| match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    };
    low.len() >= at + phrase.words.len() && phrase.words.iter().zip(&low[at..]).all(same)
}

#[allow(clippy::too_many_arguments)]
fn commitment(
    reading: &Reading,
    sentence: &Sentence,
    tokens: &[Token],
    low: &[String],
    (at, end): (usize, usize),
    phrase: &Phrase,
    agents: &Agents,
    topics: &Topics,
) -> Option<Commitment> {
    let (first, negated, passive) =
        group(low, at, |i| tokens[i].of(reading.text).starts_with(char::is_uppercase));
    // "will not" carries its negation behind it.
    let behind = low.get(end).is_some_and(|w| is_not(w));
    let rung = if negated != behind { phrase.negated? } else { phrase.plain };
    let (words, span) = if passive {
        let start = first - low[..first].iter().rev().take(REACH).take_while(|w| !opens(w)).count();
        (&low[start..first], tokens[start].span.union(tokens[end - 1].span))
    } else {
        let after = low[end..].iter().take(REACH).take_while(|w| !stops(w)).count();
        (&low[end..end + after], tokens[first].span.union(tokens[end + after - 1].span))
    };
    let place = Place::new(reading.article, span);
    let verbal = low[at].ends_with("ing") && first == at;
    let whose = if passive {
        agents.speaker(place).into_iter().collect()
    } else if verbal || is_possessive(low, first) {
        agents.nearest_before(reading, sentence.span, tokens[first].span.start).into_iter().collect()
    } else {
        agents.subject(reading, sentence.span, tokens, first)
    };
    let topic = topics.among(words);
    (!whose.is_empty() && !topic.is_empty()).then(|| Commitment {
        place,
        sentence: Place::new(reading.article, sentence.span),
        agents: whose,
        rung,
        topic,
        condition: condition(tokens, low, end),
    })
}

/// Where the verb group before token `at` begins, whether it negates, and whether the verb is passive.
fn group(low: &[String], at: usize, capital: impl Fn(usize) -> bool) -> (usize, bool, bool) {
    let mut first = at;
    let mut negated = false;
    let mut passive = false;
    while let Some(word) = first.checked_sub(1).map(|i| low[i].as_str()) {
        let be = matches!(word, "be" | "been" | "was" | "were" | "is" | "are" | "being");
        let part = be
            || is_not(word)
            || matches!(
                word,
                "has"
                    | "have"
                    | "had"
                    | "did"
                    | "does"
                    | "do"
                    | "could"
                    | "would"
                    | "can"
                    | "will"
                    | "no"
                    | "any"
                    | "also"
                    | "still"
                    | "again"
                    | "yet"
                    | "ever"
                    | "always"
                    | "now"
                    | "already"
                    | "so"
                    | "far"
                    | "never"
            )
            || word.ends_with("ly") && !capital(first - 1);
        if !part || at - first >= GROUP {
            break;
        }
        passive |= be && first == at && low[at].ends_with("ed");
        negated ^= is_not(word) || matches!(word, "no" | "never");
        first -= 1;
    }
    (first, negated, passive)
}

fn is_not(word: &str) -> bool {
    matches!(word, "not" | "cannot") || word.ends_with("n't")
}

fn is_possessive(low: &[String], first: usize) -> bool {
    let before = first.checked_sub(1).map_or("", |i| low[i].as_str());
    matches!(before, "his" | "her" | "its" | "their") || before == "'s"
}

/// Words at which what a verb is about ends.
fn stops(word: &str) -> bool {
    ties(word) || breaks(word) || matches!(word, "which" | "who" | "saying" | "adding")
}

/// Words before which what a passive verb is about begins.
fn opens(word: &str) -> bool {
    stops(word) || matches!(word, "that" | "," | "said" | "says")
}

/// Words that tie a statement to something.
fn ties(word: &str) -> bool {
    matches!(word, "if" | "unless" | "until" | "provided" | "once")
}

/// The clause behind token `from` that ties the statement to something.
fn condition(tokens: &[Token], low: &[String], from: usize) -> Option<Span> {
    let start = from + low[from..].iter().position(|w| ties(w))?;
    let after =
        low[start + 1..].iter().take(REACH).take_while(|w| !matches!(w.as_str(), "," | ";" | ".")).count();
    let clause = &tokens[start..=start + after];
    let last = clause.iter().rposition(|t| t.kind != TokenKind::Mark)?;
    (last > 1).then(|| clause[0].span.union(clause[last].span))
}
