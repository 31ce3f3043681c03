//! The fast pass, and the full one that takes its place.

use crate::ellery;
use crate::frame::rows;
use crate::played::{status, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

/// What another pass might find: the claims in another order, one of them missing.
fn other_pass() -> rashomon::analysis::Comparison {
    let mut found = ellery::comparison();
    found.claims.reverse();
    found.claims.pop();
    found
}

/// The first pane's text, without frame and gutter.
fn body(reader: &Harness) -> Vec<String> {
    rows(&reader.frame())[2..40].iter().map(|row| row.chars().skip(48).take(24).collect()).collect()
}

#[test]
fn the_full_pass_replaces_the_fast_one_without_losing_place_choice_or_filter() {
    let mut reader = Harness::new(ellery::story(), None, (160, 45), ThemeChoice::Dark);
    reader.reading(7, 40);
    assert!(rows(&reader.frame())[0].contains("7 of 40 sentences read"), "{}", text(&reader));
    reader.compared_fast(other_pass());
    assert!(rows(&reader.frame())[0].contains("fast pass so far"));
    reader.play("]]ff").unwrap();
    let (chosen, before) = (status(&reader), body(&reader));
    assert!(chosen.contains(" B 2/3 "), "{chosen}");
    reader.compared(ellery::comparison());
    let header = rows(&reader.frame())[0].clone();
    assert!(!header.contains("fast pass") && !header.contains("sentences read"), "{header}");
    assert!(header.contains("folded"), "{header}");
    // The same claim under another letter.
    assert_eq!(status(&reader), chosen.replace(" B 2/3 ", " E 2/3 "));
    assert_eq!(body(&reader), before);
}
