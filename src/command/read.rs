//! `rashomon SOURCE...`: the reader, or a plain report where there is no screen to draw on.

use super::fetching::{self, Eye};
use super::{
    config, exit_code, format, library, load, log, marks, notes, pass, print, report_problems, tools,
};
use crate::cli::{Look, Panic, Read};
use rashomon::analysis::{self, Comparison, Depth};
use rashomon::complaint::complain;
use rashomon::folders;
use rashomon::reader::harness::Harness;
use rashomon::reader::theme::Background;
use rashomon::reader::{self, ThemeChoice, memory as kept, picture};
use rashomon::report;
use rashomon::source::{self, Loaded};
use rashomon::story::Story;
use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// What the sample story opens with.
const WELCOME: &str =
    "A sample: {next-claim} next claim, {people} people, {help} keys; rashomon --tour shows around.";

/// Opens the reader on the sources, on the stories of the library, or on the sample story.
///
/// # Errors
/// If no source opens, a named file of settings or theme cannot be read, or the terminal fails.
pub fn run(read: Read) -> anyhow::Result<ExitCode> {
    if !read.sources.is_empty() {
        return opened(&read);
    }
    if read.look.tour {
        return show(&[], &read.look, || Ok(source::sample()));
    }
    match library::shelf::stories(&read)? {
        Some(shelf) => library::shelf::run(shelf, &read.look),
        None => show(&[], &read.look, || Ok(source::sample())),
    }
}

/// Opens the reader on sources, which are watched on a screen of their own where they have to be fetched.
fn opened(read: &Read) -> anyhow::Result<ExitCode> {
    if !(fetching::is_needed(&read.sources, read.offline) && on_screen(&read.look)) {
        return show(&read.sources, &read.look, || Ok(load(&read.sources, "", read.offline)));
    }
    let (options, _) = options(&read.look)?;
    match fetching::load(&read.sources, read.offline, Eye::screen("Fetching", &options))? {
        Some(loaded) => show(&read.sources, &read.look, || Ok(loaded)),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Shows what `load` loads from `sources`: on the screen if there is one, else as a plain report.
///
/// # Errors
/// If there is nothing to show, a file of settings or theme cannot be read, or the terminal fails.
pub fn show(
    sources: &[String],
    look: &Look,
    load: impl FnOnce() -> anyhow::Result<Loaded>,
) -> anyhow::Result<ExitCode> {
    let screen = on_screen(look);
    let (mut options, complaints) = options(look)?;
    let mut loaded = load()?;
    let code = exit_code(&loaded);
    if screen && !loaded.story.articles.is_empty() {
        loaded.problems.extend(complaints);
        let places = folders::state().map(|folder| folder.join("places"));
        options.kept = places.map(|places| places.join(kept::file_name(&loaded.story)));
        options.welcome = (sources.is_empty() && !look.tour).then(|| WELCOME.to_owned());
        options.marking = marks::marking(look, &loaded.story)?;
        options.notes = notes::for_reader(&look.notes, sources, &loaded.story, &mut loaded.problems);
        reader::run(loaded.story, loaded.problems, options)?;
        return Ok(code);
    }
    for complaint in complaints {
        complain(&complaint);
    }
    report_problems(&loaded)?;
    if look.blind {
        loaded.story = reader::masked(&loaded.story);
    }
    let notes = notes::open(&look.notes, sources, &loaded.story, true)?;
    let found = analysis::compare_with(&loaded.story, &options.analysis, &options.tools.equipment());
    let found = notes::replay(&loaded.story, found, notes.as_ref());
    print(&match look.picture {
        Some(size) => picture(loaded.story, found, size, &options)?,
        None => report::comparison_text(&loaded.story, &found),
    })?;
    Ok(code)
}

/// Whether there is a screen to draw on, and nothing else was asked for.
pub fn on_screen(look: &Look) -> bool {
    look.picture.is_none() && !look.print && is_screen()
}

/// Whether there is a screen to draw on. A terminal that calls itself dumb can only be written to line by line.
fn is_screen() -> bool {
    let terminal = io::stdout().is_terminal();
    let dumb = env::var("TERM").is_ok_and(|name| name == "dumb");
    if terminal && dumb {
        complain("This terminal calls itself dumb, so here is the plain report.");
    }
    terminal && !dumb
}

/// What the settings and the command line say about the screen, and a sentence for everything that is wrong with the
/// settings.
///
/// # Errors
/// If a named file of settings or theme cannot be read.
pub fn options(look: &Look) -> anyhow::Result<(reader::Options, Vec<String>)> {
    let (mut settings, mut complaints) = config::settings(look.config.as_deref())?;
    settings.ascii |= look.ascii;
    settings.fast |= look.pass.fast;
    let theme = config::theme(&settings, look.theme.as_deref(), look.config.as_deref(), &mut complaints)?;
    let mut analysis = pass(&look.pass)?;
    if settings.fast {
        analysis.depth = Depth::Fast;
    }
    let options = reader::Options {
        theme,
        settings,
        keys: look.keys.clone(),
        analysis,
        tools: tools(&look.pass)?,
        exporter: format::exporter(),
        fresh: look.fresh,
        blind: look.blind,
        tour: look.tour,
        log: log::open(look.log)?,
        panic: look.panic.map(|place| match place {
            Panic::Screen => reader::Panic::Screen,
            Panic::Comparison => reader::Panic::Comparison,
        }),
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
