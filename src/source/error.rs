//! What can be wrong with a source, each in a sentence that says what to do.

use crate::text::reason;
use std::path::PathBuf;
use thiserror::Error;

/// Why a source did not open. Every message names the source and the remedy.
#[derive(Debug, Error)]
#[allow(missing_docs)]
pub enum SourceError {
    #[error("{0} does not exist. Check the spelling, or drag the file into the terminal to get its path.")]
    Missing(String),
    #[error("{0} could not be read: {1}. Check that you may read it, for example with `ls -l`.")]
    Unreadable(String, String),
    #[error("{0} is empty. Save the article's text into it first.")]
    Empty(String),
    #[error("{0} holds no words that can be shown. Save the article as plain text or Markdown.")]
    NoWords(String),
    #[error("{0} is not text (it looks like {1}). Save the article as plain text or Markdown.")]
    Binary(String, &'static str),
    #[error(
        "{name} is {size} MB; an article may have up to {limit} MB. If it holds several, cut it into them first."
    )]
    Huge { name: String, size: u64, limit: u64 },
    #[error(
        "{name} goes on beyond {limit} MB; an article may have no more. If it holds several, cut it into them first."
    )]
    Endless { name: String, limit: u64 },
    #[error(
        "{0} holds no articles: no .txt, .md or .html file and no story.toml. Name the files themselves."
    )]
    EmptyFolder(String),
    #[error(
        "{name} has the ending .{ending}, which cannot be opened. Save the article as a web page (.html), plain text (.txt) or Markdown (.md)."
    )]
    Format { name: String, ending: String },
    #[error("{0} {1}")]
    NoArticle(String, String),
    #[error("{0} is not JSON that can be read: {1}. Save the article as plain text instead.")]
    Json(String, String),
    #[error(
        "{0} holds no article in a form that is known (ninjs 1 or 2, JSON Feed). Save its text into a file."
    )]
    NoItem(String),
    #[error("{0} holds no web page that could be read.")]
    NoPages(String),
    #[error("{0}")]
    Archive(String),
    #[error("{0} is a list of {1} feeds. Name one of its feeds, or an article.")]
    ListOfFeeds(String, usize),
    #[error(
        "{0} only summarises its articles ({1}). `rashomon feeds add` and `rashomon refresh` fetch their pages; or name the address of one here."
    )]
    OnlySummaries(String, usize),
    #[error(
        "{0} only summarises {1} of its articles, which are not shown. `rashomon feeds add` and `rashomon refresh` fetch their pages."
    )]
    SomeSummaries(String, usize),
    #[error("{0} is not a feed that can be read: {1}. Check the address, or ask whoever keeps the feed.")]
    NoFeed(String, String),
    #[error("{0} is a page and not a feed, and it points to none. Open it as an article instead.")]
    PageForFeed(String),
    #[error("{0} is a page and not a feed. It points to these feeds: {1}")]
    FeedsElsewhere(String, String),
    #[error("{0} is not a list of feeds that can be read (OPML): {1}.")]
    NoList(String, String),
    #[error(transparent)]
    Web(#[from] super::web::WebError),
    #[error("{name}, line {line}: {problem}")]
    Manifest { name: String, line: usize, problem: String },
    #[error("{0} names no article. Add an [[article]] table with a `file` to it.")]
    NoArticles(String),
    #[error("not a story: {0}")]
    Line(String),
    #[error("{0} needs either `text` or `file`.")]
    TextOrFile(String),
    #[error("Standard input can be read once only; `-` was named again. Name it a single time.")]
    InputTwice,
    #[error("{0} is the same file as {1}; it is shown once.")]
    Twice(String, String),
}

impl SourceError {
    /// The error of reading `path`, shown as `name`.
    pub(super) fn reading(name: &str, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing(name.to_owned()),
            _ => Self::Unreadable(name.to_owned(), reason(error)),
        }
    }
}

/// The path of a file that a manifest names.
pub(super) fn beside(manifest: &std::path::Path, file: &str) -> PathBuf {
    manifest.parent().unwrap_or(std::path::Path::new("")).join(file)
}
