//! A short name for a claim, in its evidence's own words.
//!
//! A label is a stretch of one piece of evidence without inner stops, at most [`LONGEST`] characters, that begins where a
//! clause or a phrase begins and does not end on a word that leaves it hanging. Among all such stretches the one with
//! the most of what the evidence shares wins.

use super::statement::{Corpus, Term};
use crate::analysis::Reading;
use crate::analysis::quotations::lexicon;
use crate::text::{Span, Token, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// Longest label, in characters.
const LONGEST: usize = 56;
/// What a word that only this evidence has adds, as a share of a shared word.
const OWN_WORD: f32 = 0.25;
/// What a name adds, as a share of another word: names alone say who, not what.
const NAME: f32 = 0.4;
/// Gain for running to the end of a clause: a label that breaks off reads badly.
const WHOLE_CLAUSE: f32 = 2.5;
/// Gain for beginning where a clause begins.
const CLAUSE_START: f32 = 1.5;

/// What is left of the worth of a stretch without a verb: it names a thing and claims nothing of it.
const NO_VERB: f32 = 0.45;
/// What is left of the worth of a stretch that tells of telling: `the minister said` is no claim.
const TELLING: f32 = 0.4;
/// What is left of the worth of a stretch that leaves its subject to be guessed: `he ruled it out`, `leaving the port`.
const NO_SUBJECT: f32 = 0.75;
/// What is left of the worth of a stretch for each end at which it tears a phrase.
const TORN: f32 = 0.7;
/// What is left of the worth of a stretch outside the words that carry the claim.
const ELSEWHERE: f32 = 0.6;

/// Words that make a statement of a stretch.
const VERBAL: &str = " is are was were be been has have had will would could can may might must should shall cannot does did \
     do not never won't can't isn't goes went gave made said set put left lost won kept held met rose fell ";

/// Words on which no label ends: each asks for another.
const HANGING: &str = " a an the and or but nor of to in on at by for from with without into onto upon over under about as \
     than that which who whom whose when where while if is are was were be been being has have had do does did will would \
     shall should can could may might must not no its his her their our my your this these those every each some any most \
     more very also just only even still yet so such because since until before after between through during against \
     among per like via it he she they we i you there him them said says more told ";
/// Words with which no label begins.
const DANGLING: &str =
    " and or but nor than of by as which who whom whose while because said says told also ";

/// Words that stand for a subject named elsewhere.
const POINTING: &str = " he she it they we i you this that these those there who which ";

/// The best label for `evidence`, statements with the words of each that carry the claim: the best of each article first.
/// The words come from those; the others say which of them are shared. No two claims get the same while there is another.
pub fn label(
    readings: &[Reading],
    corpus: &Corpus,
    evidence: &[(usize, Span)],
    taken: &mut BTreeSet<String>,
) -> String {
    let mut spread: BTreeMap<Term, usize> = BTreeMap::new();
    for &(i, _) in evidence {
        for &(term, _) in &corpus.statements[i].terms {
            *spread.entry(term).or_default() += 1;
        }
    }
    let mut best: Option<(f32, String)> = None;
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
        for (gain, span) in stretches(reading.text, tokens, &gains) {
            let gain = if core.covers(span) { gain } else { gain * ELSEWHERE };
            let words = span.of(reading.text);
            if !taken.contains(words) && best.as_ref().is_none_or(|(most, _)| gain > *most) {
                best = Some((gain, words.to_owned()));
            }
        }
    }
    let label = best.map_or_else(|| clipped(readings, corpus, evidence), |(_, words)| words);
    taken.insert(label.clone());
    label
}

/// Every stretch that could be a label, with its worth.
fn stretches(text: &str, tokens: &[Token], gains: &[f32]) -> Vec<(f32, Span)> {
    let listed = |list: &str, token: &Token| list.contains(&format!(" {} ", token.of(text).to_lowercase()));
    let mut found = Vec::new();
    for first in 0..tokens.len() {
        let starts_clause = first == 0
            || tokens[first - 1].kind == TokenKind::Mark
            || text_is(text, &tokens[first - 1], "that");
        if matches!(tokens[first].kind, TokenKind::Mark | TokenKind::Possessive)
            || listed(DANGLING, &tokens[first])
            || !starts_clause && gains[first] <= 0.0
        {
            continue;
        }
        let mut worth = if starts_clause { CLAUSE_START } else { 0.0 };
        for last in first..tokens.len() {
            let span = Span::new(tokens[first].span.start, tokens[last].span.end);
            if tokens[last].kind == TokenKind::Mark && !is_unit(tokens[last].of(text))
                || span.len() > 4 * LONGEST
                || span.of(text).chars().count() > LONGEST
            {
                break;
            }
            worth += gains[last];
            if tokens[last].kind == TokenKind::Mark && !text_is(text, &tokens[last], "%")
                || listed(HANGING, &tokens[last])
            {
                continue;
            }
            let next = tokens.get(last + 1);
            if next.is_some_and(|t| t.kind == TokenKind::Possessive) {
                continue;
            }
            let whole = next.is_none_or(|t| t.kind == TokenKind::Mark && !is_unit(t.of(text)));
            if last > first {
                let worth = worth + if whole { WHOLE_CLAUSE } else { 0.0 };
                let torn = |tears: bool| if tears { TORN } else { 1.0 };
                let ends =
                    torn(
                        !starts_clause
                            && (!listed(HANGING, &tokens[first - 1]) || listed(VERBAL, &tokens[first - 1])),
                    ) * torn(next.is_some_and(|t| !whole && (!listed(HANGING, t) || text_is(text, t, "of"))));
                found.push((worth * ends * sense(text, &tokens[first..=last]), span));
            }
        }
    }
    found
}

/// How much of its worth a stretch keeps for stating something other than that somebody spoke.
fn sense(text: &str, tokens: &[Token]) -> f32 {
    let mut words = tokens.iter().map(|token| token.of(text).to_lowercase());
    let verbal =
        |word: &String| VERBAL.contains(&format!(" {word} ")) || word.len() > 4 && word.ends_with("ed");
    let telling =
        |word: &String| lexicon::verbs(word).iter().any(|(verb, _)| verb.quotes() && !verb.is_doubtful());
    let stated = if words.clone().any(|word| verbal(&word)) { 1.0 } else { NO_VERB };
    let first = words.clone().next().unwrap_or_default();
    let listed = |list: &str| list.contains(&format!(" {first} "));
    let guessed = listed(POINTING) || listed(VERBAL) || first.len() > 4 && first.ends_with("ing");
    let subject = if guessed { NO_SUBJECT } else { 1.0 };
    stated * subject * if words.any(|word| telling(&word)) { TELLING } else { 1.0 }
}

fn text_is(text: &str, token: &Token, word: &str) -> bool {
    token.of(text).eq_ignore_ascii_case(word)
}

/// Marks that belong to a number.
fn is_unit(mark: &str) -> bool {
    matches!(mark, "$" | "£" | "€" | "%" | "¥")
}

/// The beginning of the first evidence, where no stretch of it will do: one endless word, say.
fn clipped(readings: &[Reading], corpus: &Corpus, evidence: &[(usize, Span)]) -> String {
    let Some(&(first, _)) = evidence.first() else { return String::new() };
    let place = corpus.statements[first].place;
    place.span.of(readings[place.article].text).chars().take(LONGEST).collect()
}
