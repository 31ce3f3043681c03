//! One entry of a feed, and the article that it may be.

use super::{Feed, dates, link, tag, words};
use crate::source::{assemble, html, language};
use crate::story::Article;
use crate::text::clean_line;
use feed_rs::model;

/// An entry with fewer words than this is a pointer to an article, not the article.
const LEAST_WORDS: usize = 60;
/// More markup than this in one entry is not an article's.
const MOST_BYTES: usize = 1 << 20;

/// One entry of a feed. All texts but `html` are clean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What the feed knows the entry by: its own id, or else its address.
    pub id: String,
    /// Headline; may be empty.
    pub title: String,
    /// Where the article can be read; may be empty.
    pub url: String,
    /// Who wrote it; may be empty.
    pub byline: String,
    /// ISO 8601, in UTC; empty where the feed does not say.
    pub published: String,
    /// ISO 8601, in UTC; empty where the feed does not say.
    pub modified: String,
    /// ISO 639-1; empty where the feed does not say.
    pub language: String,
    /// The content as the feed gives it, or else its summary: markup, not clean.
    pub html: String,
}

impl Entry {
    pub(super) fn new(entry: model::Entry, of_feed: &str) -> Self {
        let content = entry.content.and_then(|content| content.body).unwrap_or_default();
        let summary = entry.summary.map(|summary| summary.content).unwrap_or_default();
        let own = entry.language.as_deref().map(tag).unwrap_or_default();
        let names =
            entry.authors.iter().filter_map(|person| person.name.as_deref().or(person.email.as_deref()));
        let url = link(&entry.links, "alternate");
        Self {
            id: if entry.id.is_empty() { url.clone() } else { clean_line(&entry.id) },
            title: entry.title.as_ref().map(words).unwrap_or_default(),
            byline: html::authors(&names.collect::<Vec<_>>().join(", "), ""),
            published: entry.published.map(dates::written).unwrap_or_default(),
            modified: entry.updated.map(dates::written).unwrap_or_default(),
            language: if own.is_empty() { of_feed.to_owned() } else { own },
            html: if content.len() >= summary.len() { content } else { summary },
            url,
        }
    }

    /// The article, if the entry holds it whole and not only a summary. `source` is the feed as the user named it.
    pub fn article(&self, feed: &Feed, source: &str) -> Option<Article> {
        if self.html.len() > MOST_BYTES {
            return None;
        }
        let mut draft = html::fragment(&self.html, &self.title);
        let words: usize = draft.lines.iter().map(|line| line.text.split_whitespace().count()).sum();
        if words < LEAST_WORDS {
            return None;
        }
        draft.byline.clone_from(&self.byline);
        draft.published.clone_from(&self.published);
        draft.modified.clone_from(&self.modified);
        draft.url.clone_from(&self.url);
        draft.language.clone_from(&self.language);
        draft.outlet.clone_from(&feed.title);
        let host = html::host(&self.url);
        let name = if host.is_empty() { clean_line(source) } else { host };
        let source = if self.url.is_empty() { source } else { self.url.as_str() };
        let article = language::settle(assemble::article(draft, source, &name, self.html.as_bytes()));
        (!article.blocks.is_empty()).then_some(article)
    }
}
