//! Claims marked by hand: sentences of different articles that a reader takes for the same claim.

use crate::reader::state::{Shading, State};
use crate::story::Place;
use std::rc::Rc;

/// What was marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hand {
    /// Whether marking is on.
    pub on: bool,
    /// The claims, each with its sentences, in the order in which they were marked.
    pub claims: Vec<Vec<Place>>,
    /// A sentence that waits for the one that says the same in another article.
    pub picked: Option<Place>,
    /// What the claims are scored against.
    pub gold: Option<Rc<Gold>>,
}

/// The claims that ought to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gold {
    /// The file from which they come.
    pub name: String,
    /// What each says, and its sentences.
    pub claims: Vec<(String, Vec<Place>)>,
}

impl Hand {
    /// The number of the claim that holds a sentence overlapping `place`.
    pub fn claim_at(&self, place: Place) -> Option<usize> {
        let overlaps = |other: &Place| {
            other.article == place.article
                && other.span.start < place.span.end
                && place.span.start < other.span.end
        };
        self.claims.iter().position(|claim| claim.iter().any(overlaps))
    }

    /// Joins two sentences: to the claim that holds one of them, else to a new one. Two claims become one.
    pub fn join(&mut self, first: Place, second: Place) -> usize {
        let at = match (self.claim_at(first), self.claim_at(second)) {
            (Some(a), Some(b)) if a != b => {
                let moved = self.claims.remove(a.max(b));
                self.claims[a.min(b)].extend(moved);
                a.min(b)
            }
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => {
                self.claims.push(Vec::new());
                self.claims.len() - 1
            }
        };
        self.claims[at].extend([first, second]);
        self.claims[at].sort_unstable();
        self.claims[at].dedup();
        at
    }

    /// Takes a sentence out of its claim; a claim of one article is none.
    pub fn take_out(&mut self, place: Place) {
        if let Some(at) = self.claim_at(place) {
            self.claims[at].retain(|other| *other != place);
            let articles = |claim: &[Place]| claim.iter().any(|other| other.article != claim[0].article);
            if !articles(&self.claims[at]) {
                self.claims.remove(at);
            }
        }
    }
}

impl State {
    /// Switches marking by hand on, with what was marked earlier. What the program found would give the answers away:
    /// neither shading, letters nor list is shown until the key for shading
    /// asks for them.
    pub fn begin_marking(&mut self, claims: Vec<Vec<Place>>, gold: Option<Gold>) {
        self.hand = Hand { on: true, claims, picked: None, gold: gold.map(Rc::new) };
        self.shading = Shading::Off;
    }

    /// Whether the claims that the program found are kept from a reader who looks for them.
    pub fn hides_claims(&self) -> bool {
        self.hand.on && self.shading == Shading::Off && self.claim.is_none()
    }

    /// The sentence at the reading line of the current pane: the one that is there, or begins next.
    pub fn sentence_at_line(&self) -> Option<Place> {
        let article = self.article()?;
        let pane = self.screen.panes.iter().find(|pane| pane.article == article)?;
        let line = pane.top + isize::try_from(self.reading_row()).ok()?;
        let row = pane.rows.get(usize::try_from(line.max(0)).ok()?)?;
        let sentences = self.comparison()?.sentences.get(article)?;
        let next = sentences.iter().find(|sentence| sentence.span.end > row.span.start)?;
        Some(Place::new(article, next.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn place(article: usize, start: usize) -> Place {
        Place::new(article, Span::new(start, start + 5))
    }

    #[test]
    fn sentences_that_share_one_are_one_claim() {
        let mut hand = Hand::default();
        hand.join(place(0, 0), place(1, 0));
        hand.join(place(0, 50), place(2, 50));
        assert_eq!(hand.claims.len(), 2);
        hand.join(place(1, 0), place(2, 50));
        assert_eq!(hand.claims, [vec![place(0, 0), place(0, 50), place(1, 0), place(2, 50)]]);
    }

    #[test]
    fn a_claim_of_one_article_is_none() {
        let mut hand = Hand::default();
        hand.join(place(0, 0), place(1, 0));
        hand.take_out(place(1, 0));
        assert_eq!(hand.claims, Vec::<Vec<Place>>::new());
    }
}
