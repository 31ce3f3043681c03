//! `rashomon SOURCE...`: the reader, or a plain report where there is no screen to draw on.

use super::{config, exit_code, memory, notes, pass, print, report_problems};
use crate::cli::Read;
use rashomon::analysis::{self, Comparison, Equipment};
use rashomon::reader::harness::Harness;
use rashomon::reader::settings::Settings;
use rashomon::reader::theme::Background;
use rashomon::reader::{self, ThemeChoice, picture};
use rashomon::report;
use rashomon::source;
use rashomon::story::Story;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// Opens the reader on the sources, or on the sample story.
///
/// # Errors
/// If no source opens, a named file of settings or theme cannot be read, or the terminal fails.
pub fn run(read: Read) -> anyhow::Result<ExitCode> {
    let (mut settings, mut complaints) = config::settings(read.config.as_deref())?;
    settings.ascii |= read.ascii;
    settings.fast |= read.fast;
    let theme = config::theme(&settings, read.theme.as_deref(), read.config.as_deref(), &mut complaints)?;
    let mut loaded = if read.sources.is_empty() { source::sample() } else { source::load(&read.sources) };
    let code = exit_code(&loaded);
    let options = pass(settings.fast);
    let memory = memory(read.no_cache);
    let on_screen = read.picture.is_none() && !read.print && io::stdout().is_terminal();
    if on_screen && !loaded.story.articles.is_empty() {
        loaded.problems.extend(complaints);
        let options = reader::Options {
            theme,
            settings,
            keys: read.keys,
            analysis: options,
            memory,
            panic: read.panic,
        };
        reader::run(loaded.story, loaded.problems, options)?;
        return Ok(code);
    }
    for complaint in complaints {
        eprintln!("rashomon: {complaint}");
    }
    report_problems(&loaded)?;
    let notes = notes::open(&read.notes, &read.sources, &loaded.story, true)?;
    let equipment = Equipment { memory: memory.as_deref(), ..Equipment::default() };
    let found = analysis::compare_with(&loaded.story, &options, &equipment);
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    print(&match read.picture {
        Some(size) => picture(loaded.story, found, &read.keys, size, &settings, theme)?,
        None => report::comparison_text(&loaded.story, &found),
    })?;
    Ok(code)
}

/// A frame of the reader as an SVG picture, after the keys were played.
fn picture(
    story: Story,
    found: Comparison,
    keys: &str,
    size: (u16, u16),
    settings: &Settings,
    theme: ThemeChoice,
) -> anyhow::Result<String> {
    let light = matches!(theme, ThemeChoice::Other(theme) if theme.background == Background::Light);
    let mut harness = Harness::with_settings(story, Some(found), size, settings, theme, Vec::new());
    harness.play(keys).map_err(anyhow::Error::msg)?;
    let paper = if light { picture::LIGHT_PAPER } else { picture::DARK_PAPER };
    Ok(picture::svg(&harness.frame(), paper))
}
