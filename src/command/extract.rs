//! `rashomon extract`: one article as it was understood.

use super::{exit_code, load, print, report_problems};
use crate::cli::{ArticleFormat, Extract};
use rashomon::report;
use std::process::ExitCode;

/// Prints the article, with what was left out and why.
///
/// # Errors
/// If the source does not open, or the output cannot be written.
pub fn run(extract: &Extract) -> anyhow::Result<ExitCode> {
    let loaded = load(std::slice::from_ref(&extract.source), &extract.url, extract.offline);
    report_problems(&loaded)?;
    for article in &loaded.story.articles {
        print(&match extract.format {
            ArticleFormat::Text => report::article_text(article),
            ArticleFormat::Json => format!("{}\n", report::article_json(article)),
        })?;
    }
    Ok(exit_code(&loaded))
}
