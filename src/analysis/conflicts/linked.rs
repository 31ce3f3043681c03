//! Sentences that claims join: what most rules compare.

use crate::analysis::{Claim, Relation};
use crate::story::Place;

/// The sentences of different articles that a link of `least` or more joins, with its score, in the order of claims and links.
/// Sentences that say the same of different subjects are left out: whatever they part on is no difference.
pub fn pairs(claims: &[Claim], least: f32) -> impl Iterator<Item = (Place, Place, f32)> + '_ {
    claims.iter().flat_map(move |claim| {
        let links = claim.links.iter().filter(move |l| l.score >= least && l.relation != Relation::Parallel);
        links
            .map(|l| (claim.evidence[l.a].place, claim.evidence[l.b].place, l.score))
            .filter(|(a, b, _)| a.article != b.article)
    })
}
