//! What is known of an article, what was left out of it, and what did not open.

use crate::ellery;
use crate::played::{played, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn what_was_left_out_and_what_is_known_can_be_looked_up() {
    let dropped = text(&played(120, 30, "x"));
    assert!(dropped.contains("photo credit") && dropped.contains("Read more: Ten walks along the coast"));
    let details = text(&played(120, 30, "i"));
    assert!(details.contains("13 Mar 2031") && details.contains("https://coastwire.example/ferries"));
}

#[test]
fn sources_that_did_not_open_are_told_first() {
    let problems = vec!["lost.txt: there is no such file. Check the name.".to_owned()];
    let mut reader = Harness::with_problems(
        ellery::story(),
        Some(ellery::comparison()),
        (100, 24),
        ThemeChoice::Dark,
        false,
        problems,
    );
    assert!(text(&reader).contains("lost.txt: there is no such file."));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("lost.txt"));
    reader.play("E").unwrap();
    assert!(text(&reader).contains("lost.txt"));
}
