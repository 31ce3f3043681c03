//! Where the accounts part.
//!
//! A false alarm costs a reader more trust than a miss, so a rule is here only if it held on real articles, each finding
//! names its rule, and the word *conflict* is kept for what cannot both be true of one thing: offices, the mouth that
//! quoted words came from, exact counts of the same thing. Everything else is a *variation* or a *tension*.

mod agents;
mod ages;
mod attributed;
mod clause;
mod commitment;
mod denied;
mod firsts;
mod judgements;
mod linked;
mod measure;
mod moments;
mod moved;
mod numbers;
mod opposed;
mod quotes;
mod reporting;
mod retold;
mod roles;
mod rules;
mod stance;
mod statements;
mod strength;
mod times;
#[cfg(test)]
mod trial;
mod utterance;
mod venue;
mod verbs;

pub use rules::{RULES, Rule, Rules};

use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, Model, Quotation, Reading, Side};
use crate::story::Story;
use agents::Agents;
use rayon::prelude::*;
use statements::Statements;
use std::collections::BTreeSet;

/// Finds the differences between the articles of `story` by the rules that are on: gravest first, then by place.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    claims: &[Claim],
    model: &Model,
    rules: Rules,
) -> Vec<Conflict> {
    if story.articles.len() < 2 {
        return Vec::new();
    }
    let agents = Agents::new(readings, cast, quotations);
    let statements = Statements::read(readings, model);
    let lists: [&(dyn Fn() -> Vec<Conflict> + Sync); 14] = [
        &|| roles::find(story, cast),
        &|| quotes::find(story, readings, cast, quotations),
        &|| ages::find(story, readings, cast),
        &|| numbers::find(story, readings, claims),
        &|| stance::find(story, readings, cast, quotations, claims),
        &|| strength::find(story, readings, &agents, claims),
        &|| denied::find(story, cast, readings, quotations, &agents, &statements, claims),
        &|| moments::find(story, readings, claims),
        &|| firsts::find(story, readings, claims),
        &|| attributed::find(story, readings, quotations, claims),
        &|| moved::find(story, readings),
        &|| retold::find(story, readings),
        &|| reporting::find(story, readings, cast, quotations),
        &|| venue::find(story, readings, cast, quotations),
    ];
    let find = || lists.par_iter().flat_map_iter(|find| find()).collect::<Vec<_>>();
    let (mut found, opposed) =
        rayon::join(find, || opposed::find(story, readings, quotations, &agents, &statements, model));
    let new: Vec<Conflict> = opposed.into_iter().filter(|c| !is_told(&found, c)).collect();
    found.extend(new);
    found = merged(found);
    found.retain(|conflict| rules.has(conflict.rule));
    found.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| first(a).cmp(&first(b))));
    found
}

/// Differences of one rule between the same two values become one with all their sides: many articles may stand on either
/// side of one difference.
fn merged(found: Vec<Conflict>) -> Vec<Conflict> {
    let mut kept: Vec<Conflict> = Vec::new();
    for new in found {
        let values = |c: &Conflict| c.sides.iter().map(|s| s.value.to_lowercase()).collect::<BTreeSet<_>>();
        let pairwise =
            matches!(new.rule, "polarity" | "modality" | "date-event" | "date-day" | "number-bound");
        match kept.iter_mut().find(|c| pairwise && c.rule == new.rule && values(c) == values(&new)) {
            Some(known) => {
                for side in new.sides {
                    if !known.sides.iter().any(|s| s.place == side.place) {
                        known.sides.push(side);
                    }
                }
            }
            None => kept.push(new),
        }
    }
    kept
}

/// Whether another rule has told already that the same words stand against each other.
fn is_told(found: &[Conflict], new: &Conflict) -> bool {
    let meets = |known: &Conflict, side: &Side| {
        let mut sides = known.sides.iter().map(|s| s.place);
        sides.any(|place| place.article == side.place.article && place.span.overlaps(side.place.span))
    };
    found.iter().any(|known| known.kind == new.kind && new.sides.iter().all(|side| meets(known, side)))
}

/// Where a conflict is first stated.
fn first(conflict: &Conflict) -> Option<crate::story::Place> {
    conflict.sides.iter().map(|side| side.place).min()
}
