//! Where the accounts part.
//!
//! A false alarm costs a reader more trust than a miss, so a rule is here only if it held on real articles, each finding
//! names its rule, and the word *conflict* is kept for what cannot both be true of one thing: offices, the mouth that
//! quoted words came from, exact counts of the same thing. Everything else is a *variation* or a *tension*.

mod ages;
mod measure;
mod numbers;
mod quotes;
mod roles;
mod utterance;

use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, Quotation, Reading};
use crate::story::Story;

/// Finds the differences between the articles of `story`: gravest first, then by place.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    claims: &[Claim],
) -> Vec<Conflict> {
    if story.articles.len() < 2 {
        return Vec::new();
    }
    let mut found = roles::find(story, cast);
    found.extend(quotes::find(story, readings, cast, quotations));
    found.extend(ages::find(story, readings, cast));
    found.extend(numbers::find(story, readings, claims));
    found.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| first(a).cmp(&first(b))));
    found
}

/// Where a conflict is first stated.
fn first(conflict: &Conflict) -> Option<crate::story::Place> {
    conflict.sides.iter().map(|side| side.place).min()
}
