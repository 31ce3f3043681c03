//! The `rashomon` command.

mod cli;
mod command;

use clap::Parser;
use std::process::ExitCode;

/// Nothing could be opened, or the work failed.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    command::run(cli::Cli::parse()).unwrap_or_else(|error| {
        eprintln!("rashomon: {error:#}");
        ExitCode::from(FAILED)
    })
}
