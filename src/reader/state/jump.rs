//! Places to go back to.
//!
//! A jump remembers where it left from. Going back remembers where that was, so that it can be undone too; a new jump
//! from the middle forgets what lay ahead.

use crate::reader::state::Anchor;

/// More places than this nobody walks back through.
const MOST_SPOTS: usize = 100;

/// Where the reader was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The article that had the attention.
    pub article: usize,
    /// The reading places of all articles.
    pub anchors: Vec<Anchor>,
}

/// The remembered places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Jumps {
    spots: Vec<Spot>,
    /// How many spots lie behind.
    behind: usize,
}

impl Jumps {
    /// Remembers `present`, which a jump leaves.
    pub fn leave(&mut self, present: Spot) {
        self.spots.truncate(self.behind);
        if self.spots.last() != Some(&present) {
            self.spots.push(present);
        }
        if self.spots.len() > MOST_SPOTS {
            self.spots.remove(0);
        }
        self.behind = self.spots.len();
    }

    /// The place before, if there is one.
    pub fn back(&mut self, present: Spot) -> Option<Spot> {
        let target = self.behind.checked_sub(1)?;
        if self.behind == self.spots.len() {
            self.spots.push(present);
        } else {
            self.spots[self.behind] = present;
        }
        self.behind = target;
        Some(self.spots[target].clone())
    }

    /// The place that was left by going back, if there is one.
    pub fn forward(&mut self) -> Option<Spot> {
        let target = self.behind + 1;
        let spot = self.spots.get(target)?.clone();
        self.behind = target;
        if target + 1 == self.spots.len() {
            // It is the present again, which a later step back remembers anew.
            self.spots.pop();
        }
        Some(spot)
    }

    /// Whether there is a place before.
    pub fn can_go_back(&self) -> bool {
        self.behind > 0
    }

    /// Whether there is a place ahead.
    pub fn can_go_forward(&self) -> bool {
        self.behind + 1 < self.spots.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(byte: usize) -> Spot {
        Spot { article: 0, anchors: vec![Anchor { byte, above: 0 }] }
    }

    #[test]
    fn every_jump_can_be_undone_and_done_again() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        assert_eq!(jumps.back(spot(3)), Some(spot(2)));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.back(spot(1)), None);
        assert_eq!(jumps.forward(), Some(spot(2)));
        assert_eq!(jumps.forward(), Some(spot(3)));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(spot(3)), Some(spot(2)));
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        jumps.back(spot(3));
        jumps.leave(spot(9));
        assert!(!jumps.can_go_forward());
        assert_eq!(jumps.back(spot(10)), Some(spot(9)));
    }

    #[test]
    fn the_list_is_bounded() {
        let mut jumps = Jumps::default();
        (0..500).for_each(|byte| jumps.leave(spot(byte)));
        let mut steps = 0;
        while jumps.back(spot(1_000)).is_some() {
            steps += 1;
        }
        assert_eq!(steps, MOST_SPOTS);
    }
}
