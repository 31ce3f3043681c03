//! `rashomon SOURCE...`: the reader, or a plain report where there is no screen to draw on.

use super::{exit_code, notes, pass, print, report_problems};
use crate::cli::{Read, Theme};
use rashomon::analysis::{self, Comparison};
use rashomon::reader::harness::Harness;
use rashomon::reader::{self, ThemeChoice, picture};
use rashomon::report;
use rashomon::source;
use rashomon::story::Story;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// Opens the reader on the sources, or on the sample story.
///
/// # Errors
/// If no source opens, or the terminal fails.
pub fn run(read: Read) -> anyhow::Result<ExitCode> {
    let loaded = if read.sources.is_empty() { source::sample() } else { source::load(&read.sources) };
    let code = exit_code(&loaded);
    let options = pass(read.fast);
    let on_screen = read.picture.is_none() && !read.print && io::stdout().is_terminal();
    if on_screen && !loaded.story.articles.is_empty() {
        let options = reader::Options {
            theme: theme(read.theme),
            ascii: read.ascii,
            keys: read.keys,
            analysis: options,
            panic: read.panic,
        };
        reader::run(loaded.story, loaded.problems, options)?;
        return Ok(code);
    }
    report_problems(&loaded)?;
    let notes = notes::open(&read.notes, &read.sources, &loaded.story, true)?;
    let found = analysis::compare(&loaded.story, &options);
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    print(&match read.picture {
        Some(size) => picture(loaded.story, found, &read, size)?,
        None => report::comparison_text(&loaded.story, &found),
    })?;
    Ok(code)
}

/// A frame of the reader as an SVG picture, after the keys were played.
fn picture(story: Story, found: Comparison, read: &Read, size: (u16, u16)) -> anyhow::Result<String> {
    let mut harness = Harness::new(story, Some(found), size, theme(read.theme));
    harness.play(&read.keys).map_err(anyhow::Error::msg)?;
    let paper = if read.theme == Theme::Light { picture::LIGHT_PAPER } else { picture::DARK_PAPER };
    Ok(picture::svg(&harness.frame(), paper))
}

fn theme(theme: Theme) -> ThemeChoice {
    match theme {
        Theme::Auto => ThemeChoice::Auto,
        Theme::Dark => ThemeChoice::Dark,
        Theme::Light => ThemeChoice::Light,
        Theme::HighContrast => ThemeChoice::HighContrast,
        Theme::Mono => ThemeChoice::Mono,
    }
}
