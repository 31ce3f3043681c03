//! The lists of the sidebar: which entry stands in which row, and how far they are scrolled.

use crate::reader::state::State;

impl State {
    /// Keeps the lists of the sidebar inside their ends, and scrolls to what was newly chosen.
    pub(super) fn settle_lists(&mut self) {
        let Some(sidebar) = self.screen.sidebar else { return };
        let chosen = (self.person, self.claim);
        let seen = std::mem::replace(&mut self.lists_follow, chosen);
        let person = self.person.filter(|_| seen.0 != chosen.0).and_then(|person| self.person_row(person));
        let claim = self.claim.filter(|_| seen.1 != chosen.1).and_then(|claim| self.roll.row(claim));
        let claims = self.roll.order.len();
        self.list_tops = (
            scrolled(self.list_tops.0, person, self.people_rows(), usize::from(sidebar.people.height)),
            scrolled(self.list_tops.1, claim, claims, sidebar.claims_shown()),
        );
    }

    /// How many rows the list of people has, headings included.
    pub fn people_rows(&self) -> usize {
        self.cast.order.len() + self.cast.headings()
    }

    /// The row of the list of people in which `person` stands.
    pub fn person_row(&self, person: usize) -> Option<usize> {
        let cast = &self.cast;
        let at = cast.order.iter().position(|&p| p == person)?;
        let above = usize::from(cast.voices > 0) + usize::from(at >= cast.voices);
        Some(if cast.headed { at + above } else { at })
    }

    /// The person in row `row` of the list of people; `None` for a heading.
    pub fn person_in_row(&self, row: usize) -> Option<usize> {
        let cast = &self.cast;
        if !cast.headed {
            return cast.order.get(row).copied();
        }
        let first = usize::from(cast.voices > 0);
        if row >= first && row - first < cast.voices {
            return cast.order.get(row - first).copied();
        }
        cast.order.get(row.checked_sub(first + cast.voices + 1)? + cast.voices).copied()
    }
}

/// The first shown of `rows` when `height` of them fit: `top`, moved no further than needed to show `wanted`.
fn scrolled(top: usize, wanted: Option<usize>, rows: usize, height: usize) -> usize {
    let top = top.min(rows.saturating_sub(height));
    match wanted {
        // The heading above the first entry comes along.
        Some(row) if row <= 1 => 0,
        Some(row) if row < top => row,
        Some(row) if row >= top + height => row + 1 - height.max(1),
        _ => top,
    }
}
