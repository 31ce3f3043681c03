//! `rashomon export`: the whole library as lines of JSON.

use super::opened;
use crate::cli::library::Export;
use anyhow::Context;
use rashomon::report;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// Writes the library to standard output or a file.
///
/// # Errors
/// If the library cannot be read, or the file is there already or cannot be written.
pub fn run(export: &Export) -> anyhow::Result<ExitCode> {
    let mut library = opened(&export.place)?;
    let written = match &export.output {
        Some(path) => {
            report::check_output(path, export.force)?;
            let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
            let mut output = BufWriter::new(file);
            library.export(&mut output)?.and_then(|()| output.flush())
        }
        None => {
            let mut output = BufWriter::new(io::stdout().lock());
            library.export(&mut output)?.and_then(|()| output.flush())
        }
    };
    match written {
        // A reader that closes the pipe early has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        done => done.map(|()| ExitCode::SUCCESS).context("The export could not be written"),
    }
}
