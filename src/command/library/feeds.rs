//! `rashomon feeds`: which feeds the library follows.

use super::opened;
use crate::cli::ArticleFormat;
use crate::cli::library::{Feeds, FeedsCommand, Place};
use crate::command::print;
use anyhow::Context;
use rashomon::library::{Feed, Library};
use rashomon::source::{self, subscriptions as lists};
use rashomon::text::{clean_line, counted};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Lists, follows, exchanges feeds.
///
/// # Errors
/// If a list cannot be read, or the library cannot be written.
pub fn run(feeds: &Feeds) -> anyhow::Result<ExitCode> {
    let mut library = opened(&Place { folder: feeds.folder.clone() })?;
    print(&match &feeds.command {
        None => listed(&library.feeds()?, feeds.format),
        Some(FeedsCommand::Add { urls }) => add(&mut library, urls)?,
        Some(FeedsCommand::Remove { feeds }) => {
            feeds.iter().try_for_each(|feed| library.unfollow(feed))?;
            format!("{} followed no longer.\n", counted(feeds.len(), "feed", "feeds"))
        }
        Some(FeedsCommand::Import { file }) => import(&mut library, file)?,
        Some(FeedsCommand::Export) => lists::write("Feeds of Rashomon", &subscriptions(library.feeds()?))?,
    })?;
    Ok(ExitCode::SUCCESS)
}

fn add(library: &mut Library, urls: &[String]) -> anyhow::Result<String> {
    let mut new = 0;
    for url in urls {
        new += usize::from(library.follow(&place(url, Path::new("")), "", "")?);
    }
    Ok(format!("{} new. `rashomon refresh` reads them.\n", counted(new, "feed", "feeds")))
}

fn import(library: &mut Library, file: &Path) -> anyhow::Result<String> {
    let name = clean_line(&file.to_string_lossy());
    let bytes = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut new = 0;
    let found = lists::read(&bytes, &name)?;
    for feed in &found {
        new += usize::from(library.follow(&place(&feed.url, folder), &feed.title, &feed.folder)?);
    }
    Ok(format!("{}, {new} new. `rashomon refresh` reads them.\n", counted(found.len(), "feed", "feeds")))
}

/// The address, or the whole path of a feed that is a file in `folder`.
fn place(url: &str, folder: &Path) -> String {
    if source::is_address(url) {
        return url.to_owned();
    }
    let path = folder.join(url.strip_prefix("file://").unwrap_or(url));
    std::path::absolute(&path).unwrap_or(path).to_string_lossy().into_owned()
}

fn subscriptions(feeds: Vec<Feed>) -> Vec<lists::Subscription> {
    let subscription = |feed: Feed| lists::Subscription {
        title: feed.title,
        url: feed.url,
        site: String::new(),
        folder: feed.folder,
    };
    feeds.into_iter().map(subscription).collect()
}

fn listed(feeds: &[Feed], format: ArticleFormat) -> String {
    if format == ArticleFormat::Json {
        let feed = |feed: &Feed| {
            json!({
                "id": feed.id, "url": feed.url, "title": feed.title, "folder": feed.folder,
                "refreshed": feed.refreshed, "problem": feed.problem,
            })
        };
        return format!("{:#}\n", json!({ "feeds": feeds.iter().map(feed).collect::<Vec<_>>() }));
    }
    if feeds.is_empty() {
        return "No feed is followed. `rashomon feeds add URL` follows one.\n".into();
    }
    let mut out = String::new();
    for feed in feeds {
        let read = if feed.refreshed.is_empty() { "never read" } else { &feed.refreshed };
        let name = if feed.title.is_empty() { &feed.url } else { &feed.title };
        let _ = writeln!(out, "{:>5}  {name}\n       {}; {read}", feed.id, feed.url);
        if !feed.problem.is_empty() {
            let _ = writeln!(out, "       {}", feed.problem);
        }
    }
    out
}
