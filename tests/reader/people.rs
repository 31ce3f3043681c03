//! People, organisations and places: mentions, the card, offices, the list and its order, voices.

use crate::ellery;
use crate::frame::rows;
use crate::played::{picture, played, reader, status, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn a_person_is_underlined_in_all_panes() {
    insta::assert_snapshot!(picture(&played(120, 40, "pj}}")));
}

#[test]
fn mentions_are_walked_through_with_a_counter_and_every_jump_can_be_undone() {
    let mut reader = played(160, 20, "pjj");
    assert!(status(&reader).contains("Quill 8"), "{}", status(&reader));
    reader.play("}").unwrap();
    assert!(status(&reader).contains("Quill 1/8"), "{}", status(&reader));
    let first = text(&reader);
    reader.play("nnnn").unwrap();
    assert!(status(&reader).contains("Quill 5/8"), "{}", status(&reader));
    reader.play("N").unwrap();
    assert!(status(&reader).contains("Quill 4/8"), "{}", status(&reader));
    reader.play("<c-o><c-o><c-o><c-o><c-o>").unwrap();
    let places = |text: &str| text.lines().take(19).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(places(&text(&reader)), places(&first));
}

#[test]
fn the_voice_gutter_says_whose_words_a_row_holds() {
    let drawn = text(&played(160, 45, "v"));
    let row = |words: &str| drawn.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(
        row("“We asked for rest between shifts").contains("│Q"),
        "{}",
        row("“We asked for rest between shifts")
    );
    assert!(row("forty").contains("│?"), "{}", row("forty"));
    assert!(drawn.contains("Q Marta Quill") && drawn.contains("H Owen Harrow"));
    let foot = drawn.lines().rev().find(|line| line.contains("Q Quill")).expect("a legend");
    assert!(foot.contains("H Harrow"), "{foot}");
    assert!(drawn.contains("? unnamed"), "{drawn}");
    assert!(!text(&played(160, 45, "vv")).contains("Q Quill"));
}

#[test]
fn an_office_in_an_article_without_a_date_comes_last() {
    let mut story = ellery::story();
    story.articles[0].published.clear();
    let mut reader = Harness::new(story, Some(ellery::comparison()), (120, 40), ThemeChoice::Dark);
    reader.play("R").unwrap();
    let drawn = text(&reader);
    let at = drawn.lines().position(|line| line.contains("▸ Owen Harrow")).expect("the ledger");
    let lines: Vec<&str> = drawn.lines().skip(at).take(2).collect();
    assert!(lines[0].contains("2 The Island P") && lines[1].contains("1 Coast Wire"), "{drawn}");
}

#[test]
fn the_card_of_a_person_says_what_each_article_says() {
    insta::assert_snapshot!("card_wide", text(&played(120, 40, "pjjP")));
    insta::assert_snapshot!("card_narrow", text(&played(80, 24, "pjjP")));
    assert!(text(&played(80, 24, "pjjPG")).contains("Nobody sails tonight"), "the end can be reached");
}

#[test]
fn an_entry_of_the_card_leads_to_its_words() {
    let mut reader = played(160, 12, "pjPj<enter>");
    assert!(text(&reader).contains("Transport minister Owen Harrow called"), "{}", text(&reader));
    reader.play("PG<enter>").unwrap();
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
}

#[test]
fn the_kinds_of_mentions_that_count_are_chosen() {
    let mut reader = played(160, 20, "pjjK");
    assert!(status(&reader).contains("Quill 4 names only"), "{}", status(&reader));
    reader.play("}nnnn").unwrap();
    assert!(status(&reader).contains("Quill 1/4 names only"), "round the end: {}", status(&reader));
    reader.play("K").unwrap();
    assert!(status(&reader).contains("Quill 6 names and titles"), "{}", status(&reader));
    insta::assert_snapshot!("kinds_names_and_titles", picture(&played(120, 40, "pjjKK")));
    reader.play("K").unwrap();
    assert!(status(&reader).contains("Quill 8 "), "{}", status(&reader));
    assert!(status(&played(120, 24, "K")).contains("For whoever is chosen: names only."));
}

#[test]
fn the_list_is_ordered_by_count_first_mention_or_spread() {
    let names = |keys: &str| -> Vec<String> {
        let rows = rows(&played(160, 30, keys).frame());
        let named = ["Harrow", "Quill", "Brix", "Pell"];
        let short = |row: &String| row.chars().take(16).collect::<String>();
        let listed = rows.iter().map(short).take_while(|row| !row.contains("Claims"));
        listed.filter_map(|row| named.iter().find(|n| row.contains(**n)).map(|n| (*n).to_owned())).collect()
    };
    assert_eq!(names(""), ["Harrow", "Quill", "Brix", "Pell"]);
    assert_eq!(names("S"), ["Quill", "Harrow", "Brix", "Pell"]);
    assert_eq!(names("SS"), ["Harrow", "Quill", "Brix", "Pell"]);
    assert!(text(&played(120, 40, "S")).contains("People, first"));
    assert!(text(&played(80, 24, "pSS")).contains("People, spread"));
}

#[test]
fn somebody_is_found_by_some_letters_of_the_name() {
    let mut reader = reader(120, 40);
    let before = text(&reader);
    reader.play("@l").unwrap();
    insta::assert_snapshot!("find_wide", text(&reader));
    reader.play("l").unwrap();
    assert!(status(&reader).contains("@ll"), "{}", status(&reader));
    reader.play("<down><enter>").unwrap();
    assert!(status(&reader).contains("Pell 3"), "{}", status(&reader));
    reader.play("<esc><esc>").unwrap();
    reader.play("@zz<enter>").unwrap();
    assert!(status(&reader).contains("Nobody is called “zz”."), "{}", status(&reader));
    reader.play("@br<esc><c-l>").unwrap();
    assert_eq!(text(&reader), before);
    insta::assert_snapshot!("find_narrow", text(&played(80, 24, "@mq")));
    let narrow = text(&self::reader(80, 24));
    assert_eq!(text(&played(80, 24, "@mq<esc>")), narrow);
}

#[test]
fn the_list_turns_to_organisations_and_places() {
    let mut reader = played(120, 40, "O");
    assert!(text(&reader).contains("Organisations") && text(&reader).contains("Harbour board"));
    reader.play("j}").unwrap();
    assert!(status(&reader).contains("Harbour board 1/3"), "{}", status(&reader));
    insta::assert_snapshot!("organisations_wide", text(&reader));
    reader.play("O").unwrap();
    assert!(text(&reader).contains(" Places "), "{}", text(&reader));
    reader.play("j").unwrap();
    assert!(status(&reader).contains("Port Ellery 3"), "{}", status(&reader));
    reader.play("O").unwrap();
    assert!(text(&reader).contains(" People "));
    insta::assert_snapshot!("places_narrow", text(&played(80, 24, "OOj")));
}

#[test]
fn the_ledger_lists_every_office() {
    insta::assert_snapshot!("offices_wide", text(&played(120, 40, "R")));
    insta::assert_snapshot!("offices_narrow", text(&played(80, 24, "RG")));
    let reader = played(160, 20, "RG<enter>");
    assert!(text(&reader).contains("has led the crews"), "{}", text(&reader));
}
