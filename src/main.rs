//! The `rashomon` command.

mod batch;
mod cli;

use clap::Parser;
use cli::{ArticleFormat, Cli, Command, Compare, Extract, Format, Read, Theme};
use rashomon::analysis::{self, Comparison, Depth};
use rashomon::reader::harness::Harness;
use rashomon::reader::{self, ThemeChoice, picture};
use rashomon::report;
use rashomon::source::{self, Loaded};
use rashomon::story::Story;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Nothing could be opened, or the work failed.
const FAILED: u8 = 1;
/// The work was done on some of the sources only.
const PARTLY: u8 = 3;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Some(Command::Compare(compare)) => print_comparison(&compare),
        Some(Command::Extract(extract)) => print_article(&extract),
        None => read(cli.read),
    };
    done.unwrap_or_else(|error| {
        eprintln!("rashomon: {error:#}");
        ExitCode::from(FAILED)
    })
}

/// Opens the reader, or prints the report where there is no screen to draw on.
fn read(read: Read) -> anyhow::Result<ExitCode> {
    let loaded = if read.sources.is_empty() { source::sample() } else { source::load(&read.sources) };
    if let Some(size) = read.picture {
        report_problems(&loaded)?;
        print(&picture(loaded.story, &read, size)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    if read.print || !io::stdout().is_terminal() {
        report_problems(&loaded)?;
        let found = analysis::compare(&loaded.story, &pass(read.fast));
        print(&report::comparison_text(&loaded.story, &found))?;
        return Ok(exit_code(&loaded));
    }
    if loaded.story.articles.is_empty() {
        report_problems(&loaded)?;
    }
    let code = exit_code(&loaded);
    let options = reader::Options {
        theme: theme(read.theme),
        ascii: read.ascii,
        keys: read.keys,
        analysis: pass(read.fast),
        panic: read.panic,
    };
    reader::run(loaded.story, loaded.problems, options)?;
    Ok(code)
}

/// A frame of the reader as an SVG picture, after the keys were played.
fn picture(story: Story, read: &Read, size: (u16, u16)) -> anyhow::Result<String> {
    let found = analysis::compare(&story, &pass(read.fast));
    let mut harness = Harness::new(story, Some(found), size, theme(read.theme));
    harness.play(&read.keys).map_err(anyhow::Error::msg)?;
    let paper = if read.theme == Theme::Light { picture::LIGHT_PAPER } else { picture::DARK_PAPER };
    Ok(picture::svg(&harness.frame(), paper))
}

/// How thoroughly to compare.
fn pass(fast: bool) -> analysis::Options {
    let depth = if fast { Depth::Fast } else { Depth::Full };
    analysis::Options { depth, ..analysis::Options::default() }
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

fn print_comparison(compare: &Compare) -> anyhow::Result<ExitCode> {
    if compare.jsonl {
        let all_good = batch::run(io::stdin().lock(), io::stdout().lock(), &options(compare))?;
        return Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) });
    }
    if let Some(path) = &compare.output {
        report::check_output(path, compare.force)?;
    }
    let loaded = source::load(&compare.sources);
    report_problems(&loaded)?;
    let found = analysis::compare(&loaded.story, &options(compare));
    let text = formatted(compare, &loaded.story, &found);
    match &compare.output {
        Some(path) => report::save(path, &text, compare.force)?,
        None => print(&text)?,
    }
    Ok(exit_code(&loaded))
}

fn options(compare: &Compare) -> analysis::Options {
    analysis::Options { pairs: compare.pairs, ..pass(compare.fast) }
}

fn formatted(compare: &Compare, story: &Story, found: &Comparison) -> String {
    match compare.format {
        _ if compare.sheet => report::verification_sheet(story, found),
        Format::Text => report::comparison_text(story, found),
        Format::Markdown => report::comparison_markdown(story, found),
        Format::Html => report::comparison_html(story, found),
        Format::Annotations => format!("{:#}\n", report::comparison_annotations(story, found)),
        Format::Csv => report::comparison_csv(story, found),
        Format::Json => format!("{}\n", report::comparison_json(story, found, compare.pairs)),
    }
}

fn print_article(extract: &Extract) -> anyhow::Result<ExitCode> {
    let loaded = source::load(std::slice::from_ref(&extract.source));
    report_problems(&loaded)?;
    for article in &loaded.story.articles {
        print(&match extract.format {
            ArticleFormat::Text => report::article_text(article),
            ArticleFormat::Json => format!("{}\n", report::article_json(article)),
        })?;
    }
    Ok(exit_code(&loaded))
}

/// Says on standard error what did not open; fails if nothing did.
fn report_problems(loaded: &Loaded) -> anyhow::Result<()> {
    if loaded.story.articles.is_empty() {
        anyhow::bail!("{}", loaded.problems.join("\nrashomon: "));
    }
    for problem in &loaded.problems {
        eprintln!("rashomon: {problem}");
    }
    Ok(())
}

fn exit_code(loaded: &Loaded) -> ExitCode {
    if loaded.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) }
}

/// Prints `text`. A reader that closes the pipe early has seen enough.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
