//! Rulings as they are written down.

use crate::analysis::{Claim, Conflict};
use crate::notebook::Quote;
use crate::story::{Place, Story};
use crate::text::clean_line;
use serde::{Deserialize, Serialize};

/// Something that somebody ruled on a claim or a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// What was ruled.
    pub ruling: Verb,
    /// What the claim or the difference was called then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// The rule that found the difference; tells two differences on the same words apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// For [`Verb::Rename`], the new name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The wordings of the claim, or the sides of the difference.
    pub quote: Vec<Quote>,
    /// For [`Verb::Merge`], the wordings of the claim that joins it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Quote>,
    /// For [`Verb::Split`] and [`Verb::Drop`], the wordings that leave it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Quote>,
}

/// What can be ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// These wordings make the same claim, whatever the program finds.
    Accept,
    /// They do not.
    Reject,
    /// The claim gets another name.
    Rename,
    /// Two claims are one.
    Merge,
    /// Some of the wordings make a claim of their own, or none.
    Split,
    /// One of the wordings does not make the claim.
    Drop,
    /// The accounts do not part here.
    Dismiss,
    /// They do.
    Confirm,
}

impl Ruling {
    /// A ruling on `claim`.
    pub fn on_claim(story: &Story, verb: Verb, claim: &Claim) -> Self {
        let quote = claim.evidence.iter().map(|e| Quote::new(story, e.place)).collect();
        Self { ruling: verb, of: claim.label.clone(), quote, ..Self::empty(verb) }
    }

    /// `claim` gets the name `name`.
    pub fn rename(story: &Story, claim: &Claim, name: &str) -> Self {
        Self { name: clean_line(name), ..Self::on_claim(story, Verb::Rename, claim) }
    }

    /// `other` joins `claim`.
    pub fn merge(story: &Story, claim: &Claim, other: &Claim) -> Self {
        let with = other.evidence.iter().map(|e| Quote::new(story, e.place)).collect();
        Self { with, ..Self::on_claim(story, Verb::Merge, claim) }
    }

    /// The wordings at `off` leave `claim`: one that does not make it ([`Verb::Drop`]), or several ([`Verb::Split`]).
    pub fn take_out(story: &Story, verb: Verb, claim: &Claim, off: &[Place]) -> Self {
        let off = off.iter().map(|&place| Quote::new(story, place)).collect();
        Self { off, ..Self::on_claim(story, verb, claim) }
    }

    /// A ruling on `conflict`.
    pub fn on_conflict(story: &Story, verb: Verb, conflict: &Conflict) -> Self {
        let quote = conflict.sides.iter().map(|side| Quote::new(story, side.place)).collect();
        Self { of: conflict.why.clone(), rule: conflict.rule.to_owned(), quote, ..Self::empty(verb) }
    }

    fn empty(ruling: Verb) -> Self {
        Self {
            ruling,
            of: String::new(),
            rule: String::new(),
            name: String::new(),
            quote: Vec::new(),
            with: Vec::new(),
            off: Vec::new(),
        }
    }

    /// What was ruled, as a sentence without its full stop.
    pub fn described(&self) -> String {
        let of = &self.of;
        match self.ruling {
            Verb::Accept => format!("Accepted the claim “{of}”"),
            Verb::Reject => format!("Rejected the claim “{of}”"),
            Verb::Rename => format!("Renamed the claim “{of}” to “{}”", self.name),
            Verb::Merge => format!("Merged another claim into “{of}”"),
            Verb::Split => format!("Split {} off the claim “{of}”", wordings(self.off.len())),
            Verb::Drop => format!("Took {} out of the claim “{of}”", wordings(self.off.len())),
            Verb::Dismiss => format!("Dismissed the difference “{of}”"),
            Verb::Confirm => format!("Confirmed the difference “{of}”"),
        }
    }
}

fn wordings(count: usize) -> String {
    format!("{count} wording{}", if count == 1 { "" } else { "s" })
}
