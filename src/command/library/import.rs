//! `rashomon import`: what `rashomon export` wrote.

use super::{opened, tell};
use crate::cli::library::Import;
use anyhow::Context;
use rashomon::text::counted;
use serde_json::json;
use std::fs::File;
use std::io::{self, BufReader};
use std::process::ExitCode;

/// Takes an export in, wholly or not at all.
///
/// # Errors
/// If the file cannot be read or is no export, or the library cannot be written.
pub fn run(import: &Import) -> anyhow::Result<ExitCode> {
    let name = import.file.display();
    let stories = if import.file.as_os_str() == "-" {
        opened(&import.place)?.import(io::stdin().lock())?
    } else {
        let file = File::open(&import.file).with_context(|| format!("{name} cannot be opened"))?;
        opened(&import.place)?.import(BufReader::new(file)).with_context(|| name.to_string())?
    };
    let told = format!("{} taken in.", counted(stories, "story", "stories"));
    tell(import.format, &told, &json!({ "stories": stories }))?;
    Ok(ExitCode::SUCCESS)
}
