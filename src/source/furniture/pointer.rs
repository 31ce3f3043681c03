//! Pointers to other pages: related links, embedded posts, bare addresses.

use super::{begins_with, word_count};

/// What a pointer opens with.
const OPENINGS: [&str; 18] = [
    "read more",
    "read also",
    "read next",
    "also read",
    "see also",
    "see more",
    "related",
    "more on this story",
    "more on this",
    "watch more",
    "don’t miss",
    "don't miss",
    "recommended",
    "keep reading",
    "read the full story",
    "further reading",
    "most read",
    "more from",
];
/// Words that open a pointer only where a colon follows.
const LABELS: [&str; 4] = ["more:", "watch:", "listen:", "video:"];
/// Links are short.
const MOST_WORDS: usize = 24;

/// Why the line is a pointer, if it is.
pub fn reason(text: &str) -> Option<&'static str> {
    if ends_in_post(text) {
        Some("embedded post")
    } else if is_address(text) {
        Some("link")
    } else if is_doubled(text) || opens_as_pointer(text) || text.starts_with(">>") || names_a_page(text) {
        Some("related link")
    } else {
        None
    }
}

/// Whether the line is a mere label, and what stands with it is the pointer.
pub fn introduces_others(text: &str) -> bool {
    opens_as_pointer(text) && word_count(text) <= 5
}

fn opens_as_pointer(text: &str) -> bool {
    let labelled =
        |label: &&str| text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
    if word_count(text) > MOST_WORDS || text.ends_with(['.', '”']) {
        return false;
    }
    let Some(opening) = OPENINGS.iter().find(|opening| begins_with(text, opening)) else {
        return LABELS.iter().any(labelled);
    };
    let (own, rest) = text.split_at(opening.len());
    rest.is_empty()
        || rest.starts_with(':')
        || own.chars().all(|c| !c.is_lowercase())
        || word_count(text) <= 5
}

/// A headline printed twice in a row, as link and as picture text.
fn is_doubled(text: &str) -> bool {
    let middle = text.len() / 2;
    text.len() > 20
        && text.is_char_boundary(middle)
        && text[middle..].starts_with(' ')
        && text[..middle] == text[middle + 1..]
}

/// A post's text with the link, account and date that a page's script leaves behind it.
fn ends_in_post(text: &str) -> bool {
    let Some(link) =
        ["https://t.co/", "pic.twitter.com/", "http://t.co/"].iter().filter_map(|l| text.find(l)).min()
    else {
        return false;
    };
    text[link..].contains("(@") || word_count(&text[link..]) <= 2
}

fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && word_count(text) <= 2
}

/// `…: page 9`
fn names_a_page(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let number = words.next().is_some_and(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit()));
    number && words.next().is_some_and(|w| w.eq_ignore_ascii_case("page")) && word_count(text) <= 14
}
