//! Talks that somebody denies in one article and another article tells of.
//!
//! Who is said to have taken part is read from the cast, so that "discussing it with the Bank" can meet "rang the governor".

use crate::analysis::conflicts::agents::{Agent, Agents};
use crate::analysis::conflicts::clause::{group, negation, stops};
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, Reading, Side};
use crate::story::{Place, Story};
use crate::text::WordList;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Verbs of talking to one another.
static VERBS: WordList = WordList::new(
    "meet meets met meeting talk talked talking speak spoke spoken speaking discuss discusses discussed discussing \
     phone phones phoned phoning telephoned rang rung ringing contact contacted contacting e-mailed emailed texted negotiated \
     negotiating consulted consulting conferred conferring dined dining lunched exchange exchanged exchanging",
);
/// Nouns for the same, before "with" and "between".
static NOUNS: WordList = WordList::new(
    "meeting meetings talks talk conversation conversations contact contacts call calls discussion discussions",
);
/// Words behind such a verb with which it tells of no talks: "met them" may mean expectations.
static OTHERWISE: WordList = WordList::new("them it that out");
/// Words behind which nobody takes part any more.
static ENDS: WordList =
    WordList::new("; \" ” ( ) — – because while that which who after before when as until where");
/// Modals: the talks are yet to come, or cannot.
static MODALS: WordList =
    WordList::new("will would could should may might can can't cannot won't couldn't wouldn't");
/// Words behind a denial that end it.
static OVER: WordList = WordList::new("until yet since again");
/// Tokens from a denial to the verb of what is denied.
const NEAR: usize = 5;
/// Tokens before the verb among which its subject is named.
const BEFORE: usize = 8;
/// Tokens behind the verb among which the other party is named.
const AFTER: usize = 14;

/// Talks, denied or told of.
struct Talks {
    /// From the denial, or the verb, to the last words of who took part.
    place: Place,
    sentence: Place,
    denied: bool,
    /// Whoever is named as taking part.
    parties: BTreeSet<Agent>,
    /// Who denies.
    by: Option<Agent>,
    /// Whether another party is there without a name: "with the builder".
    unnamed: bool,
}

impl Talks {
    fn others<'a>(&'a self, by: &'a Agent) -> impl Iterator<Item = &'a Agent> {
        self.parties.iter().filter(move |agent| *agent != by)
    }
}

/// The talks that one article has somebody deny and another tells of.
pub fn find(story: &Story, readings: &[Reading], agents: &Agents) -> Vec<Conflict> {
    let sentences = readings.iter().flat_map(|reading| {
        let body = reading.body();
        body.map(move |sentence| (reading, sentence))
    });
    let all: Vec<Talks> = sentences.flat_map(|(reading, s)| read(reading, s, agents)).collect();
    let mut found = Vec::new();
    for denial in all.iter().filter(|talks| talks.denied) {
        let Some(by) = &denial.by else { continue };
        let told = all.iter().filter(|t| !t.denied && t.place.article != denial.place.article);
        let shared = |talks: &Talks| talks.parties.intersection(&denial.parties).count();
        let best = told
            .filter(|talks| are_the_same(denial, by, talks, readings, agents))
            .min_by_key(|talks| (Reverse(shared(talks)), talks.place));
        found.extend(best.map(|talks| difference(story, &agents.name(by), denial, talks)));
    }
    found
}

/// Whether `told` are the talks that `by` denies: `by` is one party, and the other is the other, or belongs to it.
fn are_the_same(denial: &Talks, by: &Agent, told: &Talks, readings: &[Reading], agents: &Agents) -> bool {
    let related = |a: &Agent| told.others(by).any(|b| a == b || agents.named_together(readings, a, b));
    told.parties.contains(by)
        && told.parties.len() > 1
        && match denial.others(by).next() {
            Some(_) => denial.others(by).any(related),
            None => denial.unnamed,
        }
}

/// The talks of a sentence.
fn read(reading: &Reading, sentence: &Sentence, agents: &Agents) -> Vec<Talks> {
    let low = reading.low_words(sentence);
    (0..low.len()).filter_map(|at| talks(reading, sentence, agents, low, at)).collect()
}

fn talks(
    reading: &Reading,
    sentence: &Sentence,
    agents: &Agents,
    low: &[String],
    at: usize,
) -> Option<Talks> {
    let tokens = reading.tokens_of(sentence);
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    let noun = NOUNS.has(word(at)) && matches!(word(at + 1), "with" | "between");
    if !(VERBS.has(word(at)) || noun) || OTHERWISE.has(word(at + 1)) {
        return None;
    }
    let first = group(low, at);
    let planned = first > 0 && word(first - 1) == "to" || low[first..at].iter().any(|w| MODALS.has(w));
    let denial =
        (at.saturating_sub(NEAR)..at).rev().find(|&i| matches!(word(i), "denied" | "denies" | "denying"));
    let negated = negation(low, at).is_some();
    // "denied any contact with", where "denied that talks with him had failed" denies something else.
    let direct =
        !noun || denial.is_none() || matches!(word(at - 1), "any" | "no" | "such" | "having" | "had");
    if planned || !direct || denial.is_some() && negated {
        return None;
    }
    let end = at + low[at..].iter().take(AFTER).take_while(|w| !ENDS.has(w)).count();
    let denied = denial.is_some() || negated;
    if denied && low[at..].iter().take(AFTER).any(|w| OVER.has(w)) {
        return None;
    }
    let named = |from: usize, to: usize| match to.checked_sub(1) {
        Some(last) if from < to => agents.within(reading, tokens[from].span.union(tokens[last].span)),
        _ => BTreeSet::new(),
    };
    let begin = (first.saturating_sub(BEFORE)..first).rev().find(|&i| stops(word(i)) && word(i) != "and");
    // Whoever the talks are about takes no part in them.
    let about = (at..end).find(|&i| matches!(word(i), "about" | "over")).unwrap_or(end);
    let with = (about..end).find(|&i| matches!(word(i), "with" | "between")).unwrap_or(end);
    let verb = denial.map_or(first, |i| group(low, i));
    let whose = agents.subject(reading, sentence.span, tokens, verb);
    let mut parties = named(begin.map_or(first.saturating_sub(BEFORE), |i| i + 1), about);
    parties.extend(named(with, end));
    parties.extend(whose.iter().cloned());
    let unnamed = low[at..end].windows(2).any(|pair| {
        matches!(pair[0].as_str(), "with" | "to")
            && matches!(pair[1].as_str(), "the" | "a" | "any" | "his" | "her" | "their")
    });
    let from = denial.unwrap_or(first);
    Some(Talks {
        place: Place::new(reading.article, tokens[from].span.union(tokens[end - 1].span)),
        sentence: Place::new(reading.article, sentence.span),
        denied,
        parties,
        by: whose.into_iter().find(|agent| matches!(agent, Agent::Person(_))),
        unnamed,
    })
}

fn difference(story: &Story, name: &str, denial: &Talks, told: &Talks) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: vec![
            Side { place: denial.place, value: format!("denied by {name}") },
            Side { place: told.sentence, value: "told".into() },
        ],
        rule: "talks-denied",
        why: format!("{} tells of talks that {name} denies in {}.", outlet(told.place), outlet(denial.place)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::flags;

    const TOLD: &str =
        "The court heard that Marta Lindqvist and Viktor Salo had met twice at a lodge in May.";

    #[test]
    fn talks_that_are_denied_meet_those_that_are_told_of() {
        for denial in [
            "Marta Lindqvist denied discussing the contract with Viktor Salo.",
            "Marta Lindqvist denies any contact with Viktor Salo.",
            "Marta Lindqvist never spoke to Viktor Salo, the minister.",
            "Marta Lindqvist says that she never exchanged a word about the contract with the minister.",
        ] {
            // Where the words are alike as well, the rule on denials has told it already.
            let found = ["denied", "talks-denied"].map(|rule| flags(rule, denial, TOLD).len());
            assert_eq!(found.iter().sum::<usize>(), 1, "{denial}");
        }
    }

    #[test]
    fn other_talks_and_talks_yet_to_come_are_left_alone() {
        for other in [
            "Marta Lindqvist did not meet Viktor Salo until June.",
            "Marta Lindqvist denied that talks with Viktor Salo had hit a snag.",
            "Marta Lindqvist will not meet Viktor Salo again.",
            "Ida Soren never spoke to Nils Verhage.",
        ] {
            assert!(flags("talks-denied", other, TOLD).is_empty(), "{other}");
        }
        let denial = "Marta Lindqvist denied discussing the contract with Viktor Salo.";
        let house = "The two ministers met at Viktor Salo's house, said Marta Lindqvist.";
        assert!(flags("talks-denied", denial, house).is_empty(), "whose house it is took no part");
    }
}
