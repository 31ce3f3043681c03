//! How agencies close: `(Reporting by …; editing by …)`, `(Reuters)`.

use super::word_count;

/// A sign-off names an agency, not a sentence.
const MOST_WORDS: usize = 4;

/// Why the whole line is a credit for the work, if it is.
pub fn whole_line(text: &str) -> Option<&'static str> {
    const WORKS: [&str; 6] = [
        "reporting by",
        "writing by",
        "editing by",
        "compiled by",
        "additional reporting by",
        "with reporting by",
    ];
    let lower = text.trim_start_matches(['(', '—', '–', '-', ' ']).to_lowercase();
    if WORKS.iter().any(|work| lower.starts_with(work)) {
        Some("credit line")
    } else if starts_at(text) == Some(0) {
        Some("agency sign-off")
    } else {
        None
    }
}

/// Where a sign-off in brackets begins that closes `text` after a full sentence, or is all of it.
pub fn starts_at(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let name = &inside[open + 1..];
    let before = text[..open].trim_end();
    let capitals = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let closed = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '’']);
    (capitals && closed && (1..=MOST_WORDS).contains(&word_count(name))).then_some(open)
}
