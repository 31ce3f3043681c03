//! How firmly one thing is said: the same verb with and without "not", or behind "will" here and "could" there.
//!
//! Bare negation and modality found nothing but other agents on real articles, so both sentences have to be joined by a
//! claim, have the same agent (where nobody speaks, the same noun before the verb will do), and use the same verb; or one
//! speaker has to say the verb of the same subject. Even then it is shown as a variation only.

use super::linked;
use super::verbs::{Stance, denies, stances};
use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Quotation, Reading, Side, SpeakerKind};
use crate::story::{Place, Story};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Score from which two sentences tell of one thing.
const LINKED: f32 = 0.5;
/// Words at the beginning of a sentence among which its subject stands.
const SUBJECT: usize = 6;
/// The sentences of one claim that state it with another polarity or another strength.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    claims: &[Claim],
) -> Vec<Conflict> {
    let agents = Agents { cast, quotations };
    let joined: BTreeSet<(Place, Place)> =
        linked::pairs(claims, LINKED).map(|(a, b, _)| (a.min(b), a.max(b))).collect();
    let speakers = agents.speakers_of_sentences(readings);
    let places = joined.iter().flat_map(|&(a, b)| [a, b]).chain(speakers.iter().map(|&(_, place)| place));
    let said = Said::of(readings, quotations, places);
    let mut pairs = joined.clone();
    pairs.extend(said.apart_in_one_mouth(&speakers));
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (a, b) in pairs {
        let known = joined.contains(&(a, b));
        let same_agent = known && agents.agree(readings, a, b);
        if known && !same_agent && !agents.are_silent(a, b) {
            continue;
        }
        for (kind, rule, x, y) in said.differences(readings, a, b, !same_agent) {
            let (x, y) = (Place::new(a.article, x), Place::new(b.article, y));
            if told.insert((x, y)) {
                found.push(conflict(story, kind, rule, x, y));
            }
        }
    }
    found
}

struct Agents<'a> {
    cast: &'a Cast,
    quotations: &'a [Quotation],
}

impl Agents<'_> {
    /// Whether one person or body stands behind both sentences: the same speaker, or, where nobody speaks, the same
    /// subject. A sentence without either has no agent that could be the same.
    fn agree(&self, readings: &[Reading], a: Place, b: Place) -> bool {
        let (p, q) = (self.speakers(a), self.speakers(b));
        if p.is_empty() && q.is_empty() {
            let (m, n) = (self.subjects(readings, a), self.subjects(readings, b));
            return m.intersection(&n).count() > 0;
        }
        p.len() == 1 && p == q
    }

    /// Whether nobody speaks in either sentence: then the noun before the verb says who acts.
    fn are_silent(&self, a: Place, b: Place) -> bool {
        self.speakers(a).is_empty() && self.speakers(b).is_empty()
    }

    /// Every named speaker with every sentence in which they say something.
    fn speakers_of_sentences(&self, readings: &[Reading]) -> BTreeSet<(&str, Place)> {
        let named = self.quotations.iter().filter(|q| q.speaker.kind != SpeakerKind::Unknown);
        named
            .filter_map(|q| {
                let reading = &readings[q.place.article];
                let sentence = reading.sentence_at(q.place.span.start)?;
                Some((
                    q.speaker.label.as_str(),
                    Place::new(q.place.article, reading.sentences[sentence].span),
                ))
            })
            .collect()
    }

    fn speakers(&self, at: Place) -> BTreeSet<&str> {
        let here = self
            .quotations
            .iter()
            .filter(|q| q.place.article == at.article && q.place.span.overlaps(at.span));
        here.map(|q| q.speaker.label.as_str()).collect()
    }

    /// People and bodies that the sentence names among its first words, numbered apart.
    fn subjects(&self, readings: &[Reading], at: Place) -> BTreeSet<(u8, usize)> {
        let reading = &readings[at.article];
        let Some(sentence) = reading.sentence_at(at.span.start).map(|i| &reading.sentences[i]) else {
            return BTreeSet::new();
        };
        let tokens = reading.tokens_of(sentence);
        let first = tokens
            .get(SUBJECT.min(tokens.len().saturating_sub(1)))
            .map_or(at.span, |t| Span::new(at.span.start, t.span.end));
        let lists = [(0, &self.cast.people), (1, &self.cast.organisations)];
        lists
            .into_iter()
            .flat_map(|(list, entities)| entities.iter().enumerate().map(move |(i, e)| (list, i, e)))
            .filter(|(.., e)| {
                e.mentions.iter().any(|m| {
                    m.place.article == at.article
                        && first.covers(m.place.span)
                        && !owns(reading.text, m.place.span)
                })
            })
            .map(|(list, i, _)| (list, i))
            .collect()
    }
}

/// Whether a possessive follows: "Lee's plan" is not Lee.
fn owns(text: &str, span: Span) -> bool {
    text[span.end..].starts_with(['\'', '’'])
}

/// The stances of sentences, each sentence read once however many others it is held against.
struct Said(BTreeMap<Place, Vec<Stance>>);

impl Said {
    fn of(readings: &[Reading], quotations: &[Quotation], places: impl Iterator<Item = Place>) -> Self {
        // A verb of speech says how something is told, not what.
        let mut cues = vec![Vec::new(); readings.len()];
        for q in quotations {
            cues[q.place.article].extend(q.cue);
        }
        let places: BTreeSet<Place> = places.collect();
        Self(
            places
                .into_iter()
                .map(|place| (place, stances(&readings[place.article], place, &cues[place.article])))
                .collect(),
        )
    }

    /// Pairs of sentences of different articles in which one and the same speaker says a verb of one subject in more than
    /// one way.
    fn apart_in_one_mouth(&self, speakers: &BTreeSet<(&str, Place)>) -> BTreeSet<(Place, Place)> {
        let mut by_verb: BTreeMap<_, Vec<(Place, &Stance)>> = BTreeMap::new();
        for &(speaker, place) in speakers {
            for stance in self.0[&place].iter().filter(|s| s.names_its_subject()) {
                by_verb
                    .entry((speaker, stance.stem.as_str(), stance.subject.as_str()))
                    .or_default()
                    .push((place, stance));
            }
        }
        let mut found = BTreeSet::new();
        for said in by_verb.into_values() {
            let (ways, mut places): (BTreeSet<_>, Vec<Place>) =
                said.iter().map(|(place, s)| ((s.negative, s.strength), *place)).unzip();
            places.dedup();
            if ways.len() < 2 {
                continue;
            }
            for (i, &a) in places.iter().enumerate() {
                found.extend(places[i + 1..].iter().filter(|b| b.article != a.article).map(|&b| (a, b)));
            }
        }
        found
    }

    /// Verbs that the sentences at `a` and `b` say in different ways.
    fn differences(
        &self,
        readings: &[Reading],
        a: Place,
        b: Place,
        same_subject: bool,
    ) -> Vec<(ConflictKind, &'static str, Span, Span)> {
        let (left, right) = (&self.0[&a], &self.0[&b]);
        let mut by_stem: BTreeMap<&str, (Vec<&Stance>, Vec<&Stance>)> = BTreeMap::new();
        for s in left {
            by_stem.entry(&s.stem).or_default().0.push(s);
        }
        for s in right {
            by_stem.entry(&s.stem).or_default().1.push(s);
        }
        let mut found = Vec::new();
        for (own, other) in by_stem.into_values() {
            // A verb that one sentence uses twice is used of two things.
            let ([x], [y]) = (own.as_slice(), other.as_slice()) else { continue };
            if same_subject && !(x.subject == y.subject && x.names_its_subject()) {
                continue;
            }
            let affirmed = if x.negative { (b, y) } else { (a, x) };
            let denied = if x.negative { (a, x) } else { (b, y) };
            if x.negative != y.negative {
                // "I do not think they were", "it could not be done until morning".
                if negates_elsewhere(&readings[affirmed.0.article], affirmed.0, affirmed.1.span)
                    || ends_later(&readings[denied.0.article], denied.0)
                {
                    continue;
                }
                found.push((ConflictKind::Negation, "polarity", x.span, y.span));
            } else if x.strength != y.strength && !retold(x, y) && x.strength > 0 && y.strength > 0 {
                found.push((ConflictKind::Modality, "modality", x.span, y.span));
            }
        }
        found
    }
}

/// Whether one modal is the other one retold: "will" and "would".
fn retold(x: &Stance, y: &Stance) -> bool {
    x.would && y.strength == 3 || y.would && x.strength == 3
}

/// Whether the sentence at `place` negates something outside `group`.
fn negates_elsewhere(reading: &Reading, place: Place, group: Span) -> bool {
    words_of(reading, place).any(|(word, span)| !group.covers(span) && denies(&word))
}

/// Whether what the sentence at `place` denies comes true later in it.
fn ends_later(reading: &Reading, place: Place) -> bool {
    words_of(reading, place).any(|(word, _)| matches!(word.as_str(), "until" | "till" | "yet"))
}

fn words_of<'a>(reading: &'a Reading, place: Place) -> impl Iterator<Item = (String, Span)> + 'a {
    let sentence = reading.sentence_at(place.span.start).map(|i| &reading.sentences[i]);
    let tokens = sentence.map_or(&[][..], |s| reading.tokens_of(s));
    tokens.iter().map(|t| (t.of(reading.text).to_lowercase().replace('’', "'"), t.span))
}

fn conflict(story: &Story, kind: ConflictKind, rule: &'static str, x: Place, y: Place) -> Conflict {
    let side = |place: Place| Side { place, value: story.words(place).to_owned() };
    Conflict {
        kind,
        level: Level::Variation,
        sides: vec![side(x), side(y)],
        rule,
        why: format!(
            "Of one thing {} says “{}”, {} “{}”.",
            story.articles[x.article].outlet,
            story.words(x),
            story.articles[y.article].outlet,
            story.words(y)
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::flags;

    const REST: &str = "The archive keeps forty thousand letters. Rain had come in over the reading room. A new roof costs two million \
                        francs. Students of history queued outside.";
    const OTHER: &str =
        "Visitors to the castle pay nine francs. The tower is closed for repairs. A lift is planned.";

    fn modality(a: &str, b: &str) -> Vec<[String; 2]> {
        flags("modality", &format!("{REST} {a}"), &format!("{OTHER} {b}"))
    }

    #[test]
    fn where_nobody_speaks_the_noun_before_the_verb_is_the_agent() {
        let firm = "The delegates will meet again in October at the harbour office.";
        let open = "At the harbour office the delegates could meet again in October.";
        assert_eq!(modality(firm, open), [["will meet".to_owned(), "could meet".to_owned()]]);
        let others = "At the harbour office the lawyers could meet again in October.";
        assert!(modality(firm, others).is_empty(), "somebody else may meet");
        let said = "At the harbour office the delegates could meet again in October, Nils Verhage said.";
        assert!(modality(firm, said).is_empty(), "one of them is somebody's word");
    }
}
