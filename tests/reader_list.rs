//! The list of stories: what it shows of each at any width, searching in it, ordering it.

#[path = "support/frame.rs"]
mod frame;
#[path = "support/picture.rs"]
mod picture;

use frame::rows;
use picture::picture_of;
use rashomon::library::StoryLine;
use rashomon::reader::ThemeChoice;
use rashomon::reader::shelf::harness::Harness;

/// A list of stories as a library could hold it.
fn shelf(columns: u16, rows: u16, keys: &str) -> Harness {
    let line = |id: i64, title: &str, outlets: &[&str], first: &str, last: &str| StoryLine {
        id,
        title: title.into(),
        outlets: outlets.iter().map(|outlet| (*outlet).to_owned()).collect(),
        days: (first.into(), last.into()),
        articles: outlets.len(),
        ..StoryLine::default()
    };
    let mut lines = vec![
        StoryLine {
            fresh: 2,
            counts: Some((7, 1)),
            outdated: true,
            ..line(9, "Ferry sinks off Tessaly", &["Buoy", "Gull", "Almanac"], "2031-03-03", "2031-03-05")
        },
        StoryLine {
            copies: 1,
            edited: 1,
            counts: Some((1, 0)),
            ..line(
                4,
                "Budget passes after a long debate on pensions",
                &["Ledger", "Buoy"],
                "2031-03-02",
                "2031-03-02",
            )
        },
    ];
    lines.extend(
        (0..20)
            .map(|n| line(100 + n, &format!("Notice number {n}"), &["Almanac"], "2031-02-01", "2031-02-01")),
    );
    let mut shelf = Harness::new(lines, (columns, rows), ThemeChoice::Dark);
    shelf.play(keys).unwrap();
    shelf
}

#[test]
fn the_list_of_stories() {
    insta::assert_snapshot!("shelf_wide", picture_of(&shelf(120, 30, "j").frame()));
    insta::assert_snapshot!("shelf_narrow", rows(&shelf(80, 24, "").frame()).join("\n"));
    insta::assert_snapshot!("shelf_end", rows(&shelf(80, 24, "G").frame()).join("\n"));
    insta::assert_snapshot!("shelf_help", rows(&shelf(80, 24, "?").frame()).join("\n"));
    let small = rows(&shelf(20, 5, "").frame()).join(" ");
    assert!(small.split_whitespace().collect::<Vec<_>>().join(" ").contains("is too small"), "{small}");
}

#[test]
fn keys_of_the_list_of_stories() {
    assert_eq!(shelf(80, 24, "j<enter>").effects(), ["Read(4)"]);
    assert_eq!(shelf(80, 24, "Gk<enter>").effects(), ["Read(118)"]);
    assert_eq!(shelf(80, 24, "Ggg<enter>").effects(), ["Read(9)"]);
    assert_eq!(shelf(80, 24, "?q<esc>q").effects(), ["Quit"]);
    assert_eq!(shelf(80, 24, "<c-c>").effects(), ["Quit"]);
    let status = rows(&shelf(80, 24, "]").frame()).pop().unwrap();
    assert!(status.contains("does nothing in the list of stories"), "{status}");
}

fn status(shelf: &Harness) -> String {
    rows(&shelf.frame()).pop().unwrap()
}

#[test]
fn at_every_width_a_story_shows_all_that_is_known_of_it() {
    let facts = |columns| rows(&shelf(columns, 24, "").frame())[3].trim().to_owned();
    assert_eq!(
        facts(160),
        "3–5 Mar 2031 · 3 articles · 7 shared claims · 1 conflict · not yet compared with the newest · Buoy, Gull, Almanac"
    );
    assert_eq!(facts(120), facts(160));
    assert_eq!(facts(80), "3–5 Mar 2031 · 3 articles · 7 claims · 1 conflict · outdated · Buoy +2");
    for columns in [160, 120, 80] {
        let head = &rows(&shelf(columns, 24, "").frame())[2];
        assert!(head.contains("Ferry sinks off Tessaly") && head.trim_end().ends_with("2 new"), "{head}");
    }
}

#[test]
fn words_are_looked_for_while_they_are_typed() {
    let mut list = shelf(100, 24, "/fo");
    assert_eq!(list.effects(), ["List by Newest, “f”", "List by Newest, “fo”"]);
    assert!(status(&list).starts_with(" /fo"), "{}", status(&list));
    list.play("<backspace>erry").unwrap();
    assert_eq!(list.effects().last().unwrap(), "List by Newest, “ferry”");
    let found = StoryLine { id: 9, title: "Ferry sinks".into(), articles: 1, ..StoryLine::default() };
    list.answered(vec![found], 22).play("<enter>").unwrap();
    let shown = rows(&list.frame());
    assert!(shown[0].contains("1 of 22 stories"), "{}", shown[0]);
    assert!(
        status(&list).contains("/ferry") && status(&list).contains("Esc all stories"),
        "{}",
        status(&list)
    );
    list.play("<enter>").unwrap();
    assert_eq!(
        list.effects().last().unwrap(),
        "Read(9)",
        "the first Enter keeps what is found, the next one reads"
    );
    list.play("<esc>").unwrap();
    assert_eq!(list.effects().last().unwrap(), "List by Newest, “”");
}

#[test]
fn words_that_nothing_holds_are_told() {
    let mut list = shelf(80, 24, "/zebra");
    list.answered(Vec::new(), 22);
    assert!(rows(&list.frame()).join("\n").contains("No story holds “zebra”."));
    list.play("<enter><enter>").unwrap();
    assert!(status(&list).contains("There is no story to read here."), "{}", status(&list));
}

#[test]
fn the_order_goes_round_and_begins_at_its_top() {
    let mut list = shelf(120, 24, "jjS");
    assert!(rows(&list.frame())[0].contains("22 stories, by size"), "{}", rows(&list.frame())[0]);
    list.play("SSSS").unwrap();
    let orders = ["Size", "Claims", "Conflicts", "News", "Newest"];
    assert_eq!(list.effects(), orders.map(|order| format!("List by {order}, “”")));
    list.play("<enter>").unwrap();
    assert_eq!(list.effects().last().unwrap(), "Read(9)");
}

#[test]
fn the_feeds_are_read_from_the_list() {
    assert_eq!(shelf(80, 24, "gr").effects(), ["Refresh"]);
    assert_eq!(shelf(80, 24, "gr<enter>").effects(), ["Refresh", "Read(9)"], "the sequence is over then");
}

#[test]
fn keys_that_wait_show_where_they_lead() {
    let foot = |keys: &str| rows(&shelf(80, 24, keys).frame()).pop().unwrap_or_default();
    assert_eq!(
        foot("g").split_whitespace().collect::<Vec<_>>(),
        ["g", "g", "top", "e", "end", "r", "refresh"]
    );
    assert!(foot("m").contains("leads nowhere in this list"), "{}", foot("m"));
    assert!(foot("gg").contains("help"), "{}", foot("gg"));
}
