//! What Rashomon found in a story. Every finding stands on spans of the articles' text.

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

/// What at least two articles say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// A few words of its own evidence.
    pub label: String,
    /// Where it is said: the best evidence of each article in the order of the articles, then the support.
    pub evidence: Vec<Evidence>,
    /// Why its pieces of evidence belong together.
    pub links: Vec<Link>,
    /// Statements elsewhere that look like its evidence and are kept out of it, and why.
    pub apart: Vec<Apart>,
    /// Its pieces of evidence resemble each other, but no two of them surely say the same.
    pub loose: bool,
}

/// A statement that looks like a piece of evidence and says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// Index into [`Claim::evidence`] of what it looks like.
    pub evidence: usize,
    /// The sentence.
    pub place: Place,
    /// How the two relate: parallel or opposed.
    pub relation: Relation,
    /// The reason in a reader's words.
    pub why: String,
}

impl Claim {
    /// Whether article number `article` makes the claim.
    pub fn is_in(&self, article: usize) -> bool {
        self.evidence.iter().any(|e| e.place.article == article)
    }

    /// The evidence in article number `article`, best first.
    pub fn evidence_in(&self, article: usize) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |e| e.place.article == article)
    }
}

/// One wording of a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The sentence that makes the claim.
    pub place: Place,
    /// The words of it that carry the claim; the whole sentence where it says nothing else.
    pub core: Span,
    /// Index into [`Comparison::people`] of whoever says it there; `None` for the narrator or an unnamed source.
    pub speaker: Option<usize>,
}

impl Evidence {
    /// A sentence that makes a claim with all its words.
    pub fn new(place: Place, speaker: Option<usize>) -> Self {
        Self { place, core: place.span, speaker }
    }

    /// The words that carry the claim.
    pub fn carrier(&self) -> Place {
        Place::new(self.place.article, self.core)
    }
}

/// Two pieces of evidence of one claim, and why they were joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index into [`Claim::evidence`].
    pub a: usize,
    /// Index into [`Claim::evidence`]; the other piece.
    pub b: usize,
    /// How the two relate.
    pub relation: Relation,
    /// 0 to 1: how sure the program is.
    pub score: f32,
    /// What spoke for and against, strongest first.
    pub why: Vec<Reason>,
}

/// How two statements relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// They say the same.
    Same,
    /// The first says all that the second says, and more; or the other way round.
    Entails,
    /// The same words about another subject.
    Parallel,
    /// They cannot both hold.
    Opposes,
}

/// One thing that spoke for or against a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Short name of the feature, stable across versions.
    pub feature: &'static str,
    /// What was measured.
    pub value: f32,
    /// How much it moved the score; negative speaks against.
    pub weight: f32,
    /// The same for a reader: "both name Italy and troops".
    pub words: String,
}

/// Two sentences of different articles and how likely they make the same claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// In the earlier article.
    pub a: Place,
    /// In the later article.
    pub b: Place,
    /// 0 to 1.
    pub score: f32,
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

/// The letter by which claim number `index` is known on the screen and on paper: A to Z, then AA, AB and so on.
pub fn claim_letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push((b'A' + (rest % 26) as u8) as char);
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<_> = [0, 25, 26, 51, 52, 701, 702].map(claim_letter).into();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
