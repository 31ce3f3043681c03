//! `rashomon score`: claims marked by hand against a gold file.

use super::print;
use crate::cli::Score;
use anyhow::{Context, anyhow};
use rashomon::report::score;
use std::fs;
use std::path::Path;
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

fn read(path: &Path) -> anyhow::Result<score::Marked> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{shown} cannot be read"))?;
    score::read(&text)
        .map_err(|wrong| anyhow!("{shown} {wrong}. It needs claims with evidence, as in the README."))
}
