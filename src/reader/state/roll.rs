//! The list of claims: which of them it holds, in which order.

use crate::analysis::{Claim, Comparison, Level, Relation};
use crate::reader::state::{Found, State};
use crate::story::Story;
use crate::text;
use std::cmp::Reverse;
use std::rc::Rc;

/// What the list of claims is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClaimSort {
    /// Claims of most articles first.
    #[default]
    Spread,
    /// In the order in which the articles make them.
    Order,
    /// Those on which the accounts part first, the sharpest at the top.
    Conflict,
}

impl ClaimSort {
    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::Spread => Self::Order,
            Self::Order => Self::Conflict,
            Self::Conflict => Self::Spread,
        }
    }

    /// As the list's title says it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Spread => "spread",
            Self::Order => "order",
            Self::Conflict => "conflict",
        }
    }
}

/// Looking for a claim in the list by typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seek {
    /// What was typed so far.
    pub wanted: String,
    /// The claim that was chosen before.
    pub claim: Option<usize>,
}

/// The list, ready for drawing.
#[derive(Debug, Default)]
pub struct Roll {
    /// The claims in it, from top to bottom.
    pub order: Vec<usize>,
    made_for: Option<(*const Found, ClaimSort, String)>,
}

impl Roll {
    /// The claims of `found` by `sort` whose label or wordings hold `wanted`.
    pub fn new(story: &Story, found: &Comparison, sort: ClaimSort, wanted: &str) -> Self {
        let claims = &found.claims;
        let mut order: Vec<usize> = (0..claims.len()).collect();
        match sort {
            ClaimSort::Spread => {}
            ClaimSort::Order => {
                order.sort_by_key(|&claim| claims[claim].evidence.iter().map(|e| e.place).min());
            }
            ClaimSort::Conflict => order.sort_by_key(|&claim| Reverse(parting(found, &claims[claim]))),
        }
        let holds = |words: &str| !text::find(words, wanted).is_empty();
        let matches =
            |claim: &Claim| holds(&claim.label) || claim.evidence.iter().any(|e| holds(story.words(e.place)));
        order.retain(|&claim| wanted.is_empty() || matches(&claims[claim]));
        Self { order, made_for: None }
    }

    /// The row in which `claim` stands.
    pub fn row(&self, claim: usize) -> Option<usize> {
        self.order.iter().position(|&listed| listed == claim)
    }
}

/// How far the accounts part on the words of `claim`.
fn parting(found: &Comparison, claim: &Claim) -> Option<Level> {
    let touches = |article: usize, span: text::Span| {
        claim.evidence_in(article).any(|evidence| evidence.place.span.overlaps(span))
    };
    let conflicts = found.conflicts.iter().filter(|conflict| {
        conflict.sides.iter().filter(|side| touches(side.place.article, side.place.span)).count() > 1
    });
    let opposed = claim.links.iter().any(|link| link.relation == Relation::Opposes);
    conflicts.map(|conflict| conflict.level).chain(opposed.then_some(Level::Conflict)).max()
}

impl State {
    /// Makes the list anew where what it depends on has changed.
    pub(super) fn settle_roll(&mut self) {
        let Some(found) = &self.found else { return };
        let wanted = self.seek.as_ref().map_or("", |seek| &seek.wanted);
        let key = (Rc::as_ptr(found), self.claim_sort, wanted.to_owned());
        if self.roll.made_for.as_ref() != Some(&key) {
            let roll = Roll::new(&self.story, &found.comparison, self.claim_sort, wanted);
            self.roll = Rc::new(Roll { made_for: Some(key), ..roll });
        }
    }
}
