//! Claims: lined up, told why, held word against word, ordered, found in their list.

use crate::ellery;
use crate::frame::rows;
use crate::played::{picture, played, status, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn a_claim_lines_all_panes_up() {
    insta::assert_snapshot!(picture(&played(160, 45, "]")));
}

#[test]
fn a_pane_without_the_claim_says_so() {
    let reader = played(160, 45, "]]]]]]");
    assert!(text(&reader).contains("F: not reported here"));
}

#[test]
fn the_wordings_of_a_claim_stand_in_one_row() {
    let reader = played(160, 45, "]]");
    let line =
        rows(&reader.frame()).into_iter().find(|row| row.contains("The walkout is to last three days."));
    let line = line.unwrap();
    assert!(line.contains("The walkout, planned for three days,"), "{line}");
    assert!(line.contains("hit, and the stoppage could drag on"), "{line}");
}

#[test]
fn without_sync_only_the_pane_with_the_keys_moves() {
    let synced = text(&played(160, 45, "]]"));
    let alone = text(&played(160, 45, "s]]"));
    assert!(synced.lines().nth(2) != alone.lines().nth(2));
    assert!(alone.contains("Minister slams ‘reckless’ ferry"), "the second pane stays at its top");
}

#[test]
fn why_names_the_reasons() {
    insta::assert_snapshot!(text(&played(120, 40, "]w")));
}

#[test]
fn the_other_panes_follow_the_claim_under_the_reading_line() {
    let mut reader = played(160, 20, "zf");
    assert!(text(&reader).contains("follow"));
    let line = |reader: &Harness| rows(&reader.frame())[1 + 1 + 5].clone();
    for _ in 0..40 {
        reader.play("j").unwrap();
        if line(&reader).contains("The walkout is to last") {
            break;
        }
    }
    assert!(line(&reader).contains("The walkout, planned for three days,"), "{}", text(&reader));
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn the_list_of_claims_is_ordered_by_spread_place_or_conflict() {
    assert_eq!(listed(&played(160, 45, "c")), "ABCDEF");
    let reader = played(160, 45, "cS");
    assert!(text(&reader).contains("Claims, order"), "{}", text(&reader));
    assert_eq!(listed(&reader), "BDACFE");
    let mut reader = played(160, 45, "cSS");
    assert!(text(&reader).contains("Claims, conflict"), "{}", text(&reader));
    assert_eq!(listed(&reader), "DABCEF");
    reader.play("jj").unwrap();
    assert!(status(&reader).starts_with(" A "), "{}", status(&reader));
}

#[test]
fn a_claim_is_found_in_the_list_by_its_words() {
    let mut reader = played(160, 45, "c/spring");
    assert!(status(&reader).contains("claims /spring"), "{}", status(&reader));
    assert!(status(&reader).contains("1/6 claims"), "{}", status(&reader));
    reader.play("<enter>").unwrap();
    assert!(status(&reader).starts_with(" E "), "{}", status(&reader));
    assert_eq!(listed(&reader), "ABCDEF", "the list is whole again");
    reader.play("/zebra<enter>").unwrap();
    assert!(status(&reader).contains("No claim says “zebra”."), "{}", status(&reader));
    reader.play("/brix<esc>").unwrap();
    assert!(status(&reader).starts_with(" E "), "{}", status(&reader));
}

#[test]
fn the_wordings_of_a_claim_stand_word_against_word() {
    insta::assert_snapshot!("wordings", text(&played(120, 40, "]]]d")));
}

/// The letters of the claims in the list, from top to bottom.
fn listed(reader: &Harness) -> String {
    let rows = rows(&reader.frame());
    let first = rows.iter().position(|row| row.contains("Claims")).unwrap() + 1;
    let letters = rows[first..].iter().filter_map(|row| {
        let inside: Vec<char> = row.chars().skip(1).take(4).collect();
        inside.iter().copied().find(char::is_ascii_uppercase).filter(|_| inside[1] != ' ')
    });
    letters.collect()
}

#[test]
fn labels_in_the_list_are_broken_between_words() {
    let mut found = ellery::comparison();
    found.claims[0].label = "negotiations internationally notwithstanding".to_owned();
    let reader = Harness::new(ellery::story(), Some(found), (160, 45), ThemeChoice::Dark);
    assert!(text(&reader).contains("A negotiations "), "{}", text(&reader));
    assert!(text(&reader).contains("│   internationally"), "{}", text(&reader));
}
