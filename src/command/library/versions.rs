//! `rashomon versions`: how an article was changed after it was published.

use super::opened;
use crate::cli::ArticleFormat;
use crate::cli::library::Versions;
use crate::command::print;
use rashomon::library::{Change, Version, changes};
use rashomon::report;
use rashomon::text::counted;
use serde_json::json;
use std::fmt::Write;
use std::process::ExitCode;

/// Prints every version of an article by what it changed in the one before.
///
/// # Errors
/// If there is no such article, or it cannot be read.
pub fn run(versions: &Versions) -> anyhow::Result<ExitCode> {
    let found = opened(&versions.place)?.versions(versions.article)?;
    print(&match versions.format {
        ArticleFormat::Text => text(&found),
        ArticleFormat::Json => format!(
            "{:#}\n",
            json!({ "versions": found.iter().map(|version| json!({
            "fetched": version.fetched,
            "read": version.read,
            "article": report::article_json(&version.article),
        })).collect::<Vec<_>>() })
        ),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Words that were taken out stand in `[-…-]`, words that came in `{+…+}`.
fn text(versions: &[Version]) -> String {
    let mut out = String::new();
    for (number, version) in versions.iter().enumerate() {
        let article = &version.article;
        let read = if version.read { ", the one that is read" } else { "" };
        let _ =
            writeln!(out, "Version {} of {}, fetched {}{read}", number + 1, article.outlet, version.fetched);
        let Some(before) = number.checked_sub(1).map(|before| &versions[before].article) else {
            let words = article.text.as_str().split_whitespace().count();
            let _ = writeln!(out, "  {}: {}\n", article.title, counted(words, "word", "words"));
            continue;
        };
        let mut changed = changes(before.text.as_str(), article.text.as_str());
        if !article.text.as_str().starts_with(&article.title) {
            changed.splice(0..0, changes(&before.title, &article.title));
        }
        for paragraph in changed {
            let pieces = paragraph.iter().map(|piece| match piece {
                Change::Same(words) => words.clone(),
                Change::Out(words) => format!("[-{words}-]"),
                Change::In(words) => format!("{{+{words}+}}"),
            });
            let _ = writeln!(out, "  {}", pieces.collect::<String>().trim());
        }
        out.push('\n');
    }
    out
}
