//! What shows without colour and without any sign beyond ASCII.

use crate::ellery;
use crate::played::{picture, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn without_colour_every_mark_still_shows() {
    let mut reader = Harness::new(ellery::story(), Some(ellery::comparison()), (120, 30), ThemeChoice::Mono);
    reader.play("]v/sail<enter>pj").unwrap();
    insta::assert_snapshot!(picture(&reader));
}

#[test]
fn ascii_alone() {
    let mut reader = Harness::with_problems(
        ellery::story(),
        Some(ellery::comparison()),
        (120, 30),
        ThemeChoice::Mono,
        true,
        Vec::new(),
    );
    reader.play("]ff").unwrap();
    let drawn = text(&reader);
    let signs: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
    // What is left are the articles' own quotation marks.
    assert!(signs.chars().all(|c| "“”‘’".contains(c)), "{signs}");
    insta::assert_snapshot!(drawn);
}
