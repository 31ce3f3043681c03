//! `rashomon add`: articles into the library.

use super::opened;
use crate::cli::ArticleFormat;
use crate::cli::library::Add;
use crate::command::fetching::{self, Eye};
use crate::command::{exit_code, print, report_problems};
use anyhow::bail;
use rashomon::library::{Added, What};
use rashomon::story::Article;
use rashomon::text::counted;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// Keeps the articles of every source, and says to which story each belongs.
///
/// # Errors
/// If no source opens, or the library cannot be written.
pub fn run(add: &Add) -> anyhow::Result<ExitCode> {
    let eye = Eye::at_hand("Fetching")?;
    let Some(loaded) = fetching::load(&add.sources, add.offline, eye)? else {
        bail!("left before everything was there, so nothing was kept");
    };
    report_problems(&loaded)?;
    let mut library = opened(&add.place)?;
    let now = library.now()?;
    let added = library.add(&loaded.story.articles, &now)?;
    let told = loaded.story.articles.iter().zip(&added);
    print(&match add.format {
        ArticleFormat::Text => text(told),
        ArticleFormat::Json => {
            let each = |(article, added): (&Article, &Added)| {
                json!({
                    "what": named(added.what), "article": added.article, "story": added.story,
                    "outlet": article.outlet, "title": article.title, "from": article.source,
                })
            };
            let added: Vec<Value> = told.map(each).collect();
            format!("{:#}\n", json!({ "added": added, "problems": loaded.problems }))
        }
    })?;
    Ok(exit_code(&loaded))
}

fn text<'a>(told: impl Iterator<Item = (&'a Article, &'a Added)>) -> String {
    let mut out = String::new();
    let (mut all, mut fresh) = (0, 0);
    for (article, added) in told {
        let (what, story) = (named(added.what), added.story);
        let _ = writeln!(out, "{what:<7} story {story:<5} {}: {}", article.outlet, article.heading());
        all += 1;
        fresh += usize::from(added.what != What::Known);
    }
    let _ = writeln!(out, "{} read, {fresh} new or changed.", counted(all, "article", "articles"));
    out
}

fn named(what: What) -> &'static str {
    match what {
        What::New => "new",
        What::Copy => "copy",
        What::Version => "edited",
        What::Known => "known",
    }
}
