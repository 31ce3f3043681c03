//! `rashomon score`: claims marked by hand against a gold file.

use super::marks::read;
use super::print;
use crate::cli::Score;
use rashomon::report::score;
use std::process::ExitCode;

/// Prints how far the marks agree with the gold.
///
/// # Errors
/// If one of the files cannot be read or holds no claims.
pub fn run(wanted: &Score) -> anyhow::Result<ExitCode> {
    let score = score::score(&read(&wanted.marks)?, &read(&wanted.gold)?);
    print(&score.told())?;
    Ok(ExitCode::SUCCESS)
}
