//! Numbers as amounts of something.

use crate::text::{Span, Token, TokenKind, WordList, numerals};

/// What a number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// So many of something.
    Count,
    /// An amount of a currency.
    Money,
    /// A share.
    Percent,
    /// Somebody's age in years.
    Age,
    /// A calendar year.
    Year,
    /// A day of a month, or a time of day.
    Date,
}

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// What it measures.
    pub kind: Kind,
    /// How much.
    pub value: f64,
    /// The word that follows it, in lower case: what is counted.
    pub unit: String,
    /// What is counted, where a plural says it: the bytes of the noun, past the adjectives before it.
    pub counted: Option<Span>,
}

/// Scales that stand for a number only beside digits or in a count.
const SHORT_SCALES: [(&str, f64); 4] = [("dozen", 12.0), ("k", 1e3), ("m", 1e6), ("bn", 1e9)];
static CURRENCIES: WordList = WordList::new(
    "dollar dollars euro euros pound pounds yen yuan rouble roubles ruble rubles franc francs crown \
     crowns cent cents pence rupee rupees peso pesos krona kroner won lira",
);

/// The numbers among `tokens` of one sentence.
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let lower: Vec<String> = tokens.iter().map(|t| t.of(text).to_lowercase()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(mut value) = value_of(&lower[at], tokens[at].kind) else {
            at += 1;
            continue;
        };
        let first = at;
        let spelt = tokens[first].kind == TokenKind::Word;
        at += 1;
        while let Some(word) = lower.get(at) {
            if let Some(scale) = scale(word) {
                value *= scale;
            } else if word == "and"
                && spelt
                && lower.get(at + 1).is_some_and(|w| value_of(w, TokenKind::Word).is_some())
                && value >= 100.0
            {
                at += 1;
                value += value_of(&lower[at], TokenKind::Word).unwrap_or_default();
            } else {
                break;
            }
            at += 1;
        }
        if spelt && value == 1.0 {
            continue; // "one" is a pronoun as often as a number.
        }
        let counted = counted(&lower, at).map(|noun| tokens[noun].span);
        found.push(Quantity { counted, ..typed(value, &lower, first, at, tokens[first].kind) });
    }
    found
}

fn typed(value: f64, lower: &[String], first: usize, after: usize, written: TokenKind) -> Quantity {
    let before = first.checked_sub(1).map_or("", |i| lower[i].as_str());
    let next = lower.get(after).map_or("", String::as_str);
    let second = lower.get(after + 1).map_or("", String::as_str);
    let own = lower[first].as_str();
    let kind = if matches!(before, "$" | "£" | "€" | "¥") || CURRENCIES.has(next) {
        Kind::Money
    } else if matches!(next, "%" | "percent" | "percentage") || next == "per" && second == "cent" {
        Kind::Percent
    } else if own.contains("year-old")
        || before == "aged"
        || before == "," && matches!(next, "," | ".") && (1.0..120.0).contains(&value)
        || next == "years" && second == "old"
    {
        Kind::Age
    } else if own.contains(':')
        || numerals::month(before).is_some()
        || numerals::month(next).is_some() && value <= 31.0
        || matches!(next, "a.m." | "p.m." | "am" | "pm" | "o'clock")
        || matches!(next, "a" | "p") && second == "."
    {
        if (1000.0..2200.0).contains(&value) { Kind::Year } else { Kind::Date }
    } else if written == TokenKind::Number
        && own.len() == 4
        && (1500.0..2100.0).contains(&value)
        && value.fract() == 0.0
    {
        Kind::Year
    } else {
        Kind::Count
    };
    let unit = if next.chars().next().is_some_and(char::is_alphabetic) { next } else { "" };
    Quantity { kind, value, unit: unit.to_owned(), counted: None }
}

/// Index of the plural noun that a number before the word numbered `after` counts.
fn counted(lower: &[String], after: usize) -> Option<usize> {
    /// Words with which another part of the sentence begins.
    static ENDS: WordList =
        WordList::new("of in at on to by for from with than and or but is was has as this its his plus less");
    /// How far a noun stands from its number at most.
    const REACH: usize = 3;
    let ahead = lower.iter().enumerate().skip(after).take(REACH);
    ahead
        .take_while(|(_, word)| word.starts_with(char::is_alphabetic) && !ENDS.has(word))
        .find(|(_, word)| is_plural(word))
        .map(|(index, _)| index)
}

fn is_plural(word: &str) -> bool {
    static OTHERS: WordList = WordList::new("people men women children mph kph");
    OTHERS.has(word)
        || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// What the word multiplies a number before it by.
fn scale(word: &str) -> Option<f64> {
    let short = || SHORT_SCALES.iter().find(|(name, _)| *name == word).map(|&(_, scale)| scale);
    numerals::scale(word).or_else(short)
}

/// The value of one word: `1,500`, `twenty-three`, `27th`, `12-year-old`.
fn value_of(word: &str, kind: TokenKind) -> Option<f64> {
    match kind {
        TokenKind::Number => {
            let plain: String = word.chars().filter(|&c| c != ',').collect();
            let end = plain.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(plain.len());
            let mut value: f64 = plain[..end].trim_end_matches('.').parse().ok()?;
            let glued = &plain[end..];
            if let Some(scale) = scale(glued) {
                value *= scale;
            }
            Some(value)
        }
        TokenKind::Word => {
            if let Some(value) = numerals::cardinal(word) {
                return Some(f64::from(value));
            }
            let (ones, rest) = word.split_once('-').unwrap_or((word, ""));
            if rest.starts_with("year-old") || rest == "day" || rest == "year" {
                return numerals::cardinal(ones).map(f64::from);
            }
            match word {
                "dozen" => Some(12.0),
                "dozens" => Some(36.0),
                "hundred" | "hundreds" => Some(100.0),
                "twice" => Some(2.0),
                _ => None,
            }
        }
        TokenKind::Possessive | TokenKind::Mark => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokens};

    fn read(text: &str) -> Vec<(Kind, f64)> {
        quantities(text, &tokens(text, Span::new(0, text.len()))).iter().map(|q| (q.kind, q.value)).collect()
    }

    #[test]
    fn a_plural_says_what_is_counted() {
        let counted = |text: &str| {
            let all = quantities(text, &tokens(text, Span::new(0, text.len())));
            all.iter().map(|q| q.counted.map_or("", |span| span.of(text)).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            counted("Four other units, 43 polling stations and 31 injured"),
            ["units", "stations", ""]
        );
        assert_eq!(counted("four of the votes"), [""]);
    }

    #[test]
    fn numbers_have_kinds() {
        assert_eq!(read("They paid $3.5 million in 1998."), [(Kind::Money, 3.5e6), (Kind::Year, 1998.0)]);
        assert_eq!(read("Ann, 42, sold twenty-three boats."), [(Kind::Age, 42.0), (Kind::Count, 23.0)]);
        assert_eq!(read("Turnout fell 9 percent."), [(Kind::Percent, 9.0)]);
        assert_eq!(read("On 3 May at 5 p.m."), [(Kind::Date, 3.0), (Kind::Date, 5.0)]);
        assert_eq!(read("two hundred metres, 1,500 men"), [(Kind::Count, 200.0), (Kind::Count, 1500.0)]);
    }
}
