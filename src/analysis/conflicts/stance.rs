//! How firmly one thing is said: the same verb with and without "not", or behind "will" here and "could" there.
//!
//! Bare negation and modality found nothing but other agents on real articles, so both sentences have to be joined by a
//! claim, have the same agent, and use the same verb; or one speaker has to say the verb of the same subject. Even then
//! it is shown as a variation only.

use super::linked;
use super::utterance::is_content;
use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Quotation, Reading, Side, SpeakerKind};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// Score from which two sentences tell of one thing.
const LINKED: f32 = 0.5;
/// Words of a verb group before the verb, at most.
const REACH: usize = 4;
/// Words that "denied" may stand before what it denies.
const DENIAL: usize = 6;
/// Words at the beginning of a sentence among which its subject stands.
const SUBJECT: usize = 6;
/// Letters that two forms of a verb share.
const STEM: usize = 4;

/// A verb of a sentence and how it stands.
#[derive(Debug, Clone, PartialEq)]
struct Stance {
    /// The first letters of the verb.
    stem: String,
    /// From the negation or modal to the verb.
    span: Span,
    negative: bool,
    /// 3 for will, shall, must; 2 for would, should; 1 for may, might, could, can; 0 without a modal.
    strength: u8,
    /// Whether a modal, an auxiliary or a negation shows that it is a verb.
    verbal: bool,
    /// Whether its modal is "would", which may be "will" retold.
    would: bool,
    /// The first letters of the word before its group, which ends its subject; empty where there is none.
    subject: String,
}

/// The sentences of one claim that state it with another polarity or another strength.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    claims: &[Claim],
) -> Vec<Conflict> {
    let mut pairs: BTreeSet<(Place, Place)> =
        linked::pairs(claims, LINKED).map(|(a, b, _)| (a.min(b), a.max(b))).collect();
    let agents = Agents { cast, quotations };
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    let joined: BTreeSet<(Place, Place)> = pairs.clone();
    pairs.extend(agents.one_speaker(readings));
    for (a, b) in pairs {
        let known = joined.contains(&(a, b));
        if known && !agents.agree(readings, a, b) {
            continue;
        }
        for (kind, rule, x, y) in differences(readings, quotations, a, b, !known) {
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

    /// Pairs of sentences of different articles in which one and the same speaker says something.
    fn one_speaker(&self, readings: &[Reading]) -> Vec<(Place, Place)> {
        let mut by_speaker: BTreeMap<&str, BTreeSet<Place>> = BTreeMap::new();
        for q in self.quotations.iter().filter(|q| q.speaker.kind != SpeakerKind::Unknown) {
            let reading = &readings[q.place.article];
            if let Some(sentence) = reading.sentence_at(q.place.span.start) {
                let place = Place::new(q.place.article, reading.sentences[sentence].span);
                by_speaker.entry(q.speaker.label.as_str()).or_default().insert(place);
            }
        }
        let mut found = Vec::new();
        for places in by_speaker.values() {
            for (i, a) in places.iter().enumerate() {
                found.extend(places.iter().skip(i + 1).filter(|b| b.article != a.article).map(|b| (*a, *b)));
            }
        }
        found
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

fn differences(
    readings: &[Reading],
    quotations: &[Quotation],
    a: Place,
    b: Place,
    same_subject: bool,
) -> Vec<(ConflictKind, &'static str, Span, Span)> {
    // A verb of speech says how something is told, not what.
    let cues = |at: Place| -> Vec<Span> {
        quotations.iter().filter(|q| q.place.article == at.article).filter_map(|q| q.cue).collect()
    };
    let left = stances(&readings[a.article], a, &cues(a));
    let right = stances(&readings[b.article], b, &cues(b));
    let mut by_stem: BTreeMap<&str, (Vec<&Stance>, Vec<&Stance>)> = BTreeMap::new();
    for s in &left {
        by_stem.entry(&s.stem).or_default().0.push(s);
    }
    for s in &right {
        by_stem.entry(&s.stem).or_default().1.push(s);
    }
    let mut found = Vec::new();
    for (own, other) in by_stem.into_values() {
        // A verb that one sentence uses twice is used of two things.
        let ([x], [y]) = (own.as_slice(), other.as_slice()) else { continue };
        // A pronoun or a short word may stand for anything.
        let subject = x.subject.len() == STEM && x.subject == y.subject && is_content(&x.subject);
        if same_subject && !subject {
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

/// Whether one modal is the other one retold: "will" and "would".
fn retold(x: &Stance, y: &Stance) -> bool {
    x.would && y.strength == 3 || y.would && x.strength == 3
}

/// Whether the sentence at `place` negates something outside `group`.
fn negates_elsewhere(reading: &Reading, place: Place, group: Span) -> bool {
    words_of(reading, place).any(|(word, span)| {
        !group.covers(span)
            && (is_negation(&word)
                || matches!(word.as_str(), "no" | "nobody" | "nothing" | "none" | "nor" | "neither"))
    })
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

/// The verbs of the sentence at `place` that follow a modal, an auxiliary or a negation.
fn stances(reading: &Reading, place: Place, cues: &[Span]) -> Vec<Stance> {
    let Some(sentence) = reading.sentence_at(place.span.start).map(|i| &reading.sentences[i]) else {
        return Vec::new();
    };
    let words: Vec<(String, Span)> = reading
        .tokens_of(sentence)
        .iter()
        .filter(|t| t.kind == TokenKind::Word && place.span.covers(t.span))
        .map(|t| (t.of(reading.text).to_lowercase().replace('’', "'"), t.span))
        .collect();
    let mut found: Vec<Stance> = Vec::new();
    for (i, (word, span)) in words.iter().enumerate() {
        let capital = span.of(reading.text).starts_with(char::is_uppercase);
        if word.chars().count() < STEM
            || is_between(word)
            || capital
            || cues.iter().any(|c| c.overlaps(*span))
        {
            continue;
        }
        let mut stance = Stance {
            stem: word.chars().take(STEM).collect(),
            span: *span,
            negative: false,
            strength: 0,
            verbal: false,
            would: false,
            subject: String::new(),
        };
        let mut at = i;
        while let Some((before, start)) = at.checked_sub(1).map(|j| (&words[j].0, words[j].1.start)) {
            if i - at >= REACH || !is_between(before) {
                break;
            }
            stance.negative ^= is_negation(before);
            stance.strength = stance.strength.max(modal(before).unwrap_or(0));
            stance.would |= matches!(before.as_str(), "would" | "wouldn't");
            stance.verbal = true;
            stance.span.start = start;
            at -= 1;
        }
        // "no plants would close"
        if stance.strength > 0 && at >= 2 && words[at - 2].0 == "no" {
            stance.negative ^= true;
            stance.span.start = words[at - 2].1.start;
        }
        // "denied taking money", "denied that the crew had been drinking"
        let denied = words[i.saturating_sub(DENIAL)..at]
            .iter()
            .any(|(w, _)| matches!(w.as_str(), "denied" | "denies" | "denying"));
        stance.negative ^= denied && (stance.verbal || word.ends_with("ing"));
        stance.verbal |= denied && word.ends_with("ing");
        if let Some((before, _)) = at.checked_sub(1).map(|j| &words[j]) {
            stance.subject = before.chars().take(STEM).collect();
        }
        if stance.verbal {
            found.push(stance);
        }
    }
    found
}

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't")
}

fn modal(word: &str) -> Option<u8> {
    match word {
        "will" | "shall" | "must" | "won't" => Some(3),
        "would" | "should" | "wouldn't" | "shouldn't" => Some(2),
        "may" | "might" | "could" | "can" | "couldn't" | "can't" => Some(1),
        _ => None,
    }
}

/// Modals, auxiliaries, negations, and what may stand among them.
fn is_between(word: &str) -> bool {
    is_negation(word)
        || modal(word).is_some()
        || matches!(
            word,
            "be" | "been"
                | "being"
                | "have"
                | "has"
                | "had"
                | "did"
                | "does"
                | "do"
                | "was"
                | "were"
                | "is"
                | "are"
                | "also"
                | "still"
                | "now"
                | "yet"
                | "ever"
                | "even"
                | "only"
                | "flatly"
                | "firmly"
                | "already"
        )
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
    use super::*;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::CleanText;

    fn reading_of(text: &str, read: impl FnOnce(&Reading, Place)) {
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        read(&Reading::new(0, &article), Place::new(0, Span::new(0, text.len())));
    }

    /// Polarity and strength of the verb that begins with `stem`.
    fn stance(text: &str, stem: &str) -> Option<(bool, u8)> {
        let mut found = None;
        reading_of(text, |reading, place| {
            found = stances(reading, place, &[])
                .into_iter()
                .find(|s| s.stem == stem)
                .map(|s| (s.negative, s.strength));
        });
        found
    }

    #[test]
    fn a_verb_group_states_polarity_and_strength() {
        assert_eq!(stance("The oil did not reach the lake.", "reac"), Some((true, 0)));
        assert_eq!(stance("The oil had reached the lake.", "reac"), Some((false, 0)));
        assert_eq!(stance("No ships would leave the port.", "leav"), Some((true, 2)));
        assert_eq!(stance("The panel will meet again.", "meet"), Some((false, 3)));
        assert_eq!(stance("The panel might meet again.", "meet"), Some((false, 1)));
        assert_eq!(stance("She denied taking the money.", "taki"), Some((true, 0)));
    }

    #[test]
    fn nouns_have_no_polarity() {
        assert_eq!(stance("He has no passport.", "pass"), None);
        assert_eq!(stance("It closed without public notice.", "publ"), None);
    }
}
