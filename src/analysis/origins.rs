//! How many independent texts stand behind a story or a claim: what is copied is no second witness.

use super::families::Families;
use super::{Claim, Comparison, Copied};
use crate::story::Place;
use std::collections::{BTreeMap, BTreeSet};

impl Comparison {
    /// Number of independent texts among `articles` articles: one that was mostly copied from another is no witness of
    /// its own.
    pub fn origins(&self, articles: usize) -> usize {
        let words = |article: usize| -> usize {
            self.sentences.get(article).map_or(0, |sentences| sentences.iter().map(|s| s.span.len()).sum())
        };
        let mut copied: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for copy in &self.copies {
            let length = copy.a.span.len().min(copy.b.span.len());
            *copied.entry((copy.a.article, copy.b.article)).or_default() += length;
        }
        let taken_over = copied.into_iter().filter(|&((a, b), length)| 2 * length >= words(a).min(words(b)));
        families(articles, taken_over.map(|(pair, _)| pair))
    }

    /// Number of independent texts that make `claim`: passages copied from one another count once.
    pub fn origins_of(&self, claim: &Claim) -> usize {
        let articles: BTreeSet<usize> = claim.evidence.iter().map(|e| e.place.article).collect();
        let number = |article: usize| articles.iter().position(|&a| a == article).unwrap_or(0);
        let copied = self.copies_of(claim).map(|copy| (number(copy.a.article), number(copy.b.article)));
        families(articles.len(), copied)
    }

    /// The copied passages that hold evidence of `claim` on both sides.
    pub fn copies_of(&self, claim: &Claim) -> impl Iterator<Item = &Copied> {
        let holds = |copy: Place| {
            claim.evidence.iter().any(|e| e.place.article == copy.article && copy.span.overlaps(e.place.span))
        };
        self.copies.iter().filter(move |copy| holds(copy.a) && holds(copy.b))
    }
}

/// Number of groups among `count` things when the two of each pair belong together.
fn families(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> usize {
    let mut families = Families::new(count);
    for (a, b) in pairs {
        families.join(a, b);
    }
    families.all().len()
}
