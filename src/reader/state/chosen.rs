//! Questions about what is chosen, asked by deciding and drawing alike.

use crate::analysis::{Claim, Entity, Mention};
use crate::reader::state::{Anchor, Kinds, Spot, State};
use crate::story::Place;
use crate::text::Span;

impl State {
    /// The chosen claim.
    pub fn chosen_claim(&self) -> Option<&Claim> {
        self.comparison()?.claims.get(self.claim?)
    }

    /// The chosen person, organisation or place.
    pub fn chosen_person(&self) -> Option<&Entity> {
        self.found.as_deref()?.entity(self.person?)
    }

    /// The mentions of the chosen person that are jumped to, in the order of the panes.
    pub fn mentions(&self) -> Vec<Place> {
        let Some(person) = self.chosen_person() else { return Vec::new() };
        let kept = |m: &&Mention| self.kinds.keep(m.kind);
        let here = |&article: &usize| {
            person.mentions.iter().filter(move |m| m.place.article == article).filter(kept)
        };
        self.standing.iter().flat_map(here).map(|m| m.place).collect()
    }

    /// How many mentions [`State::mentions`] has.
    pub fn mention_count(&self) -> usize {
        if self.kinds != Kinds::All {
            return self.mentions().len();
        }
        let counts =
            self.found.as_deref().zip(self.person).and_then(|(found, person)| found.counts.get(person));
        counts.map_or(0, |counts| self.standing.iter().map(|&article| counts[article]).sum())
    }

    /// The sides of all conflicts in the standing articles, as conflict and side, in the order of the conflicts.
    pub fn differences(&self) -> Vec<(usize, usize)> {
        let Some(found) = self.comparison() else { return Vec::new() };
        let mut all = Vec::new();
        for (c, conflict) in found.conflicts.iter().enumerate() {
            let sides = conflict.sides.iter().enumerate();
            all.extend(sides.filter(|(_, s)| self.standing.contains(&s.place.article)).map(|(s, _)| (c, s)));
        }
        all
    }

    /// Where the reader is now.
    pub fn spot(&self) -> Spot {
        Spot { article: self.article().unwrap_or(0), anchors: self.anchors.clone() }
    }

    /// The first byte that the current pane shows.
    pub fn top_byte(&self) -> usize {
        let pane = self.screen.panes.iter().find(|pane| Some(pane.article) == self.article());
        match pane {
            Some(pane) => {
                let top = usize::try_from(pane.top).unwrap_or(0);
                pane.rows.get(top).map_or(0, |row| row.span.start)
            }
            None => self.article().map_or(0, |article| self.anchors[article].byte),
        }
    }

    /// Where a pane has to stand so that `span` of `article` can be read: unchanged while it is well inside, else with
    /// a third of the pane above it. `None` means unchanged.
    pub fn showing(&self, article: usize, span: Span) -> Option<Anchor> {
        let pane = self.screen.panes.iter().find(|pane| pane.article == article);
        if let Some(pane) = pane {
            let row = pane.rows.at(span.start) as isize - pane.top;
            let height = isize::try_from(pane.height()).unwrap_or(0);
            let margin = (height / 6).min(2);
            if row >= margin && row < height - margin {
                return None;
            }
        }
        Some(Anchor { byte: span.start, above: self.reading_row() })
    }

    /// The row of a pane on which jumps land: a third down, where the eye rests.
    pub fn reading_row(&self) -> u16 {
        self.screen.panes.first().map_or(0, |pane| u16::try_from(pane.height() / 3).unwrap_or(0))
    }
}
