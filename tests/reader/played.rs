//! The reader on the sample of a story, and what its screen shows.

use crate::ellery;
use crate::frame::rows;
use crate::picture::picture_of;
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;

pub fn reader(columns: u16, rows: u16) -> Harness {
    Harness::new(ellery::story(), Some(ellery::comparison()), (columns, rows), ThemeChoice::Dark)
}

pub fn played(columns: u16, rows: u16, keys: &str) -> Harness {
    let mut reader = reader(columns, rows);
    reader.play(keys).unwrap();
    reader
}

pub fn text(reader: &Harness) -> String {
    rows(&reader.frame()).join("\n")
}

pub fn status(reader: &Harness) -> String {
    rows(&reader.frame()).pop().unwrap()
}

pub fn picture(reader: &Harness) -> String {
    picture_of(&reader.frame())
}
