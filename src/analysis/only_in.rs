//! What one article alone reports.
//!
//! What the silence of the others means depends on the articles' days: stated, inferred from a dateline that names day,
//! month and year, or unknown. A weekday in the text is never a date: "on Tuesday" may be any.

use crate::analysis::{Claim, Dated, Dating, Guard, OnlyIn, Reading};
use crate::story::{Article, BlockKind, Place, Story};
use crate::text::numerals;

/// The body sentences that are evidence of no shared claim, with what the others' silence means.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<OnlyIn> {
    if story.articles.len() < 2 {
        return Vec::new();
    }
    let dates: Vec<Dating> = story.articles.iter().map(dating).collect();
    let mut found = Vec::new();
    for reading in readings {
        let guard = guard(&dates, reading.article);
        for sentence in reading.body() {
            let place = Place::new(reading.article, sentence.span);
            let shared = claims
                .iter()
                .flat_map(|claim| &claim.evidence)
                .any(|e| e.place.article == place.article && e.place.span.overlaps(place.span));
            if !shared {
                found.push(OnlyIn { place, guard });
            }
        }
    }
    found
}

/// The day on which `article` appeared, and how that is known.
pub fn dating(article: &Article) -> Dating {
    if let Some(day) = article.published.get(..10) {
        return Dating { how: Dated::Stated, day: day.to_owned() };
    }
    match dateline(article) {
        Some(day) => Dating { how: Dated::Inferred, day },
        None => Dating::default(),
    }
}

/// Bytes of a paragraph within which a dateline ends.
const DATELINE: usize = 100;

/// The day in the dateline of `article`: "ROME, Feb. 27, 2024 (Agency) - ".
fn dateline(article: &Article) -> Option<String> {
    let first = article.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    let text = first.span.of(article.text.as_str());
    let end = [" - ", " — ", " – ", "—"].iter().filter_map(|dash| text.find(dash)).min()?;
    let words: Vec<&str> =
        text[..end].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let day = |word: &str| number(word).filter(|day| (1..=31).contains(day));
    let year = |word: &str| number(word).filter(|year| (1900..=2100).contains(year));
    (end <= DATELINE).then_some(())?;
    words.windows(3).find_map(|w| {
        let year = year(w[2])?;
        let (month, day) = match (numerals::month(w[0]), numerals::month(w[1])) {
            (Some(month), None) => (month, day(w[1])?),
            (None, Some(month)) => (month, day(w[0])?),
            _ => return None,
        };
        Some(format!("{year:04}-{month:02}-{day:02}"))
    })
}

/// What it means that the other articles do not report something that article number `index` does. Dates are compared
/// by day: ISO 8601 sorts as text.
fn guard(dates: &[Dating], index: usize) -> Guard {
    let day = |article: usize| Some(dates[article].day.as_str()).filter(|day| !day.is_empty());
    let Some(own) = day(index) else { return Guard::Unknown };
    let others: Vec<_> = (0..dates.len()).filter(|&other| other != index).map(day).collect();
    if others.iter().flatten().any(|&other| other >= own) {
        Guard::Silent
    } else if others.iter().any(Option::is_none) {
        Guard::Unknown
    } else {
        Guard::CouldNotKnow
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Block;
    use crate::text::{CleanText, Span};

    fn dated(published: &str, text: &str) -> (Dated, String) {
        let article = Article {
            published: published.into(),
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        let found = dating(&article);
        (found.how, found.day)
    }

    #[test]
    fn a_day_is_stated_inferred_or_unknown() {
        let line = "PORT TARN, Feb. 27, 2031 (Wire) - The ferry sank.";
        assert_eq!(dated("2031-03-01T10:00:00Z", line), (Dated::Stated, "2031-03-01".into()));
        assert_eq!(dated("", line), (Dated::Inferred, "2031-02-27".into()));
        for text in [
            "PORT TARN, Feb. 27 (Wire) - The ferry sank.",
            "The ferry sank on Tuesday.",
            "The ferry of 2031 sank.",
        ] {
            assert_eq!(dated("", text), (Dated::Unknown, String::new()), "{text}");
        }
    }
}
