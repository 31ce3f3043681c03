//! A claim, its evidence, and why the pieces of evidence belong together.

use crate::story::Place;
use crate::text::Span;

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
    /// Index into [`people`](super::Comparison::people) of whoever says it there; `None` for the narrator or an unnamed source.
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
