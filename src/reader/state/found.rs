//! The comparison, made ready for drawing: marks by article, the order of the sidebar, letters.

use crate::analysis::{Comparison, Entity, SpeakerKind};
use crate::reader::state::{Kinds, Leaf};
use crate::story::{Place, Story};
use crate::text::{Layer, Span};
use std::collections::BTreeSet;

/// A comparison and what is derived from it once.
#[derive(Debug)]
pub struct Found {
    /// What was found.
    pub comparison: Comparison,
    /// The marks in each article.
    pub marks: Vec<Marks>,
    /// For each person, organisation and place how often each article mentions it.
    pub counts: Vec<Vec<usize>>,
    /// For each quotation the letter of its speaker.
    pub voice_letters: Vec<char>,
    /// For each person the letter in the voice gutter, where the person is quoted.
    pub letters: Vec<Option<char>>,
}

/// The marks in one article, by kind.
#[derive(Debug, Default)]
pub struct Marks {
    /// Words that carry claims; numbers are claims.
    pub claims: Layer,
    /// Mentions, by [`Kinds`]; numbers are people, and from there on organisations and places.
    people: [Layer; 3],
    /// Sides of conflicts; numbers are conflicts.
    pub conflicts: Layer,
    /// Quotations; numbers are quotations.
    pub voices: Layer,
    /// Words beside which something was written: 0 is a note, 1 a bookmark.
    pub written: Layer,
    /// Sentences that no other article reports.
    pub only_in: Layer,
    /// Words by which the narrator colours the report.
    pub coloured: Layer,
}

impl Found {
    /// Prepares `comparison` of `story`.
    pub fn new(story: &Story, comparison: Comparison) -> Self {
        let marks = (0..story.articles.len()).map(|article| Marks::new(article, &comparison)).collect();
        let letters = letters(&comparison);
        let voice_letters = comparison.quotations.iter().map(|quotation| {
            let speaker = &quotation.speaker;
            match (speaker.person.and_then(|person| letters.get(person).copied().flatten()), speaker.kind) {
                (Some(letter), _) => letter,
                (None, SpeakerKind::Collective) => initial(&speaker.label).to_ascii_lowercase(),
                (None, _) => '?',
            }
        });
        let counts = entities(&comparison).map(|person| {
            let mut counts = vec![0; story.articles.len()];
            person.mentions.iter().for_each(|mention| counts[mention.place.article] += 1);
            counts
        });
        Self { marks, counts: counts.collect(), voice_letters: voice_letters.collect(), letters, comparison }
    }

    /// The person with this number; beyond the people come organisations, then places.
    pub fn entity(&self, number: usize) -> Option<&Entity> {
        entities(&self.comparison).nth(number)
    }

    /// The number of whoever or whatever is called `name`.
    pub fn number_of(&self, name: &str) -> Option<usize> {
        entities(&self.comparison).position(|entity| entity.name == name)
    }

    /// The numbers of everybody or everything of one kind.
    pub fn leaf(&self, leaf: Leaf) -> std::ops::Range<usize> {
        let people = self.comparison.people.len();
        let organisations = people + self.comparison.organisations.len();
        match leaf {
            Leaf::People => 0..people,
            Leaf::Organisations => people..organisations,
            Leaf::Places => organisations..organisations + self.comparison.places.len(),
        }
    }

    /// The letter of claim number `claim`: A to Z, then a to z, then a star.
    pub fn claim_letter(claim: usize) -> char {
        let letters = ('A'..='Z').chain('a'..='z');
        letters.into_iter().nth(claim).unwrap_or('*')
    }
}

/// People, then organisations, then places.
fn entities(found: &Comparison) -> impl Iterator<Item = &Entity> {
    found.people.iter().chain(&found.organisations).chain(&found.places)
}

impl Marks {
    /// Mentions of these kinds.
    pub fn people(&self, kinds: Kinds) -> &Layer {
        &self.people[kinds as usize]
    }

    fn new(article: usize, found: &Comparison) -> Self {
        let here = |place: Place, id: usize| {
            (place.article == article).then_some((place.span, u32::try_from(id).unwrap_or(u32::MAX)))
        };
        let claims = found.claims.iter().enumerate();
        let people = |kinds: Kinds| {
            let named = entities(found).enumerate();
            Layer::new(named.flat_map(|(id, entity)| {
                let kept = entity.mentions.iter().filter(move |m| kinds.keep(m.kind));
                kept.filter_map(move |m| here(m.place, id))
            }))
        };
        let conflicts = found.conflicts.iter().enumerate();
        let quotations = found.quotations.iter().enumerate();
        // A sign stands where the words begin.
        let begin =
            |place: Place| Place::new(place.article, Span::new(place.span.start, place.span.start + 1));
        let notes = found.by_hand.notes.iter().map(|note| (begin(note.place), 0));
        let marks = found.by_hand.marks.iter().map(|mark| (begin(mark.place), 1));
        Self {
            claims: Layer::new(
                claims
                    .flat_map(|(id, claim)| claim.evidence.iter().filter_map(move |e| here(e.carrier(), id))),
            ),
            people: Kinds::ALL.map(people),
            conflicts: Layer::new(
                conflicts
                    .flat_map(|(id, conflict)| conflict.sides.iter().filter_map(move |s| here(s.place, id))),
            ),
            written: Layer::new(notes.chain(marks).filter_map(|(place, id)| here(place, id))),
            only_in: Layer::new(found.only_in.iter().filter_map(|only| here(only.place, 0))),
            coloured: Layer::new(found.coloured.iter().filter_map(|word| here(word.place, 0))),
            voices: Layer::new(quotations.filter_map(|(id, quotation)| here(quotation.place, id))),
        }
    }
}

/// A letter for each person who is quoted: the initial of the last name where it is free, else another letter of the
/// name, else any that is left.
fn letters(found: &Comparison) -> Vec<Option<char>> {
    let mut taken = BTreeSet::new();
    let mut letter = |name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        let wishes = last.chars().chain(name.chars()).filter(char::is_ascii_alphabetic);
        let letter = wishes.map(|c| c.to_ascii_uppercase()).chain('A'..='Z').find(|&c| taken.insert(c));
        letter.unwrap_or('+')
    };
    found.people.iter().map(|person| person.voice.then(|| letter(&person.name))).collect()
}

fn initial(label: &str) -> char {
    label.chars().find(char::is_ascii_alphabetic).unwrap_or('?')
}
