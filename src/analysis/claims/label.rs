//! A short name for a claim, in its evidence's own words.
//!
//! A label is a stretch of one piece of evidence without inner stops, at most [`LONGEST`] characters, that begins where a
//! clause or a phrase begins and does not end on a word that leaves it hanging. Among all such stretches the one with
//! the most of what the evidence shares wins.

use super::statement::{Corpus, Term};
use super::stem::Stems;
use crate::analysis::Reading;
use crate::analysis::quotations::lexicon;
use crate::story::Place;
use crate::text::{Span, Token, TokenKind, WordList};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Longest label, in characters.
const LONGEST: usize = 80;
/// Characters beyond which a label has to earn its length.
const SHORT: usize = 56;
/// What a word that only this evidence has adds, as a share of a shared word.
const OWN_WORD: f32 = 0.2;
/// What a name adds, as a share of another word: names alone say who, not what.
const NAME: f32 = 0.4;
/// Gain for running to the end of a clause: a label that breaks off reads badly.
const WHOLE_CLAUSE: f32 = 2.5;
/// Gain for beginning where a clause begins.
const CLAUSE_START: f32 = 1.5;
/// Gain for beginning where the sentence does.
const SENTENCE_START: f32 = 1.5;

/// What is left of the worth of a stretch without a verb: it names a thing and claims nothing of it.
const NO_VERB: f32 = 0.35;
/// What is left of the worth of a stretch that tells of telling: `the minister said` is no claim.
const TELLING: f32 = 0.4;
/// What is left of the worth of a stretch that leaves its subject to be guessed: `he ruled it out`, `leaving the port`.
const NO_SUBJECT: f32 = 0.75;
/// What is left of the worth of a stretch that hangs on another clause: `when it rained`, `so the matter is closed`.
const HANGS: f32 = 0.7;
/// What is left of the worth of a stretch for each end at which it tears a phrase.
const TORN: f32 = 0.7;
/// What is left of the worth of a stretch outside the words that carry the claim.
const ELSEWHERE: f32 = 0.6;
/// What is left of the worth of a stretch of names alone.
const ONLY_NAMES: f32 = 0.4;

/// Words that make a statement of a stretch.
static VERBAL: WordList = WordList::new(
    "is are was were be been has have had will would could can may might must should shall cannot does did \
     do not never won't can't isn't goes went gave made said set put left lost won kept held met rose fell",
);

/// Words on which no label ends: each asks for another.
static HANGING: WordList = WordList::new(
    "a an the and or but nor of to in on at by for from with without into onto upon over under about as \
     than that which who whom whose when where while if is are was were be been being has have had do does did will would \
     shall should can could may might must not no its his her their our my your this these those every each some any most \
     more very also just only even still yet so such because since until before after between through during against \
     among per like via inside outside within across around towards toward it he she they we i you there him them \
     said says more told",
);
/// Words with which no label begins.
static DANGLING: WordList =
    WordList::new("and or but nor than of by as which who whom whose while because said says told also");

/// Words that tie what follows to something else.
static TYING: WordList = WordList::new(
    "when if as although though because since just so now then even also still after before until unless where \
     meanwhile however whether nor not just one another asked",
);
/// Words that take the noun behind them along: a stretch that begins behind them is torn.
static DETERMINERS: WordList =
    WordList::new("a an the no its his her their our my your this that these those every each some any");

const RELATIVE: [&str; 5] = ["who", "which", "whose", "whom", "where"];

/// Words that stand for a subject named elsewhere.
static POINTING: WordList = WordList::new("he she it they we i you this that these those there who which");

/// A stretch of the evidence that could be a claim's label, and what it is worth.
pub type Wording = (f32, Place);

/// The possible labels for `evidence`, statements with the words of each that carry the claim: the best of each article first.
/// The words come from those; the others say which of them are shared.
pub fn wordings(readings: &[Reading], corpus: &Corpus, evidence: &[(usize, Span)]) -> Vec<Wording> {
    let mut spread: BTreeMap<Term, usize> = BTreeMap::new();
    for &(i, _) in evidence {
        for &(term, _) in &corpus.statements[i].terms {
            *spread.entry(term).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    let mut articles = BTreeSet::new();
    let article = |i: usize| corpus.statements[i].place.article;
    for &(i, core) in evidence.iter().filter(|&&(i, _)| articles.insert(article(i))) {
        let place = corpus.statements[i].place;
        let reading = &readings[place.article];
        let Some(sentence) = reading.sentence_at(place.span.start).map(|s| &reading.sentences[s]) else {
            continue;
        };
        let tokens = reading.tokens_of(sentence);
        let tokens = &tokens[..tokens.len().min(corpus.statements[i].tokens.len())];
        let gains: Vec<f32> = corpus.statements[i]
            .tokens
            .iter()
            .map(|token| {
                let name = if token.name { NAME } else { 1.0 };
                token.term.map_or(0.0, |t| {
                    let share = if spread.get(&t).is_some_and(|&n| n > 1) { 1.0 } else { OWN_WORD };
                    corpus.weights[t as usize] * share * name
                })
            })
            .collect();
        found.extend(stretches(reading.text, tokens, &gains).into_iter().map(|(gain, span)| {
            let gain = if core.covers(span) { gain } else { gain * ELSEWHERE };
            (gain, Place::new(place.article, span))
        }));
    }
    found
}

/// The best of `wordings`; none that is a part of another claim's label, in `taken`, while there is a third. Where no
/// stretch will do, one endless word, say, it is the beginning of `first`, the words of the first evidence.
pub fn label(
    readings: &[Reading],
    wordings: &[Wording],
    first: &str,
    taken: &mut BTreeSet<String>,
) -> String {
    let repeats = |label: &str, words: &str| {
        if label.len() < words.len() { words.contains(label) } else { label.contains(words) }
    };
    let mut wordings: Vec<&Wording> = wordings.iter().collect();
    wordings.sort_by(|x, y| y.0.total_cmp(&x.0));
    let mut words = wordings.iter().map(|(_, place)| place.span.of(readings[place.article].text));
    let best = words.find(|words| !taken.iter().any(|label| repeats(label, words)));
    let label = best.map_or_else(|| first.chars().take(LONGEST).collect(), str::to_owned);
    taken.insert(label.clone());
    label
}

/// What a token is to a label.
struct Part {
    span: Span,
    is_mark: bool,
    is_possessive: bool,
    is_comma: bool,
    is_percent: bool,
    /// A mark at which no clause ends.
    is_unit: bool,
    is_capital: bool,
    is_of: bool,
    is_that: bool,
    hangs: bool,
    dangles: bool,
    verbal: bool,
    states: bool,
    determines: bool,
    relative: bool,
    tells: bool,
    /// What a stretch keeps that begins here.
    begins: f32,
}

impl Part {
    fn of(text: &str, token: &Token) -> Self {
        let written = token.of(text);
        let low = written.to_lowercase();
        let past = low.len() > 4 && low.ends_with("ed") || stems().is_irregular(&low);
        let verbal = VERBAL.has(&low);
        let guessed = POINTING.has(&low) || verbal || past || low.len() > 4 && low.ends_with("ing");
        let is_mark = token.kind == TokenKind::Mark;
        let tells = lexicon::verbs(&low).iter().any(|(verb, _)| verb.quotes() && !verb.is_doubtful());
        Self {
            span: token.span,
            is_mark,
            is_possessive: token.kind == TokenKind::Possessive,
            is_comma: written == ",",
            is_percent: written == "%",
            is_unit: is_unit(written),
            is_capital: written.starts_with(char::is_uppercase),
            is_of: low == "of",
            is_that: low == "that",
            hangs: HANGING.has(&low),
            dangles: DANGLING.has(&low),
            verbal,
            states: (verbal || past) && !tells,
            determines: DETERMINERS.has(&low),
            relative: RELATIVE.contains(&low.as_str()),
            tells,
            begins: if guessed { NO_SUBJECT } else { 1.0 } * if TYING.has(&low) { HANGS } else { 1.0 },
        }
    }
}

/// What a stretch says, as far as it has been read.
#[derive(Default)]
struct Said {
    /// It has a verb of its own.
    states: bool,
    /// It tells that somebody spoke.
    tells: bool,
    /// It has something besides names.
    not_only_names: bool,
    /// "Ivo Marsh, who kept the light," is still waiting for its verb.
    aside: bool,
    after_comma: bool,
}

impl Said {
    fn read(&mut self, part: &Part) {
        if self.after_comma {
            self.aside = part.relative;
        }
        self.after_comma = part.is_comma;
        self.states |= !self.aside && part.states;
        self.tells |= part.tells;
        self.not_only_names |= !part.is_capital;
    }

    /// How much of its worth the stretch keeps.
    fn kept(&self) -> f32 {
        let kept = |whole: bool, less: f32| if whole { 1.0 } else { less };
        kept(self.states, NO_VERB) * kept(self.not_only_names, ONLY_NAMES) * kept(!self.tells, TELLING)
    }
}

/// Every stretch that could be a label, with its worth.
fn stretches(text: &str, tokens: &[Token], gains: &[f32]) -> Vec<(f32, Span)> {
    let parts: Vec<Part> = tokens.iter().map(|token| Part::of(text, token)).collect();
    let mut found = Vec::new();
    for (first, begin) in parts.iter().enumerate() {
        let before = first.checked_sub(1).map(|before| &parts[before]);
        let starts_clause = before.is_none_or(|t| t.is_mark || t.is_that);
        if begin.is_mark || begin.is_possessive || begin.dangles || !starts_clause && gains[first] <= 0.0 {
            continue;
        }
        let torn = |tears: bool| if tears { TORN } else { 1.0 };
        let tears = |t: &Part| !t.hangs || t.verbal || t.determines;
        let start = begin.begins * torn(!starts_clause && before.is_some_and(tears));
        let mut worth = if starts_clause { CLAUSE_START } else { 0.0 };
        worth += if first == 0 { SENTENCE_START } else { 0.0 };
        let mut said = Said::default();
        for (last, part) in parts.iter().enumerate().skip(first) {
            let span = begin.span.union(part.span);
            let long = span.len() > 4 * LONGEST || span.of(text).chars().count() > LONGEST;
            // Commas may stand within a label, around what describes a name.
            if part.is_mark && !part.is_unit && !part.is_comma || long {
                break;
            }
            worth += gains[last];
            said.read(part);
            let next = parts.get(last + 1);
            let hangs = part.is_mark && !part.is_percent || part.is_possessive || part.hangs;
            if hangs || last == first || next.is_some_and(|t| t.is_possessive) {
                continue;
            }
            let whole = next.is_none_or(|t| t.is_mark && !t.is_unit);
            let worth = worth + if whole { WHOLE_CLAUSE } else { 0.0 };
            let end = torn(next.is_some_and(|t| !whole && (!t.hangs || t.is_of)));
            let length = span.of(text).chars().count().max(SHORT);
            let brief = (SHORT as f32 / length as f32).sqrt();
            found.push((worth * start * end * brief * said.kept(), span));
        }
    }
    found
}

fn stems() -> &'static Stems {
    static READ: OnceLock<Stems> = OnceLock::new();
    READ.get_or_init(Stems::new)
}

/// Marks that belong to a number.
fn is_unit(mark: &str) -> bool {
    matches!(mark, "$" | "£" | "€" | "%" | "¥")
}
