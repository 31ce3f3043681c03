//! One interview, two people in it: the same outlet interviews one in this article and another in that one.
//!
//! A newspaper may well have interviewed both, so this is shown as a variation only; but it is how one article comes to
//! put a man's words, or his office, into another man's mouth.

use crate::analysis::people::Cast;
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, MentionKind, Quotation, Reading, Side};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind, WordList};
use std::collections::{BTreeMap, BTreeSet};

/// Words between "interview" and the name of whoever held it, at most.
const BETWEEN: usize = 3;

/// Small words inside names.
static JOINS: WordList =
    WordList::new("of the de la le les des du del della dello dei di da do das dos van von der den");

/// An interview that an article speaks of.
struct Interview {
    /// From "interview" to the end of the venue's name.
    place: Place,
    person: usize,
}

/// The interviews that articles give to different people.
pub fn find(story: &Story, readings: &[Reading], cast: &Cast, quotations: &[Quotation]) -> Vec<Conflict> {
    let mut by_venue: BTreeMap<String, Vec<Interview>> = BTreeMap::new();
    for reading in readings {
        for sentence in &reading.sentences {
            let Some((span, venue)) = venue(reading, sentence) else { continue };
            let place = Place::new(reading.article, span);
            let named =
                |m: &crate::analysis::Mention| m.kind == MentionKind::Name && m.place.span.overlaps(span);
            let is_person = cast
                .people
                .iter()
                .flat_map(|p| &p.mentions)
                .any(|m| m.place.article == reading.article && named(m));
            if let Some(person) = interviewed(reading.article, sentence.span, cast, quotations)
                && !is_person
            {
                by_venue.entry(venue).or_default().push(Interview { place, person });
            }
        }
    }
    by_venue.into_values().filter_map(|list| difference(story, cast, &list)).collect()
}

/// The words from "interview" to the name of its venue, and that name in small letters.
fn venue(reading: &Reading, sentence: &Sentence) -> Option<(Span, String)> {
    let tokens = reading.tokens_of(sentence);
    let word = |i: usize| tokens.get(i).map_or("", |t: &crate::text::Token| t.of(reading.text));
    let start = (0..tokens.len()).find(|&i| word(i).eq_ignore_ascii_case("interview"))?;
    let with = (start + 1..=start + BETWEEN + 1)
        .find(|&i| matches!(word(i), "with" | "in" | "to" | "for" | "by" | "published"))?;
    let capital = |i: usize| word(i).starts_with(char::is_uppercase) && tokens[i].kind == TokenKind::Word;
    let first = (with + 1..(with + 1 + BETWEEN).min(tokens.len())).find(|&i| capital(i))?;
    let mut last = first;
    let joins = |i: usize| JOINS.has(word(i));
    while last + 1 < tokens.len() {
        if capital(last + 1) {
            last += 1;
        } else if last + 2 < tokens.len() && joins(last + 1) && capital(last + 2) {
            last += 2;
        } else {
            break;
        }
    }
    let name = tokens[first].span.union(tokens[last].span);
    Some((tokens[start].span.union(name), name.of(reading.text).to_lowercase()))
}

/// Who was interviewed: whose words the sentence holds, else the only person it names.
fn interviewed(article: usize, sentence: Span, cast: &Cast, quotations: &[Quotation]) -> Option<usize> {
    let only = |people: BTreeSet<usize>| people.iter().next().copied().filter(|_| people.len() == 1);
    let here = quotations.iter().filter(|q| {
        let told = q.cue.into_iter().chain(q.source).any(|span| sentence.covers(span));
        q.place.article == article && (told || q.place.span.overlaps(sentence))
    });
    let speakers: BTreeSet<usize> = here.filter_map(|q| q.speaker.person).collect();
    let named = || {
        let inside = |p: &crate::analysis::Entity| {
            p.mentions.iter().any(|m| m.place.article == article && sentence.covers(m.place.span))
        };
        cast.people.iter().enumerate().filter(|(_, p)| inside(p)).map(|(i, _)| i).collect()
    };
    if speakers.is_empty() { only(named()) } else { only(speakers) }
}

fn difference(story: &Story, cast: &Cast, list: &[Interview]) -> Option<Conflict> {
    let of = |article: usize| {
        list.iter().filter(|i| i.place.article == article).map(|i| i.person).collect::<BTreeSet<_>>()
    };
    let first = list.first()?;
    let other = list.iter().find(|i| of(i.place.article).is_disjoint(&of(first.place.article)))?;
    let name = |i: &Interview| cast.people[i.person].name.clone();
    let outlet = |i: &Interview| &story.articles[i.place.article].outlet;
    Some(Conflict {
        kind: ConflictKind::Source,
        level: Level::Variation,
        sides: [first, other].iter().map(|&i| Side { place: i.place, value: name(i) }).collect(),
        rule: "venue-two-speakers",
        why: format!(
            "One venue (“{}”), two people interviewed: {} in {}, {} in {}.",
            story.words(first.place),
            name(first),
            outlet(first),
            name(other),
            outlet(other)
        ),
    })
}
