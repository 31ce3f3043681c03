//! `rashomon compare`: a comparison in the format of another tool.

use super::format::{Shape, formatted};
use super::{PARTLY, batch, exit_code, load, notes, pass, print, report_problems, tools};
use crate::cli::Compare;
use rashomon::analysis;
use rashomon::report;
use std::io;
use std::process::ExitCode;

/// Compares the sources, or each story of a stream, and prints or saves what was found.
///
/// # Errors
/// If no source opens, or the output cannot be written.
pub fn run(compare: &Compare) -> anyhow::Result<ExitCode> {
    let options = options(compare)?;
    let tools = tools(&compare.pass)?;
    let equipment = tools.equipment();
    if compare.jsonl {
        let all_good = batch::run(io::stdin().lock(), io::stdout().lock(), &options, &equipment)?;
        return Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) });
    }
    if let Some(path) = &compare.output {
        report::check_output(path, compare.force)?;
    }
    let loaded = load(&compare.sources, "", compare.offline);
    report_problems(&loaded)?;
    let notes = notes::open(&compare.notes, &compare.sources, &loaded.story, true)?;
    let found = analysis::compare_with(&loaded.story, &options, &equipment);
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    let notebook = notes.as_ref().map(|notes| notes.notebook().clone()).unwrap_or_default();
    let shape = Shape { format: compare.format, sheet: compare.sheet, pairs: compare.pairs };
    let text = formatted(shape, &loaded.story, &found, &notebook);
    match &compare.output {
        Some(path) => report::save(path, &text, compare.force)?,
        None => print(&text)?,
    }
    Ok(exit_code(&loaded))
}

fn options(compare: &Compare) -> anyhow::Result<analysis::Options> {
    Ok(analysis::Options { pairs: compare.pairs, ..pass(&compare.pass)? })
}
