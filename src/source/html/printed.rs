//! The date as the page prints it for its readers.
//!
//! Where a page states no date for programs, the line below its title often holds one. Where it states the moment in
//! universal time, the printed clock tells the outlet's own: what is of 22 December in New York is then not said to be of
//! the 23rd.

use super::words::folded;
use crate::source::date;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};

/// Lines below the title among which a date may stand.
const BELOW_TITLE: usize = 12;
/// A line with more words is prose.
const MOST_WORDS: usize = 8;
/// Words around a date among which its clock stands.
const AROUND: usize = 6;
/// The zones of the world in minutes: no place is further from Greenwich, and all differ from it by quarters of hours.
const ZONES: std::ops::RangeInclusive<i64> = -12 * 60..=14 * 60;
const QUARTER: i64 = 15;

/// The day, in ISO 8601, that one of the `lines` below the title holds; empty where none does.
pub fn day(lines: &[String], title: &str) -> String {
    let wanted = folded(title);
    if wanted.is_empty() {
        return String::new();
    }
    let Some(at) = lines.iter().rposition(|line| folded(line) == wanted) else { return String::new() };
    let near = lines.iter().skip(at + 1).take(BELOW_TITLE);
    let short = near.filter(|line| line.split_whitespace().count() <= MOST_WORDS && !line.contains('{'));
    short.filter_map(|line| date::iso(line)).next().unwrap_or_default()
}

/// Whether `published` is a moment in universal time.
pub fn is_universal(published: &str) -> bool {
    moment(published).is_some()
}

/// The moment `published`, if it is given in universal time, by the clock that is printed somewhere in `lines`;
/// otherwise `published` as it is.
pub fn by_own_clock(published: &str, lines: &[String]) -> String {
    let own =
        DateTime::parse_from_rfc3339(published).ok().filter(|then| then.offset().local_minus_utc() == 0);
    let zone = own.and_then(|then| zone(then.naive_utc(), lines));
    match own.zip(zone) {
        Some((then, zone)) => then.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => published.to_owned(),
    }
}

fn moment(published: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(published).ok().filter(|then| then.offset().local_minus_utc() == 0)
}

/// The zone in which `then`, in universal time, is a moment that `lines` print.
fn zone(then: NaiveDateTime, lines: &[String]) -> Option<FixedOffset> {
    // Clocks are printed to the minute.
    let then = then - TimeDelta::seconds(then.and_utc().timestamp().rem_euclid(60));
    let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).map(bare).collect();
    let ahead = |at: usize| {
        let day =
            NaiveDate::parse_from_str(&date::iso(&words.get(at..at + 3)?.join(" "))?, "%Y-%m-%d").ok()?;
        let near = at.saturating_sub(AROUND)..(at + 3 + AROUND).min(words.len());
        let offsets = near.filter_map(|at| {
            let (hour, minute) = clock(words[at], words.get(at + 1).copied().unwrap_or_default())?;
            Some((day.and_hms_opt(hour, minute, 0)? - then).num_minutes())
        });
        let mut zones = offsets.filter(|&ahead| ahead != 0 && ahead % QUARTER == 0 && ZONES.contains(&ahead));
        zones.next()
    };
    let ahead = (0..words.len().saturating_sub(2)).find_map(ahead)?;
    FixedOffset::east_opt(i32::try_from(ahead * 60).ok()?)
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The time that `word` tells, in hours and minutes; `next` may be its half of the day.
fn clock(word: &str, next: &str) -> Option<(u32, u32)> {
    let (hour, rest) = word.split_once([':', '.'])?;
    let (minute, half) = rest.split_at_checked(2)?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let half = if half.is_empty() { next } else { half };
    let half: String = half.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let hour = match half.as_str() {
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ if word.contains(':') => hour,
        _ => return None,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &[&str]) -> Vec<String> {
        words.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn a_date_below_the_title_is_the_articles() {
        let page = lines(&[
            "9 March 2026",
            "Ferry sinks",
            "Home",
            "Ferry sinks!",
            "Ada Bell",
            "Date:",
            "March 10, 2026",
        ]);
        assert_eq!(day(&page, "Ferry sinks"), "2026-03-10");
        assert_eq!(day(&page, "Another title"), "");
        assert_eq!(day(&page, ""), "");
        let prose = lines(&["Ferry sinks", "The ferry that sank on 10 March 2026 was thirty years old"]);
        assert_eq!(day(&prose, "Ferry sinks"), "");
    }

    #[test]
    fn a_moment_is_told_by_the_clock_that_is_printed() {
        for (stated, printed, own) in [
            ("2026-03-11T03:22:07Z", "Mar 10, 2026, 10:22 PM EST", "2026-03-10T22:22:07-05:00"),
            ("2026-03-11T01:06:51+00:00", "Mar 10, 2026 5:06pm PT", "2026-03-10T17:06:51-08:00"),
            ("2026-03-09T22:03:00.000Z", "March 10, 2026 - 9:03AM", "2026-03-10T09:03:00+11:00"),
            (
                "2026-03-11T01:00:21.174Z",
                "Updated 8:00 p.m. EST, Tue March 10, 2026",
                "2026-03-10T20:00:21-05:00",
            ),
            ("2026-03-10T12:05:00Z", "10 March 2026 17:35", "2026-03-10T17:35:00+05:30"),
        ] {
            assert_eq!(by_own_clock(stated, &lines(&[printed])), own, "{printed}");
        }
    }

    #[test]
    fn a_clock_of_something_else_says_nothing() {
        for (stated, printed) in [
            ("2026-03-11T03:22:07Z", "Mar 10, 2026, 10:21 PM"),
            ("2026-03-11T03:22:07Z", "Mar 8, 2026, 10:22 PM"),
            ("2026-03-11T03:22:07Z", "11 March 2026, 03:22, UK"),
            ("2026-03-11T03:22:07+01:00", "Mar 10, 2026, 10:22 PM"),
            ("2026-03-11", "Mar 10, 2026, 10:22 PM"),
        ] {
            assert_eq!(by_own_clock(stated, &lines(&[printed])), stated, "{printed}");
        }
    }
}
