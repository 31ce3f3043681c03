//! `rashomon compare`: a comparison in the format of another tool.

use super::{PARTLY, batch, exit_code, memory, notes, pass, print, report_problems};
use crate::cli::{Compare, Format};
use rashomon::analysis::{self, Comparison, Equipment};
use rashomon::notebook::{self, Notebook};
use rashomon::report;
use rashomon::source;
use rashomon::story::Story;
use std::io;
use std::process::ExitCode;

/// Compares the sources, or each story of a stream, and prints or saves what was found.
///
/// # Errors
/// If no source opens, or the output cannot be written.
pub fn run(compare: &Compare) -> anyhow::Result<ExitCode> {
    let memory = memory(compare.no_cache);
    let equipment = Equipment { memory: memory.as_deref(), ..Equipment::default() };
    if compare.jsonl {
        let all_good = batch::run(io::stdin().lock(), io::stdout().lock(), &options(compare), &equipment)?;
        return Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) });
    }
    if let Some(path) = &compare.output {
        report::check_output(path, compare.force)?;
    }
    let loaded = source::load(&compare.sources);
    report_problems(&loaded)?;
    let notes = notes::open(&compare.notes, &compare.sources, &loaded.story, true)?;
    let found = analysis::compare_with(&loaded.story, &options(compare), &equipment);
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    let notebook = notes.as_ref().map(|notes| notes.notebook().clone()).unwrap_or_default();
    let text = formatted(compare, &loaded.story, &found, &notebook);
    match &compare.output {
        Some(path) => report::save(path, &text, compare.force)?,
        None => print(&text)?,
    }
    Ok(exit_code(&loaded))
}

fn options(compare: &Compare) -> analysis::Options {
    analysis::Options { pairs: compare.pairs, ..pass(compare.fast) }
}

fn formatted(compare: &Compare, story: &Story, found: &Comparison, notebook: &Notebook) -> String {
    match compare.format {
        _ if compare.sheet => report::verification_sheet(story, found),
        Format::Text => report::comparison_text(story, found),
        Format::Markdown => report::comparison_markdown(story, found),
        Format::Html => report::comparison_html(story, found),
        Format::Annotations => format!("{:#}\n", report::comparison_annotations(story, found)),
        Format::Csv => report::comparison_csv(story, found),
        Format::Notes => notebook::written(notebook),
        Format::Json => format!("{}\n", report::comparison_json(story, found, compare.pairs)),
    }
}
