//! The `rashomon` command.

mod cli;
mod command;

use clap::Parser;
use rashomon::complaint::complain;
use std::process::ExitCode;

/// Nothing could be opened, or the work failed.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    command::run(cli::Cli::parse()).unwrap_or_else(|error| {
        complain(format_args!("{error:#}"));
        ExitCode::from(FAILED)
    })
}
