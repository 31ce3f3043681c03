//! Lines that speak to the reader: subscribe, donate, write to us; and notes on the author.

use super::word_count;

/// Phrases that newsrooms address to readers and hardly ever print in a report.
const PHRASES: [&str; 40] = [
    "subscribe to",
    "subscribe now",
    "sign up for",
    "sign up to",
    "our newsletter",
    "your inbox",
    "follow us on",
    "follow us:",
    "call our newsdesk",
    "email our newsdesk",
    "contact our newsdesk",
    "write to us",
    "do you know more",
    "do you have a story",
    "like what you read",
    "like this?",
    "chip in",
    "donate to",
    "support our journalism",
    "help us reach our goal",
    "did a friend forward",
    "keep the lights on",
    "become a member",
    "become a supporter",
    "supporters and keep",
    "share this article",
    "share this story",
    "click here",
    "download our app",
    "all rights reserved",
    "terms and conditions",
    "this article was originally published",
    "this story was originally published",
    "additional reporting by",
    "in confidence",
    "leave a comment",
    "join the conversation",
    "min read",
    "scroll for more",
    "advertisement",
];
/// Appeals are short.
const MOST_WORDS: usize = 32;

/// Why the line is addressed to the reader, if it is. Notes on the author stand only near the end (`at_end`).
pub fn reason(text: &str, at_end: bool) -> Option<&'static str> {
    if word_count(text) > MOST_WORDS || text.starts_with(['“', '"', '‘']) {
        return None;
    }
    let lower = text.to_lowercase();
    if at_end && is_author_note(&lower) {
        return Some("note on the author");
    }
    let shouted = begins_shouting(text) && (lower.contains("support") || lower.contains("help us"));
    let phrase = PHRASES.iter().any(|phrase| holds(&lower, phrase));
    let quoted = text.contains(['“', '"']);
    ((phrase && !quoted) || shouted).then_some("appeal to readers")
}

/// Whether `phrase` stands in `text` as whole words.
fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// `Duncan Rae is our safety editor.`
fn is_author_note(lower: &str) -> bool {
    const TRADES: [&str; 5] = ["editor", "correspondent", "columnist", "reporter", "writer"];
    (lower.contains(" is our ") || lower.contains(" is a columnist") || lower.contains(" is the author of"))
        && (TRADES.iter().any(|trade| lower.contains(trade)) || lower.contains("author"))
}

/// Whether the line opens with three words in capitals.
fn begins_shouting(text: &str) -> bool {
    let loud = |word: &str| word.len() > 2 && word.chars().all(|c| !c.is_lowercase());
    text.split_whitespace().take(3).filter(|word| loud(word)).count() == 3
}
