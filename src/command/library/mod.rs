//! The commands of the library, each a few lines over [`rashomon::library`].

pub mod add;
pub mod export;
pub mod feeds;
pub mod import;
pub mod open;
pub mod refresh;
mod round;
pub mod search;
pub mod shape;
pub mod shelf;
pub mod stories;
pub mod versions;

use crate::cli::ArticleFormat;
use crate::cli::library::Place;
use crate::command::print;
use rashomon::complaint::complain;
use rashomon::library::{self, Library};
use serde_json::Value;
use std::io;

/// Says what was done: in a sentence, or as an object for programs.
fn tell(format: ArticleFormat, sentence: &str, object: &Value) -> io::Result<()> {
    print(&match format {
        ArticleFormat::Text => format!("{sentence}\n"),
        ArticleFormat::Json => format!("{object:#}\n"),
    })
}

/// Opens the library; a damaged one that was set aside is told on standard error.
fn opened(place: &Place) -> anyhow::Result<Library> {
    let folder = library::folder(place.folder.as_deref())?;
    let opened = Library::open(&folder)?;
    if let Some(notice) = opened.notice {
        complain(&notice);
    }
    Ok(opened.library)
}
