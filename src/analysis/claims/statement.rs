//! A sentence as the comparison of claims sees it: weighted stems, names, numbers, quoted words, stance and vectors.

use super::cues::Stance;
use super::likeness::Likenesses;
use super::numbers::Quantity;
use super::sense::Sense;
use crate::analysis::embed::Scales;
use crate::story::{BlockKind, Place};
use crate::text::Span;

/// Number of a stem in the story's list of stems, in the order of first use.
pub type Term = u32;

/// One content word of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its stem.
    pub term: Term,
    /// Its number among the story's content words, for [`Corpus::likenesses`].
    pub number: u32,
    /// Its bytes in the article's text.
    pub span: Span,
}

/// One token of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Number of its form in lower case.
    pub form: Term,
    /// The stem that it stands for, if it is a content word or a number.
    pub term: Option<Term>,
    /// Part of a name.
    pub name: bool,
    /// Begins with a capital, at the start of a sentence too.
    pub capital: bool,
    /// Stands close behind a negation.
    pub negated: bool,
}

/// Somebody or something that a sentence can be about. A person stands before the name that it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// Index into the cast's people.
    Person(usize),
    /// A name's stem.
    Name(Term),
}

/// One sentence.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Where it stands.
    pub place: Place,
    /// What its paragraph is for.
    pub kind: BlockKind,
    /// Its tokens, in order, up to a limit.
    pub tokens: Vec<Token>,
    /// Persons that it mentions, by name, title or pronoun: indices into the cast, sorted.
    pub people: Vec<Term>,
    /// The person whose words it reports: index into the cast.
    pub speaker: Option<usize>,
    /// Whoever it names first, and where in the article's text: a person counts by whatever name.
    pub lead: Option<(usize, Actor)>,
    /// Its content words in order.
    pub words: Vec<Word>,
    /// Every two neighbouring stems, sorted, each once.
    pub runs: Vec<(Term, Term)>,
    /// The forms of its tokens, sorted, and where each stands among them.
    pub forms: Vec<(Term, usize)>,
    /// Its stems, sorted, and whether each stands close behind a negation where it stands first.
    pub negated: Vec<(Term, bool)>,
    /// Any of its tokens stands close behind a negation.
    pub negates: bool,
    /// A key of every three neighbouring forms, sorted: where two statements have none in common, they share no such run.
    pub triples: Vec<u64>,
    /// Its clauses, as bytes in the article's text.
    pub clauses: Vec<Span>,
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
    pub vector: Vec<f32>,
    /// Its meaning by the transformer, in the full pass.
    pub sense: Option<Sense>,
}

impl Statement {
    /// A statement of which nothing is known but where it stands.
    pub fn at(place: Place, kind: BlockKind) -> Self {
        Self {
            place,
            kind,
            tokens: Vec::new(),
            people: Vec::new(),
            speaker: None,
            lead: None,
            words: Vec::new(),
            runs: Vec::new(),
            forms: Vec::new(),
            negated: Vec::new(),
            negates: false,
            triples: Vec::new(),
            clauses: Vec::new(),
            terms: Vec::new(),
            mass: 0.0,
            names: Vec::new(),
            named_words: Vec::new(),
            number_terms: Vec::new(),
            carried: Vec::new(),
            numbers: Vec::new(),
            quoted: Vec::new(),
            stance: Stance::default(),
            leans_back: false,
            position: 0.0,
            vector: Vec::new(),
            sense: None,
        }
    }
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
    /// How like the word forms are to each other.
    pub likenesses: Likenesses,
    /// How likenesses are brought to the scale for which the weights were learned.
    pub scales: Scales,
}

impl Corpus {
    /// The statements of article number `article`.
    pub fn article(&self, article: usize) -> std::ops::Range<usize> {
        self.bounds[article]..self.bounds[article + 1]
    }
}
