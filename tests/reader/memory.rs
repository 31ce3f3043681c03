//! A story is opened where it was left.

use crate::ellery;
use crate::frame::rows;
use crate::played::{played, reader, status, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn a_story_is_opened_where_it_was_left() {
    let mut left = played(160, 24, "aj<space><esc>]]]pjf<esc>z-zpjj");
    left.play("l<c-d>").unwrap();
    let memory = left.memory();
    left.play("<c-l>").unwrap();
    let mut again = reader(160, 24);
    again.remember(&memory);
    assert!(status(&again).contains("You left off here; gg leads to the beginning."), "{}", status(&again));
    again.play("<c-l>").unwrap();
    let without_focus = |reader: &Harness| rows(&reader.frame())[1..23].join("\n");
    assert_eq!(without_focus(&again), without_focus(&left));
    let mut other = Harness::new(ellery::long_story(5), None, (160, 24), ThemeChoice::Dark);
    let before = text(&other);
    other.remember(&memory);
    assert_eq!(text(&other), before, "what does not fit the story is left out");
}
