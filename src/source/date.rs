//! Dates as outlets write them.

use crate::text::WordList;
use crate::text::numerals::{is_weekday, month};

/// The first date with day, month and year in `words`, in ISO 8601: `2026-03-10`, with the time and zone behind it when
/// `words` is itself an ISO date and time. `20/03/2026` is read as day, month, year where the month is not in doubt.
pub fn iso(words: &str) -> Option<String> {
    let words = words.trim();
    if let Some(day) = iso_day(words) {
        let rest = &words[day.len()..];
        let time = rest.starts_with('T') && rest.len() >= 6 && rest.is_ascii();
        return Some(if time { words.split_whitespace().next()?.to_owned() } else { day.to_owned() });
    }
    let parts: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    parts.windows(3).find_map(|w| in_words(w[0], w[1], w[2]).or_else(|| in_digits(w[0], w[1], w[2])))
}

/// Like [`iso`], for words around the date.
pub fn iso_within(words: &str) -> Option<String> {
    iso(words).or_else(|| words.split_whitespace().find_map(|word| iso_day(word).map(str::to_owned)))
}

/// Whether `words` hold a day and a month, or a clock time.
pub fn mentions_date(words: &str) -> bool {
    let parts: Vec<&str> =
        words.split(|c: char| !(c.is_alphanumeric() || c == ':')).filter(|p| !p.is_empty()).collect();
    let day = |part: &str| number(part).is_some_and(|n| (1..=31).contains(&n));
    parts.windows(2).any(|w| month(w[0]).is_some() && day(w[1]) || day(w[0]) && month(w[1]).is_some())
        || parts.iter().any(|part| is_clock(part))
        || iso(words).is_some()
}

/// Whether `words` are a date with its year and nothing else but what is written around dates.
pub fn is_date_alone(words: &str) -> bool {
    /// Halves of the day, zones and what a site sets before a date.
    static AROUND: WordList =
        WordList::new("am pm gmt utc bst cet cest est edt pst pdt at on published posted updated last");
    let mut parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let around = |part: &str| {
        let low = part.to_ascii_lowercase();
        is_weekday(&low) || AROUND.has(&low)
    };
    let number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit()) && part.len() <= 6;
    iso_within(words).is_some() && parts.all(|part| month(part).is_some() || number(part) || around(part))
}

fn is_clock(part: &str) -> bool {
    part.split_once(':').is_some_and(|(h, m)| {
        m.len() == 2 && number(h).is_some_and(|h| h < 24) && number(m).is_some_and(|m| m < 60)
    })
}

fn iso_day(words: &str) -> Option<&str> {
    let day = words.get(..10)?;
    let fields: Vec<&str> = day.split('-').collect();
    let [y, m, d] = fields[..] else { return None };
    (y.len() == 4 && written(number(y)?, number(m)?, number(d)?)? == day).then_some(day)
}

fn in_words(a: &str, b: &str, c: &str) -> Option<String> {
    let year = number(c).filter(|year| (1900..=2100).contains(year))?;
    match (month(a), month(b)) {
        (Some(m), None) => written(year, m, number(b)?),
        (None, Some(m)) => written(year, m, number(a)?),
        _ => None,
    }
}

fn in_digits(a: &str, b: &str, c: &str) -> Option<String> {
    let year = number(c).filter(|year| (1900..=2100).contains(year))?;
    let (day, month) = (number(a)?, number(b)?);
    // Day and month cannot be told apart below 13, and a guess would be a false statement.
    if day > 12 || day == month {
        written(year, month, day)
    } else if month > 12 {
        written(year, day, month)
    } else {
        None
    }
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The number that `part` begins with, an ordinal ending allowed.
fn number(part: &str) -> Option<u32> {
    let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &part[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_shapes() {
        for (words, expected) in [
            ("2026-03-10", Some("2026-03-10")),
            ("2026-03-10T14:05:00Z", Some("2026-03-10T14:05:00Z")),
            ("Published August 14, 2026 at 5:42 PM", Some("2026-08-14")),
            ("Thursday 19th March 2026, 18:05", Some("2026-03-19")),
            ("20/03/2026", Some("2026-03-20")),
            ("03/04/2026", None),
            ("8 October, 6.30am", None),
            ("31/31/2026", None),
        ] {
            assert_eq!(iso(words).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_still_a_date() {
        assert!(mentions_date("8 October, 6.30am"));
        assert!(mentions_date("updated 20:15"));
        assert!(!mentions_date("May we go"));
    }
}
