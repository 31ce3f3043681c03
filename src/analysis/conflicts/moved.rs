//! Quoted words that one telling hangs on something else: a leader called reckless becomes “reckless” talk. Only words that
//! judge: “revised” rules and a proposal that was revised are no one's words.

use super::judgements::sign;
use super::utterance::is_content;
use crate::analysis::claims::stem::Stems;
use crate::analysis::{Conflict, ConflictKind, Level, Reading, Side};
use crate::analysis::{marks, narrator};
use crate::story::{BlockKind, Place, Story};
use crate::text::{Span, Token, TokenKind};
use std::collections::BTreeSet;

/// Words of a quotation that is a label rather than speech.
const LABEL: usize = 3;
/// Words of a quotation that is speech.
const SPEECH: usize = 6;
/// Words that may stand between a describing word and what it describes.
const BETWEEN: usize = 4;
/// Shorter words are too common to be traced to one mouth.
const LETTERS: usize = 6;

/// A describing word and what it describes.
struct Described {
    word: String,
    noun: String,
    /// The describing word and its noun.
    place: Place,
}

/// The labels whose words a quotation applies to something else.
pub fn find(story: &Story, readings: &[Reading]) -> Vec<Conflict> {
    let stems = Stems::new();
    let mut labels: Vec<Described> = Vec::new();
    let mut speech: Vec<(Described, BTreeSet<String>)> = Vec::new();
    for reading in readings {
        let article = &story.articles[reading.article];
        for q in
            marks::quoted(article).iter().filter(|q| article.blocks[q.block].kind == BlockKind::Paragraph)
        {
            let tokens = tokens_in(reading, q.inner);
            let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
            let stem = |t: &Token| stems.of(&t.of(reading.text).to_lowercase());
            if words <= LABEL {
                let judging = |d: &Described| words > 0 && judges(&d.word);
                labels.extend(described(reading, tokens.end()).filter(judging));
            } else if words >= SPEECH {
                let all: BTreeSet<String> = tokens.iter().map(stem).collect();
                for at in tokens.range() {
                    speech.extend(describing(reading, at, q.inner).map(|d| (d, all.clone())));
                }
            }
        }
    }
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for label in &labels {
        let same = |d: &Described| d.word == label.word;
        let mut from = speech.iter().filter(|(d, _)| same(d));
        // Words that several speeches use belong to none of them.
        let (Some((said, all)), None) = (from.next(), from.next()) else { continue };
        if !all.contains(&stems.of(&label.noun)) && told.insert((said.noun.clone(), label.noun.clone())) {
            found.push(difference(story, label, said));
        }
    }
    found
}

/// Whether a word passes judgement on what it describes.
fn judges(word: &str) -> bool {
    sign(word).is_some() || narrator::phrase_at(&[word.to_owned()], &["loaded", "mild"]).is_some()
}

/// Tokens of a reading by number.
struct Run<'a> {
    all: &'a [Token],
    first: usize,
    after: usize,
}

impl<'a> Run<'a> {
    fn iter(&self) -> impl Iterator<Item = &'a Token> {
        self.all[self.first..self.after].iter()
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.first..self.after
    }

    /// The number of the last token.
    fn end(&self) -> usize {
        self.after.saturating_sub(1)
    }
}

fn tokens_in<'a>(reading: &'a Reading, span: Span) -> Run<'a> {
    let first = reading.tokens.partition_point(|t| t.span.end <= span.start);
    let after = reading.tokens.partition_point(|t| t.span.start < span.end);
    Run { all: &reading.tokens, first, after: after.max(first) }
}

/// The quoted word that ends a label and the noun behind its closing mark, further labels between them allowed.
fn described(reading: &Reading, last: usize) -> Option<Described> {
    let token = reading.tokens.get(last)?;
    let word = plain(reading, token)?;
    let mut at = last + 1;
    let mut inside = false;
    let limit = (last + 2 + 2 * BETWEEN).min(reading.tokens.len());
    while at < limit {
        let t = &reading.tokens[at];
        match t.of(reading.text) {
            "“" | "‘" => inside = true,
            "”" | "’" => inside = false,
            "\"" => inside = !inside && at > last + 1,
            "and" | "or" => {}
            _ if inside => {}
            w if t.kind == TokenKind::Word && w.chars().all(char::is_lowercase) && is_content(w) => {
                return Some(Described {
                    word,
                    noun: w.to_owned(),
                    place: Place::new(reading.article, token.span.union(t.span)),
                });
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

/// A describing word of a speech and the noun that ends its phrase.
fn describing(reading: &Reading, at: usize, within: Span) -> Option<Described> {
    let token = &reading.tokens[at];
    let word = plain(reading, token)?;
    let mut noun = None;
    for t in reading.tokens[at + 1..].iter().take(BETWEEN).take_while(|t| within.covers(t.span)) {
        let w = t.of(reading.text);
        let goes_on =
            t.kind == TokenKind::Word && (is_content(&w.to_lowercase()) || matches!(w, "and" | "or"));
        if !goes_on || matches!(w, "like" | "such" | "about" | "after" | "before" | "without") {
            break;
        }
        noun = Some(t);
    }
    let noun = noun
        .filter(|t| t.of(reading.text).chars().all(char::is_lowercase) && is_content(t.of(reading.text)))?;
    Some(Described {
        word,
        noun: noun.of(reading.text).to_owned(),
        place: Place::new(reading.article, token.span.union(noun.span)),
    })
}

/// A word in small letters that is long enough to be traced.
fn plain(reading: &Reading, token: &Token) -> Option<String> {
    let word = token.of(reading.text);
    let traced = token.kind == TokenKind::Word
        && word.chars().count() >= LETTERS
        && word.chars().all(char::is_lowercase)
        && is_content(word);
    traced.then(|| word.to_owned())
}

fn difference(story: &Story, label: &Described, said: &Described) -> Conflict {
    let outlet = |d: &Described| &story.articles[d.place.article].outlet;
    Conflict {
        kind: ConflictKind::Quote,
        level: Level::Variation,
        sides: [label, said].iter().map(|d| Side { place: d.place, value: d.noun.clone() }).collect(),
        rule: "quote-moved",
        why: format!(
            "“{}” is said of “{}” in {}; in the quotation ({}) it is said of “{}”.",
            label.word,
            label.noun,
            outlet(label),
            outlet(said),
            said.noun
        ),
    }
}
