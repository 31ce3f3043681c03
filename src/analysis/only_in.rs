//! What one article alone reports.

use crate::analysis::{Claim, Guard, OnlyIn, Reading};
use crate::story::{BlockKind, Place, Story};

/// The body sentences that are evidence of no shared claim, with what the others' silence means.
pub fn find(story: &Story, readings: &[Reading], claims: &[Claim]) -> Vec<OnlyIn> {
    if story.articles.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for reading in readings {
        let guard = guard(story, reading.article);
        for sentence in reading.sentences.iter().filter(|s| s.kind == BlockKind::Paragraph) {
            let place = Place::new(reading.article, sentence.span);
            let shared = claims
                .iter()
                .flat_map(|claim| &claim.evidence)
                .any(|e| e.place.article == place.article && e.place.span.overlaps(place.span));
            if !shared {
                found.push(OnlyIn { place, guard });
            }
        }
    }
    found
}

/// What it means that the other articles do not report something that article number `index` does. Dates are compared
/// by day: ISO 8601 sorts as text.
fn guard(story: &Story, index: usize) -> Guard {
    let day = |article: usize| story.articles[article].published.get(..10);
    let Some(own) = day(index) else { return Guard::Unknown };
    let others: Vec<_> = (0..story.articles.len()).filter(|&other| other != index).map(day).collect();
    if others.iter().flatten().any(|&other| other >= own) {
        Guard::Silent
    } else if others.iter().any(Option::is_none) {
        Guard::Unknown
    } else {
        Guard::CouldNotKnow
    }
}
