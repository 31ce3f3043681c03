//! `rashomon add`: articles into the library.

use super::opened;
use crate::cli::library::Add;
use crate::command::fetching::{self, Eye};
use crate::command::{exit_code, print, report_problems};
use anyhow::bail;
use rashomon::library::What;
use rashomon::text::counted;
use std::fmt::Write;
use std::process::ExitCode;

/// Keeps the articles of every source, and says to which story each belongs.
///
/// # Errors
/// If no source opens, or the library cannot be written.
pub fn run(add: &Add) -> anyhow::Result<ExitCode> {
    let eye = Eye::at_hand("Fetching")?;
    let Some(loaded) = fetching::load(&add.sources, add.offline, eye)? else {
        bail!("left before everything was there, so nothing was kept");
    };
    report_problems(&loaded)?;
    let mut library = opened(&add.place)?;
    let now = library.now()?;
    let added = library.add(&loaded.story.articles, &now)?;
    let mut told = String::new();
    for (article, added) in loaded.story.articles.iter().zip(&added) {
        let what = match added.what {
            What::New => "new",
            What::Copy => "copy",
            What::Version => "edited",
            What::Known => "known",
        };
        let _ = writeln!(told, "{what:<7} story {:<5} {}: {}", added.story, article.outlet, article.title);
    }
    let fresh = added.iter().filter(|added| added.what != What::Known).count();
    let _ = writeln!(told, "{} read, {fresh} new or changed.", counted(added.len(), "article", "articles"));
    print(&told)?;
    Ok(exit_code(&loaded))
}
