//! The terms of an article: stems and names, weighed by how rare they are in English at large.

use crate::analysis::Reading;
use crate::analysis::claims::{Stems, zipf};
use crate::story::Article;
use crate::text::{TokenKind, fnv_32};
use std::collections::BTreeMap;

/// Words that are more common than this on the Zipf scale tell nothing of an event ("the" has 7.7, "time" 6.3).
const COMMON: f32 = 6.2;
/// The weight of a word falls to nothing here.
const WEIGHTLESS: f32 = 7.5;
/// How much more a name tells of an event than another word of its rarity.
const NAME: f32 = 1.5;
/// Terms kept of each article; the rest weighs next to nothing.
const MOST: usize = 80;

/// A term and its weight in one article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// A hash of its letters.
    pub number: u32,
    /// Squares of an article's weights add up to one.
    pub weight: f32,
}

#[derive(Default)]
struct Seen {
    count: u16,
    zipf: f32,
    name: bool,
}

/// The terms of `article`, by number.
pub fn of(article: &Article, stems: &Stems) -> Vec<Term> {
    let reading = Reading::new(0, article);
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for sentence in &reading.sentences {
        for (at, token) in reading.tokens_of(sentence).iter().enumerate() {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            let written = token.of(reading.text);
            let lower = written.to_lowercase();
            let common = zipf(&lower);
            if common > COMMON || lower.chars().count() < 2 {
                continue;
            }
            // A name has no endings to take off, and its rarity is its own.
            let name = at > 0 && written.starts_with(char::is_uppercase);
            let key = if name || token.kind == TokenKind::Number { lower } else { stems.of(&lower) };
            let entry = seen.entry(key).or_default();
            entry.count = entry.count.saturating_add(1);
            entry.zipf = entry.zipf.max(common);
            entry.name |= name;
        }
    }
    let weigh = |(key, seen): (String, Seen)| Term {
        number: number(&key),
        weight: (1.0 + f32::from(seen.count).ln())
            * (WEIGHTLESS - seen.zipf)
            * if seen.name { NAME } else { 1.0 },
    };
    let mut terms: Vec<Term> = seen.into_iter().map(weigh).collect();
    terms.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
    terms.truncate(MOST);
    terms.sort_by_key(|term| term.number);
    terms.dedup_by_key(|term| term.number);
    let length = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    terms.iter_mut().for_each(|term| term.weight /= length.max(f32::EPSILON));
    terms
}

/// Likeness of two articles by their terms: 1 for the same, 0 for nothing in common.
pub fn cosine(a: &[Term], b: &[Term]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.number.cmp(&y.number) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.weight * y.weight;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The number by which a term is kept.
pub fn number(key: &str) -> u32 {
    fnv_32(key.bytes())
}
