//! Passages that two articles have nearly word for word: wire copy, hand-outs, text taken over.
//!
//! Sentences are compared by runs of words (shingles, Broder 1997); neighbouring sentences that are copied to neighbouring
//! places make one passage. Words inside quotation marks are the speaker's, so that two articles with one quotation have
//! not copied each other.

use super::{Copied, Quotation, QuoteMode, Reading, Sentence};
use crate::story::{BlockKind, Place};
use crate::text::{TokenKind, fnv_64};
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// Words in a run.
const RUN: usize = 4;
/// Shorter sentences are alike by chance.
const LEAST_WORDS: usize = 9;
/// Share of the shorter sentence's runs that both have.
const SAME: f32 = 0.7;
/// Share of a sentence inside quotation marks from which its words count as the speaker's.
const QUOTED: f32 = 0.6;

/// A sentence by its runs.
struct Shingled {
    place: Place,
    /// Number of the sentence in its article.
    number: usize,
    runs: BTreeSet<u64>,
}

/// The passages that two articles share, by place.
pub fn find(readings: &[Reading], quotations: &[Quotation]) -> Vec<Copied> {
    let sentences: Vec<Shingled> =
        readings.iter().flat_map(|reading| shingled(reading, quotations)).collect();
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for &run in &sentence.runs {
            having.entry(run).or_default().push(at);
        }
    }
    let mut shared = vec![0_usize; sentences.len()];
    let mut copied = Vec::new();
    for (a, sentence) in sentences.iter().enumerate() {
        let mut met = BTreeSet::new();
        for list in sentence.runs.iter().map(|run| &having[run]) {
            for &b in &list[list.partition_point(|&b| b <= a)..] {
                if sentences[b].place.article != sentence.place.article {
                    shared[b] += 1;
                    met.insert(b);
                }
            }
        }
        for b in met {
            let shorter = sentence.runs.len().min(sentences[b].runs.len());
            if std::mem::take(&mut shared[b]) as f32 >= SAME * shorter as f32 {
                copied.push((a, b));
            }
        }
    }
    passages(&sentences, copied)
}

fn shingled(reading: &Reading, quotations: &[Quotation]) -> Vec<Shingled> {
    let body = reading.sentences.iter().enumerate().filter(|(_, s)| s.kind == BlockKind::Paragraph);
    body.filter(|(_, sentence)| !is_quoted(reading, sentence, quotations))
        .filter_map(|(number, sentence)| {
            let words: Vec<String> = reading
                .tokens_of(sentence)
                .iter()
                .filter(|t| t.kind != TokenKind::Mark)
                .map(|t| t.of(reading.text).to_lowercase())
                .collect();
            (words.len() >= LEAST_WORDS).then(|| Shingled {
                place: Place::new(reading.article, sentence.span),
                number,
                runs: words.windows(RUN).map(hash).collect(),
            })
        })
        .collect()
}

fn is_quoted(reading: &Reading, sentence: &Sentence, quotations: &[Quotation]) -> bool {
    let inside: usize = quotations
        .iter()
        .filter(|q| q.place.article == reading.article && q.mode != QuoteMode::Indirect)
        .filter_map(|q| q.place.span.intersection(sentence.span))
        .map(|span| span.len())
        .sum();
    inside as f32 >= QUOTED * sentence.span.len() as f32
}

fn hash(words: &[String]) -> u64 {
    fnv_64(words.iter().flat_map(|word| word.bytes().chain([b' '])))
}

/// Joins pairs of sentences that follow each other in both articles.
fn passages(sentences: &[Shingled], pairs: Vec<(usize, usize)>) -> Vec<Copied> {
    let mut found: Vec<Copied> = Vec::new();
    // The passage that goes on with these two sentences.
    let mut next: HashMap<(usize, usize, usize, usize), usize> = HashMap::new();
    for (a, b) in pairs {
        let (x, y) = (&sentences[a], &sentences[b]);
        let articles = (x.place.article, y.place.article);
        let at = match next.remove(&(articles.0, articles.1, x.number, y.number)) {
            Some(at) => {
                found[at].a.span = found[at].a.span.union(x.place.span);
                found[at].b.span = found[at].b.span.union(y.place.span);
                at
            }
            None => {
                found.push(Copied { a: x.place, b: y.place });
                found.len() - 1
            }
        };
        next.insert((articles.0, articles.1, x.number + 1, y.number + 1), at);
    }
    found.sort_by_key(|passage| (passage.a, passage.b));
    found
}
