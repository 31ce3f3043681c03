//! Denials in so many words.

use crate::analysis::conflicts::agents::{Agent, Agents};
use crate::analysis::conflicts::clause::breaks;
use crate::analysis::conflicts::utterance::is_content;
use crate::analysis::conflicts::verbs::is_negation;
use crate::analysis::reading::Sentence;
use crate::analysis::{Quotation, Reading, SpeakerKind};
use crate::story::Place;
use crate::text::{Span, Token, TokenKind, WordList};

/// Words of what is denied, at most.
const REACH: usize = 18;
/// Words before the verb among which a negation or an auxiliary turns it round.
const GROUP: usize = 3;
/// Words between the verb and "that": "denied over the years that".
const ASIDE: usize = 4;
/// Words at the beginning of a sentence that may be a subject without a name.
const UNNAMED: usize = 4;
const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "all", "both"];

/// Nouns for what is said against somebody.
static ACCUSATIONS: WordList = WordList::new(
    "account accusation accusations allegation allegations charge charges claim claims report reports rumour \
     rumours rumor rumors suggestion suggestions",
);
/// What is denied to somebody rather than by somebody.
static GRANTS: WordList = WordList::new(
    "access aid asylum bail care coverage credit entry food help leave medication parole permission protection \
     service tenure treatment water",
);

/// A denial in so many words.
pub struct Denial {
    /// From the verb to the end of what is denied.
    pub place: Place,
    /// The sentence around it.
    pub sentence: Place,
    /// What is denied.
    pub content: Place,
    /// Who denies it, in a reader's words.
    pub by: String,
    /// The same as one of the people.
    pub person: Option<usize>,
}

/// The denials of a story's articles, in order.
pub fn read(readings: &[Reading], quotations: &[Quotation], agents: &Agents) -> Vec<Denial> {
    let mut found = Vec::new();
    for reading in readings {
        for sentence in reading.body() {
            let tokens = reading.tokens_of(sentence);
            let low = reading.low_words(sentence);
            for at in 0..tokens.len() {
                let Some(from) = denied(low, at) else { continue };
                let end = from + low[from..].iter().take(REACH).take_while(|word| !stops(word)).count();
                let Some((by, person)) = denier(reading, sentence, at, agents, quotations) else { continue };
                if end > from {
                    let place = |span| Place::new(reading.article, span);
                    found.push(Denial {
                        place: place(tokens[at].span.union(tokens[end - 1].span)),
                        sentence: place(sentence.span),
                        content: place(tokens[from].span.union(tokens[end - 1].span)),
                        by,
                        person,
                    });
                }
            }
        }
    }
    found
}

/// Who denies by the verb at token `at` of `sentence`: whoever is quoted with it, else its subject.
pub fn denier(
    reading: &Reading,
    sentence: &Sentence,
    at: usize,
    agents: &Agents,
    quotations: &[Quotation],
) -> Option<(String, Option<usize>)> {
    let tokens = reading.tokens_of(sentence);
    let quoted = quotations.iter().find(|q| {
        q.place.article == reading.article && q.cue.is_some_and(|cue| cue.overlaps(tokens[at].span))
    });
    let named = |q: &&Quotation| {
        q.speaker.kind != SpeakerKind::Unknown && !PRONOUNS.contains(&q.speaker.label.to_lowercase().as_str())
    };
    if let Some(q) = quoted.filter(named) {
        return Some((q.speaker.label.clone(), q.speaker.person));
    }
    let before = tokens[..at].iter().rev().take(GROUP).take_while(|t| is_auxiliary(t.of(reading.text)));
    let verb = at - before.count();
    match agents.subject(reading, sentence.span, tokens, verb).into_iter().next() {
        Some(Agent::Person(person)) => Some((agents.name(&Agent::Person(person)), Some(person))),
        Some(agent) => Some((agents.name(&agent), None)),
        None => unnamed(reading, &tokens[..verb]).map(|words| (words, None)),
    }
}

/// A subject without a name: "A man has denied arson."
fn unnamed(reading: &Reading, tokens: &[Token]) -> Option<String> {
    let (first, last) = tokens.first().zip(tokens.last())?;
    let plain = tokens.len() <= UNNAMED && tokens.iter().all(|t| t.kind == TokenKind::Word);
    let words = Span::new(first.span.start, last.span.end).of(reading.text).to_lowercase();
    (plain && !PRONOUNS.contains(&words.as_str())).then_some(words)
}

/// Where that begins which the verb at token `at` denies, if it is a verb by which somebody denies something.
fn denied(low: &[String], at: usize) -> Option<usize> {
    let outright = matches!(low[at].as_str(), "denied" | "denies" | "denying" | "deny");
    let against = matches!(
        low[at].as_str(),
        "rejected"
            | "rejects"
            | "rejecting"
            | "dismissed"
            | "dismisses"
            | "dismissing"
            | "disputed"
            | "disputes"
    );
    let turned = low[at.saturating_sub(GROUP)..at].iter().any(|word| turns(word));
    if !(outright || against) || turned {
        return None;
    }
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    // "denied (all) (the) allegations that", "… of"
    let accusation = (at + 1..at + 4).find(|&i| ACCUSATIONS.has(word(i)));
    if let Some(noun) = accusation {
        return matches!(word(noun + 1), "that" | "of").then_some(noun + 2);
    }
    let next = word(at + 1);
    let that = (at + 1..at + 2 + ASIDE).find(|&i| word(i) == "that");
    let verbal = next.len() > 4 && next.ends_with("ing");
    let thing = is_content(next) && !GRANTS.has(next) && !next.ends_with('s') && !next.ends_with("ly");
    match that {
        _ if !outright => None,
        Some(that) => Some(that + 1),
        None => (verbal || thing).then_some(at + 1),
    }
}

/// Words before a verb of denial that make it no denial, or one by somebody else.
pub fn turns(word: &str) -> bool {
    is_negation(word)
        || matches!(word, "was" | "were" | "been" | "being" | "be" | "is" | "are" | "to" | "without")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "also" | "always" | "again") || word.ends_with("ly")
}

/// Words at which what is denied ends.
fn stops(word: &str) -> bool {
    breaks(word) || matches!(word, "." | "saying" | "adding")
}
