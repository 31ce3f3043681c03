//! Gives every draft its speaker, in reading order.

use super::draft::Draft;
use super::speaker::{self, Gender, Named};
use crate::analysis::people::Cast;
use crate::analysis::{MentionKind, QuoteMode, Reading, Speaker, SpeakerKind};
use crate::text::Span;

/// Paragraphs that a pronoun may lie away from the attribution that names its speaker.
const PRONOUN_REACH: usize = 2;

/// The speaker of each draft.
pub fn speakers(reading: &Reading, cast: &Cast, drafts: &[Draft]) -> Vec<Speaker> {
    let mentions = speaker::mentions(cast, reading.article);
    let mut found: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let context = Context { text: reading.text, cast, mentions: &mentions, drafts };
    for i in 0..drafts.len() {
        if drafts[i].follows.is_none() {
            found[i] = Some(context.stated(i, &found));
        } else if drafts[i].follows.is_some_and(|f| f < i) {
            let before = drafts[i].follows.and_then(|f| found[f].clone());
            found[i] = Some(before.unwrap_or_else(speaker::nobody));
        }
    }
    for i in (0..drafts.len()).rev() {
        if found[i].is_none() {
            found[i] = drafts[i].follows.and_then(|f| found[f].clone());
        }
    }
    found.into_iter().map(|s| s.unwrap_or_else(speaker::nobody)).collect()
}

struct Context<'a> {
    text: &'a str,
    cast: &'a Cast,
    mentions: &'a [Named],
    drafts: &'a [Draft],
}

impl Context<'_> {
    /// The speaker whom the source of draft `i` names.
    fn stated(&self, i: usize, found: &[Option<Speaker>]) -> Speaker {
        let Some(source) = self.drafts[i].source else { return speaker::nobody() };
        let words = source.of(self.text);
        if !speaker::is_pronoun(words) {
            return match speaker::head(self.text, source, self.mentions) {
                Some(index) => speaker::person(self.cast, index),
                None => speaker::unnamed(self.text, source),
            };
        }
        let lower = words.to_lowercase();
        let before = self.speaker_before(i, source, found);
        if matches!(lower.as_str(), "it" | "they" | "them") {
            return match before {
                Some((s, _)) if s.kind == SpeakerKind::Collective => s.clone(),
                _ => speaker::unnamed(self.text, source),
            };
        }
        let linked = speaker::head(self.text, source, self.mentions);
        if let Some((s, at)) = before {
            let fits = speaker::gender(&s.label.to_lowercase()).agrees(speaker::gender(&lower));
            let unnamed = s.kind == SpeakerKind::Unknown && !s.label.is_empty() && fits;
            if unnamed && !self.named_between(at, source) {
                return s.clone();
            }
            if s.kind == SpeakerKind::Person
                && s.person != linked
                && linked.is_none_or(|person| self.is_only_quoted(person, source, at))
                && (linked.is_some() || speaker::gender(&lower) != Gender::Any)
            {
                return s.clone();
            }
        }
        linked.map_or_else(|| speaker::unnamed(self.text, source), |index| speaker::person(self.cast, index))
    }

    /// The last speaker before draft `i`, and the draft that names it.
    fn speaker_before<'f>(
        &self,
        i: usize,
        source: Span,
        found: &'f [Option<Speaker>],
    ) -> Option<(&'f Speaker, usize)> {
        let block = self.drafts[i].block;
        (0..self.drafts.len())
            .filter(|&d| d != i && self.drafts[d].block + PRONOUN_REACH >= block)
            .filter(|&d| self.drafts[d].source.map_or(self.drafts[d].span().end, |s| s.end) <= source.start)
            .filter_map(|d| found[d].as_ref().map(|s| (s, d)))
            .filter(|(s, _)| s.person.is_some() || !s.label.is_empty())
            .next_back()
    }

    /// Whether the narrator names anybody between the source of draft `from` and `until`.
    fn named_between(&self, from: usize, until: Span) -> bool {
        let start = self.drafts[from].source.map_or(self.drafts[from].span().end, |s| s.end);
        self.mentions.iter().any(|m| {
            m.kind != MentionKind::Pronoun
                && m.span.start >= start
                && m.span.end <= until.start
                && !self.is_quoted(m.span)
        })
    }

    /// Whether `person` was last named, after draft `from`, inside somebody's quoted words or not at all.
    fn is_only_quoted(&self, person: usize, until: Span, from: usize) -> bool {
        let start = self.drafts[from].span().start;
        !self.mentions.iter().any(|m| {
            m.person == person
                && m.kind != MentionKind::Pronoun
                && m.span.start >= start
                && m.span.end <= until.start
                && !self.is_quoted(m.span)
        })
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.drafts.iter().any(|d| d.mode == QuoteMode::Direct && d.parts.iter().any(|p| p.overlaps(span)))
    }
}
