//! `rashomon extract`: one article as it was understood.

use super::{exit_code, print, report_problems};
use crate::cli::{ArticleFormat, Extract};
use rashomon::report;
use rashomon::source;
use std::process::ExitCode;

/// Prints the article, with what was left out and why.
///
/// # Errors
/// If the source does not open, or the output cannot be written.
pub fn run(extract: &Extract) -> anyhow::Result<ExitCode> {
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
