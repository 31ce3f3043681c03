//! Claims against claims: how far the marks of one hand agree with those of another.
//!
//! What is counted are links: pairs of sentences of different articles in one claim. A link is the same as another where
//! both of its ends overlap the other's; so a sentence may be marked a little longer or shorter.

use crate::story::Place;
use std::collections::BTreeSet;

/// What agrees and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Links that were marked.
    pub marked: usize,
    /// Those of them that the gold has.
    pub right: usize,
    /// Links of the gold.
    pub gold: usize,
    /// Those of them that were marked.
    pub found: usize,
    /// For each marked claim, its links that the gold has, and all of its links.
    pub claims: Vec<(usize, usize)>,
    /// The gold's claims of which no link was marked, by their numbers.
    pub missed: Vec<usize>,
}

type Link = (Place, Place);

/// Counts how far `marked` agrees with `gold`, each a list of claims with the places of their sentences.
pub fn agreement(marked: &[Vec<Place>], gold: &[Vec<Place>]) -> Agreement {
    let (marks, golds) = (links(marked), links(gold));
    let mine: BTreeSet<&Link> = marks.iter().flatten().collect();
    let theirs: BTreeSet<&Link> = golds.iter().flatten().collect();
    let is_right = |mark: &Link| theirs.iter().any(|link| same(mark, link));
    let is_found = |link: &Link| mine.iter().any(|mark| same(mark, link));
    let missed = golds.iter().enumerate().filter(|(_, links)| !links.iter().any(is_found));
    Agreement {
        marked: mine.len(),
        right: mine.iter().filter(|mark| is_right(mark)).count(),
        gold: theirs.len(),
        found: theirs.iter().filter(|link| is_found(link)).count(),
        claims: marks
            .iter()
            .map(|claim| (claim.iter().filter(|mark| is_right(mark)).count(), claim.len()))
            .collect(),
        missed: missed.map(|(number, _)| number).collect(),
    }
}

impl Agreement {
    /// Of what was marked, the part that the gold has; of the gold, the part that was marked; their harmonic mean.
    pub fn rates(&self) -> (f64, f64, f64) {
        let part = |some: usize, all: usize| if all == 0 { 0.0 } else { some as f64 / all as f64 };
        let (precision, recall) = (part(self.right, self.marked), part(self.found, self.gold));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        (precision, recall, f1)
    }
}

fn links(claims: &[Vec<Place>]) -> Vec<BTreeSet<Link>> {
    let links = |claim: &Vec<Place>| {
        let pairs = claim.iter().flat_map(|a| claim.iter().map(move |b| (*a, *b)));
        pairs.filter(|(a, b)| a.article < b.article).collect()
    };
    claims.iter().map(links).collect()
}

fn same(a: &Link, b: &Link) -> bool {
    let overlap = |a: Place, b: Place| a.article == b.article && a.span.overlaps(b.span);
    overlap(a.0, b.0) && overlap(a.1, b.1)
}
