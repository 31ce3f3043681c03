//! Dimming and folding what is not about the chosen claim or person.

use crate::played::{played, status, text};

#[test]
fn the_filter_counts_honestly_and_gives_the_exact_place_back() {
    let mut reader = played(160, 20, "]jjj");
    let before = text(&reader);
    reader.play("f").unwrap();
    assert!(status(&reader).contains("4 of 42 sentences"), "{}", status(&reader));
    reader.play("f").unwrap();
    insta::assert_snapshot!(text(&reader));
    reader.play("jjjkf").unwrap();
    assert_eq!(text(&reader), before);
}

#[test]
fn filters_by_claim_and_person_combine() {
    let mut reader = played(160, 30, "]]]]pjjf");
    // Claim D is Harrow's: no sentence of it mentions Quill.
    assert!(
        status(&reader).contains("no sentence has both claim and person; F takes one alone"),
        "{}",
        status(&reader)
    );
    reader.play("F").unwrap();
    assert!(status(&reader).contains("claim: 2 of 42 sentences"), "{}", status(&reader));
    reader.play("F").unwrap();
    assert!(status(&reader).contains("person: 6 of 42 sentences"), "{}", status(&reader));
}
