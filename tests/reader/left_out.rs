//! What cleaning took out of an article can be put back by a key, and taken out again.

use crate::ellery;
use crate::played::text;
use rashomon::analysis::{self, Depth, Options};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

const CAPTION: &str = "A ferry at the quay.";

fn reader() -> Harness {
    Harness::new(ellery::story(), Some(ellery::comparison()), (120, 40), ThemeChoice::Dark)
}

fn compared(reader: &mut Harness) {
    let fast = Options { depth: Depth::Fast, ..Options::default() };
    let found = analysis::compare(reader.story(), &fast);
    reader.compared(found);
}

#[test]
fn a_stretch_that_was_left_out_comes_back_and_is_compared() {
    let mut reader = reader();
    reader.play("<c-d>x<enter>").unwrap();
    assert_eq!(reader.effects(), ["Compare"]);
    assert!(text(&reader).contains("photo credit  ● back in the article"), "{}", text(&reader));
    assert!(text(&reader).contains("Back in the article; the articles are compared with it."));
    reader.play("<esc>gg").unwrap();
    assert!(text(&reader).contains(CAPTION), "{}", text(&reader));
    let article = &reader.story().articles[0];
    assert_eq!(article.text.slice(article.blocks[1].span), "A ferry at the quay. Photo: A. Picturer");
    compared(&mut reader);
    reader.play("/picturer<enter>").unwrap();
    assert!(text(&reader).contains("1/1"), "{}", text(&reader));
}

#[test]
fn it_goes_out_again_and_everything_is_as_it_was() {
    let mut reader = reader();
    reader.play("x<enter>j<enter>k<enter>j<enter>").unwrap();
    assert_eq!(*reader.story(), ellery::story());
    assert!(text(&reader).contains("Left out again; the articles are compared without it."));
    reader.compared(ellery::comparison());
    reader.play("<esc>").unwrap();
    let untouched = text(&self::reader());
    assert_eq!(
        text(&reader).lines().take(39).collect::<Vec<_>>(),
        untouched.lines().take(39).collect::<Vec<_>>()
    );
}

#[test]
fn what_was_put_back_is_there_the_next_time() {
    let mut first = reader();
    first.play("lx<enter><esc>").unwrap();
    let mut second = reader();
    second.remember(&first.memory());
    assert_eq!(second.story(), first.story());
    assert!(second.story().articles[1].text.as_str().contains(CAPTION));
}

#[test]
fn while_claims_are_marked_by_hand_the_texts_stay() {
    let mut reader = reader();
    reader.by_hand(None).play("x<enter>").unwrap();
    assert_eq!(*reader.story(), ellery::story());
    assert!(text(&reader).contains("the texts stay as they are"), "{}", text(&reader));
}
