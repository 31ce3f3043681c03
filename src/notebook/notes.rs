//! Notes and bookmarks as they are written down.

use crate::analysis::{Comparison, Subject};
use crate::notebook::Quote;
use crate::story::{Place, Story};
use crate::text::CleanText;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it is about.
    pub on: On,
    /// What the person, the claim or the difference was called; nothing for a stretch of words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it says.
    pub text: String,
    /// The words that it hangs on: the stretch itself, a mention, the wordings of the claim, the sides of the difference.
    pub quote: Vec<Quote>,
}

/// What a note can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum On {
    /// A stretch of an article.
    Words,
    /// A person, an organisation or a place.
    Person,
    /// A shared claim.
    Claim,
    /// A place where the accounts part.
    Difference,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The key that leads to it.
    pub letter: char,
    /// Where it lies.
    pub quote: Quote,
}

impl Note {
    /// A note on `subject`, which stands at `place`.
    pub fn new(story: &Story, found: &Comparison, subject: Subject, place: Place, text: &str) -> Self {
        let (on, name, places) = match subject {
            Subject::Words => (On::Words, "", vec![place]),
            Subject::Person(person) => {
                let person = found.entities().nth(person);
                // The longest mention says best who is meant.
                let said = person.and_then(|person| {
                    person.mentions.iter().max_by_key(|m| (m.place.span.len(), Reverse(m.place)))
                });
                let name = person.map_or("", |person| person.name.as_str());
                (On::Person, name, said.map(|m| m.place).into_iter().collect())
            }
            Subject::Claim(claim) => {
                let claim = &found.claims[claim];
                (On::Claim, claim.label.as_str(), claim.evidence.iter().map(|e| e.place).collect())
            }
            Subject::Conflict(conflict) => {
                let conflict = &found.conflicts[conflict];
                (On::Difference, conflict.why.as_str(), conflict.sides.iter().map(|s| s.place).collect())
            }
        };
        let quote = places.into_iter().map(|place| Quote::new(story, place)).collect();
        Self { on, name: name.to_owned(), text: CleanText::new(text).as_str().trim().to_owned(), quote }
    }

    /// What it is and what it is about, for messages: `The note “Ask them” on the claim “The ferry sank”`.
    pub fn described(&self) -> String {
        let what = match self.on {
            On::Words => return format!("The note “{}”", self.text),
            On::Person => "",
            On::Claim => "the claim ",
            On::Difference => "the difference ",
        };
        format!("The note “{}” on {what}“{}”", self.text, self.name)
    }
}
