//! Searching all panes.

use crate::played::{picture, reader, status, text};

#[test]
fn search_jumps_while_typing_counts_and_returns() {
    let mut reader = reader(120, 24);
    let before = text(&reader);
    reader.play("/navy").unwrap();
    assert!(status(&reader).contains("/navy"), "{}", status(&reader));
    assert!(status(&reader).contains("1/3"), "{}", status(&reader));
    insta::assert_snapshot!(picture(&reader));
    reader.play("<esc>").unwrap();
    assert_eq!(text(&reader), before);
    reader.play("/navy<enter>nn").unwrap();
    assert!(status(&reader).contains("/navy 3/3"), "{}", status(&reader));
    reader.play("n").unwrap();
    assert!(status(&reader).contains("/navy 1/3"), "{}", status(&reader));
    reader.play("/Navy").unwrap();
    assert!(status(&reader).contains("0/0"), "a capital is exact: {}", status(&reader));
}
