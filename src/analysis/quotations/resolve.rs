//! Gives every draft its speaker, in reading order.

use super::attribution::bytes;
use super::draft::Draft;
use super::outline::Outline;
use super::speaker::{self, Gender, Named};
use super::subject;
use crate::analysis::people::Cast;
use crate::analysis::{MentionKind, QuoteMode, Reading, Speaker, SpeakerKind};
use crate::text::Span;

/// Paragraphs that a pronoun may lie away from the attribution that names its speaker.
const PRONOUN_REACH: usize = 2;

/// The speaker of each draft.
pub fn speakers(reading: &Reading, outline: &Outline, cast: &Cast, drafts: &[Draft]) -> Vec<Speaker> {
    let mentions = speaker::mentions(cast, reading.article);
    let mut quoted: Vec<Span> =
        drafts.iter().filter(|d| d.mode == QuoteMode::Direct).flat_map(|d| d.parts.iter().copied()).collect();
    quoted.sort();
    let mut found: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let sexes = sexes(reading.text, cast, &mentions);
    let context = Context {
        sexes: &sexes,
        text: reading.text,
        outline,
        cast,
        mentions: &mentions,
        quoted: &quoted,
        drafts,
    };
    for i in 0..drafts.len() {
        found[i] = match drafts[i].follows {
            None => Some(context.stated(i, &found)),
            Some(before) if before < i => Some(found[before].clone().unwrap_or_else(speaker::nobody)),
            Some(_) => None,
        };
    }
    for i in (0..drafts.len()).rev() {
        if found[i].is_none() {
            found[i] = drafts[i].follows.and_then(|f| found[f].clone());
        }
    }
    found.into_iter().map(|s| s.unwrap_or_else(speaker::nobody)).collect()
}

/// The sex that the narrator's pronouns for each person state, where they agree.
fn sexes(text: &str, cast: &Cast, mentions: &[Named]) -> Vec<Gender> {
    let mut seen = vec![(false, false); cast.people.len()];
    for mention in mentions.iter().filter(|m| m.kind == MentionKind::Pronoun) {
        match speaker::gender(&mention.span.of(text).to_lowercase()) {
            Gender::Female => seen[mention.person].0 = true,
            Gender::Male => seen[mention.person].1 = true,
            Gender::Any => {}
        }
    }
    seen.into_iter()
        .map(|s| match s {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => Gender::Any,
        })
        .collect()
}

struct Context<'a> {
    text: &'a str,
    outline: &'a Outline,
    cast: &'a Cast,
    mentions: &'a [Named],
    /// The sex of each person, as far as pronouns state it.
    sexes: &'a [Gender],
    /// Directly quoted stretches, in order.
    quoted: &'a [Span],
    drafts: &'a [Draft],
}

impl Context<'_> {
    /// The speaker whom the source of draft `i` names.
    fn stated(&self, i: usize, found: &[Option<Speaker>]) -> Speaker {
        let Some(source) = self.drafts[i].source else { return speaker::nobody() };
        let words = source.of(self.text);
        let linked = speaker::head(self.text, source, self.mentions);
        let before = self.speaker_before(i, source, found);
        if !speaker::is_pronoun(words) {
            return match linked.or_else(|| self.described(i, source, before)) {
                Some(index) => speaker::person(self.cast, index),
                None => speaker::unnamed(self.text, source),
            };
        }
        let lower = words.to_lowercase();
        if matches!(lower.as_str(), "it" | "they" | "them") {
            return self.group(i, source, before);
        }
        let gender = speaker::gender(&lower);
        if let Some(subject) = self.subject_before(i) {
            match speaker::head(self.text, subject, self.mentions) {
                Some(person) if self.sexes[person].agrees(gender) => {
                    return speaker::person(self.cast, person);
                }
                None if speaker::introduces(subject.of(self.text)) => {
                    return speaker::unnamed(self.text, subject);
                }
                _ => {}
            }
        }
        if let Some((s, at)) = before {
            let fits = speaker::gender(&s.label.to_lowercase()).agrees(gender);
            let unnamed = s.kind == SpeakerKind::Unknown && s.person.is_none() && fits;
            let close = self.drafts[at].block == self.drafts[i].block || self.opens_paragraph(i);
            if unnamed && close && !self.named_between(at, source) {
                return s.clone();
            }
            // A person named only inside the words quoted since cannot be the one who speaks them.
            let chained = match linked {
                Some(person) => s.person != Some(person) && self.is_only_quoted(person, source, at),
                None => gender != Gender::Any && !self.named_between(at, source),
            };
            // What the pronouns say of a person's sex may itself be wrong; right behind his own words it gives way.
            let next = self.drafts[at].frame + 1 == self.drafts[i].frame;
            let fits = next || s.person.is_some_and(|p| self.sexes[p].agrees(gender));
            if s.kind == SpeakerKind::Person && chained && fits {
                return s.clone();
            }
        }
        linked.map_or_else(|| speaker::unnamed(self.text, source), |index| speaker::person(self.cast, index))
    }

    /// The subject of the sentence before the one that attributes draft `i`, in the same paragraph.
    fn subject_before(&self, i: usize) -> Option<Span> {
        let frame = self.drafts[i].frame.checked_sub(1).map(|f| &self.outline.frames[f])?;
        let same = frame.block == self.drafts[i].block;
        let subject = subject::main_subject(&frame.items, frame.items.len()).filter(|_| same)?;
        Some(bytes(&frame.items, &subject))
    }

    /// The person whom a description without an office means: "the 19-year-old" is whoever the sentence before is about,
    /// or spoke last.
    fn described(&self, i: usize, source: Span, before: Option<(&Speaker, usize)>) -> Option<usize> {
        if !speaker::is_plain_description(source.of(self.text)) {
            return None;
        }
        let subject = self.subject_before(i);
        let person = match subject {
            Some(subject) if speaker::is_pronoun(subject.of(self.text)) => None,
            Some(subject) => Some(speaker::head(self.text, subject, self.mentions)?),
            None => None,
        };
        person.or_else(|| {
            let (s, at) = before?;
            let close = self.drafts[at].block == self.drafts[i].block
                || self.opens_paragraph(i) && self.drafts[at].block + 1 == self.drafts[i].block;
            s.person.filter(|_| close && !self.named_between(at, source))
        })
    }

    /// Who "it" or "they" is: the collective that spoke last, else the subject of the sentence before.
    fn group(&self, i: usize, source: Span, before: Option<(&Speaker, usize)>) -> Speaker {
        let subject = self.subject_before(i);
        match subject {
            // "In a statement the ministry said …": the speaker of that sentence, without what leads up to it.
            Some(subject)
                if before.is_some_and(|(s, at)| {
                    s.kind == SpeakerKind::Collective
                        && self.drafts[at].source.is_some_and(|source| subject.covers(source))
                }) =>
            {
                before.map_or_else(speaker::nobody, |(s, _)| s.clone())
            }
            Some(subject)
                if speaker::head(self.text, subject, self.mentions).is_none()
                    && !speaker::is_pronoun(subject.of(self.text)) =>
            {
                Speaker { kind: SpeakerKind::Collective, ..speaker::unnamed(self.text, subject) }
            }
            _ => match before {
                Some((s, _)) if s.kind == SpeakerKind::Collective => s.clone(),
                _ => speaker::unnamed(self.text, source),
            },
        }
    }

    /// Whether the attribution of draft `i` stands in the first sentence of its paragraph.
    fn opens_paragraph(&self, i: usize) -> bool {
        let frame = self.drafts[i].frame;
        frame == 0 || self.outline.frames[frame - 1].block != self.drafts[i].block
    }

    /// The last speaker named before the source of draft `i`, and the draft that names it.
    fn speaker_before<'f>(
        &self,
        i: usize,
        source: Span,
        found: &'f [Option<Speaker>],
    ) -> Option<(&'f Speaker, usize)> {
        let block = self.drafts[i].block;
        (0..i)
            .rev()
            .take_while(|&d| self.drafts[d].block + PRONOUN_REACH >= block)
            .filter(|&d| self.drafts[d].source.map_or(self.drafts[d].span().end, |s| s.end) <= source.start)
            .filter_map(|d| found[d].as_ref().map(|s| (s, d)))
            .find(|(s, _)| s.person.is_some() || !s.label.is_empty())
    }

    /// The names and titles that the narrator uses between draft `from` and `until`.
    fn named_since(&self, start: usize, until: Span) -> impl Iterator<Item = &Named> {
        let first = self.mentions.partition_point(|m| m.span.start < start);
        self.mentions[first..]
            .iter()
            .take_while(move |m| m.span.end <= until.start)
            .filter(|m| m.kind != MentionKind::Pronoun && !self.is_quoted(m.span))
    }

    /// Whether the narrator names anybody between the source of draft `from` and `until`.
    fn named_between(&self, from: usize, until: Span) -> bool {
        let start = self.drafts[from].source.map_or(self.drafts[from].span().end, |s| s.end);
        self.named_since(start, until).next().is_some()
    }

    /// Whether `person` was last named, since draft `from`, inside somebody's quoted words or not at all.
    fn is_only_quoted(&self, person: usize, until: Span, from: usize) -> bool {
        !self.named_since(self.drafts[from].span().start, until).any(|m| m.person == person)
    }

    fn is_quoted(&self, span: Span) -> bool {
        let after = self.quoted.partition_point(|q| q.start < span.end);
        after.checked_sub(1).is_some_and(|i| self.quoted[i].overlaps(span))
    }
}
