//! The story file: `story.toml`, which names a story's articles and what is known of them.

use crate::source::date;
use crate::source::error::SourceError;
use crate::text::{CleanText, clean_line, shown};
use serde::Deserialize;
use std::path::Path;

/// A story file, cleaned.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The story's title; may be empty.
    #[serde(default)]
    pub title: String,
    /// What the reader should know; may be empty.
    #[serde(default)]
    pub note: String,
    /// The articles, in order.
    #[serde(default, rename = "article")]
    pub articles: Vec<Entry>,
}

/// One article of a story file. Fields left out are taken from the article itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Path, relative to the story file.
    pub file: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub outlet: String,
    #[serde(default)]
    pub byline: String,
    /// A date or a date and time.
    #[serde(default)]
    pub published: String,
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub language: String,
}

/// Reads a story file. `raw` is its text, `path` its place.
pub fn read(raw: &str, path: &Path) -> Result<Manifest, SourceError> {
    let mut manifest: Manifest = toml::from_str(raw).map_err(|error| {
        let line = error.span().map_or(1, |span| 1 + raw[..span.start.min(raw.len())].matches('\n').count());
        SourceError::Manifest { name: shown(path), line, problem: sentence(error.message()) }
    })?;
    if manifest.articles.is_empty() {
        return Err(SourceError::NoArticles(shown(path)));
    }
    manifest.title = clean_line(&manifest.title);
    manifest.note = CleanText::new(manifest.note.trim()).as_str().to_owned();
    for entry in &mut manifest.articles {
        let fields =
            [&mut entry.title, &mut entry.outlet, &mut entry.byline, &mut entry.url, &mut entry.language];
        for field in fields {
            *field = clean_line(field);
        }
        if !entry.published.is_empty() {
            let stated = clean_line(&entry.published);
            entry.published = date::iso_within(&stated).ok_or_else(|| SourceError::Manifest {
                name: shown(path),
                line: line_of(raw, &entry.published),
                problem: format!("“{stated}” is not a date. Write it as 2026-03-10 or 2026-03-10T14:00:00Z."),
            })?;
        }
    }
    Ok(manifest)
}

/// Number of the first line that holds `words`.
fn line_of(raw: &str, words: &str) -> usize {
    raw.lines().position(|line| line.contains(words)).map_or(1, |index| index + 1)
}

/// The parser's message as a sentence.
fn sentence(message: &str) -> String {
    let line = clean_line(message);
    let mut chars = line.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(chars).chain((!line.ends_with('.')).then_some('.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(raw: &str) -> String {
        read(raw, Path::new("s/story.toml")).unwrap_err().to_string()
    }

    #[test]
    fn a_story_file_is_read() {
        let raw = "title = \"A\\tstory\"\n[[article]]\nfile = \"a.txt\"\npublished = \"3 May 2026\"\n";
        let manifest = read(raw, Path::new("story.toml")).unwrap();
        assert_eq!(
            (manifest.title.as_str(), manifest.articles[0].published.as_str()),
            ("A story", "2026-05-03")
        );
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        assert!(
            error("title = \"x\"\n[[article]]\nfil = \"a.txt\"\n")
                .starts_with("s/story.toml, line 3: Unknown field")
        );
        assert!(error("title = \"x\n").starts_with("s/story.toml, line 1: "));
        assert_eq!(
            error("[[article]]\nfile = \"a\"\npublished = \"soon\"\n"),
            "s/story.toml, line 3: “soon” is not a date. Write it as 2026-03-10 or 2026-03-10T14:00:00Z."
        );
        assert!(error("title = \"x\"\n").contains("names no article"));
    }
}
