//! What Rashomon found in a story. Every finding stands on spans of the articles' text.

use super::claim::{Claim, Pair};
use crate::analysis::Depth;
use crate::analysis::by_hand::ByHand;
use crate::analysis::reading::Sentence;
use crate::story::Place;
use crate::text::Span;

/// Everything that was found. Indices into `people` and `claims` are stable: the same story gives the same comparison.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// How deeply the claims were read; very large stories are read fast whatever was asked for.
    pub depth: Depth,
    /// The model that a user brought for it, "none" where none was to be used; nothing for those that the program carries.
    pub model: Option<String>,
    /// The sentences of each article, in the order of the story's articles.
    pub sentences: Vec<Vec<Sentence>>,
    /// Persons, most mentioned first.
    pub people: Vec<Entity>,
    /// Organisations, most mentioned first.
    pub organisations: Vec<Entity>,
    /// Places, most mentioned first.
    pub places: Vec<Entity>,
    /// Quotations, by article and place.
    pub quotations: Vec<Quotation>,
    /// Claims that at least two articles make: widest spread first, then by place in the first article.
    pub claims: Vec<Claim>,
    /// Every scored pair of sentences of different articles, best first; kept only when asked for.
    pub pairs: Vec<Pair>,
    /// Passages that stand nearly word for word in two articles, by article and place.
    pub copies: Vec<Copied>,
    /// Places where the accounts part.
    pub conflicts: Vec<Conflict>,
    /// Sentences that no other article reports, by article and place.
    pub only_in: Vec<OnlyIn>,
    /// The day of each article, in the order of the story's articles.
    pub dates: Vec<Dating>,
    /// Words by which a narrator colours a report, by article and place.
    pub coloured: Vec<Coloured>,
    /// What people ruled, and what they wrote beside it.
    pub by_hand: ByHand,
}

impl Comparison {
    /// People, then organisations, then places.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.people.iter().chain(&self.organisations).chain(&self.places)
    }
}

/// A person, organisation or place with everything that names it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entity {
    /// The fullest name used in the story.
    pub name: String,
    /// Whether it is quoted somewhere; otherwise it is only mentioned.
    pub voice: bool,
    /// Where it is mentioned, by article and place; never empty.
    pub mentions: Vec<Mention>,
    /// Offices stated for it.
    pub roles: Vec<Place>,
    /// Other words that describe it.
    pub descriptors: Vec<Place>,
}

impl Entity {
    /// How often article number `article` mentions it.
    pub fn count_in(&self, article: usize) -> usize {
        self.mentions.iter().filter(|m| m.place.article == article).count()
    }
}

/// A span that names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
    /// How.
    pub kind: MentionKind,
}

/// How a mention names its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// "Macron"
    Name,
    /// "the French leader"
    Title,
    /// "he"
    Pronoun,
}

/// Attributed words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// From its first to its last word, quotation marks included.
    pub place: Place,
    /// The stretches that are the speaker's, where an attribution interrupts them; empty when `place` is one stretch.
    pub parts: Vec<Span>,
    /// How the words are reported.
    pub mode: QuoteMode,
    /// The speaker was carried over from elsewhere, or the marks are lost: nothing beside the words names the speaker.
    pub inferred: bool,
    /// The words that attribute, as "said".
    pub cue: Option<Span>,
    /// The words that name the speaker there, as "the minister".
    pub source: Option<Span>,
    /// Whose words these are.
    pub speaker: Speaker,
}

/// How words are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteMode {
    /// In quotation marks.
    Direct,
    /// Retold.
    Indirect,
    /// Retold, with some words in quotation marks.
    Mixed,
}

/// Whose words a quotation reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Index into [`Comparison::people`].
    pub person: Option<usize>,
    /// The person's name, or the words that stand for the speaker ("officials"); empty when nobody is named.
    pub label: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
}

/// What kind of speaker a quotation has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// One of the people.
    Person,
    /// A body or a group: a government, "officials".
    Collective,
    /// Not stated, or a single person without a name.
    Unknown,
}

/// A passage that two articles have nearly word for word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// In the earlier article: one or several sentences.
    pub a: Place,
    /// In the later article.
    pub b: Place,
}

/// Two or more spans that part.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What they part on.
    pub kind: ConflictKind,
    /// How far they part.
    pub level: Level,
    /// The spans and what each states.
    pub sides: Vec<Side>,
    /// Name of the rule that found it, stable across versions.
    pub rule: &'static str,
    /// The reason in a reader's words.
    pub why: String,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Where it is stated.
    pub place: Place,
    /// What is stated, normalised; sides with the same value agree.
    pub value: String,
}

/// What two accounts part on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ConflictKind {
    Role,
    Number,
    Date,
    Negation,
    Modality,
    Condition,
    Quote,
    Source,
    Wording,
}

/// How far two accounts part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// They differ in strength, scope, wording or condition.
    Variation,
    /// They hardly hold together.
    Tension,
    /// They cannot both hold.
    Conflict,
}

/// Words by which a narrator colours a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coloured {
    /// The words.
    pub place: Place,
    /// How they colour it.
    pub colour: Colour,
}

/// How a narrator's words colour a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// How sure the narrator is: "allegedly".
    Hedge,
    /// A source without a name: "critics say".
    Vague,
    /// A word that judges: "reckless".
    Loaded,
    /// A verb that sets the speaker in a light: "insisted".
    Verb,
}

/// A sentence that no other article reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnlyIn {
    /// The sentence.
    pub place: Place,
    /// What the others' silence means.
    pub guard: Guard,
}

/// The day on which an article appeared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dating {
    /// How it is known.
    pub how: Dated,
    /// The day in ISO 8601; empty when unknown.
    pub day: String,
}

/// How the day of an article is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Dated {
    /// Beside the article, or in its header.
    Stated,
    /// From the dateline that opens its text.
    Inferred,
    /// Not at all.
    #[default]
    Unknown,
}

/// What the silence of the other articles means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Another article appeared on the same day or later, and says nothing of it.
    Silent,
    /// Every other article appeared earlier.
    CouldNotKnow,
    /// Dates are missing.
    Unknown,
}
