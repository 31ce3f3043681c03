//! How wide the panes and the sidebar are: dragged, typed, kept and set back.

use crate::frame::rows;
use crate::played::{reader, text};
use rashomon::reader::harness::Harness;

/// The columns at which the frames of the panes begin.
fn corners(reader: &Harness) -> Vec<usize> {
    let top = &rows(&reader.frame())[1];
    top.chars().enumerate().filter(|(_, sign)| *sign == '┌').map(|(x, _)| x).collect()
}

#[test]
fn the_border_of_the_sidebar_is_dragged() {
    let mut reader = reader(160, 30);
    reader.play("M").unwrap();
    reader.drag((27, 10), (39, 12));
    assert!(rows(&reader.frame())[1].starts_with("┌ People "), "{}", text(&reader));
    assert_eq!(rows(&reader.frame())[1].chars().nth(39), Some('┐'));
    reader.drag((39, 10), (2, 12));
    assert_eq!(rows(&reader.frame())[1].chars().nth(15), Some('┐'), "{}", text(&reader));
    reader.drag((90, 10), (20, 12));
    assert_eq!(rows(&reader.frame())[1].chars().nth(15), Some('┐'), "only the border is dragged");
}

#[test]
fn the_border_between_two_panes_is_dragged() {
    let mut reader = reader(160, 30);
    reader.play("M").unwrap();
    assert_eq!(corners(&reader), [0, 28, 72, 116]);
    reader.drag((71, 10), (89, 12));
    assert_eq!(corners(&reader), [0, 28, 90, 116], "{}", text(&reader));
    insta::assert_snapshot!("dragged", text(&reader));
    // From the other side of the border, and no further than a pane that can be read.
    reader.drag((90, 10), (150, 12));
    assert_eq!(corners(&reader), [0, 28, 128, 144]);
    reader.drag((143, 10), (30, 12));
    assert_eq!(corners(&reader), [0, 28, 44, 60], "a border takes the one before along");
    reader.play("ze").unwrap();
    assert_eq!(corners(&reader), [0, 28, 72, 116]);
}

#[test]
fn panes_are_made_wider_and_narrower_by_keys() {
    let mut reader = reader(160, 30);
    reader.play("z]z]").unwrap();
    assert_eq!(corners(&reader), [0, 28, 80, 116]);
    // The last pane has no border behind it, so that it moves the one before it.
    reader.play("llz]").unwrap();
    assert_eq!(corners(&reader), [0, 28, 80, 112]);
    reader.play("z[z[").unwrap();
    assert_eq!(corners(&reader), [0, 28, 80, 120]);
    reader.play("zzz]").unwrap();
    assert!(text(&reader).contains("Only one article is on the screen."));
}

#[test]
fn widths_are_remembered_and_follow_the_size_of_the_screen() {
    let mut first = reader(160, 30);
    first.play("Mz>z>").unwrap();
    first.drag((75, 10), (100, 10));
    let (left, memory) = (corners(&first), first.memory());
    let mut again = reader(160, 30);
    again.remember(&memory);
    assert_eq!(corners(&again), left);
    again.resize(90, 30);
    assert_eq!(corners(&again), [0, 45], "two panes are as wide as each other");
    again.resize(160, 30);
    assert_eq!(corners(&again), left);
    again.play("ze").unwrap();
    assert_eq!(corners(&again), [0, 28, 72, 116]);
}
