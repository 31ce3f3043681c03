//! `rashomon SOURCE...`: the reader, or a plain report where there is no screen to draw on.

use super::{config, exit_code, format, library, memory, notes, pass, print, report_problems};
use crate::cli::{Look, Read};
use rashomon::analysis::{self, Comparison, Equipment};
use rashomon::reader::harness::Harness;
use rashomon::reader::theme::Background;
use rashomon::reader::{self, ThemeChoice, picture};
use rashomon::report;
use rashomon::source::{self, Loaded};
use rashomon::story::Story;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// Opens the reader on the sources, on the stories of the library, or on the sample story.
///
/// # Errors
/// If no source opens, a named file of settings or theme cannot be read, or the terminal fails.
pub fn run(read: Read) -> anyhow::Result<ExitCode> {
    if !read.sources.is_empty() {
        return show(source::load(&read.sources), &read.sources, &read.look);
    }
    match library::shelf::stories(&read)? {
        Some(shelf) => library::shelf::run(shelf, &read.look),
        None => show(source::sample(), &[], &read.look),
    }
}

/// Shows what was loaded from `sources`: on the screen if there is one, else as a plain report.
///
/// # Errors
/// If there is nothing to show, a file of settings or theme cannot be read, or the terminal fails.
pub fn show(mut loaded: Loaded, sources: &[String], look: &Look) -> anyhow::Result<ExitCode> {
    let (options, complaints) = options(look)?;
    let code = exit_code(&loaded);
    if on_screen(look) && !loaded.story.articles.is_empty() {
        loaded.problems.extend(complaints);
        let notes = notes::for_reader(&look.notes, sources, &loaded.story, &mut loaded.problems);
        reader::run(loaded.story, loaded.problems, reader::Options { notes, ..options })?;
        return Ok(code);
    }
    for complaint in complaints {
        eprintln!("rashomon: {complaint}");
    }
    report_problems(&loaded)?;
    let notes = notes::open(&look.notes, sources, &loaded.story, true)?;
    let equipment = Equipment { memory: options.memory.as_deref(), ..Equipment::default() };
    let found = analysis::compare_with(&loaded.story, &options.analysis, &equipment);
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    print(&match look.picture {
        Some(size) => picture(loaded.story, found, size, &options)?,
        None => report::comparison_text(&loaded.story, &found),
    })?;
    Ok(code)
}

/// Whether there is a screen to draw on, and nothing else was asked for.
pub fn on_screen(look: &Look) -> bool {
    look.picture.is_none() && !look.print && io::stdout().is_terminal()
}

/// What the settings and the command line say about the screen, and a sentence for everything that is wrong with the
/// settings.
///
/// # Errors
/// If a named file of settings or theme cannot be read.
pub fn options(look: &Look) -> anyhow::Result<(reader::Options, Vec<String>)> {
    let (mut settings, mut complaints) = config::settings(look.config.as_deref())?;
    settings.ascii |= look.ascii;
    settings.fast |= look.fast;
    let theme = config::theme(&settings, look.theme.as_deref(), look.config.as_deref(), &mut complaints)?;
    let analysis = pass(settings.fast);
    let options = reader::Options {
        theme,
        settings,
        keys: look.keys.clone(),
        analysis,
        memory: memory(look.no_cache),
        exporter: format::exporter(),
        panic: look.panic,
        ..reader::Options::default()
    };
    Ok((options, complaints))
}

/// A frame of the reader as an SVG picture, after the keys were played.
fn picture(
    story: Story,
    found: Comparison,
    size: (u16, u16),
    options: &reader::Options,
) -> anyhow::Result<String> {
    let light = matches!(options.theme, ThemeChoice::Other(theme) if theme.background == Background::Light);
    let mut harness =
        Harness::with_settings(story, Some(found), size, &options.settings, options.theme, Vec::new());
    harness.play(&options.keys).map_err(anyhow::Error::msg)?;
    let paper = if light { picture::LIGHT_PAPER } else { picture::DARK_PAPER };
    Ok(picture::svg(&harness.frame(), paper))
}
