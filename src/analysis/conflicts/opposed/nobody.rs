//! What nobody did, or somebody did not do at all, in one article, and was done in another.
//!
//! "Nobody" and "never … anything" leave no room for another agent or another object, so that the verb alone can be met,
//! where a bare "not" has to be met by the same thing as well.

use crate::analysis::claims::{Stems, zipf};
use crate::analysis::conflicts::agents::{Agent, Agents};
use crate::analysis::conflicts::clause::{group, negation, stops, subject};
use crate::analysis::conflicts::commitment::carries;
use crate::analysis::conflicts::statements::Statements;
use crate::analysis::conflicts::utterance::is_content;
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, Reading, Side};
use crate::story::{Place, Story};
use crate::text::{TokenKind, WordList};
use std::collections::BTreeSet;

/// Words of what nobody did, at most.
const REACH: usize = 12;
/// Zipf value from which a verb alone is met anywhere.
const COMMON: f32 = 4.8;
/// Words that carry nothing of what nobody did.
static EMPTY: WordList = WordList::new(
    "anything anyone anybody having being could should does also more than single would either both each every \
     day days",
);
/// Verbs of what goes on inside people, verbs that say next to nothing, and what may stand before "nothing".
static VAGUE: WordList = WordList::new(
    "believe believed believes doing done expect expected expects feel felt gave give given gets getting goes going \
     gone got hear heard hope hoped knew know known knows like liked look looked made make makes need needed said saw saying says see \
     seen seem seemed tell tells think thinks thought told took take taken understand understood want wanted wants went wish wished \
     almost virtually absolutely practically",
);
/// What leaves no object out.
static ALL: WordList = WordList::new("anything anyone anybody nothing nobody");
/// Words behind that which leave something out after all: "nothing that would raise his own taxes".
static LIMITS: WordList = WordList::new("that which who about like new else but of in more other common");
/// Words that say until when nobody did it, or that nobody should.
static LIMITED: WordList = WordList::new("yet until ever should must can may so far");

/// What was not done at all.
struct Denied {
    /// From "nobody" to the end of what nobody did, or from the verb to "anything".
    place: Place,
    /// The words that carry it, in small letters.
    words: Vec<String>,
    /// Who did not do it; none where nobody did it.
    by: Option<BTreeSet<Agent>>,
}

/// What was not done at all in one article and was done in another.
pub fn find(story: &Story, readings: &[Reading], agents: &Agents, statements: &Statements) -> Vec<Conflict> {
    let stems = Stems::new();
    let mut found = Vec::new();
    for reading in readings {
        for sentence in reading.body() {
            for denied in read(reading, sentence, agents) {
                let words: Vec<&str> =
                    denied.words.iter().map(String::as_str).filter(|w| is_content(w)).collect();
                let mut places = statements.having(&words, reading.article).into_iter();
                let done = places.find(|at| is_done(&readings[at.article], *at, &denied, agents, &stems));
                found.extend(done.map(|at| difference(story, agents, &denied, at)));
            }
        }
    }
    found
}

/// What a sentence says was not done at all.
fn read(reading: &Reading, sentence: &Sentence, agents: &Agents) -> Vec<Denied> {
    let low = reading.low_words(sentence);
    let each = (0..low.len()).flat_map(|at| {
        let by_nobody = by_nobody(reading, sentence, low, at);
        by_nobody.or_else(|| not_at_all(reading, sentence, agents, low, at))
    });
    each.collect()
}

/// What nobody did, where token `at` is "nobody".
fn by_nobody(reading: &Reading, sentence: &Sentence, low: &[String], at: usize) -> Option<Denied> {
    let tokens = reading.tokens_of(sentence);
    let from = nobody(low, at)?;
    let reach = &low[from..low.len().min(from + REACH)];
    let end = from + reach.iter().take_while(|word| !stops(word)).count();
    let inside = (from..end).filter(|&i| tokens[i].kind == TokenKind::Word).map(|i| &low[i]);
    let words: Vec<String> = inside.filter(|word| carries(word) && !EMPTY.has(word)).cloned().collect();
    // "no plan" has no verb.
    let least = if low[at] == "no" && low[at + 1] != "one" { 2 } else { 1 };
    // "No one called" can be said of any call.
    let rare = words.len() > 1 || words.iter().any(|word| zipf(word) < COMMON);
    let telling = words.len() >= least
        && rare
        && words.iter().any(|word| is_content(word))
        && !words.iter().any(|word| VAGUE.has(word))
        && !reach.iter().any(|word| LIMITED.has(word));
    let span = tokens[at].span.union(tokens[end - 1].span);
    telling.then(|| Denied { place: Place::new(reading.article, span), words, by: None })
}

/// What somebody did not do at all, where token `at` is "nothing", or "anything" behind a negated verb.
fn not_at_all(
    reading: &Reading,
    sentence: &Sentence,
    agents: &Agents,
    low: &[String],
    at: usize,
) -> Option<Denied> {
    let verb = at.checked_sub(1).filter(|_| ALL.has(&low[at]))?;
    let limited = low.get(at + 1).is_some_and(|word| LIMITS.has(word));
    let none = matches!(low[at].as_str(), "nothing" | "nobody").then(|| group(low, verb));
    let from = negation(low, verb).or(none)?;
    if limited || !is_content(&low[verb]) || VAGUE.has(&low[verb]) {
        return None;
    }
    let by = subject(reading, sentence, agents, low, verb);
    let tokens = reading.tokens_of(sentence);
    let span = tokens[from].span.union(tokens[at].span);
    let place = Place::new(reading.article, span);
    (!by.is_empty()).then(|| Denied { place, words: vec![low[verb].clone()], by: Some(by) })
}

/// Where that begins which nobody did, if token `at` begins a clause that says so.
fn nobody(low: &[String], at: usize) -> Option<usize> {
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    let opens = !before.starts_with(char::is_alphanumeric)
        || matches!(before, "that" | "said" | "says" | "and" | "but" | "because");
    let from = match (word(at), word(at + 1), word(at + 2)) {
        ("not", "a", "single") => at + 3,
        ("no" | "not", "one", _) => at + 2,
        ("nobody" | "no-one" | "no", ..) => at + 1,
        _ => return None,
    };
    (opens && from < low.len()).then_some(from)
}

/// Whether the sentence at `place` says that it was done, by whoever is said not to have done it.
fn is_done(reading: &Reading, place: Place, denied: &Denied, agents: &Agents, stems: &Stems) -> bool {
    let Some(at) = reading.sentence_at(place.span.start) else { return false };
    let sentence = &reading.sentences[at];
    let low = reading.low_words(sentence);
    let there: Vec<String> = low.iter().map(|word| stems.of(word)).collect();
    let wanted: BTreeSet<String> = denied.words.iter().map(|word| stems.of(word)).collect();
    let all = wanted.iter().all(|stem| there.contains(stem));
    all && (0..low.len()).filter(|&at| wanted.contains(&there[at])).any(|at| {
        let first = group(low, at);
        let before = first.checked_sub(1).map_or("", |i| low[i].as_str());
        // "the ban for pushing": whoever the sentence begins with did it.
        let noun = low[at].ends_with("ing") && matches!(before, "for" | "of" | "over");
        let past = noun || low[at].ends_with("ed") || stems.is_irregular(&low[at]) || first < at;
        let same = match &denied.by {
            Some(by) if noun => {
                !agents.first(reading, sentence.span, reading.tokens_of(sentence)).is_disjoint(by)
            }
            Some(by) => !subject(reading, sentence, agents, low, at).is_disjoint(by),
            None => !noun,
        };
        past && before != "to" && same
    })
}

fn difference(story: &Story, agents: &Agents, denied: &Denied, done: Place) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    let words = story.words(denied.place);
    let (value, told) = match denied.by.as_ref().and_then(|by| by.first()) {
        Some(agent) => {
            let name = agents.name(agent);
            (
                format!("{name}: not at all"),
                format!("“{words}” is said of {name} in {}", outlet(denied.place)),
            )
        }
        None => ("by nobody".into(), format!("“{words}” in {}", outlet(denied.place))),
    };
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: vec![Side { place: denied.place, value }, Side { place: done, value: "done".into() }],
        rule: "nobody",
        why: format!("{told}; {} says that it was done.", outlet(done)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::flags;

    #[test]
    fn what_nobody_did_is_met_where_it_was_done() {
        let done = "The old pump had been ripped out overnight, the mayor said.";
        for denied in ["Nobody ripped out anything.", "\"No one ripped anything out,\" the foreman said."] {
            let found = flags("nobody", denied, done);
            assert_eq!(found.len(), 1, "{denied}");
            assert_eq!(found[0][1], done);
        }
        let some = "The operator said that one ferry in five would run on Friday.";
        assert_eq!(flags("nobody", "The union said no ferries would run on Friday.", some).len(), 1);
    }

    #[test]
    fn what_somebody_did_not_do_at_all_is_met_where_they_did_it() {
        let done = "Helena Brandt all but promised a third bridge on Sunday.";
        let denied = "Helena Brandt spoke for an hour. Nor did she promise anything.";
        assert_eq!(flags("nobody", denied, done).len(), 1);
        let other = "Viktor Salo all but promised a third bridge on Sunday.";
        assert!(flags("nobody", denied, other).is_empty(), "somebody else did it");
    }

    #[test]
    fn what_is_limited_thought_or_meant_to_be_is_not_met() {
        for (denied, other) in [
            ("Nobody has ripped out the pump yet.", "The old pump had been ripped out overnight."),
            ("Nobody expected the pump to fail.", "The pump was expected to fail."),
            ("No plea was entered.", "He is due to enter his plea in May."),
            (
                "Helena Brandt proposed nothing that would cost money.",
                "Helena Brandt proposed a third bridge.",
            ),
            ("Nobody should be charged.", "Two men were charged."),
            ("No one called.", "She was called to jury duty."),
        ] {
            assert!(flags("nobody", denied, other).is_empty(), "{denied}");
        }
    }
}
