//! Help, keys that do nothing, sequences, backing out and leaving.

use crate::ellery;
use crate::played::{played, reader, status, text};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

#[test]
fn help_lists_every_action() {
    let mut reader = reader(100, 200);
    reader.play("?").unwrap();
    let shown = text(&reader);
    for entry in rashomon::reader::action::TABLE {
        let first: String = entry.does.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&first), "{} is not in help", entry.name);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_key_that_does_nothing_says_why() {
    let message = |keys: &str| status(&played(120, 24, keys));
    assert!(message("w").contains("Choose a claim first"));
    assert!(message("}").contains("Choose a person first"));
    assert!(message("f").contains("Choose a claim"));
    assert!(message("n").contains("Nothing to repeat yet"));
    assert!(message("E").contains("Every source opened"));
    assert!(message("u").contains("no jump to go back from"));
    assert!(message("Q").contains("Q does nothing here"));
    assert!(message(">").contains("All articles are on the screen"));
    let mut waiting = Harness::new(ellery::story(), None, (120, 24), ThemeChoice::Dark);
    waiting.play("]").unwrap();
    assert!(status(&waiting).contains("still being compared"));
}

#[test]
fn the_first_key_of_a_sequence_shows_where_it_leads() {
    let mut reader = played(120, 30, "jjjj");
    let below = text(&reader);
    reader.play("g").unwrap();
    insta::assert_snapshot!("go_wide", text(&reader));
    insta::assert_snapshot!("go_narrow", text(&played(80, 24, "g")));
    reader.play("<esc>").unwrap();
    assert_eq!(text(&reader), below, "Esc takes the key back and nothing else");
    reader.play("gg").unwrap();
    assert_eq!(text(&reader), text(&played(120, 30, "")));
    assert!(status(&played(120, 30, "gQ")).contains("gQ does nothing here; ? lists all keys."));
    assert_eq!(played(120, 30, "g<c-c>").effects(), ["Quit"]);
}

#[test]
fn escape_backs_out_one_level_at_a_time() {
    let mut reader = played(160, 30, "]f?");
    assert!(text(&reader).contains(" Keys "));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains(" Keys "));
    assert!(text(&reader).contains("dimmed"));
    reader.play("<esc>").unwrap();
    assert!(!text(&reader).contains("dimmed"));
    assert!(status(&reader).contains("A 3/3"));
    reader.play("<esc>").unwrap();
    assert!(!status(&reader).contains("A 3/3"));
    reader.play("<esc>").unwrap();
    assert!(status(&reader).contains("Nothing to back out of"));
}

#[test]
fn control_c_leaves_from_anywhere_and_q_closes_a_popup_first() {
    for keys in ["?", "/se", "aj", "]f", "p"] {
        assert_eq!(played(120, 30, &format!("{keys}<c-c>")).effects(), ["Quit"], "after {keys}");
    }
    let mut reader = played(120, 30, "?q");
    assert!(reader.effects().is_empty());
    reader.play("q").unwrap();
    assert_eq!(reader.effects(), ["Quit"]);
}

#[test]
fn effects_are_data() {
    let mut reader = played(120, 30, "]yo<c-z>q");
    let effects = reader.effects();
    assert!(
        effects[0].contains("“He ruled out sending navy crews to run the boats.” Coast Wire, 2031-03-13,"),
        "{effects:?}"
    );
    assert_eq!(effects[1], "Open(\"https://coastwire.example/ferries\")");
    assert_eq!(effects[2..], ["Suspend", "Quit"]);
    reader.play("lo").unwrap();
    assert!(status(&reader).contains("came without a link"));
}

#[test]
fn only_keys_that_do_something_now_are_listed_behind_a_prefix() {
    let listed = text(&played(120, 40, "g"));
    assert!(listed.contains("g  to the beginning"), "{listed}");
    assert!(!listed.contains("read the feeds") && !listed.contains("the panes do not hold all"), "{listed}");
    assert!(text(&played(80, 24, "g")).contains("n  to the next articles"));
    let page = text(&played(120, 40, "z"));
    assert!(page.contains("+ =  longer lines") && !page.contains("reading blind"), "{page}");
    let mut waiting = Harness::new(ellery::story(), None, (120, 24), ThemeChoice::Dark);
    waiting.play("m").unwrap();
    assert!(
        text(&waiting).contains("a letter  The articles are still being compared."),
        "{}",
        text(&waiting)
    );
}

#[test]
fn escape_takes_a_lens_off() {
    for keys in ["L", "V"] {
        let mut reader = played(160, 45, keys);
        let header = |reader: &Harness| text(reader).lines().next().unwrap_or_default().to_owned();
        let on = header(&reader);
        assert!(on.contains("only here") || on.contains("narrator"), "{on}");
        reader.play("<esc>").unwrap();
        assert_eq!(header(&reader), header(&played(160, 45, "")));
    }
}

#[test]
fn switches_say_what_they_did_where_the_header_has_no_room_for_it() {
    let said = |keys: &str| status(&played(80, 24, keys));
    assert!(said("t").contains("Theme: light."), "{}", said("t"));
    assert!(said("s").contains("in the pane with the keys alone"), "{}", said("s"));
    assert!(said("ss").contains("in all panes"), "{}", said("ss"));
    assert!(said("HH").contains("No claim is shaded."), "{}", said("HH"));
}

#[test]
fn the_hint_of_help_is_never_cut_in_two() {
    for columns in 64..140 {
        let line = status(&played(columns, 24, "]pjf"));
        let after = line.split("   ").last().unwrap_or_default().trim_end().to_owned();
        assert!(!after.starts_with("? ") || after == "? help", "{columns}: {line}");
    }
}
