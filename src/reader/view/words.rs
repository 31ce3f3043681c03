//! Words that several parts of the screen use.

use crate::reader::state::State;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `words` on one line in quotation marks, of which they may have their own.
pub fn quoted(state: &State, words: &str) -> String {
    let line = words.replace('\n', " ");
    let (open, close) = state.glyphs.quotes;
    if line.starts_with(['“', '"', '‘']) { line } else { format!("{open}{line}{close}") }
}

/// An ISO date, with or without a time, as `27 Feb`, with the year where `year` is set. What is no such date is shown
/// as it came.
pub fn date(published: &str, year: bool) -> String {
    let parts: Vec<&str> = published.get(..10).unwrap_or("").split('-').collect();
    let [y, m, d] = parts[..] else { return published.to_owned() };
    let month = m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match (month, d.parse::<u8>()) {
        (Some(month), Ok(day)) if year => format!("{day} {month} {y}"),
        (Some(month), Ok(day)) => format!("{day} {month}"),
        _ => published.to_owned(),
    }
}

/// An article's number and outlet: `1 Harbour Wire`.
pub fn article(state: &State, article: usize) -> String {
    format!("{} {}", article + 1, state.story.articles[article].outlet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_short_and_what_is_no_date_stays() {
        assert_eq!(date("2031-02-27", false), "27 Feb");
        assert_eq!(date("2031-02-07T10:00:00Z", true), "7 Feb 2031");
        assert_eq!(date("last week", false), "last week");
        assert_eq!(date("2031-13-01", false), "2031-13-01");
        assert_eq!(date("", true), "");
    }
}
