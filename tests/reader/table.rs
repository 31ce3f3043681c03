//! The table of claims and articles.

use crate::ellery;
use crate::played::{picture, played, status, text};
use rashomon::analysis::{Speaker, SpeakerKind};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn the_table_of_claims_says_who_an_unnamed_source_is() {
    let mut found = ellery::comparison();
    let evidence = &mut found.claims[0].evidence[0];
    evidence.speaker = None;
    let mut quotation = found.quotations[0].clone();
    quotation.place = evidence.carrier();
    quotation.speaker =
        Speaker { person: None, label: "harbour officials".to_owned(), kind: SpeakerKind::Collective };
    found.quotations = vec![quotation];
    let drawn = |found| {
        let mut reader = Harness::new(ellery::story(), Some(found), (160, 45), ThemeChoice::Dark);
        reader.play("C").unwrap();
        text(&reader)
    };
    assert!(drawn(found.clone()).contains("harbour officials:"), "{}", drawn(found.clone()));
    found.quotations[0].speaker.label.clear();
    assert!(drawn(found.clone()).contains("unnamed:"), "{}", drawn(found));
}

#[test]
fn the_table_shows_who_says_what_in_which_article() {
    insta::assert_snapshot!("table_wide", picture(&played(120, 40, "Cjjjl")));
    insta::assert_snapshot!("table_narrow", text(&played(80, 24, "CGl")));
}

#[test]
fn a_cell_of_the_table_leads_to_its_words() {
    let mut reader = played(160, 30, "Cjl<enter>");
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
    assert!(!text(&reader).contains("Claims and articles"));
    reader.play("Cjjl<enter>").unwrap();
    assert!(status(&reader).contains("Slow Water does not report this."), "{}", status(&reader));
    reader.play("<esc>").unwrap();
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn the_table_pages_where_not_all_articles_fit() {
    let mut comparison = ellery::comparison();
    let story = ellery::long_story(7);
    comparison.sentences = ellery::sentences(&story);
    let mut reader = Harness::new(story, Some(comparison), (80, 24), ThemeChoice::Dark);
    reader.play("C").unwrap();
    assert!(text(&reader).contains("articles 1–3 of 7"), "{}", text(&reader));
    reader.play("lll").unwrap();
    assert!(text(&reader).contains("articles 4–6 of 7"), "{}", text(&reader));
    reader.play("llllll").unwrap();
    assert!(text(&reader).contains("articles 5–7 of 7"), "{}", text(&reader));
}
