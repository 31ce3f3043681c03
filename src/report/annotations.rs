//! W3C Web Annotations (*Web Annotation Data Model*, W3C Recommendation, 23 February 2017), as JSON-LD: every finding
//! as a note on the words that it stands on, for tools that show such notes on the page itself.
//!
//! Each target has the two selectors that the model recommends for text: the words with what stands before and behind
//! them, and their position in code points of the article's text as `--format json` prints it.

use crate::analysis::{Comparison, claim_letter};
use crate::report::link;
use crate::report::names::{claim_id, conflict_kind, guard, mention_kind, mode, person_id, subject};
use crate::report::offsets::Offsets;
use crate::report::telling::{Telling, capital, guard as in_words, level};
use crate::story::{Article, Place, Story};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Code points of context before and behind the words; as many as the Hypothesis client keeps.
const CONTEXT: usize = 32;

/// The comparison as an annotation collection with one page.
pub fn comparison(story: &Story, found: &Comparison) -> Value {
    let mut digest = Sha256::new();
    for article in &story.articles {
        digest.update(article.sha256.as_bytes());
    }
    let notes = Notes {
        told: Telling { story, found },
        offsets: story.articles.iter().map(|a| Offsets::new(a.text.as_str())).collect(),
        story: digest.finalize().to_vec(),
    };
    let items = notes.all();
    let collection = notes.id("collection");
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": story.title,
        "total": items.len(),
        "first": {
            "id": notes.id("page"),
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        },
    })
}

struct Notes<'a> {
    told: Telling<'a>,
    offsets: Vec<Offsets<'a>>,
    /// What makes this story's identifiers its own.
    story: Vec<u8>,
}

impl Notes<'_> {
    fn all(&self) -> Vec<Value> {
        let found = self.told.found;
        let mut out = Vec::new();
        for (index, claim) in found.claims.iter().enumerate() {
            let letter = claim_letter(index);
            for (number, e) in claim.evidence.iter().enumerate() {
                let speaker = self.told.speaker(e.place, e.speaker);
                let text = format!("Claim {letter}, {speaker}: {}", claim.label);
                let key = format!("{}/{number}", claim_id(index));
                out.push(self.note(&key, e.place, "classifying", &text, &["claim", &letter]));
            }
        }
        for (index, conflict) in found.conflicts.iter().enumerate() {
            for (number, side) in conflict.sides.iter().enumerate() {
                let text =
                    format!("{}: {} {}", level(conflict.level), conflict.why, self.told.question(conflict));
                let tags = ["difference", conflict_kind(conflict.kind)];
                out.push(self.note(&format!("d{index}/{number}"), side.place, "questioning", &text, &tags));
            }
        }
        for (index, person) in found.people.iter().enumerate() {
            for (number, mention) in person.mentions.iter().enumerate() {
                let key = format!("{}/{number}", person_id(index));
                let tags = ["person", mention_kind(mention.kind)];
                out.push(self.note(&key, mention.place, "identifying", &person.name, &tags));
            }
        }
        for (index, quotation) in found.quotations.iter().enumerate() {
            let speaker =
                if quotation.speaker.label.is_empty() { "unknown" } else { &quotation.speaker.label };
            let tags = ["quotation", mode(quotation.mode)];
            let text = format!("Words of {speaker}");
            out.push(self.note(&format!("q{index}"), quotation.place, "describing", &text, &tags));
        }
        for (index, only) in found.only_in.iter().enumerate() {
            let text = format!("In this article only: {}", in_words(only.guard));
            let tags = ["only in", guard(only.guard)];
            out.push(self.note(&format!("u{index}"), only.place, "commenting", &text, &tags));
        }
        for note in &found.by_hand.notes {
            let (kind, id) = subject(found, note.subject);
            let key = format!("note/{kind}/{}/{}", id.unwrap_or_default(), note.number);
            out.push(self.note(&key, note.place, "commenting", &note.text, &["note", kind]));
        }
        for mark in &found.by_hand.marks {
            let text = format!("Mark {}", mark.letter);
            out.push(self.note(
                &format!("mark/{}", mark.letter),
                mark.place,
                "bookmarking",
                &text,
                &["mark"],
            ));
        }
        for ruling in &found.by_hand.rulings {
            let key = format!("ruling/{}", ruling.number);
            out.push(self.note(&key, ruling.place, "assessing", &ruling.words, &["ruling"]));
        }
        out
    }

    fn note(&self, key: &str, place: Place, motivation: &str, text: &str, tags: &[&str]) -> Value {
        let article = &self.told.story.articles[place.article];
        let mut body = vec![json!({
            "type": "TextualBody", "value": capital(text), "format": "text/plain", "purpose": motivation,
        })];
        body.extend(
            tags.iter().map(|tag| json!({"type": "TextualBody", "value": tag, "purpose": "tagging"})),
        );
        json!({
            "id": self.id(key),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": "Rashomon"},
            "body": body,
            "target": {
                "type": "SpecificResource",
                "source": source(article),
                "selector": self.selectors(place),
            },
        })
    }

    fn selectors(&self, place: Place) -> Value {
        let text = self.offsets[place.article].text;
        let before = &text[..place.span.start];
        let behind = &text[place.span.end..];
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        json!([
            {
                "type": "TextQuoteSelector",
                "exact": place.span.of(text),
                "prefix": &before[from..],
                "suffix": &behind[..to],
            },
            {
                "type": "TextPositionSelector",
                "start": self.offsets[place.article].chars(place.span.start),
                "end": self.offsets[place.article].chars(place.span.end),
            },
        ])
    }

    /// An identifier that the same finding in the same articles always gets: a UUID of version 8 (RFC 9562, section
    /// 5.8) from a hash, because the model asks for an IRI and a clock or a die would differ between runs.
    fn id(&self, key: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(&self.story);
        digest.update(key.as_bytes());
        let mut bytes = digest.finalize().to_vec();
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = |range: std::ops::Range<usize>| -> String {
            bytes[range].iter().map(|byte| format!("{byte:02x}")).collect()
        };
        format!("urn:uuid:{}-{}-{}-{}-{}", hex(0..4), hex(4..6), hex(6..8), hex(8..10), hex(10..16))
    }
}

/// The IRI of an article: its address, else the hash of its bytes (RFC 6920, *Naming Things with Hashes*, in its form
/// for hexadecimal digits, `nih:`).
fn source(article: &Article) -> String {
    link::web(&article.url).map_or_else(|| format!("nih:sha-256;{}", article.sha256), str::to_owned)
}
