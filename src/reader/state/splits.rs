//! How wide the panes are beside each other, and the borders that can be dragged.

use crate::reader::state::State;
use ratatui::layout::Position;
use serde::{Deserialize, Serialize};

/// No pane is dragged narrower, in cells: a few words on a line can still be read.
const LEAST: u16 = 16;
/// A whole, of which splits are parts: fine enough for every cell of the widest screens.
const WHOLE: u32 = 10_000;

/// A border that the mouse can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Between the sidebar and the panes.
    Sidebar,
    /// Behind the pane in this slot.
    Pane(usize),
}

/// Where each pane but the last ends, as parts of the width of all; for another number of panes all are equal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Splits(Vec<u32>);

impl Splits {
    /// No pane is wider than another.
    pub fn are_even(&self) -> bool {
        self.0.is_empty()
    }

    /// The widths of `count` panes that share `width` cells.
    pub fn widths(&self, width: u16, count: usize) -> Vec<u16> {
        let ends: Vec<u16> = if self.0.len() + 1 == count {
            self.0.iter().map(|&part| cells(part, width)).collect()
        } else {
            even(width, count)
        };
        let least = LEAST.min(width / u16::try_from(count.max(1)).unwrap_or(1));
        let mut from = 0;
        let mut widths = Vec::with_capacity(count);
        for (slot, end) in ends.into_iter().enumerate() {
            let behind = u16::try_from(count - 1 - slot).unwrap_or(0) * least;
            let end = end.clamp(from + least, width.saturating_sub(behind).max(from + least));
            widths.push(end - from);
            from = end;
        }
        widths.push(width - from);
        widths
    }

    /// Panes of `widths` with the end of pane number `slot` at cell `at` of all.
    pub fn moved(widths: &[u16], slot: usize, at: u16) -> Self {
        let width: u16 = widths.iter().sum();
        let ends = widths.iter().scan(0, |end, width| {
            *end += width;
            Some(*end)
        });
        let mut parts: Vec<u32> =
            ends.take(widths.len().saturating_sub(1)).map(|end| part(end, width)).collect();
        if let Some(moved) = parts.get_mut(slot) {
            *moved = part(at, width);
        }
        // A border pushes those before it that stand in its way; `widths` does it for those behind.
        for before in (0..slot.min(parts.len())).rev() {
            let room = cells(parts[before + 1], width).saturating_sub(LEAST);
            parts[before] = parts[before].min(part(room, width));
        }
        Self(parts)
    }
}

fn even(width: u16, count: usize) -> Vec<u16> {
    let mut from = 0;
    let ends = (0..count.saturating_sub(1)).map(|slot| {
        from += (width - from) / u16::try_from(count - slot).unwrap_or(1);
        from
    });
    ends.collect()
}

fn cells(part: u32, width: u16) -> u16 {
    u16::try_from((part.min(WHOLE) * u32::from(width) + WHOLE / 2) / WHOLE).unwrap_or(width)
}

fn part(cells: u16, width: u16) -> u32 {
    u32::from(cells) * WHOLE / u32::from(width.max(1))
}

impl State {
    /// The border between panes that is drawn at `at`: the right side of one frame and the left side of the next.
    pub fn border_at(&self, at: Position) -> Option<Border> {
        let panes = &self.screen.panes;
        let slot = panes.iter().position(|pane| pane.frame.contains(at))?;
        let frame = panes[slot].frame;
        match at.x {
            x if x + 1 == frame.right() && slot + 1 < panes.len() => Some(Border::Pane(slot)),
            x if x == frame.x && slot > 0 => Some(Border::Pane(slot - 1)),
            _ => None,
        }
    }

    /// The widths of the panes on the screen, in cells.
    pub fn pane_widths(&self) -> Vec<u16> {
        self.screen.panes.iter().map(|pane| pane.frame.width).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_border_stands_where_it_was_put() {
        for at in LEAST..=100 {
            let moved = Splits::moved(&[58, 58], 0, at);
            assert_eq!(moved.widths(116, 2), [at, 116 - at]);
        }
        let moved = Splits::moved(&[40, 40, 40], 1, 30);
        assert_eq!(moved.widths(120, 3), [16, 16, 88], "it takes the one before along");
        assert_eq!(moved.widths(120, 2), [60, 60]);
    }

    proptest! {
        #[test]
        fn panes_share_all_cells_whatever_was_kept(parts in prop::collection::vec(0u32..20_000, 0..4), width in 1u16..400) {
            let count = parts.len() + 1;
            let widths = Splits(parts).widths(width, count);
            prop_assert_eq!(widths.iter().sum::<u16>(), width);
            let least = LEAST.min(width / u16::try_from(count).unwrap());
            prop_assert!(widths.iter().all(|&pane| pane >= least), "{:?}", widths);
        }
    }
}
