//! What one article gives as somebody's words and another states as a fact.
//!
//! Articles attribute in one place and go on without it in the next, so an article states a claim flatly only if none of its
//! evidence for the claim is anybody's words, stands beside anybody's words, or is hedged.

use super::utterance::is_content;
use crate::analysis::narrator;
use crate::analysis::{
    Claim, Conflict, ConflictKind, Evidence, Level, Quotation, QuoteMode, Reading, Relation, Side,
    SpeakerKind,
};
use crate::story::{BlockKind, Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::BTreeSet;

/// Score from which two sentences tell the same.
const LINKED: f32 = 0.75;
/// Sentences before a flat one in which nobody may be speaking: what they said goes on without a word of it.
const BEFORE: usize = 1;

/// The claims that one article attributes and another does not.
pub fn find(
    story: &Story,
    readings: &[Reading],
    quotations: &[Quotation],
    claims: &[Claim],
) -> Vec<Conflict> {
    let mut told = BTreeSet::new();
    claims
        .iter()
        .filter(|claim| !claim.loose)
        .filter_map(|claim| difference(story, readings, quotations, claim))
        .filter(|found| told.insert(found.sides.iter().map(|side| side.place).collect::<Vec<_>>()))
        .collect()
}

fn difference(
    story: &Story,
    readings: &[Reading],
    quotations: &[Quotation],
    claim: &Claim,
) -> Option<Conflict> {
    let mut links: Vec<_> =
        claim.links.iter().filter(|link| link.score >= LINKED && link.relation == Relation::Same).collect();
    links.sort_by(|x, y| y.score.total_cmp(&x.score));
    links.into_iter().find_map(|link| {
        let (a, b) = (&claim.evidence[link.a], &claim.evidence[link.b]);
        [(a, b), (b, a)].into_iter().find_map(|(own, other)| {
            let quotation = speech(quotations, own)?;
            let flat = |e: &Evidence| is_flat(readings, quotations, e);
            let about = is_about(story, &quotation.speaker.label, other);
            (!about && claim.evidence_in(other.place.article).all(flat))
                .then(|| flag(story, quotation, other))
        })
    })
}

/// The retold speech that holds the words which carry the claim.
fn speech<'q>(quotations: &'q [Quotation], evidence: &Evidence) -> Option<&'q Quotation> {
    quotations.iter().find(|q| {
        let inside = q.place.span.intersection(evidence.core).map_or(0, Span::len);
        q.place.article == evidence.place.article
            && q.mode != QuoteMode::Direct
            && q.cue.is_some()
            && !(q.speaker.kind == SpeakerKind::Unknown && q.speaker.label.is_empty())
            && 4 * inside >= 3 * evidence.core.len()
    })
}

/// Whether nothing in or just before a piece of evidence says that these are anybody's words, or that they may be wrong.
fn is_flat(readings: &[Reading], quotations: &[Quotation], evidence: &Evidence) -> bool {
    let reading = &readings[evidence.place.article];
    let Some(at) = reading.sentence_at(evidence.place.span.start) else { return false };
    let sentence = &reading.sentences[at];
    let from = &reading.sentences[at.saturating_sub(BEFORE)];
    let around = Span::new(from.span.start, sentence.span.end);
    let spoken = quotations
        .iter()
        .filter(|q| q.place.article == evidence.place.article)
        .any(|q| q.place.span.overlaps(around) || q.cue.is_some_and(|cue| cue.overlaps(around)));
    let low: Vec<String> =
        reading.tokens_of(sentence).iter().map(|t| t.of(reading.text).to_lowercase()).collect();
    let hedged = (0..low.len()).any(|i| {
        narrator::phrase_at(&low[i..], &["hedge", "vague"]).is_some()
            || matches!(low[i].as_str(), "may" | "might" | "could" | "if" | "says" | "said" | "according")
    });
    let quoted = reading
        .tokens_of(sentence)
        .iter()
        .any(|t| t.kind == TokenKind::Mark && matches!(t.of(reading.text), "“" | "\"" | "‘"));
    sentence.kind == BlockKind::Paragraph && !spoken && !hedged && !quoted
}

/// Whether a piece of evidence names whoever the words are given to: it then tells of the speaker, who may have told it.
fn is_about(story: &Story, speaker: &str, evidence: &Evidence) -> bool {
    let text = story.words(evidence.place).to_lowercase();
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    speaker.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| is_content(w) && words.contains(w))
}

fn flag(story: &Story, quotation: &Quotation, flat: &Evidence) -> Conflict {
    let article = quotation.place.article;
    let cue = quotation.cue.unwrap_or(quotation.place.span);
    let named = quotation.source.map_or(cue, |source| source.union(cue));
    let place = Place::new(article, if named.overlaps(quotation.place.span) { cue } else { named });
    let outlet = |article: usize| &story.articles[article].outlet;
    Conflict {
        kind: ConflictKind::Source,
        level: Level::Variation,
        sides: vec![
            Side { place, value: format!("attributed to {}", quotation.speaker.label) },
            Side { place: flat.carrier(), value: "stated as a fact".into() },
        ],
        rule: "attribution-dropped",
        why: format!(
            "{} gives as the words of {} what {} states as a fact.",
            outlet(article),
            quotation.speaker.label,
            outlet(flat.place.article)
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::found;

    const LEFT: &str = "With 40 lorries aboard, the Ellida had left Sundby at noon.\n\n";

    fn flags(flat: &str) -> usize {
        let told = "The ferry Ellida had left Sundby at noon with 40 lorries aboard.\n\nEleven passengers and the mate, Jonas Brandt, 41, were treated for \
                    cuts after the ferry Ellida hit the quay at Norhavn on Monday, the harbour office said.";
        let flat = format!("{LEFT}{flat}");
        let (_, found) = found("attribution-dropped", told, &flat);
        assert!(found.claims.len() > 1, "{flat}");
        found.conflicts.len()
    }

    #[test]
    fn what_another_article_states_flatly_is_told() {
        let flat = "Eleven passengers and the mate, Jonas Brandt, 41, were treated for cuts after the ferry Ellida hit the quay at Norhavn on Monday.";
        assert_eq!(flags(flat), 1);
    }

    #[test]
    fn a_hedge_a_speaker_or_speech_beside_it_is_no_flat_statement() {
        for flat in [
            "Eleven passengers and the mate, Jonas Brandt, 41, were reportedly treated for cuts after the ferry Ellida hit the quay at Norhavn on Monday.",
            "Eleven passengers and the mate, Jonas Brandt, 41, were treated for cuts after the ferry Ellida hit the quay at Norhavn on Monday, police said.",
            "Police gave a statement, said Mara Lind.\n\nEleven passengers and the mate, Jonas Brandt, 41, were treated for cuts after the ferry Ellida \
             hit the quay at Norhavn on Monday.",
        ] {
            assert_eq!(flags(flat), 0, "{flat}");
        }
    }
}
