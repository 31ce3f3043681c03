//! `rashomon open`: the reader on a story of the library.

use super::opened;
use crate::cli::Notes;
use crate::cli::library::Open;
use crate::command::{notes, read};
use rashomon::library::Library;
use rashomon::reader::{self, Left};
use rashomon::source::Loaded;
use std::process::ExitCode;

/// Opens the story where it was left.
///
/// # Errors
/// If there is no such story, or the terminal fails.
pub fn run(open: &Open) -> anyhow::Result<ExitCode> {
    let mut library = opened(&open.place)?;
    if read::on_screen(&open.look) {
        let (options, _) = read::options(&open.look)?;
        visit(&mut library, open.story, options, &open.look.notes)?;
        return Ok(ExitCode::SUCCESS);
    }
    read::show(&[], &open.look, || Ok(Loaded { story: library.story(open.story)?, problems: Vec::new() }))
}

/// Reads a story on the screen; keeps where it was left and what the comparison counted.
///
/// # Errors
/// If there is no such story, or the terminal fails.
pub fn visit(
    library: &mut Library,
    story: i64,
    options: reader::Options,
    notes: &Notes,
) -> anyhow::Result<Left> {
    let told = library.story(story)?;
    let mut problems = Vec::new();
    let notes = notes::for_reader(notes, &[], &told, &mut problems);
    let left =
        reader::run(told, problems, reader::Options { place: library.place(story)?, notes, ..options })?;
    library.keep_place(story, &left.place)?;
    if let Some((claims, conflicts)) = left.counts {
        library.keep_counts(story, claims, conflicts)?;
    }
    Ok(left)
}
