//! Articles from one file, one address, or standard input.

use super::bytes;
use super::error::SourceError;
use super::kind::{Kind, ending};
use super::manifest::Entry;
use super::{assemble, feed, html, language, markdown, ninjs, plain, subscriptions, warc};
use crate::story::Article;
use crate::text::{CleanText, shown};
use std::io::{Cursor, Read};
use std::path::Path;

/// Endings whose content is something else than articles.
const OTHER_FORMATS: [&str; 9] = ["pdf", "doc", "docx", "odt", "rtf", "epub", "jsonl", "csv", "zip"];
/// Bytes that tell what a source holds.
const HEAD: u64 = 4096;

/// What was opened from one source.
#[derive(Debug, Default)]
pub struct Opened {
    pub articles: Vec<Article>,
    /// A sentence for each part of the source that did not open.
    pub problems: Vec<String>,
}

impl From<Article> for Opened {
    fn from(article: Article) -> Self {
        Self { articles: vec![article], problems: Vec::new() }
    }
}

impl Opened {
    /// Lets what a story file says of a source stand over what its one article says of itself.
    pub fn described(mut self, entry: &Entry) -> Self {
        if let [article] = &mut self.articles[..] {
            *article = with_entry(std::mem::take(article), entry);
        }
        self
    }
}

/// Where bytes come from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// How messages call the source.
    pub name: &'a str,
    /// The ending of its name, in small letters; may be empty.
    pub ending: &'a str,
    /// Its address; may be empty.
    pub url: &'a str,
    /// What its host said of it; may be empty.
    pub content_type: &'a str,
}

/// Opens the file at `path`; `url` is where it was saved from, if that is known.
pub fn file(path: &Path, url: &str) -> Result<Opened, SourceError> {
    let name = shown(path);
    let ending = ending(path);
    if OTHER_FORMATS.contains(&ending.as_str()) {
        return Err(SourceError::Format { name, ending });
    }
    let reading = |error: &std::io::Error| SourceError::reading(&name, error);
    let mut input = std::fs::File::open(path).map_err(|error| reading(&error))?;
    let size = input.metadata().ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
    let mut head = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| reading(&error))?;
    let origin = Origin { name: &name, ending: &ending, url, content_type: "" };
    stream(Cursor::new(head.clone()).chain(input), &head, size, origin)
}

/// Opens what `input` holds; `head` is its beginning, still to be read from it, and `size` its length, if known.
pub fn stream(
    input: impl Read,
    head: &[u8],
    size: Option<u64>,
    origin: Origin,
) -> Result<Opened, SourceError> {
    let kind = Kind::of(head, origin.ending, origin.content_type);
    if kind == Kind::Warc || kind == Kind::Gzip && origin.name.contains(".warc") {
        let archive = warc::read(input, kind == Kind::Gzip, origin.name)?;
        return Ok(Opened { articles: archive.articles, problems: archive.problems });
    }
    let most = match kind {
        Kind::Plain | Kind::Markdown => bytes::MOST_BYTES,
        Kind::Page => html::MOST_BYTES,
        _ => bytes::MOST_FEED_BYTES,
    };
    let raw = bytes::read(origin.name, input, size, most)?;
    if kind != Kind::Gzip {
        return whole(&raw, kind, origin);
    }
    let packed = flate2::read::MultiGzDecoder::new(&raw[..]);
    let plain = bytes::read(origin.name, packed, None, bytes::MOST_FEED_BYTES)?;
    let stem = origin.name.trim_end_matches(".gz");
    let inner = ending(Path::new(stem));
    let origin = Origin { ending: &inner, ..origin };
    match Kind::of(&plain, &inner, origin.content_type) {
        Kind::Gzip => Err(SourceError::Binary(origin.name.to_owned(), "a file compressed twice")),
        Kind::Warc => {
            let archive = warc::read(&plain[..], false, origin.name)?;
            Ok(Opened { articles: archive.articles, problems: archive.problems })
        }
        kind => whole(&plain, kind, origin),
    }
}

/// Opens `raw`, all bytes of a source of a known kind.
fn whole(raw: &[u8], kind: Kind, origin: Origin) -> Result<Opened, SourceError> {
    let name = origin.name;
    let articles = match kind {
        Kind::Page => vec![language::settle(html::article(raw, name, origin.url, origin.content_type)?)],
        Kind::Feed => return entries(raw, origin),
        Kind::Ninjs => ninjs::read(raw, name)?,
        Kind::Feeds => {
            let feeds = subscriptions::read(raw, name)?.len();
            return Err(SourceError::ListOfFeeds(name.to_owned(), feeds));
        }
        _ => vec![text(raw, name, Path::new(name))?],
    };
    Ok(Opened { articles, problems: Vec::new() })
}

/// The entries of a feed that hold their article whole.
fn entries(raw: &[u8], origin: Origin) -> Result<Opened, SourceError> {
    let feed = feed::read(raw, origin.name, origin.content_type)?;
    let articles: Vec<Article> =
        feed.entries.iter().filter_map(|entry| entry.article(&feed, origin.name)).collect();
    let summaries = feed.entries.len() - articles.len();
    if articles.is_empty() {
        return Err(SourceError::OnlySummaries(origin.name.to_owned(), summaries));
    }
    let mut problems = feed.notices;
    if summaries > 0 {
        problems.push(SourceError::SomeSummaries(origin.name.to_owned(), summaries).to_string());
    }
    Ok(Opened { articles, problems })
}

/// Makes an article of the bytes of a text or Markdown file; `path` gives its ending and the outlet's stand-in.
pub fn text(bytes: &[u8], name: &str, path: &Path) -> Result<Article, SourceError> {
    let (raw, notice) = bytes::decode(name, bytes)?;
    let clean = CleanText::new(&raw);
    if !clean.as_str().chars().any(char::is_alphanumeric) {
        return Err(SourceError::NoWords(name.to_owned()));
    }
    let draft = match ending(path).as_str() {
        "md" | "markdown" | "mdown" => markdown::read(&clean),
        _ => plain::read(&clean),
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut article = assemble::article(draft, name, &stem.unwrap_or_else(|| name.to_owned()), bytes);
    if article.blocks.is_empty() {
        return Err(SourceError::NoWords(name.to_owned()));
    }
    article.notices.extend(notice);
    if clean.removed() > 0 {
        article
            .notices
            .push(format!("{} characters without a visible form were taken out of {name}.", clean.removed()));
    }
    Ok(language::settle(article))
}

/// Lets what a story file says of an article stand over what the article says of itself.
pub fn with_entry(mut article: Article, entry: &Entry) -> Article {
    let fields = [
        (&entry.title, &mut article.title),
        (&entry.outlet, &mut article.outlet),
        (&entry.byline, &mut article.byline),
        (&entry.published, &mut article.published),
        (&entry.url, &mut article.url),
        (&entry.language, &mut article.language),
    ];
    for (stated, field) in fields.into_iter().filter(|(stated, _)| !stated.is_empty()) {
        field.clone_from(stated);
    }
    article
}
