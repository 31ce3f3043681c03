//! Places where the accounts part.

use crate::played::{reader, status, text};

#[test]
fn differences_are_marked_listed_and_walked_through() {
    let mut reader = reader(160, 45);
    reader.play("!").unwrap();
    assert!(status(&reader).contains("! 1/2 9,000 passengers a day or 12,000"), "{}", status(&reader));
    reader.play("n").unwrap();
    assert!(status(&reader).contains("! 2/2"), "{}", status(&reader));
    reader.play("D").unwrap();
    insta::assert_snapshot!(text(&reader));
}
