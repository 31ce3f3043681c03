//! How the screen is laid out at every width: panes, tabs, sidebar, pages of articles.

use crate::ellery;
use crate::played::{picture, played, reader, status, text};
use rashomon::analysis::{Guard, OnlyIn, Sentence};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;
use rashomon::story::Place;

#[test]
fn three_articles_before_the_comparison_is_there() {
    let reader = Harness::new(ellery::story(), None, (160, 45), ThemeChoice::Dark);
    insta::assert_snapshot!(picture(&reader));
}

#[test]
fn two_panes_at_eighty_columns() {
    insta::assert_snapshot!(picture(&played(80, 24, "]]")));
}

#[test]
fn one_pane_with_tabs_below_sixty_four() {
    insta::assert_snapshot!(picture(&played(60, 20, "]l")));
}

#[test]
fn more_articles_than_panes_page_sideways() {
    let mut comparison = ellery::comparison();
    let story = ellery::long_story(5);
    comparison.sentences = ellery::sentences(&story);
    let mut reader = Harness::new(story, Some(comparison), (160, 40), ThemeChoice::Dark);
    assert!(text(&reader).contains("1–3/5"));
    assert!(text(&reader).contains(" 1  2  3 all ┐"), "{}", text(&reader));
    reader.play(">").unwrap();
    assert!(text(&reader).contains("3–5/5"), "{}", text(&reader));
    assert!(text(&reader).contains("5 The Island Post 2"));
    reader.play("<lt>").unwrap();
    assert!(text(&reader).contains("1–3/5"));
}

#[test]
fn articles_are_taken_out_of_the_panes_and_back() {
    let mut reader = played(160, 40, "aj<space><esc>");
    assert!(!text(&reader).contains("2 The Island Post"));
    assert!(text(&reader).contains("3 Slow Water"));
    reader.play("aj<space><esc>").unwrap();
    assert!(text(&reader).contains("2 The Island Post"));
}

#[test]
fn one_article_takes_the_whole_width_and_gives_it_back() {
    let before = text(&reader(160, 30));
    let mut reader = played(160, 30, "zz");
    assert!(text(&reader).contains("3 Slow Water"), "the others are tabs");
    reader.play("zz").unwrap();
    assert_eq!(text(&reader), before);
}

#[test]
fn the_place_is_kept_when_the_window_changes() {
    let mut reader = played(160, 20, "]]jjjj");
    let before = text(&reader);
    for (columns, rows) in [(80, 24), (60, 10), (24, 7), (3, 1), (200, 60)] {
        reader.resize(columns, rows);
    }
    reader.resize(160, 20);
    assert_eq!(text(&reader), before);
}

#[test]
fn the_sidebar_lies_over_the_panes_where_there_is_no_room_beside_them() {
    let mut reader = played(80, 24, "p");
    assert!(text(&reader).contains("Voices"));
    reader.play("jj<enter>").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("Voices"));
}

#[test]
fn what_stands_in_one_article_alone_is_counted_in_as_many_words_as_fit() {
    let mut found = ellery::comparison();
    let alone =
        |sentence: &Sentence| OnlyIn { place: Place::new(0, sentence.span), guard: Guard::CouldNotKnow };
    found.only_in = found.sentences[0][3..].iter().map(alone).collect();
    let foot = |columns| {
        let mut reader = Harness::new(ellery::story(), Some(found.clone()), (columns, 30), ThemeChoice::Dark);
        reader.play("L").unwrap();
        text(&reader).lines().rev().nth(1).unwrap_or_default().to_owned()
    };
    assert!(foot(240).contains(" sentences only here, the others came before "), "{}", foot(240));
    assert!(foot(120).contains("11/14 only here: newer"), "{}", foot(120));
    for columns in [64, 80, 112, 120, 160, 240] {
        assert!(foot(columns).contains("only here") && !foot(columns).contains('…'), "{}", foot(columns));
    }
}

#[test]
fn hints_that_do_not_fit_are_left_out_whole() {
    let narrow = text(&played(60, 24, "D"));
    assert!(narrow.contains(" Enter goes there, r rules, Esc closes "), "{narrow}");
}
