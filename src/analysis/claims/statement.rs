//! A sentence as the comparison of claims sees it: weighted stems, names, numbers, quoted words, stance and vectors.

use super::cues::{self, Stance};
use super::frequency::zipf;
use super::numbers::{self, Quantity};
use super::sense::{self, Sense};
use super::stem::Stems;
use crate::analysis::embed::{self, Vector};
use crate::analysis::{Depth, Reading};
use crate::story::{BlockKind, Place};
use crate::text::{Span, TokenKind};
use std::collections::HashMap;

/// Number of a stem in the story's list of stems, in the order of first use.
pub type Term = u32;

/// One content word of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its stem.
    pub term: Term,
    /// Index into [`Corpus::words`], for its vector.
    pub form: u32,
    /// Its bytes in the article's text.
    pub span: Span,
}

/// One sentence.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Where it stands.
    pub place: Place,
    /// What its paragraph is for.
    pub kind: BlockKind,
    /// For each of its tokens the stem that it stands for, if it is a content word or a number.
    pub token_terms: Vec<Option<Term>>,
    /// Its content words in order.
    pub words: Vec<Word>,
    /// Its stems with their weights, sorted by stem, each once; the squares of the weights add up to one.
    pub terms: Vec<(Term, f32)>,
    /// The sum of the weights before they were scaled.
    pub mass: f32,
    /// Stems of capitalised names, sorted, each once.
    pub names: Vec<Term>,
    /// The same as often as they occur.
    pub named_words: Vec<Term>,
    /// Numbers as stems, as often as they occur.
    pub number_terms: Vec<Term>,
    /// The names, or those carried over from before where it opens with a pronoun or names nobody; sorted.
    pub carried: Vec<Term>,
    /// Its numbers.
    pub numbers: Vec<Quantity>,
    /// Stems inside quotation marks, sorted.
    pub quoted: Vec<Term>,
    /// How it states what it states.
    pub stance: Stance,
    /// Opens with a pronoun or a pointing word.
    pub leans_back: bool,
    /// Share of the article that lies before it, 0 to 1.
    pub position: f32,
    /// Its meaning by the table of words.
    pub vector: Vector,
    /// Its meaning by the transformer, in the full pass.
    pub sense: Option<Sense>,
}

/// All sentences of a story and what is known of its words.
pub struct Corpus {
    /// The sentences, in the order of articles and text.
    pub statements: Vec<Statement>,
    /// Index of the first statement of each article, and one past the last.
    pub bounds: Vec<usize>,
    /// Weight of each stem.
    pub weights: Vec<f32>,
    /// A form of each stem as first written, for reasons.
    pub shown: Vec<String>,
    /// Vector of each word form.
    pub words: Vec<Vector>,
}

impl Corpus {
    /// The statements of article number `article`.
    pub fn article(&self, article: usize) -> std::ops::Range<usize> {
        self.bounds[article]..self.bounds[article + 1]
    }
}

/// Words that carry no statement of their own: pronouns, prepositions, auxiliaries, and the verb of saying.
const STOP: &str = " a an the and or but nor so yet of to in on at by for from with without into onto upon over under about \
     as than that which who whom whose what when where while why how if then there here this these those it its itself he \
     him his himself she her hers herself they them their theirs themselves we us our ours i me my mine you your yours be \
     am is are was were been being have has had having do does did doing will would shall should can could may might must \
     not no up out off down again also just only very too more most much many such own same both each all any some one \
     say says said saying told tell tells added according because until since before after between through during against \
     among per like via whether however s t d ll re ve m mr mrs ms ";
/// Words at the start of a sentence that point back to what was said before.
const BACKWARD: &str = " he she it they this that these those his her their its him them such both ";
/// Zipf value above which a capital at the start of a sentence says nothing about a name.
const COMMON: f32 = 4.3;
/// Weight of a number among the stems: as telling as a rare word.
const NUMBER_WEIGHT: f32 = 3.5;
/// Zipf value at which a word has no weight left.
const WEIGHTLESS: f32 = 7.0;

struct Draft {
    words: Vec<(Word, bool)>,
    numbers: Vec<Term>,
}

/// Reads all sentences of the story; their senses too, if the pass is the full one.
pub fn read(readings: &[Reading], depth: Depth) -> Corpus {
    let stems = Stems::new();
    let mut terms = Interner::default();
    let mut forms = Interner::default();
    let capitals = mid_sentence_capitals(readings);
    let mut drafts = Vec::new();
    let mut statements = Vec::new();
    let mut bounds = vec![0];
    for reading in readings {
        let length = reading.text.len().max(1) as f32;
        for sentence in &reading.sentences {
            let tokens = reading.tokens_of(sentence);
            let mut draft = Draft { words: Vec::new(), numbers: Vec::new() };
            let mut quoted = Vec::new();
            let mut token_terms = vec![None; tokens.len()];
            let mut inside = false;
            let mut first_word = true;
            let mut lower_words = Vec::with_capacity(tokens.len());
            for (token, slot) in tokens.iter().zip(&mut token_terms) {
                let written = token.of(reading.text);
                match token.kind {
                    TokenKind::Word => {
                        let name = is_name(written, first_word, sentence.kind, &capitals);
                        let lower = written.to_lowercase().replace(['’', 'ʼ'], "'");
                        first_word = false;
                        for part in lower.split('-').filter(|p| !p.is_empty()) {
                            if STOP.contains(&format!(" {part} ")) || part.contains("n't") {
                                continue;
                            }
                            let term = terms.number(&stems.of(part), &written_part(written, part));
                            *slot = Some(term);
                            let form = forms.number(part, part);
                            draft.words.push((Word { term, form, span: token.span }, name));
                            if inside {
                                quoted.push(term);
                            }
                        }
                        lower_words.push(lower);
                    }
                    TokenKind::Number => {
                        first_word = false;
                        let term = terms.number(&format!("#{}", written.to_lowercase()), written);
                        *slot = Some(term);
                        draft.numbers.push(term);
                    }
                    TokenKind::Mark => match written {
                        "“" | "«" => inside = true,
                        "”" | "»" => inside = false,
                        "\"" => inside = !inside,
                        _ => {}
                    },
                    TokenKind::Possessive => {}
                }
            }
            let text = sentence.span.of(reading.text);
            quoted.sort_unstable();
            quoted.dedup();
            statements.push(Statement {
                place: Place::new(reading.article, sentence.span),
                kind: sentence.kind,
                token_terms,
                words: Vec::new(),
                terms: Vec::new(),
                mass: 0.0,
                names: Vec::new(),
                named_words: Vec::new(),
                number_terms: Vec::new(),
                carried: Vec::new(),
                numbers: numbers::quantities(reading.text, tokens),
                quoted,
                stance: cues::stance(lower_words.iter().map(String::as_str), text),
                leans_back: lower_words.first().is_some_and(|w| BACKWARD.contains(&format!(" {w} "))),
                position: sentence.span.start as f32 / length,
                vector: embed::sentence_vector(text),
                sense: None,
            });
            drafts.push(draft);
        }
        bounds.push(statements.len());
    }
    let weights = weigh(&terms, &drafts);
    for (statement, draft) in statements.iter_mut().zip(drafts) {
        settle(statement, draft, &weights);
    }
    carry(&mut statements);
    if depth == Depth::Full {
        sense::fill(readings, &mut statements);
    }
    let words = forms.keys.iter().map(|word| embed::word_vector(word)).collect();
    Corpus { statements, bounds, weights, shown: terms.shown, words }
}

/// Weight of each stem: background rarity times rarity within the story (inverse sentence frequency).
fn weigh(terms: &Interner, drafts: &[Draft]) -> Vec<f32> {
    let mut frequency = vec![0_usize; terms.keys.len()];
    let mut background = vec![0.0_f32; terms.keys.len()];
    for draft in drafts {
        let mut own: Vec<Term> =
            draft.words.iter().map(|w| w.0.term).chain(draft.numbers.iter().copied()).collect();
        own.sort_unstable();
        own.dedup();
        for term in own {
            frequency[term as usize] += 1;
        }
    }
    for (slot, (key, shown)) in background.iter_mut().zip(terms.keys.iter().zip(&terms.shown)) {
        let common = zipf(key).max(zipf(&shown.to_lowercase()));
        *slot = if key.starts_with('#') { NUMBER_WEIGHT } else { (WEIGHTLESS - common).max(0.3) };
    }
    let all = drafts.len() as f32 + 1.0;
    background
        .iter()
        .zip(&frequency)
        .map(|(&rare, &count)| rare * (0.3 + 0.7 * (all / count.max(1) as f32).ln() / all.ln()))
        .collect()
}

fn settle(statement: &mut Statement, draft: Draft, weights: &[f32]) {
    let mut terms: Vec<Term> =
        draft.words.iter().map(|w| w.0.term).chain(draft.numbers.iter().copied()).collect();
    statement.number_terms = draft.numbers;
    terms.sort_unstable();
    terms.dedup();
    let length = terms.iter().map(|&t| weights[t as usize].powi(2)).sum::<f32>().sqrt().max(f32::EPSILON);
    statement.mass = terms.iter().map(|&t| weights[t as usize]).sum();
    statement.terms = terms.into_iter().map(|t| (t, weights[t as usize] / length)).collect();
    statement.named_words = draft.words.iter().filter(|w| w.1).map(|w| w.0.term).collect();
    statement.words = draft.words.into_iter().map(|w| w.0).collect();
    statement.names = statement.named_words.clone();
    statement.names.sort_unstable();
    statement.names.dedup();
}

/// Hands names on to sentences that lean on what stands before them.
fn carry(statements: &mut [Statement]) {
    for i in 0..statements.len() {
        let mut carried = statements[i].names.clone();
        let alone = carried.is_empty() || statements[i].leans_back;
        if alone && i > 0 && statements[i - 1].place.article == statements[i].place.article {
            carried.extend(statements[i - 1].carried.iter().copied());
            carried.sort_unstable();
            carried.dedup();
        }
        statements[i].carried = carried;
    }
}

/// Words that stand with a capital inside a body sentence, in lower case.
fn mid_sentence_capitals(readings: &[Reading]) -> std::collections::HashSet<String> {
    let mut found = std::collections::HashSet::new();
    for reading in readings {
        for sentence in reading.sentences.iter().filter(|s| s.kind == BlockKind::Paragraph) {
            let words = reading.tokens_of(sentence).iter().filter(|t| t.kind == TokenKind::Word).skip(1);
            found.extend(
                words.map(|t| t.of(reading.text)).filter(|w| is_capitalised(w)).map(str::to_lowercase),
            );
        }
    }
    found
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a capital marks a name: inside a body sentence always; at its start or in a headline only where the word is
/// also capitalised inside some sentence, or is too rare for a plain word.
fn is_name(
    written: &str,
    first: bool,
    kind: BlockKind,
    capitals: &std::collections::HashSet<String>,
) -> bool {
    if !is_capitalised(written) {
        return false;
    }
    let lower = written.to_lowercase();
    if STOP.contains(&format!(" {lower} ")) {
        return false;
    }
    (kind == BlockKind::Paragraph && !first) || capitals.contains(&lower) || zipf(&lower) < COMMON && !first
}

/// The part of a hyphenated word as it was written, where that can be told.
fn written_part(written: &str, part: &str) -> String {
    if written.len() == part.len() { written.to_owned() } else { part.to_owned() }
}

/// Numbers strings in the order of their first use.
#[derive(Default)]
struct Interner {
    numbers: HashMap<String, u32>,
    keys: Vec<String>,
    shown: Vec<String>,
}

impl Interner {
    fn number(&mut self, key: &str, shown: &str) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.numbers.insert(key.to_owned(), number);
        self.keys.push(key.to_owned());
        self.shown.push(shown.to_owned());
        number
    }
}
