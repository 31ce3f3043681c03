//! The palette finds anything.

use crate::played::{picture, played, status, text};

#[test]
fn anything_is_found_in_the_palette() {
    let mut reader = played(120, 40, ":");
    insta::assert_snapshot!("palette_wide", picture(&reader));
    reader.play("quill").unwrap();
    insta::assert_snapshot!("palette_narrow", text(&played(80, 24, ":quill")));
    reader.play("<enter>").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    reader.play("<c-p>harrow calls<enter>").unwrap();
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
    reader.play(":slow water<enter>f").unwrap();
    assert!(text(&reader).contains("dimmed"));
    reader.play(":help<enter>").unwrap();
    assert!(text(&reader).contains(" Keys "));
    reader.play(":zoom<down><up><esc><esc>").unwrap();
    assert!(!text(&reader).contains(" Keys "));
    reader.play(":qqqq<enter>").unwrap();
    assert!(status(&reader).contains("Nothing is called “qqqq”."), "{}", status(&reader));
    assert!(status(&played(120, 24, ":filter<enter>")).contains("Choose a claim"));
    assert_eq!(played(120, 24, ":se<c-c>").effects(), ["Quit"]);
}

#[test]
fn the_palette_brings_in_what_stands_in_no_pane() {
    let mut reader = played(160, 40, "aj<space><esc>:island post<enter>");
    assert!(text(&reader).contains("2 The Island Post"));
    reader.play(":harbour board<enter>").unwrap();
    assert!(status(&reader).contains("Harbour board 2/3"), "{}", status(&reader));
}
