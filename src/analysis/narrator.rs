//! How the narrator colours a report: hedges, sources without a name, words that judge, verbs that set a speaker in a light.
//!
//! The lists are `data/lexicon/narrator.txt` and the classes of `data/lexicon/speech-verbs.txt`. Words are shown, never counted
//! into a score, and only in the narrator's own voice: nothing inside quotation marks or in retold speech.

use crate::analysis::quotations::lexicon;
use crate::analysis::{Colour, Coloured, Quotation, QuoteMode, Reading, marks};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const LISTS: &str = include_str!("../../data/lexicon/narrator.txt");

/// A word or phrase of the lists, word by word; a word that ends in `*` stands for all that begin so.
struct Phrase {
    class: &'static str,
    words: Vec<&'static str>,
}

/// The phrases that begin with the same byte as `word`, longest first.
fn phrases(word: &str) -> &'static [Phrase] {
    static READ: OnceLock<BTreeMap<u8, Vec<Phrase>>> = OnceLock::new();
    let read = READ.get_or_init(|| {
        let lines = LISTS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
        let mut all: Vec<Phrase> = lines
            .flat_map(|(class, list)| list.split(", ").map(move |p| (class, p)))
            .map(|(class, phrase)| Phrase { class, words: phrase.split_whitespace().collect() })
            .collect();
        all.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        let mut by_first: BTreeMap<u8, Vec<Phrase>> = BTreeMap::new();
        for phrase in all {
            let first = phrase.words.first().and_then(|word| word.bytes().next());
            by_first.entry(first.unwrap_or_default()).or_default().push(phrase);
        }
        by_first
    });
    word.bytes().next().and_then(|first| read.get(&first)).map_or(&[], Vec::as_slice)
}

/// Class and number of words of the phrase of one of `classes` that stands at the beginning of `low`.
pub fn phrase_at<'w>(low: &[String], classes: &[&'w str]) -> Option<(&'w str, usize)> {
    let same = |(pattern, word): (&&str, &String)| match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    };
    let found = phrases(low.first()?).iter().find(|p| {
        classes.contains(&p.class) && p.words.len() <= low.len() && p.words.iter().zip(low).all(same)
    })?;
    let class = classes.iter().find(|class| **class == found.class)?;
    Some((class, found.words.len()))
}

/// The narrator's words of all articles, by article and place.
pub fn find(story: &Story, readings: &[Reading], quotations: &[Quotation]) -> Vec<Coloured> {
    let mut found = Vec::new();
    for reading in readings {
        let others = others_words(story, reading, quotations);
        let low = reading.low();
        let mut at = 0;
        while at < low.len() {
            let token = &reading.tokens[at];
            let own = token.kind != TokenKind::Mark && !is_in(&others, token.span);
            let phrase = own.then(|| phrase_at(&low[at..], &["hedge", "vague", "loaded"])).flatten();
            let Some((class, words)) = phrase else {
                at += 1;
                continue;
            };
            let colour = match class {
                "hedge" => Colour::Hedge,
                "vague" => Colour::Vague,
                _ => Colour::Loaded,
            };
            let span = token.span.union(reading.tokens[at + words - 1].span);
            found.push(Coloured { place: Place::new(reading.article, span), colour });
            at += words;
        }
        found.extend(verbs(reading, quotations));
    }
    found.sort_by_key(|c| c.place);
    found.dedup_by(|later, first| {
        later.place.article == first.place.article && later.place.span.overlaps(first.place.span)
    });
    found
}

/// The verbs of speech that do more than report.
fn verbs<'a>(reading: &'a Reading, quotations: &'a [Quotation]) -> impl Iterator<Item = Coloured> + 'a {
    let cues = quotations.iter().filter(|q| q.place.article == reading.article).filter_map(|q| q.cue);
    cues.filter(|cue| {
        let verb = cue.of(reading.text).split_whitespace().next().unwrap_or("").to_lowercase();
        lexicon::verbs(&verb).first().is_some_and(|(verb, _)| {
            matches!(verb.class, "insist" | "claim" | "admit" | "warn" | "emotion" | "criticise" | "praise")
        })
    })
    .map(|cue| Coloured { place: Place::new(reading.article, cue), colour: Colour::Verb })
}

/// Where an article gives other people's words: in quotation marks, or retold.
fn others_words(story: &Story, reading: &Reading, quotations: &[Quotation]) -> Vec<Span> {
    let mut spans: Vec<Span> =
        marks::quoted(&story.articles[reading.article]).iter().map(|q| q.span).collect();
    for q in quotations.iter().filter(|q| q.place.article == reading.article && q.mode != QuoteMode::Direct) {
        if q.parts.is_empty() {
            spans.push(q.place.span);
        } else {
            spans.extend(&q.parts);
        }
    }
    spans.sort_by_key(|s| (s.start, s.end));
    // One within another, or over its end, would hide from a search by place.
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// Whether `span` overlaps one of `spans`, which stand in order and apart.
fn is_in(spans: &[Span], span: Span) -> bool {
    spans.get(spans.partition_point(|s| s.end <= span.start)).is_some_and(|s| s.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str) -> Option<(&'static str, usize)> {
        let low: Vec<String> = words.split(' ').map(str::to_owned).collect();
        phrase_at(&low, &["hedge", "vague", "loaded"])
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        assert_eq!(at("a person familiar with the plan"), Some(("vague", 4)));
        assert_eq!(at("allegedly took it"), Some(("hedge", 1)));
        assert_eq!(at("slammed the plan"), Some(("loaded", 1)));
        assert_eq!(at("the plan"), None);
    }
}
