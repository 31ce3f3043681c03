//! One article from one file.

use crate::source::error::{SourceError, shown};
use crate::source::manifest::Entry;
use crate::source::{assemble, bytes, markdown, plain};
use crate::story::Article;
use crate::text::CleanText;
use std::path::Path;

/// Endings whose content is something else than an article's text.
const OTHER_FORMATS: [&str; 14] =
    ["html", "htm", "pdf", "doc", "docx", "odt", "rtf", "epub", "xml", "json", "jsonl", "csv", "warc", "gz"];

/// Opens the file at `path`.
pub fn file(path: &Path) -> Result<Article, SourceError> {
    let name = shown(path);
    let ending = ending(path);
    if OTHER_FORMATS.contains(&ending.as_str()) {
        return Err(SourceError::Format { name, ending });
    }
    let input = std::fs::File::open(path).map_err(|error| SourceError::reading(&name, &error))?;
    let size = input.metadata().ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
    let bytes = bytes::read(&name, input, size)?;
    text(&bytes, &name, path)
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
    Ok(article)
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

/// A path's ending, in small letters.
pub fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}
