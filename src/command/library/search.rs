//! `rashomon search`: articles that hold words.

use super::opened;
use crate::cli::ArticleFormat;
use crate::cli::library::Search;
use crate::command::print;
use rashomon::library::Hit;
use serde_json::json;
use std::fmt::Write;
use std::process::ExitCode;

/// Lists the articles that hold all the words, best first.
///
/// # Errors
/// If there are no words, or the library cannot be read.
pub fn run(search: &Search) -> anyhow::Result<ExitCode> {
    let hits = opened(&search.place)?.search(&search.words.join(" "), search.most)?;
    print(&match search.format {
        ArticleFormat::Text => text(&hits),
        ArticleFormat::Json => format!(
            "{:#}\n",
            json!({ "hits": hits.iter().map(|hit| json!({
            "article": hit.article,
            "story": hit.story,
            "outlet": hit.outlet,
            "title": hit.title,
            "published": hit.published,
            "around": hit.around,
        })).collect::<Vec<_>>() })
        ),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn text(hits: &[Hit]) -> String {
    if hits.is_empty() {
        return "No article of the library holds all of these words.\n".into();
    }
    let mut out = String::new();
    for hit in hits {
        let date = hit.published.get(..10).map_or(String::new(), |day| format!(", {day}"));
        let _ = writeln!(
            out,
            "story {:<5} {}{date}: {}\n            {}",
            hit.story, hit.outlet, hit.title, hit.around
        );
    }
    out
}
