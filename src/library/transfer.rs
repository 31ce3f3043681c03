//! The form in which a library leaves and comes back: one JSON object a line, a head first, then feeds, then stories.

use super::record::Record;
use serde::{Deserialize, Serialize};

/// The name of the form.
pub const SCHEMA: &str = "rashomon.library/1";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The name of the form.
    Schema(String),
    /// A feed.
    Feed(Feed),
    /// A story with everything in it.
    Story(Box<Story>),
}

/// A feed, as its table has it.
#[derive(Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Feed {
    pub url: String,
    pub title: String,
    #[serde(default)]
    pub folder: String,
    pub etag: String,
    pub last_modified: String,
    pub refreshed: String,
    pub problem: String,
}

/// A story. What follows from its articles is left out.
#[derive(Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Story {
    pub id: i64,
    pub title: String,
    pub compared: i64,
    pub claims: i64,
    pub conflicts: i64,
    pub seen: i64,
    pub place: String,
    pub notebook: String,
    pub articles: Vec<Article>,
}

/// An article.
#[derive(Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Article {
    pub id: i64,
    pub key: String,
    /// The version that is read.
    pub version: i64,
    pub copy_of: Option<i64>,
    /// Other addresses under which it was met.
    #[serde(default)]
    pub links: Vec<String>,
    pub versions: Vec<Version>,
}

/// A version of an article.
#[derive(Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Version {
    pub id: i64,
    pub fetched: String,
    pub article: Record,
}
