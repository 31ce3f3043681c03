//! When one thing happened: the same event on two days.
//!
//! Most days in a report are those of announcements, of other rounds and other trials, so two days are compared only
//! between sentences that a claim joins surely, each with one day, and where the words beside the days have one verb in common.

use super::commitment::Topics;
use super::times::Rule;
use super::utterance::is_content;
use crate::analysis::quotations::lexicon;
use crate::analysis::reading::Sentence;
use crate::analysis::{Claim, Conflict, Level, Reading};
use crate::story::{Place, Story};
use crate::text::{Span, Token, TokenKind, numerals};
use std::collections::BTreeSet;

/// Words before a day among which its verb stands.
const BEFORE: usize = 9;
/// Words behind a day at the beginning of a sentence among which its verbs stand.
const BEHIND: usize = 16;
/// How many verbs such a day has: "On Monday a caretaker opened the door and found them".
const VERBS: usize = 2;
/// Words beside a day among which a verb of speech makes it the day of an announcement.
const SPEECH: usize = 3;

/// A day, or a day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Day {
    Week(usize),
    Month(u32, u32),
}

/// A day in a sentence and the events named beside it.
struct Moment {
    span: Span,
    day: Day,
    events: BTreeSet<String>,
}

impl Moment {
    /// Whether both are days of one event that cannot be one day; days of the week and of months cannot be compared.
    fn clashes(&self, other: &Self) -> bool {
        let alike =
            matches!((self.day, other.day), (Day::Week(_), Day::Week(_)) | (Day::Month(..), Day::Month(..)));
        alike && self.day != other.day && self.events.intersection(&other.events).next().is_some()
    }
}

const RULE: Rule<Moment> = Rule {
    name: "date-event",
    // Seldom right on real articles: one event goes on for days, and its parts have days of their own.
    level: Level::Tension,
    told: "One event on two days",
    clash: Moment::clashes,
};

/// The events that joined sentences put on different days.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<Conflict> {
    let topics = Topics::new();
    RULE.find(story, claims, |place| only(readings, &topics, place).map(|moment| (moment.span, moment)))
}

/// The only day of the sentence at `place`.
fn only(readings: &[Reading], topics: &Topics, place: Place) -> Option<Moment> {
    let reading = &readings[place.article];
    let sentence = &reading.sentences[reading.sentence_at(place.span.start)?];
    let mut all = moments(reading, sentence, topics);
    let first = all.pop()?;
    all.is_empty().then_some(first).filter(|m| !m.events.is_empty())
}

fn moments(reading: &Reading, sentence: &Sentence, topics: &Topics) -> Vec<Moment> {
    let tokens = reading.tokens_of(sentence);
    let low: Vec<String> = tokens.iter().map(|t| t.of(reading.text).to_lowercase()).collect();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some((day, last)) = day(&low, at) else { continue };
        // "Monday's vote", "Friday night's loss", "the team's Friday loss": the day of something else.
        let owns = |t: &Token| t.kind == TokenKind::Possessive || matches!(t.of(reading.text), "'" | "’");
        let stands = !tokens[last + 1..].iter().take(2).any(owns) && !tokens[..at].last().is_some_and(owns);
        let near = at.saturating_sub(SPEECH)..(last + 1 + SPEECH).min(low.len());
        let spoken = near.clone().any(|i| lexicon::verbs(&low[i]).iter().any(|(v, _)| v.quotes()));
        let past = |i: &usize| topics.is_past(&low[*i]) && is_content(&low[*i]);
        let event = |i: usize| topics.of(&low[i]);
        let events = if !stands || spoken {
            BTreeSet::new()
        } else if at <= 1 {
            (last + 1..(last + 1 + BEHIND).min(low.len())).filter(past).take(VERBS).map(event).collect()
        } else {
            let clause = (at.saturating_sub(BEFORE)..at).rev().take_while(|&i| low[i] != ",");
            clause.filter(past).take(1).map(event).collect()
        };
        found.push(Moment { span: tokens[at].span.union(tokens[last].span), day, events });
    }
    found
}

/// The day that token `at` begins, and its last token.
fn day(low: &[String], at: usize) -> Option<(Day, usize)> {
    if let Some(day) = numerals::weekday(&low[at]) {
        return Some((Day::Week(day), at));
    }
    let number = |i: usize| low.get(i)?.parse::<u32>().ok().filter(|n| (1..=31).contains(n));
    // Numbers are few, and soon told from words.
    let dated = |day: usize, month: usize| {
        let day = number(day)?;
        Some((Day::Month(numerals::month(low.get(month)?)?, day), at + 1))
    };
    dated(at, at + 1).or_else(|| dated(at + 1, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::CleanText;

    /// The events beside the days of one sentence.
    fn events(text: &str) -> Vec<BTreeSet<String>> {
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        let reading = Reading::new(0, &article);
        let found = moments(&reading, &reading.sentences[0], &Topics::new());
        found.into_iter().map(|m| m.events).collect()
    }

    #[test]
    fn a_day_belongs_to_the_verb_beside_it() {
        let one = events("A walker discovered the bags behind the school on Monday.");
        let other = events("On Tuesday a cleaner opened a cupboard and found two bags.");
        assert!(one[0].intersection(&other[0]).next().is_some(), "{one:?} {other:?}");
    }

    #[test]
    fn days_of_announcements_and_of_other_things_have_no_event() {
        for text in [
            "A walker discovered the bags, police said on Tuesday.",
            "He opened Friday night's session.",
            "He was injured in the team's Friday night loss.",
        ] {
            assert!(events(text).iter().all(BTreeSet::is_empty), "{text}");
        }
    }
}
