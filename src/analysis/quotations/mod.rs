//! Who says what.
//!
//! Rules, no learned model: on news of other outlets than the ones it was written for, a list of speech verbs with a
//! little grammar held up better than a tagger trained on one corpus. In the order of the data: the outline folds
//! quoted stretches away; predicates are speech verbs with a subject; a complement says what they govern; attributions
//! are the words covered; `carry` gives a speaker to words that stand alone; `speaker` finds the person.

mod attribution;
mod carry;
mod complement;
mod draft;
mod grammar;
pub mod lexicon;
mod nominal;
mod outline;
mod predicate;
mod resolve;
mod speaker;
mod subject;

use crate::analysis::people::Cast;
use crate::analysis::{Quotation, Reading};
use crate::story::{Place, Story};
use crate::text::Span;
use draft::Draft;
use outline::Outline;
use rayon::prelude::*;

/// Finds attributed words and their speakers; marks the speakers of `cast` as voices.
pub fn find(story: &Story, readings: &[Reading], cast: &mut Cast) -> Vec<Quotation> {
    let found: Vec<Quotation> =
        readings.par_iter().flat_map_iter(|reading| in_article(story, reading, cast)).collect();
    for quotation in &found {
        if let Some(person) = quotation.speaker.person {
            cast.people[person].voice = true;
        }
    }
    found
}

fn in_article(story: &Story, reading: &Reading, cast: &Cast) -> Vec<Quotation> {
    let article = &story.articles[reading.article];
    let mut outline = Outline::new(article, reading);
    draft::rejoin(&mut outline);
    let mut drafts = carry::carry(reading.text, &outline, draft::drafts(reading.text, &outline));
    let lost = carry::lost_marks(article, reading, &outline, &drafts);
    let mut unmarked: Vec<Span> = lost.iter().map(Draft::span).collect();
    carry::insert(&mut drafts, lost);
    for handed in carry::handed_over(article, &outline, &drafts) {
        unmarked.push(handed.span());
        carry::place(&mut drafts, handed);
    }
    let speakers = resolve::speakers(reading, &outline, cast, &drafts);
    let inside = |span: Span| unmarked.iter().any(|whole| whole.covers(span) && *whole != span);
    let own = drafts.iter().zip(speakers).filter(|(draft, _)| !inside(draft.span()));
    own.map(|(draft, speaker)| quotation(reading.article, draft, speaker)).collect()
}

fn quotation(article: usize, draft: &Draft, speaker: crate::analysis::Speaker) -> Quotation {
    Quotation {
        place: Place::new(article, draft.span()),
        parts: if draft.parts.len() > 1 { draft.parts.clone() } else { Vec::new() },
        mode: draft.mode,
        inferred: draft.inferred,
        cue: draft.cue,
        source: draft.source,
        speaker,
    }
}

#[cfg(test)]
mod tests;
