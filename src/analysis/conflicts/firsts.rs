//! When something first happened: the first time of one thing can only be one time.
//!
//! Events have many days in a report, and rules that compare them are mostly wrong. What *first* happened has one, so two
//! first times that sentences of one claim give cannot both hold.

use super::commitment::Topics;
use super::times::Rule;
use crate::analysis::reading::Sentence;
use crate::analysis::{Claim, Conflict, Level, Reading};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind, WordList, numerals};

/// Words before "first" that make it a noun's: "the first found dead".
static NOMINAL: WordList = WordList::new("a an the his her its their our my your this that");
/// Words between the verb and its time.
const FAR: usize = 6;

/// A time as far as it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    span: Span,
}

impl Moment {
    /// Whether the two cannot be one time. Years alone and months alone cannot be compared.
    fn clashes(&self, other: &Self) -> bool {
        let differ = |x: Option<u32>, y: Option<u32>| x.zip(y).is_some_and(|(x, y)| x != y);
        let comparable = self.month.is_some() == other.month.is_some();
        comparable
            && (differ(self.year, other.year)
                || differ(self.month, other.month)
                || self.month == other.month && differ(self.day, other.day))
    }
}

const RULE: Rule<Moment> = Rule {
    name: "date-first",
    level: Level::Conflict,
    told: "Two first times of one thing",
    clash: Moment::clashes,
};

/// The first times that joined sentences give differently.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<Conflict> {
    let topics = Topics::new();
    RULE.find(story, claims, |place| first(readings, &topics, place).map(|moment| (moment.span, moment)))
}

/// The first time in the sentence at `place`, if it gives one and no more.
fn first(readings: &[Reading], topics: &Topics, place: Place) -> Option<Moment> {
    let reading = &readings[place.article];
    let sentence = &reading.sentences[reading.sentence_at(place.span.start)?];
    let mut all = firsts(reading, sentence, topics);
    all.pop().filter(|_| all.is_empty())
}

/// "first turned up in March", "was first seen on 3 June", "first opened in 2019".
fn firsts(reading: &Reading, sentence: &Sentence, topics: &Topics) -> Vec<Moment> {
    let tokens = reading.tokens_of(sentence);
    let low: Vec<String> = tokens.iter().map(|t| t.of(reading.text).to_lowercase()).collect();
    let past = |i: usize| low.get(i).is_some_and(|word| topics.is_past(word));
    let mut found = Vec::new();
    for at in (0..low.len()).filter(|&at| low[at] == "first") {
        let adverb = low.get(at + 1).is_some_and(|word| word.ends_with("ly"));
        let verb = at + 1 + usize::from(adverb);
        let before = at.checked_sub(1).map_or("", |i| low[i].as_str());
        if !past(verb) || NOMINAL.has(before) {
            continue;
        }
        let clause = (verb + 1..low.len()).take(FAR).take_while(|&i| tokens[i].kind != TokenKind::Mark);
        let time = clause.filter(|&i| matches!(low[i].as_str(), "in" | "on")).find_map(|i| time(&low, i + 1));
        if let Some(((year, month, day), last)) = time {
            found.push(Moment { year, month, day, span: tokens[at].span.union(tokens[last].span) });
        }
    }
    found
}

/// Year, month and day.
type Time = (Option<u32>, Option<u32>, Option<u32>);

/// The time that begins with word `at`, and its last word.
fn time(low: &[String], at: usize) -> Option<(Time, usize)> {
    let number = |i: usize| low.get(i)?.parse::<u32>().ok();
    let day = |i: usize| number(i).filter(|n| (1..=31).contains(n));
    let year = |i: usize| number(i).filter(|n| (1800..=2100).contains(n));
    let month = |i: usize| numerals::month(low.get(i)?);
    if let Some(found) = year(at) {
        return Some(((Some(found), None, None), at));
    }
    let (month, day, last) = match (month(at), day(at + 1), day(at), month(at + 1)) {
        (Some(month), Some(day), ..) | (_, _, Some(day), Some(month)) => (month, Some(day), at + 1),
        (Some(month), None, ..) => (month, None, at),
        _ => return None,
    };
    match year(last + 1) {
        Some(found) => Some(((Some(found), Some(month), day), last + 1)),
        None => Some(((None, Some(month), day), last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::CleanText;

    fn moment(text: &str) -> Option<Moment> {
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        first(&[Reading::new(0, &article)], &Topics::new(), Place::new(0, Span::new(0, text.len())))
    }

    #[test]
    fn first_times_are_told_from_other_firsts() {
        let found = moment("The crack was first noticed in May beneath the deck.").unwrap();
        assert_eq!((found.year, found.month, found.day), (None, Some(5), None));
        let found = moment("Engineers first measured the crack on 9 July 2021, the log says.").unwrap();
        assert_eq!((found.year, found.month, found.day), (Some(2021), Some(7), Some(9)));
        for text in ["The first train left in May.", "They won the first round in 2019.", "It was May first."]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn times_clash_where_both_say_as_much() {
        let clash = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|time| moment(&format!("It first opened in {time}.")).unwrap());
            a.clashes(&b)
        };
        assert!(clash("March", "June 3") && clash("2018", "2019") && clash("May 2", "May 9"));
        assert!(!clash("March", "March 3") && !clash("March", "2019") && !clash("May 2018", "May"));
    }
}
