//! Names of authors, without what pages put around them.

use super::words;
use crate::text::clean_line;

/// What stands before a name.
const BEFORE: [&str; 10] = [
    "written by",
    "words by",
    "story by",
    "reporting by",
    "posted by",
    "published by",
    "by:",
    "by",
    "von",
    "par",
];
/// What newsrooms write behind a name, as its own part.
const BEHIND: [&str; 38] = [
    "press",
    "times",
    "news",
    "report",
    "post",
    "journal",
    "gazette",
    "herald",
    "tribune",
    "telegraph",
    "telegram",
    "magazine",
    "media",
    "agency",
    "published",
    "updated",
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "columnist",
    "contributor",
    "staff",
    "md",
    "phd",
    "ph.d",
    "ph.d.",
    "m.d.",
    "jr",
    "bureau",
    "producer",
    "journalist",
    "associate",
    "analyst",
    "fellow",
    "professor",
    "today",
    "network",
];
/// No name is longer, in words.
const MOST_WORDS: usize = 6;

/// The names in `raw`, joined by commas; empty if it names nobody, or only `outlet`.
pub fn tidy(raw: &str, outlet: &str) -> String {
    let line = clean_line(raw);
    let address = |word: &&str| !(word.contains('@') || word.contains("://") || word.starts_with("www."));
    let line = line.split(' ').filter(address).collect::<Vec<_>>().join(" ");
    let outlet = words::folded(outlet);
    let mut names: Vec<String> = Vec::new();
    for part in line
        .split(['|', ';', ',', '\u{2022}', '·', '/', '[', ']'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
    {
        let name = bare(part);
        let folded = words::folded(&name);
        let desk = folded.last().is_some_and(|last| BEHIND.contains(&last.as_str()));
        let alone = folded.len() == 1;
        let person = !folded.is_empty()
            && folded.len() <= MOST_WORDS
            && folded != outlet
            && name.chars().any(char::is_alphabetic)
            && !is_site(&name)
            && (names.is_empty() || !alone)
            && !(desk && (folded.len() > 2 || !names.is_empty()))
            && !folded.iter().any(|word| word.chars().filter(char::is_ascii_digit).count() > 1);
        if person && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// One name without what stands before and behind it.
fn bare(part: &str) -> String {
    let mut rest = part.trim();
    while let Some(before) = BEFORE.iter().find(|before| {
        rest.get(..before.len()).is_some_and(|start| start.eq_ignore_ascii_case(before))
            && rest[before.len()..].starts_with([' ', ':'])
    }) {
        rest = rest[before.len()..].trim_start_matches([' ', ':']);
    }
    let mut kept: Vec<&str> = rest.split_whitespace().collect();
    if let Some(the) = kept.iter().skip(2).position(|word| *word == "The") {
        kept.truncate(the + 2);
    }
    // What stands behind a name in capitals is an outlet or a degree, unless the name is in capitals, too.
    let loud = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
    };
    let mixed = kept.first().is_some_and(|word| !loud(word));
    while mixed && kept.len() > 2 && kept.last().is_some_and(|word| loud(word)) {
        kept.pop();
    }
    while kept.len() > 2 && kept.last().is_some_and(|word| matches!(*word, "Published" | "Updated")) {
        kept.pop();
    }
    kept.join(" ")
        .trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ':' | '(' | ')' | '"' | '“' | '”'))
        .trim()
        .to_owned()
}

/// `buoy.example`
fn is_site(name: &str) -> bool {
    name.contains('.')
        && name
            .rsplit('.')
            .next()
            .is_some_and(|end| end.len() >= 2 && end.chars().all(|c| c.is_ascii_lowercase()))
        && !name.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_freed_of_what_stands_around_them() {
        for (raw, expected) in [
            ("By Ada Bell", "Ada Bell"),
            ("By Ada Bell and Bo Lind | The Buoy", "Ada Bell, Bo Lind"),
            ("Ada Bell, political correspondent", "Ada Bell"),
            ("https://buoy.example/ada", ""),
            ("Ada Bell @adabell ada@buoy.example", "Ada Bell"),
            ("The Buoy", ""),
            ("Ada Bell COAST TODAY", "Ada Bell"),
            ("ADA BELL", "ADA BELL"),
            ("Ada Bell, buoy.example", "Ada Bell"),
            ("Ada Bell MS, RDN", "Ada Bell"),
            ("[\"Ada Bell, Bo Lind\"]", "Ada Bell, Bo Lind"),
            ("Ada Bell, Coast Press", "Ada Bell"),
            ("Ada Bell, Ada Bell", "Ada Bell"),
        ] {
            assert_eq!(tidy(raw, "The Buoy"), expected, "{raw}");
        }
    }
}
