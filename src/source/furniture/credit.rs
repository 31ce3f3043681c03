//! Picture credits and captions.

use super::{begins_with, word_count};

/// What a credit opens with.
const OPENINGS: [&str; 24] = [
    "photo:",
    "photos:",
    "photo by",
    "photos by",
    "photograph:",
    "photograph by",
    "picture:",
    "pictures:",
    "picture by",
    "pictures by",
    "image:",
    "images:",
    "image credit:",
    "photo credit:",
    "picture credit:",
    "credit:",
    "illustration:",
    "illustration by",
    "graphic:",
    "video:",
    "caption:",
    "exclusive pictures:",
    "exclusive picture:",
    "photo of",
];
/// A credit is a few names; longer stretches are sentences that happen to begin alike.
const MOST_WORDS: usize = 12;
/// A caption is one short sentence.
const MOST_CAPTION_WORDS: usize = 28;
/// Houses whose name alone behind a slash or on a line marks a credit: picture agencies and their common labels.
const HOUSES: [&str; 12] = [
    "getty images",
    "afp",
    "ap photo",
    "reuters",
    "epa",
    "shutterstock",
    "pa wire",
    "pa images",
    "imago",
    "alamy",
    "handout",
    "file photo",
];

/// Why the whole line is a credit, if it is.
pub fn whole_line(text: &str) -> Option<&'static str> {
    let opens = OPENINGS.iter().any(|opening| begins_with_opening(text, opening)) || text.starts_with('©');
    let short = word_count(text) <= MOST_WORDS && !text.ends_with(['!', '?', '”']);
    let captioned = begins_with(text, "image:") && text.to_lowercase().contains("credit:");
    (opens && (short || captioned) && (!text.ends_with('.') || short)).then_some("photo credit")
}

/// Where a credit begins that runs to the end of `text`, after other words.
pub fn starts_at(text: &str) -> Option<usize> {
    if closes_a_sentence(text) {
        return None;
    }
    let mark = text.rfind('©').filter(|&at| is_tail(&text[at..]));
    let opening = || {
        let lower = text.to_ascii_lowercase();
        OPENINGS
            .iter()
            .filter_map(|o| lower.rfind(o))
            .filter(|&at| follows_stop(&text[..at]) && is_tail(&text[at..]))
            .min()
    };
    mark.or_else(opening).or_else(|| bracketed(text)).filter(|&at| at > 0)
}

/// Whether the words before a credit are the picture's caption: one short sentence.
pub fn is_caption(before: &str) -> bool {
    let before = before.trim();
    let stops = before.trim_end_matches('.').matches(". ").count();
    !before.is_empty()
        && stops == 0
        && word_count(before) <= MOST_CAPTION_WORDS
        && !before.contains(['“', '"'])
}

fn begins_with_opening(text: &str, opening: &str) -> bool {
    text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening))
        && (opening != "photo of" || text.contains(':'))
}

fn follows_stop(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ')'])
}

/// Whether `tail` is short and closes without the full stop of a sentence.
fn is_tail(tail: &str) -> bool {
    word_count(tail) <= MOST_WORDS && !closes_a_sentence(tail)
}

fn closes_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"'])
}

/// `(Jens Uhlmann/UVPR)` at the end of a caption: names around a slash.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let words = &inside[open + 1..];
    let lower = words.to_lowercase();
    let names = words.split(['/', ' ']).all(|w| w.chars().next().is_none_or(|c| !c.is_lowercase()));
    let house = HOUSES.iter().any(|house| lower == *house || lower.ends_with(&format!("/{house}")));
    (names && words.contains('/') && word_count(words) <= 6 && follows_stop(&text[..open]) || house)
        .then_some(open)
}
