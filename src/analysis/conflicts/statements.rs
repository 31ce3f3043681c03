//! The sentences of a story's bodies that say that something is so, found by what another article denies.

use crate::analysis::claims::{Stems, zipf};
use crate::analysis::conflicts::utterance::is_content;
use crate::analysis::conflicts::verbs::denies;
use crate::analysis::{Model, Reading, cosine};
use crate::story::Place;
use crate::text::{Span, TokenKind, WordList};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Likeness by the table from which one word may stand for another.
const ALIKE: f32 = 0.45;
/// Zipf value at which a word weighs nothing.
const WEIGHTLESS: f32 = 7.0;
/// Sentences that are compared with one denial: those that share most with it, by weight.
const MOST: usize = 24;
/// Words that say nothing of what is denied.
static EMPTY: WordList = WordList::new("having being ever anything anyone anybody something wrongdoing");

/// Sentences that affirm.
pub struct Statements<'a> {
    readings: &'a [Reading<'a>],
    model: &'a Model,
    stems: Stems,
    places: Vec<Place>,
    /// The words of each statement, once somebody asks.
    words: Vec<OnceLock<Vec<Word>>>,
    /// The statements that have a stem, in order.
    having: BTreeMap<String, Vec<usize>>,
}

/// A sentence that has something of what is denied.
pub struct Counterpart {
    /// The sentence.
    pub place: Place,
    /// The share of what is denied that it has, by weight: 0 to 1.
    pub share: f32,
    /// Whether a name from it is among that.
    pub names: bool,
}

/// A word that carries content.
struct Word {
    stem: String,
    is_name: bool,
    weight: f32,
    meaning: Vec<f32>,
}

impl<'a> Statements<'a> {
    /// The statements of a story's articles.
    pub fn read(readings: &'a [Reading], model: &'a Model) -> Self {
        let (places, words, having) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut found = Self { readings, model, stems: Stems::new(), places, words, having };
        for reading in readings {
            for sentence in reading.body() {
                let place = Place::new(reading.article, sentence.span);
                if affirms(reading, sentence.span) {
                    for (_, low) in content(reading, sentence.span) {
                        let list = found.having.entry(found.stems.of(&low)).or_default();
                        if list.last() != Some(&found.places.len()) {
                            list.push(found.places.len());
                        }
                    }
                    found.places.push(place);
                    found.words.push(OnceLock::new());
                }
            }
        }
        found
    }

    /// The statements of articles other than number `article` that have all of `words`, which carry content and are
    /// in small letters.
    pub fn having(&self, words: &[&str], article: usize) -> Vec<Place> {
        let mut lists = words.iter().map(|word| {
            self.having.get(&self.stems.of(word)).map_or_else(BTreeSet::new, |l| l.iter().copied().collect())
        });
        let first = lists.next().unwrap_or_default();
        let all = lists.fold(first, |all: BTreeSet<usize>, list| all.intersection(&list).copied().collect());
        all.into_iter().map(|at| self.places[at]).filter(|place| place.article != article).collect()
    }

    /// The statements of other articles that have something of what is denied at `content`, those that have most first.
    pub fn like(&self, content: Place) -> Vec<Counterpart> {
        let denied = self.read_words(content);
        let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
        for word in &denied {
            for &at in self.having.get(&word.stem).into_iter().flatten() {
                if self.places[at].article != content.article {
                    *shared.entry(at).or_default() += word.weight;
                }
            }
        }
        let mut nearest: Vec<(usize, f32)> = shared.into_iter().collect();
        nearest.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        nearest.truncate(MOST);
        let mut found: Vec<Counterpart> =
            nearest.iter().map(|&(at, _)| self.counterpart(&denied, at)).collect();
        found.sort_by(|x, y| y.share.total_cmp(&x.share).then(x.place.cmp(&y.place)));
        found
    }

    fn counterpart(&self, denied: &[Word], at: usize) -> Counterpart {
        let place = self.places[at];
        let there = self.words[at].get_or_init(|| self.read_words(place));
        let best = |word: &Word| there.iter().map(|w| likeness(word, w)).fold(0.0_f32, f32::max);
        let all: f32 = denied.iter().map(|word| word.weight).sum();
        let has: f32 = denied.iter().map(|word| word.weight * best(word)).sum();
        Counterpart {
            place,
            share: if all > 0.0 { has / all } else { 0.0 },
            names: denied.iter().any(|word| word.is_name && best(word) > 0.0),
        }
    }

    /// The words that carry content at `place`, which lies within one sentence.
    fn read_words(&self, place: Place) -> Vec<Word> {
        content(&self.readings[place.article], place.span)
            .map(|(written, low)| Word {
                stem: self.stems.of(&low),
                is_name: written.starts_with(char::is_uppercase),
                weight: (WEIGHTLESS - zipf(&low)).max(0.0),
                meaning: self.model.vector(&low),
            })
            .collect()
    }
}

fn likeness(a: &Word, b: &Word) -> f32 {
    if a.stem == b.stem {
        return 1.0;
    }
    let alike = if a.is_name || b.is_name { 0.0 } else { cosine(&a.meaning, &b.meaning) };
    if alike >= ALIKE { alike } else { 0.0 }
}

/// The words within `span`, which lies within one sentence, that carry content: as written, and in small letters.
fn content<'r>(reading: &'r Reading, span: Span) -> impl Iterator<Item = (&'r str, String)> {
    let words = written(reading, span).map(|written| (written, written.to_lowercase()));
    words.filter(|(_, low)| is_content(low) && !EMPTY.has(low))
}

/// The words within `span`, which lies within one sentence, and its question marks.
fn written<'r>(reading: &'r Reading, span: Span) -> impl Iterator<Item = &'r str> {
    let sentence = reading.sentence_at(span.start).map(|at| &reading.sentences[at]);
    let tokens = sentence.map_or(&[][..], |sentence| reading.tokens_of(sentence));
    tokens
        .iter()
        .filter(move |t| span.covers(t.span))
        .map(|t| (t.kind, t.of(reading.text)))
        .filter(|(kind, written)| *kind == TokenKind::Word || *written == "?")
        .map(|(_, written)| written)
}

/// Whether a sentence says that something is so.
fn affirms(reading: &Reading, sentence: Span) -> bool {
    const REFUSING: [&str; 8] = ["deni", "deny", "reject", "dismiss", "refus", "refut", "disput", "discount"];
    let negates = |written: &str| {
        let low = written.to_lowercase().replace('’', "'");
        denies(&low)
            || REFUSING.iter().any(|verb| low.starts_with(verb))
            || matches!(low.as_str(), "without" | "if" | "whether" | "?")
    };
    !written(reading, sentence).any(negates)
}
