//! Filling a row up to its column by widening the spaces between its words.

use crate::text::width::cells;

/// No space grows by more cells than this: a row with holes is harder to read than one that ends early.
const MOST_ADDED: usize = 2;

/// By how much each space of `words` grows so that they fill `room` cells: the byte of the space, and the cells added.
/// Nothing grows where the words fill the room already or would be torn apart.
pub fn spread(words: &str, room: usize) -> Vec<(usize, usize)> {
    let spaces: Vec<usize> = words.trim_end().match_indices(' ').map(|(at, _)| at).collect();
    let slack = room.saturating_sub(cells(words));
    if slack == 0 || slack > spaces.len() * MOST_ADDED {
        return Vec::new();
    }
    // Space number n has got, with all before it, its share of the slack; so the wide ones lie apart.
    let share = |count: usize| slack * count / spaces.len();
    let added = |(number, &at): (usize, &usize)| (at, share(number + 1) - share(number));
    spaces.iter().enumerate().map(added).filter(|(_, added)| *added > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_grow_until_the_row_is_full() {
        assert_eq!(spread("one two three", 15), [(3, 1), (7, 1)]);
        assert_eq!(spread("one two three", 13), []);
        assert_eq!(spread("one two three", 20), [], "that would tear the words apart");
        assert_eq!(spread("alone", 6), []);
        assert_eq!(spread("", 6), []);
    }

    proptest! {
        #[test]
        fn a_row_is_filled_exactly_or_left_alone(words in "([a-z]{1,6}|首|e\u{301})( ([a-z]{1,6}|首)){0,9}", more in 0usize..12) {
            let room = cells(&words) + more;
            let added: usize = spread(&words, room).iter().map(|(_, added)| added).sum();
            prop_assert!(added == 0 || added == more);
        }
    }
}
