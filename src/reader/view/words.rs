//! Words that several parts of the screen use.

use crate::analysis::Claim;
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

/// What each wording of `claim` is called: the number of its article, with a letter where the article has several.
pub fn wordings(claim: &Claim) -> Vec<String> {
    let article = |at: usize| claim.evidence[at].place.article;
    let count = claim.evidence.len();
    let name = |at: usize| {
        let same = |other: &usize| article(*other) == article(at);
        let letter = (0..at).filter(same).count();
        let letters = if (0..count).filter(same).count() > 1 { letter_of(letter) } else { String::new() };
        format!("{}{letters}", article(at) + 1)
    };
    (0..count).map(name).collect()
}

/// `a` to `z`, then numbers.
fn letter_of(number: usize) -> String {
    let letter =
        u8::try_from(number).ok().filter(|number| *number < 26).map(|number| char::from(b'a' + number));
    letter.map_or_else(|| format!(".{}", number + 1), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Evidence;
    use crate::story::Place;
    use crate::text::Span;

    #[test]
    fn several_wordings_of_one_article_have_letters() {
        let evidence = |article| Evidence::new(Place::new(article, Span::default()), None);
        let claim = Claim { evidence: [0, 2, 1, 2].map(evidence).to_vec(), ..Claim::default() };
        assert_eq!(wordings(&claim), ["1", "3a", "2", "3b"]);
    }

    #[test]
    fn dates_are_short_and_what_is_no_date_stays() {
        assert_eq!(date("2031-02-27", false), "27 Feb");
        assert_eq!(date("2031-02-07T10:00:00Z", true), "7 Feb 2031");
        assert_eq!(date("last week", false), "last week");
        assert_eq!(date("2031-13-01", false), "2031-13-01");
        assert_eq!(date("", true), "");
    }
}
