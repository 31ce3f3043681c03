//! A class marks claims by hand in the reader, and scores what it marked.

use crate::ellery;
use crate::played::{reader, status, text};
use rashomon::reader::Gold;
use rashomon::story::Place;

/// The claims of the comparison, as the answers of a teacher.
fn gold() -> Gold {
    let claims = ellery::comparison().claims.into_iter().map(|claim| {
        let places: Vec<Place> = claim.evidence.iter().map(|evidence| evidence.place).collect();
        (claim.label, places)
    });
    Gold { name: "answers.json".into(), claims: claims.collect() }
}

#[test]
fn a_class_marks_claims_by_hand() {
    let mut reader = reader(160, 24);
    reader.by_hand(None).play("T").unwrap();
    assert!(status(&reader).contains("now the same claim in another pane, T again"), "{}", status(&reader));
    reader.play("lT").unwrap();
    assert!(
        status(&reader).contains("Claim 1 by hand: Coast Wire and The Island Post."),
        "{}",
        status(&reader)
    );
    assert!(text(&reader).contains("1 claim by hand"));
    insta::assert_snapshot!("marked_by_hand", text(&reader));
    let marked = reader.marked();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0].iter().map(|place| place.article).collect::<Vec<_>>(), [0, 1]);
    reader.play("T").unwrap();
    assert!(reader.marked().is_empty(), "the same sentence again takes it out");
    let mut unmarked = self::reader(160, 30);
    unmarked.play("T").unwrap();
    assert!(status(&unmarked).contains("Marking by hand is off"));
}

#[test]
fn each_change_is_kept_at_once() {
    let mut reader = reader(160, 24);
    reader.by_hand(None).play("T").unwrap();
    assert!(reader.effects().is_empty(), "half a claim is none");
    reader.play("lT").unwrap();
    assert_eq!(reader.effects(), ["KeepMarks"]);
    reader.play("T").unwrap();
    assert_eq!(reader.effects(), ["KeepMarks", "KeepMarks"]);
}

#[test]
fn what_was_found_is_kept_back_until_it_is_asked_for() {
    let mut reader = reader(160, 24);
    let label = &ellery::comparison().claims[0].label;
    let first: String = label.chars().take(12).collect();
    assert!(text(&reader).contains(&first));
    reader.by_hand(None);
    assert!(!text(&reader).contains(&first) && text(&reader).contains("kept back, H shows"));
    reader.play("H").unwrap();
    assert!(text(&reader).contains(&first));
}

#[test]
fn the_marks_are_scored_against_the_gold() {
    let mut reader = reader(120, 40);
    reader.by_hand(Some(gold())).play("J").unwrap();
    assert!(text(&reader).contains("Nothing is marked yet; T takes the sentence"), "{}", text(&reader));
    reader.play("<esc>TlT").unwrap();
    reader.play("J").unwrap();
    insta::assert_snapshot!("scored", text(&reader));
    assert!(!text(&reader).contains(&gold().claims[0].0), "the answers are not given away");
    reader.play("<tab>").unwrap();
    insta::assert_snapshot!("missed", text(&reader));
    reader.play("<esc><c-d>J<enter>").unwrap();
    assert!(!text(&reader).contains("Claims marked by hand"), "a sentence is gone to");
}

#[test]
fn without_a_gold_file_the_marks_are_listed() {
    let mut reader = reader(120, 40);
    reader.by_hand(None).play("TlTJ").unwrap();
    assert!(text(&reader).contains("rashomon --marks FILE --gold FILE scores them."), "{}", text(&reader));
    assert!(text(&reader).contains("We asked for rest between shifts and were offered"));
}
