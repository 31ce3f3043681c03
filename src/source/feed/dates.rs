//! Dates in feeds: those of the rules, and those of the wild.

use crate::source::date;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Names of zones that RFC 2822 readers do not know, with their hours from Greenwich.
const ZONES: [(&str, &str); 8] = [
    ("CEST", "+0200"),
    ("CET", "+0100"),
    ("EEST", "+0300"),
    ("EET", "+0200"),
    ("BST", "+0100"),
    ("AEST", "+1000"),
    ("AEDT", "+1100"),
    ("IST", "+0530"),
];
/// Shapes without a zone; they are read as Greenwich time.
const LOCAL: [&str; 6] = [
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%d %b %Y %H:%M:%S",
    "%d %b %Y %H:%M",
    "%Y/%m/%d %H:%M:%S",
];

/// Reads a date; a day without a time is its midnight in Greenwich.
pub fn read(words: &str) -> Option<DateTime<Utc>> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Ok(time) = DateTime::parse_from_rfc3339(&words).or_else(|_| DateTime::parse_from_rfc2822(&words)) {
        return Some(time.to_utc());
    }
    // A wrong weekday must not cost the date.
    let bare = words.split_once(", ").map_or(words.as_str(), |(_, rest)| rest);
    let zoned = ZONES.iter().find_map(|(name, hours)| Some(format!("{}{hours}", bare.strip_suffix(name)?)));
    let bare = zoned.as_deref().unwrap_or(bare);
    if let Ok(time) = DateTime::parse_from_rfc2822(bare)
        .or_else(|_| DateTime::parse_from_str(bare, "%Y-%m-%d %H:%M:%S %z"))
        .or_else(|_| DateTime::parse_from_str(bare, "%Y-%m-%dT%H:%M:%S%z"))
    {
        return Some(time.to_utc());
    }
    let bare = bare.trim_end_matches(" GMT").trim_end_matches(" UTC").trim_end_matches('Z');
    let local = LOCAL.iter().find_map(|shape| NaiveDateTime::parse_from_str(bare, shape).ok());
    let day = || NaiveDate::parse_from_str(date::iso_within(&words)?.get(..10)?, "%Y-%m-%d").ok();
    Some(local.or_else(|| day()?.and_hms_opt(0, 0, 0))?.and_utc())
}

/// The date as the rest of the program writes it.
pub fn written(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_wild_are_read() {
        for words in [
            "Tue, 10 Mar 2026 14:05:00 GMT",
            "Mon, 10 Mar 2026 14:05:00 +0000",
            "10 Mar 2026 14:05",
            "Tue, 10 Mar 2026 09:05:00 EST",
            "Tue, 10 Mar 2026 15:05:00 CET",
            "2026-03-10T14:05:00Z",
            "2026-03-10 14:05:00 +0000",
            "2026-03-10 14:05",
            "2026-03-10T16:05:00+02:00",
            "2026-03-10T14:05:00.000Z",
        ] {
            assert_eq!(read(words).map(written).as_deref(), Some("2026-03-10T14:05:00Z"), "{words}");
        }
        assert_eq!(read("March 10, 2026").map(written).as_deref(), Some("2026-03-10T00:00:00Z"));
        assert_eq!(read("soon"), None);
    }
}
