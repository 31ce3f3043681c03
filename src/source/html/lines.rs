//! Lines that pages put around and into articles, known by their words.

use super::meta::Meta;
use super::words;
use crate::source::draft::Draft;

/// From here on a text is the article and no longer its head, in characters.
const BODY_LINE: usize = 200;
/// Lines of the kinds below are shorter, in words.
const MOST_WORDS: usize = 25;
/// A title behind this share of the lines, in hundredths, may begin what comes after the article.
const TAIL: usize = 60;

/// Takes such lines out of `draft`.
pub fn sift(draft: &mut Draft, meta: &Meta) {
    let first_body = draft
        .lines
        .iter()
        .position(|line| line.text.chars().count() >= BODY_LINE)
        .unwrap_or(draft.lines.len());
    let total: usize = draft.lines.iter().map(|line| line.text.len()).sum();
    let titles: Vec<Vec<String>> = meta.titles.iter().map(|title| words::folded(title)).collect();
    let mut kept = Vec::with_capacity(draft.lines.len());
    let mut dropped = Vec::new();
    let mut earlier = std::mem::take(&mut draft.dropped).into_iter().peekable();
    let (mut passed, mut ended) = (0, false);
    for (index, line) in std::mem::take(&mut draft.lines).into_iter().enumerate() {
        while let Some((_, text, why)) = earlier.next_if(|(at, ..)| *at <= index) {
            dropped.push((kept.len(), text, why));
        }
        ended |= passed * 100 >= total * TAIL && begins_tail(&line.text);
        passed += line.text.len();
        let again = index < first_body && titles.contains(&words::folded(&line.text));
        let why = if ended {
            Some("after the article")
        } else if again {
            Some("headline again")
        } else {
            furniture(&line.text)
        };
        match why {
            Some(why) => dropped.push((kept.len(), line.text, why.into())),
            None => kept.push(line),
        }
    }
    dropped.extend(earlier.map(|(_, text, why)| (kept.len(), text, why)));
    draft.lines = kept;
    draft.dropped = dropped;
}

/// Why the line is none of the article's.
fn furniture(text: &str) -> Option<&'static str> {
    if words::count(text) > MOST_WORDS {
        return None;
    }
    let lower = text.to_lowercase();
    let begins = |openings: &[&str]| openings.iter().any(|opening| lower.starts_with(opening));
    let is = |whole: &[&str]| {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        whole.contains(&bare)
    };
    if is(&ADVERTISEMENT) {
        Some("advertisement")
    } else if begins(&SHARING) || is(&SHARING_ALONE) {
        Some("sharing")
    } else if begins(&APPEALS) {
        Some("appeal to readers")
    } else if begins(&COPYRIGHT) {
        Some("copyright line")
    } else if is_counter(&lower) || begins(&CAPTIONS) {
        Some("caption and photo credit")
    } else {
        None
    }
}

/// Whether the line is the title of what follows the article.
fn begins_tail(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    TAILS.contains(&bare)
        || words::count(text) <= 8 && TAIL_OPENINGS.iter().any(|opening| lower.starts_with(opening))
}

/// `Image 1 of 5`, `1/12`
fn is_counter(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    match words[..] {
        [what, a, "of", b] => {
            matches!(what, "image" | "photo" | "slide" | "picture" | "gallery") && number(a) && number(b)
        }
        [a, "of" | "/", b] => number(a) && number(b),
        [a, b] => number(a) && number(b) && lower.contains('/'),
        _ => false,
    }
}

const ADVERTISEMENT: [&str; 9] = [
    "advertisement",
    "advertisements",
    "advert",
    "ad",
    "sponsored",
    "sponsored content",
    "article continues below advertisement",
    "story continues below advertisement",
    "story continues below",
];
const SHARING: [&str; 12] = [
    "share this",
    "share on ",
    "share via",
    "follow us",
    "follow me on",
    "follow on ",
    "tweet this",
    "like us on",
    "click to share",
    "email this",
    "print this",
    "copy link",
];
const SHARING_ALONE: [&str; 10] =
    ["share", "tweet", "pin it", "email", "print", "facebook", "twitter", "whatsapp", "linkedin", "save"];
const APPEALS: [&str; 16] = [
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "subscribe for",
    "get our newsletter",
    "join our ",
    "register for",
    "already a subscriber",
    "download our app",
    "download the ",
    "thank you for reading",
    "thanks for reading",
    "support our journalism",
    "to read this article",
    "this article is free",
];
const COPYRIGHT: [&str; 6] =
    ["copyright", "©", "(c) 2", "all rights reserved", "© copyright", "this material may not be published"];
const CAPTIONS: [&str; 8] = [
    "photo by ",
    "photos by ",
    "image credit",
    "photo credit",
    "picture credit",
    "image source",
    "image copyright",
    "image caption",
];
/// Titles of what follows an article.
const TAILS: [&str; 22] = [
    "related",
    "related articles",
    "related stories",
    "related posts",
    "related topics",
    "related news",
    "related content",
    "related links",
    "more stories",
    "more news",
    "tags",
    "comments",
    "leave a comment",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "read next",
    "up next",
    "trending",
    "most popular",
    "about the author",
];
const TAIL_OPENINGS: [&str; 6] =
    ["more from ", "more on ", "read more:", "related:", "tags:", "related articles:"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::draft::Line;

    #[test]
    fn lines_of_pages_are_known() {
        for (line, why) in [
            ("ADVERTISEMENT", Some("advertisement")),
            ("Share this article", Some("sharing")),
            ("Image 2 of 5", Some("caption and photo credit")),
            ("3 / 12", Some("caption and photo credit")),
            ("© 2026 The Buoy", Some("copyright line")),
            ("Sign up for our morning letter", Some("appeal to readers")),
            ("The port shared its plans on Monday.", None),
            ("5 of 12 boats were lost.", None),
        ] {
            assert_eq!(furniture(line), why, "{line}");
        }
    }

    #[test]
    fn what_follows_the_article_is_cut_off() {
        let body = "The ferry sank on Monday with nobody on board, the harbour master of the town said.";
        let lines = ["Ferry sinks", body, "Related", body, body, "Related stories", "Another ferry sinks"];
        let line = |text: &&str| Line { text: (*text).into(), group: 0, kind: None };
        let mut draft = Draft { lines: lines.iter().map(line).collect(), ..Draft::default() };
        sift(&mut draft, &Meta { titles: vec!["Ferry Sinks!".into()], ..Meta::default() });
        let kept: Vec<_> = draft.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(kept, [body, "Related", body, body]);
        let why: Vec<_> = draft.dropped.iter().map(|(_, _, why)| why.as_ref()).collect();
        assert_eq!(why, ["headline again", "after the article", "after the article"]);
    }
}
