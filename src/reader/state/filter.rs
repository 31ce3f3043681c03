//! What is kept bright, and what steps back.
//!
//! A filter is a view: it hides nothing for good, counts honestly, and leaving it gives the place back.

use crate::analysis::Sentence;
use crate::reader::state::{Found, Spot, State};

/// The filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What happens to the rest.
    pub mode: FilterMode,
    /// What it goes by when both a claim and a person are chosen.
    pub by: FilterBy,
    /// Where the reader was when it was switched on.
    pub from: Option<Spot>,
}

/// What happens to sentences that do not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FilterMode {
    /// Nothing.
    #[default]
    Off,
    /// They are dimmed.
    Dim,
    /// They are folded away.
    Fold,
}

/// What a filter goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FilterBy {
    /// The claim and the person, where both are chosen.
    #[default]
    Both,
    /// The claim alone.
    Claim,
    /// The person alone.
    Person,
}

impl State {
    /// The claim and the person that the filter goes by.
    pub fn filtered_by(&self) -> (Option<usize>, Option<usize>) {
        match (self.filter.by, self.claim, self.person) {
            (FilterBy::Claim, claim @ Some(_), _) => (claim, None),
            (FilterBy::Person, _, person @ Some(_)) => (None, person),
            (_, claim, person) => (claim, person),
        }
    }

    /// How many sentences of the standing articles the filter keeps, and how many there are.
    pub fn filter_counts(&self) -> (usize, usize) {
        let count =
            |counts: &dyn Fn(usize) -> Option<usize>| self.standing.iter().filter_map(|&a| counts(a)).sum();
        let kept = count(&|article| self.cached.kept_counts.get(article).copied());
        (kept, count(&|article| self.cached.kept.get(article).map(Vec::len)))
    }
}

/// For each of the `sentences` of article number `article`, whether it carries `claim` and mentions `person`, as far as
/// these are given.
pub fn kept(
    found: &Found,
    article: usize,
    sentences: &[Sentence],
    claim: Option<usize>,
    person: Option<usize>,
) -> Vec<bool> {
    let mut kept = vec![true; sentences.len()];
    let mut keep_only = |spans: Vec<crate::text::Span>| {
        let mut hit = vec![false; sentences.len()];
        for span in spans {
            let first = sentences.partition_point(|s| s.span.end <= span.start);
            let touched = sentences[first..].iter().take_while(|s| s.span.start < span.end).count();
            hit[first..first + touched].fill(true);
        }
        kept.iter_mut().zip(hit).for_each(|(keep, hit)| *keep &= hit);
    };
    if let Some(claim) = claim.and_then(|claim| found.comparison.claims.get(claim)) {
        keep_only(claim.evidence_in(article).map(|e| e.place.span).collect());
    }
    if let Some(person) = person.and_then(|person| found.entity(person)) {
        let here = person.mentions.iter().filter(|m| m.place.article == article);
        keep_only(here.map(|m| m.place.span).collect());
    }
    kept
}
