//! Numbers in a sentence, with what they count and how exactly they are meant.

use crate::analysis::Reading;
use crate::analysis::reading::Sentence;
use crate::text::{Span, Token, TokenKind, WordList, numerals};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a number measures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// So many of this noun, in the singular.
    Count(String),
    /// So many people.
    People,
    /// Per cent.
    Percent,
    /// A day of a month: month and day.
    Day,
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// "14"
    Exact,
    /// "about 14"
    About,
    /// "at least 14", "more than 14"
    AtLeast,
    /// "up to 14", "fewer than 14"
    AtMost,
}

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The number and its unit.
    pub span: Span,
    /// The same with the words that say how exactly.
    pub bounded: Span,
    /// How much; for a day, month times 100 plus day.
    pub value: f64,
    /// Of what.
    pub kind: Kind,
    /// How exactly.
    pub bound: Bound,
    /// Numbers nearby that are no measures of their own.
    pub rest: Vec<f64>,
    /// Content words around it, cut to their first letters.
    pub near: BTreeSet<String>,
    /// The same of those between the number and what it counts: "three *pirate* boats".
    pub which: BTreeSet<String>,
}

/// Words on each side of a number that say what it is about.
const WINDOW: usize = 7;
/// Letters that words have to share to count as one: enough for inflection, too few for most chance.
const STEM: usize = 4;

/// Nouns for people in general: any of them may stand for any other.
static PEOPLE: WordList = WordList::new(
    "people residents inhabitants persons locals villagers townspeople citizens passengers travellers \
     workers employees staff workforce protesters demonstrators fans spectators commuters \
     evacuees",
);
/// Nouns that a number does not count but measure; a difference there was nearly always one of scope.
static UNITS: WordList = WordList::new(
    "year years month months week weeks day days hour hours minute minutes second seconds time times \
     mile miles km kilometre kilometres kilometer kilometers metre metres meter meters yard yards foot feet inch inches \
     degree degrees per point points page pages age million billion thousand hundred dozen",
);
/// Nouns of play: every player and every game has figures of their own.
static PLAY: WordList = WordList::new(
    "season seasons game games match matches round rounds set sets goal goals try tries run runs wicket wickets \
     rebound rebounds assist assists touchdown touchdowns homer homers rbi rbis win wins loss losses defeat defeats \
     victory victories knockout knockouts save saves steal steals carry carries tackle tackles strikeout strikeouts pass passes \
     shot shots",
);
/// Words behind which the number's noun no longer stands: "minus 20 as firefighters arrived".
static ENDS: WordList = WordList::new(
    "of in on at to and or a the more others other as for from by with than but when while that who which after \
     before",
);

/// The numbers of a sentence that can be compared.
pub fn read(reading: &Reading, sentence: &Sentence) -> Vec<Measure> {
    let tokens = reading.tokens_of(sentence);
    let low = reading.low_words(sentence);
    let mut found: Vec<Measure> = Vec::new();
    let mut rest = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((value, end)) = number(tokens, low, at) else {
            at += 1;
            continue;
        };
        if let Some((kind, value, first, last)) = kind(tokens, low, at, end, value) {
            found.push(Measure {
                span: Span::new(tokens[first].span.start, tokens[last].span.end),
                value,
                kind,
                bound: bound(low, first),
                bounded: Span::new(
                    tokens[first.saturating_sub(bound_words(low, first))].span.start,
                    tokens[last].span.end,
                ),
                rest: Vec::new(),
                near: near(tokens, low, first, last),
                which: stems(tokens, low, end..last.max(end)),
            });
        } else {
            rest.push(value);
        }
        at = end.max(at + 1);
    }
    for measure in &mut found {
        measure.rest.clone_from(&rest);
    }
    found
}

/// The value of the number that begins at token `at`, and one past its last token.
fn number(tokens: &[Token], low: &[String], at: usize) -> Option<(f64, usize)> {
    let word = low[at].as_str();
    let mut value = match tokens[at].kind {
        TokenKind::Number => {
            let plain: String = word.chars().filter(|&c| c != ',').collect();
            let digits = plain.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(plain.len());
            let value: f64 = plain[..digits].trim_end_matches('.').parse().ok()?;
            match &plain[digits..] {
                "" | "th" | "st" | "nd" | "rd" | "%" => value,
                "m" => value * 1e6,
                "bn" => value * 1e9,
                _ => return None,
            }
        }
        TokenKind::Word => spelt(word)?,
        _ => return None,
    };
    let mut end = at + 1;
    while let Some(scale) = low.get(end).and_then(|w| numerals::scale(w)) {
        value *= scale;
        end += 1;
    }
    Some((value, end))
}

fn spelt(word: &str) -> Option<f64> {
    // "one" is a pronoun as often as a number, "no" a word of its own.
    numerals::cardinal(word).filter(|&n| n > 1).map(f64::from)
}

/// Kind, value, first and last token of the measure whose number fills tokens `at..end`.
fn kind(
    tokens: &[Token],
    low: &[String],
    at: usize,
    end: usize,
    value: f64,
) -> Option<(Kind, f64, usize, usize)> {
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    if matches!(before, "$" | "£" | "€" | "¥" | "#" | "/" | ":" | "-" | "–") {
        return None;
    }
    let dated = |m: u32| (1.0..=31.0).contains(&value).then_some(f64::from(m) * 100.0 + value);
    // Only "on 3 May": "the 3 May attack" dates another thing than the sentence's.
    let on = |first: usize| first.checked_sub(1).is_some_and(|i| low[i] == "on");
    if let Some(day) =
        numerals::month(before).filter(|_| tokens[at - 1].kind == TokenKind::Word).and_then(dated)
    {
        return on(at - 1).then_some((Kind::Day, day, at - 1, end - 1));
    }
    if let Some(day) = numerals::month(word(end)).and_then(dated) {
        return on(at).then_some((Kind::Day, day, at, end));
    }
    if matches!(word(end), "%" | "percent") {
        return Some((Kind::Percent, value, at, end));
    }
    if word(end) == "per" && word(end + 1) == "cent" {
        return Some((Kind::Percent, value, at, end + 1));
    }
    // "the 85th Awards" counts nothing.
    if ["th", "st", "nd", "rd"].iter().any(|ordinal| low[at].ends_with(ordinal)) {
        return None;
    }
    let digits = tokens[at].kind == TokenKind::Number && low[at].len() == 4 && value.fract() == 0.0;
    if digits && (1800.0..2100.0).contains(&value) {
        return None;
    }
    // The head of the phrase: the last of at most four plain words, or a word for people on the way.
    let mut head = None;
    for (i, token) in tokens.iter().enumerate().skip(end).take(4) {
        let w = word(i);
        if token.kind != TokenKind::Word || !w.chars().all(|c| c.is_alphabetic() || c == '-') {
            break;
        }
        // "420 passengers and crew" are more than the passengers.
        if PEOPLE.has(w) && word(i + 1) == "and" && !word(i + 2).is_empty() {
            return None;
        }
        if PEOPLE.has(w) {
            return Some((Kind::People, value, at, i));
        }
        if [&UNITS, &PLAY, &ENDS].iter().any(|list| list.has(w)) {
            break;
        }
        if w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") {
            head = Some(i);
            break;
        }
    }
    head.map(|i| (Kind::Count(low[i].trim_end_matches('s').to_owned()), value, at, i))
}

/// What the words before token `first` say of the number's exactness.
fn bound(low: &[String], first: usize) -> Bound {
    let word = |back: usize| first.checked_sub(back).map_or("", |i| low[i].as_str());
    match (word(2), word(1)) {
        ("at", "least") | ("more" | "greater", "than") | (_, "over" | "above" | "topping") => Bound::AtLeast,
        ("up", "to")
        | ("at", "most")
        | ("as", "much" | "many")
        | ("fewer" | "less", "than")
        | (_, "under" | "below") => Bound::AtMost,
        (
            _,
            "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately" | "estimated",
        ) => Bound::About,
        _ => Bound::Exact,
    }
}

/// How many words before token `first` state its bound.
fn bound_words(low: &[String], first: usize) -> usize {
    match bound(low, first) {
        Bound::Exact => 0,
        _ if matches!(low[first - 1].as_str(), "least" | "than" | "most" | "to" | "much" | "many") => {
            2.min(first)
        }
        _ => 1,
    }
}

fn near(tokens: &[Token], low: &[String], first: usize, last: usize) -> BTreeSet<String> {
    let from = first.saturating_sub(WINDOW);
    let to = (last + 1 + WINDOW).min(tokens.len());
    let mut found = stems(tokens, low, from..first);
    found.extend(stems(tokens, low, last + 1..to));
    found
}

/// The first letters of the content words among tokens `range`.
fn stems(tokens: &[Token], low: &[String], range: Range<usize>) -> BTreeSet<String> {
    range
        .filter(|&i| tokens[i].kind == TokenKind::Word && super::utterance::is_content(&low[i]))
        .map(|i| low[i].chars().take(STEM).collect())
        .collect()
}

impl Measure {
    /// Whether both can be true: of one thing, with rounding and bounds allowed for, or, being far apart, of two.
    pub fn agrees(&self, other: &Measure) -> bool {
        let (low, high) = if self.value <= other.value { (self, other) } else { (other, self) };
        if self.kind == Kind::Day {
            return self.value == other.value;
        }
        if high.value > low.value * OTHER {
            return true;
        }
        let slack = match (low.bound, high.bound) {
            (Bound::AtLeast, _) | (_, Bound::AtMost) => return true,
            (Bound::Exact, Bound::Exact) => 1.0,
            _ => ROUNDING,
        };
        high.value <= low.value * slack || rounded(low.value, high.value)
    }
}

/// How far two figures lie apart that hardly can be of one thing.
const OTHER: f64 = 3.0;
/// How far two figures may lie apart when one of them is called approximate.
const ROUNDING: f64 = 1.15;

/// Whether one value is the other one rounded to fewer digits.
fn rounded(a: f64, b: f64) -> bool {
    let digits = |v: f64| {
        let mut v = v.abs();
        while v >= 10.0 && v % 10.0 == 0.0 {
            v /= 10.0;
        }
        v
    };
    let step = |v: f64| if digits(v) > 0.0 { v / digits(v) } else { 1.0 };
    let coarse = step(a).max(step(b));
    coarse > 1.0 && (a - b).abs() <= coarse / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::CleanText;

    fn measures(text: &str) -> Vec<Measure> {
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        let reading = Reading::new(0, &article);
        read(&reading, &reading.sentences[0])
    }

    fn one(text: &str) -> Measure {
        measures(text).into_iter().next().expect("a number")
    }

    #[test]
    fn numbers_have_a_kind_and_a_bound() {
        let people = one("At least 1,200 angry residents left.");
        assert_eq!((people.kind, people.value, people.bound), (Kind::People, 1200.0, Bound::AtLeast));
        let houses = one("Some twenty-five wooden houses burned.");
        assert_eq!(
            (houses.kind, houses.value, houses.bound),
            (Kind::Count("house".into()), 25.0, Bound::About)
        );
        assert_eq!(one("Three pirate boats sank.").which, BTreeSet::from(["pira".to_owned()]));
        assert_eq!(one("Turnout fell by 9 per cent.").kind, Kind::Percent);
        assert_eq!(one("They vote on 3 May.").value, 503.0);
        assert_eq!(one("They vote on May 3.").value, 503.0);
    }

    #[test]
    fn measures_of_time_money_and_play_are_left_out() {
        for text in [
            "It took three hours.",
            "It cost $40 a ticket.",
            "He was born in 1978.",
            "It is 12 miles away.",
            "She finished with nine rebounds.",
            "It was minus 20 as firefighters came.",
        ] {
            assert_eq!(measures(text), [], "{text}");
        }
    }

    #[test]
    fn rounding_and_bounds_agree() {
        let agree = |a: &str, b: &str| one(a).agrees(&one(b));
        assert!(agree("About 400 houses burned.", "Fire took 430 houses."));
        assert!(agree("At least 9 people died.", "In all 17 people died."));
        assert!(agree("Up to 620 jobs will go.", "In all 430 jobs will go."));
        assert!(agree("They sold 6,000 tickets.", "They sold 6,400 tickets."));
        assert!(!agree("They sold 6,400 tickets.", "They sold 9,000 tickets."));
        assert!(!agree("They vote on 3 May.", "They vote on 4 May."));
    }
}
