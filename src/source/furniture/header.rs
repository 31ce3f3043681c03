//! The lines between the headline and the first paragraph: who wrote it, where, when.

use super::{begins_with, word_count};
use crate::source::date;
use crate::source::draft::{Draft, Line};

/// A paragraph of the body has at least this many words, or ends a sentence.
const BODY_WORDS: usize = 16;
/// Header lines are short.
const MOST_WORDS: usize = 16;
/// Header lines stand within the first few lines of a file.
const DEPTH: usize = 8;
/// Marks that sites set between the pieces of a header line.
const SEPARATORS: [&str; 5] = [" | ", " · ", " > ", " • ", " / "];
/// What newsrooms call those who write.
const TRADES: [&str; 12] = [
    "correspondent",
    "reporter",
    "editor",
    "columnist",
    "bureau",
    "staff",
    "newsletter",
    "newsroom",
    "contributor",
    "service",
    "agency",
    "agencies",
];

/// Index of the line with which the body begins.
pub fn first_body_line(lines: &[Line]) -> usize {
    let body = |line: &Line| {
        word_count(&line.text) >= BODY_WORDS && line.text.contains(['.', '!', '?', '”', '"', ','])
    };
    lines.iter().take(DEPTH).position(body).unwrap_or(0)
}

/// Index of the headline, or of the body where there is none: the first line that is more than a date, which some sites
/// and archives set above the headline.
pub fn first_line(lines: &[Line]) -> usize {
    let dated = |line: &&Line| line.kind.is_none() && date::is_date_alone(&line.text);
    let dates = lines.iter().take(DEPTH).take_while(dated).count();
    if dates < lines.len() { dates } else { 0 }
}

/// Whether `line`, number `index` of its file, is a header line. The line numbered `first` is the headline or the body
/// itself.
pub fn is_header(line: &Line, index: usize, first: usize, first_body: usize) -> bool {
    let text = line.text.as_str();
    if index < first {
        return true;
    }
    if line.kind.is_some() || index > first_body || word_count(text) > MOST_WORDS {
        return false;
    }
    let byline = byline(text).is_some();
    if index == first || index == first_body {
        return byline && first_body > 0 && index != first_body;
    }
    let sentence = text.ends_with(['.', '!', '?', '”']) && word_count(text) > 8;
    byline
        || !sentence
            && (date::mentions_date(text)
                || SEPARATORS.iter().any(|mark| text.contains(mark))
                || names_a_trade(text)
                || mostly_names(text) && word_count(text) <= 6)
}

/// Takes over what a header line says of the article.
pub fn note(text: &str, draft: &mut Draft) {
    if draft.published.is_empty() {
        draft.published = date::iso_within(text).unwrap_or_default();
    }
    if draft.byline.is_empty() {
        draft.byline = byline(text).unwrap_or_default();
    }
}

/// The names behind `By` or `Words:`.
fn byline(text: &str) -> Option<String> {
    let opening = ["EXCLUSIVE by", "Words:", "Written by", "By"]
        .into_iter()
        .find(|o| begins_with(text, o.trim_end_matches(':')))?;
    let names = text.get(opening.len()..)?.trim_start_matches([':', ' ']);
    let end = [" | ", " · ", ", ", " for ", " in "]
        .iter()
        .filter_map(|mark| names.find(mark))
        .min()
        .unwrap_or(names.len());
    let names = names[..end].trim();
    (!names.is_empty() && word_count(names) <= 8 && mostly_names(names)).then(|| names.to_owned())
}

fn names_a_trade(text: &str) -> bool {
    let lower = text.to_lowercase();
    word_count(text) <= 8
        && TRADES.iter().any(|trade| lower.split(|c: char| !c.is_alphabetic()).any(|w| w == *trade))
}

/// Whether the words are names, but for the small words between them.
fn mostly_names(text: &str) -> bool {
    const BETWEEN: [&str; 10] = ["and", "in", "of", "for", "the", "de", "da", "van", "von", "at"];
    let mut words = text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .filter(|w| !w.is_empty());
    words.all(|word| BETWEEN.contains(&word) || !word.starts_with(char::is_lowercase))
}
