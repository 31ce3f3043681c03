//! A headline or lead that is stronger than the quotation which it retells.

use super::utterance::is_content;
use crate::analysis::claims::stem::Stems;
use crate::analysis::narrator::phrase_at;
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, Reading, Side, marks};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::BTreeSet;

/// Sentences at the head of an article that retell the rest of it: headline and lead.
const HEAD: usize = 2;
/// Words of content that a retelling shares with its quotation.
const SHARED: usize = 3;

/// The heads that judge where the quotation below them holds back.
pub fn find(story: &Story, readings: &[Reading]) -> Vec<Conflict> {
    let stems = Stems::new();
    readings.iter().filter_map(|reading| stronger(story, reading, &stems)).collect()
}

fn stronger(story: &Story, reading: &Reading, stems: &Stems) -> Option<Conflict> {
    let quoted: Vec<Span> = marks::quoted(&story.articles[reading.article]).iter().map(|q| q.inner).collect();
    let said = |span: Span| quoted.iter().any(|q| q.covers(span));
    let spoken: BTreeSet<String> = reading
        .tokens
        .iter()
        .filter(|t| said(t.span))
        .map(|t| low(reading, t.span))
        .map(|w| stems.of(&w))
        .collect();
    for head in reading.sentences.iter().take(HEAD) {
        let strong = words_at(reading, head, "loaded", |span| !said(span))
            .into_iter()
            .find(|span| !spoken.contains(&stems.of(&low(reading, *span))));
        let Some(strong) = strong else { continue };
        let topics = topics(reading, head, stems);
        for sentence in reading.sentences.iter().skip(1) {
            let mild = words_at(reading, sentence, "mild", said);
            let shared = self::topics(reading, sentence, stems).intersection(&topics).count();
            if let (Some(mild), true) = (mild.first(), shared >= SHARED) {
                return Some(difference(story, reading.article, (head.span, strong), (sentence.span, *mild)));
            }
        }
    }
    None
}

fn low(reading: &Reading, span: Span) -> String {
    span.of(reading.text).to_lowercase().replace('’', "'")
}

/// The words of a class in a sentence, where `wanted` holds.
fn words_at(reading: &Reading, sentence: &Sentence, class: &str, wanted: impl Fn(Span) -> bool) -> Vec<Span> {
    let tokens = reading.tokens_of(sentence);
    let words: Vec<String> = tokens.iter().map(|t| low(reading, t.span)).collect();
    (0..tokens.len())
        .filter(|&i| wanted(tokens[i].span) && phrase_at(&words[i..], &[class]).is_some())
        .map(|i| tokens[i].span)
        .collect()
}

fn topics(reading: &Reading, sentence: &Sentence, stems: &Stems) -> BTreeSet<String> {
    let words = reading.tokens_of(sentence).iter().filter(|t| t.kind == TokenKind::Word);
    words.map(|t| low(reading, t.span)).filter(|w| is_content(w)).map(|w| stems.of(&w)).collect()
}

fn difference(story: &Story, article: usize, head: (Span, Span), quotation: (Span, Span)) -> Conflict {
    let words = |span| story.words(Place::new(article, span));
    let side = |(sentence, word): (Span, Span)| Side {
        place: Place::new(article, sentence),
        value: words(word).to_lowercase(),
    };
    Conflict {
        kind: ConflictKind::Quote,
        level: Level::Variation,
        sides: vec![side(head), side(quotation)],
        rule: "quote-strengthened",
        why: format!(
            "{} opens with “{}”; the words it quotes on this say “{}”.",
            story.articles[article].outlet,
            words(head.1),
            words(quotation.1)
        ),
    }
}
