//! Whom a speaker means by "he" and "she". The narrator's pronouns are linked before anybody is known to speak; inside
//! quotation marks it takes the speaker, who says "I" of himself and "he" of somebody else. Where two could be meant, or
//! somebody without a name, nobody is.

use super::Cast;
use super::lexicon::{Kinds, folded, lexicon};
use super::sex::Sex;
use crate::analysis::marks::{self, Quoted};
use crate::analysis::{Entity, Mention, MentionKind, Quotation, QuoteMode, Reading};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::BTreeSet;

/// Paragraphs before the quotation that the person may have been mentioned in.
const REACH: usize = 2;
/// And no more mentions are looked at, however long the paragraphs are.
const MOST_MENTIONS: usize = 60;
/// A noun for a human being is no rival of the person any more after this many words.
const NEAR: usize = 40;

/// Adds to the people of `cast` the pronouns that the speakers of `quotations` use for them.
pub fn link(story: &Story, readings: &[Reading], cast: &mut Cast, quotations: &[Quotation]) {
    let sexes: Vec<Option<Sex>> = cast.people.iter().map(|p| sex(story, p)).collect();
    for reading in readings {
        let mut mentions: Vec<(Span, usize)> = Vec::new();
        for (person, entity) in cast.people.iter().enumerate() {
            let here = entity.mentions.iter().filter(|m| m.place.article == reading.article);
            mentions.extend(here.map(|m| (m.place.span, person)));
        }
        mentions.sort_unstable();
        let marks = marks::quoted(&story.articles[reading.article]);
        let mut listener = Listener { reading, marks: &marks, sexes: &sexes, mentions, found: Vec::new() };
        quotations.iter().filter(|q| q.place.article == reading.article).for_each(|q| listener.hear(q));
        for (span, person) in listener.found {
            let place = Place::new(reading.article, span);
            cast.people[person].mentions.push(Mention { place, kind: MentionKind::Pronoun });
        }
    }
    for entity in &mut cast.people {
        entity.mentions.sort_by_key(|m| m.place);
    }
}

/// What the narrator's pronouns for the person say, else the first name.
fn sex(story: &Story, person: &Entity) -> Option<Sex> {
    let told = person.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun);
    let told: BTreeSet<Sex> = told.filter_map(|m| Sex::of_pronoun(&folded(story.words(m.place)))).collect();
    match told.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => Some(*one),
        [] => {
            let (first, _) = person.name.split_once(' ')?;
            Sex::of_first_name(lexicon().kinds(&folded(first)))
        }
        _ => None,
    }
}

struct Listener<'a> {
    reading: &'a Reading<'a>,
    marks: &'a [Quoted],
    /// The sex of each person.
    sexes: &'a [Option<Sex>],
    /// The article's mentions with their persons, in order.
    mentions: Vec<(Span, usize)>,
    found: Vec<(Span, usize)>,
}

impl Listener<'_> {
    fn hear(&mut self, quotation: &Quotation) {
        let speaker = quotation.speaker.person;
        if quotation.mode == QuoteMode::Indirect || speaker.is_none() && quotation.speaker.label.is_empty() {
            return;
        }
        let whole = quotation.place.span;
        let parts = if quotation.parts.is_empty() { vec![whole] } else { quotation.parts.clone() };
        for part in parts {
            let first = self.reading.tokens.partition_point(|t| t.span.start < part.start);
            let upto = self.reading.tokens.partition_point(|t| t.span.start < part.end);
            for at in first..upto {
                let span = self.reading.tokens[at].span;
                let Some(sex) = Sex::of_pronoun(&folded(span.of(self.reading.text))) else { continue };
                if !marks::is_quoted(self.marks, span.start) || self.is_taken(span) {
                    continue;
                }
                if let Some(person) = self.meant(at, whole, sex, speaker) {
                    let place = self.mentions.partition_point(|m| m.0 < span);
                    self.mentions.insert(place, (span, person));
                    self.found.push((span, person));
                }
            }
        }
    }

    fn is_taken(&self, span: Span) -> bool {
        let after = self.mentions.partition_point(|m| m.0.start < span.end);
        self.mentions[..after].iter().rev().take(3).any(|m| m.0.overlaps(span))
    }

    /// Whom token `at` means inside the quotation `whole` of `speaker`.
    fn meant(&self, at: usize, whole: Span, sex: Sex, speaker: Option<usize>) -> Option<usize> {
        let span = self.reading.tokens[at].span;
        let fits = |&&(_, person): &&(Span, usize)| {
            Some(person) != speaker && self.sexes[person].is_none_or(|known| known == sex)
        };
        let in_words = |from: usize, upto: usize| {
            let after = self.mentions.partition_point(|m| m.0.start < upto);
            let back = self.mentions[..after].iter().rev().take(MOST_MENTIONS);
            back.take_while(move |m| m.0.start >= from).filter(fits)
        };
        let named: BTreeSet<usize> = in_words(whole.start, span.start).map(|m| m.1).collect();
        if named.is_empty() && self.is_somebody_else_named(at, whole, sex) {
            return None;
        }
        let meant = if named.is_empty() {
            let sentence = self.reading.sentence_at(span.start)?;
            let block = self.reading.sentences[sentence].block;
            let from = self.reading.sentences.partition_point(|s| s.block + REACH < block);
            let end = self.reading.sentences[sentence].span.end;
            in_words(self.reading.sentences[from].span.start, end).map(|m| m.1).collect()
        } else {
            named
        };
        let [one] = meant.into_iter().collect::<Vec<_>>()[..] else { return None };
        (self.sexes[one] == Some(sex)).then_some(one)
    }

    /// Whether the quotation speaks, before token `at`, of a human being without a name whom the pronoun could mean.
    fn is_somebody_else_named(&self, at: usize, whole: Span, sex: Sex) -> bool {
        let human = Kinds::OFFICE.and(Kinds::KIN).and(Kinds::HUMAN);
        let before = self.reading.tokens[..at].iter().rev().take(NEAR);
        before.take_while(|t| t.span.start >= whole.start).filter(|t| t.kind == TokenKind::Word).any(|t| {
            let kinds = lexicon().kinds(&folded(t.span.of(self.reading.text)));
            kinds.any(human) && Sex::of_word(kinds).is_none_or(|s| s == sex) && !self.is_taken(t.span)
        })
    }
}
