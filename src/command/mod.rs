//! What `rashomon` does when it is called: one file for each command.

pub mod batch;
mod cache;
pub mod compare;
pub mod config;
pub mod extract;
mod fetching;
mod format;
pub mod library;
mod log;
mod marks;
mod notes;
pub mod read;
pub mod score;
pub mod shell;

use crate::cli::{Cli, Command, Pass};
use fetching::Eye;
use rashomon::analysis::{self, Depth, Model, Rules, Tools};
use rashomon::complaint::complain;
use rashomon::source::{self, Loaded};
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// The work was done on some of the sources only.
const PARTLY: u8 = 3;

/// Does what was asked for.
///
/// # Errors
/// If nothing could be opened, or the work failed.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    // Without the path of this program pages are read in it and not beside it, which is slower to stop but no less
    // correct.
    if let Ok(program) = std::env::current_exe() {
        source::html::isolate(program);
    }
    match cli.command {
        Some(Command::Compare(compare)) => compare::run(&compare),
        Some(Command::Extract(extract)) => extract::run(&extract),
        Some(Command::Config(config)) => config::run(&config),
        Some(Command::Add(add)) => library::add::run(&add),
        Some(Command::Feeds(feeds)) => library::feeds::run(&feeds),
        Some(Command::Refresh(refresh)) => library::refresh::run(&refresh),
        Some(Command::Stories(stories)) => library::stories::run(&stories),
        Some(Command::Search(search)) => library::search::run(&search),
        Some(Command::Open(open)) => library::open::run(&open),
        Some(Command::Versions(versions)) => library::versions::run(&versions),
        Some(Command::Merge(merge)) => library::shape::merge(&merge),
        Some(Command::Split(split)) => library::shape::split(&split),
        Some(Command::Forget(forget)) => library::shape::forget(&forget),
        Some(Command::Export(export)) => library::export::run(&export),
        Some(Command::Import(import)) => library::import::run(&import),
        Some(Command::Score(wanted)) => score::run(&wanted),
        Some(Command::Completions(wanted)) => shell::completions(&wanted),
        Some(Command::Man) => shell::man(),
        Some(Command::ReadPage { url }) => {
            source::html::serve(&url)?;
            Ok(ExitCode::SUCCESS)
        }
        None => read::run(cli.read),
    }
}

/// How thoroughly to compare, and by which rules.
fn pass(pass: &Pass) -> anyhow::Result<analysis::Options> {
    let depth = if pass.fast { Depth::Fast } else { Depth::Full };
    let rules = pass.without_rule.iter().try_fold(Rules::default(), |rules, name| rules.without(name));
    Ok(analysis::Options { depth, rules: rules.map_err(anyhow::Error::msg)?, ..analysis::Options::default() })
}

/// What to compare with: the model that was asked for, and vectors that were kept, unless none are to be.
fn tools(pass: &Pass) -> anyhow::Result<Tools> {
    let model = match &pass.model {
        None => None,
        Some(word) if word.as_os_str() == "none" => Some(Model::none()),
        Some(folder) => Some(Model::open(folder)?),
    };
    Ok(Tools { model: model.map(Arc::new), memory: if pass.no_cache { None } else { cache::Cache::open() } })
}

/// Opens `sources`, with a line on standard error for each address while somebody looks at it.
fn load(sources: &[String], url: &str, offline: bool) -> Loaded {
    source::load_with(sources, &source::Options { offline, url }, &mut Eye::lines())
}

/// Says on standard error what did not open; fails if nothing did.
fn report_problems(loaded: &Loaded) -> anyhow::Result<()> {
    if loaded.story.articles.is_empty() {
        anyhow::bail!("{}", loaded.problems.join("\nrashomon: "));
    }
    for problem in &loaded.problems {
        complain(problem);
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
