//! Clicks and the wheel.

use crate::frame::rows;
use crate::played::{played, status, text};
use rashomon::reader::harness::Harness;

#[test]
fn a_click_on_a_letter_chooses_its_claim() {
    let mut reader = played(160, 30, "M");
    let rows = rows(&reader.frame());
    let (y, row) = rows.iter().enumerate().find(|(_, row)| row.contains("B The walkout is to last")).unwrap();
    let x = row[..row.find("B The walkout is").unwrap()].chars().count();
    reader.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert!(status(&reader).contains("B 3/3"), "{}", status(&reader));
}

#[test]
fn clicks_choose_people_claims_words_and_panes() {
    let mut reader = played(160, 30, "M");
    assert_eq!(reader.effects(), ["Mouse(true)"]);
    let find = |reader: &Harness, words: &str, nth: usize| {
        let rows = rows(&reader.frame());
        let hits = rows.iter().enumerate().flat_map(|(y, row)| {
            row.match_indices(words).map(move |(at, _)| (row[..at].chars().count() as u16, y as u16))
        });
        hits.into_iter().nth(nth).unwrap_or_else(|| panic!("no {words}"))
    };
    let (x, y) = find(&reader, "Dana Brix", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("Brix 6"), "{}", status(&reader));
    let (x, y) = find(&reader, "Harrow calls", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("D 2/3"), "{}", status(&reader));
    let (x, y) = find(&reader, "short of milk", 0);
    reader.click(x, y);
    assert!(status(&reader).contains("F 2/3"), "{}", status(&reader));
    let (x, y) = find(&reader, "2 The Island Post", 0);
    reader.click(x, y).wheel(3, x, y + 3);
    assert!(!text(&reader).contains("Minister slams"));
}
