//! A story as one line of JSON: what a program that holds a whole archive sends.
//!
//! `{"title": "…", "articles": [{"text": "…", "outlet": "…", "published": "2026-03-10"}, {"file": "b.txt"}]}`. Fields
//! that are not known are passed over, because archives carry fields of their own.

use crate::source::error::SourceError;
use crate::source::manifest::Entry;
use crate::source::{Loaded, Loader, date, open};
use crate::text::{clean_line, shown};
use serde::Deserialize;
use std::path::Path;

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    title: String,
    articles: Vec<Item>,
}

/// An article: its `text`, or the `file` that holds it; the other fields are those of a story file.
#[derive(Debug, Deserialize)]
struct Item {
    text: Option<String>,
    file: Option<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    outlet: String,
    #[serde(default)]
    byline: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    language: String,
}

/// Opens the story that `raw` holds.
///
/// # Errors
/// If `raw` is not such an object. Articles that do not open are among the story's problems.
pub fn story(raw: &str) -> Result<Loaded, SourceError> {
    let line: Line =
        serde_json::from_str(raw).map_err(|error| SourceError::Line(clean_line(&error.to_string())))?;
    let mut loader = Loader::default();
    loader.loaded.story.title = clean_line(&line.title);
    for (index, item) in line.articles.iter().enumerate() {
        if let Err(problem) = loader.item(index + 1, item) {
            loader.loaded.problems.push(problem.to_string());
        }
    }
    if line.articles.is_empty() {
        return Err(SourceError::Line("the story has no articles".into()));
    }
    Ok(loader.finish())
}

impl Loader {
    /// Adds article number `number` of the line, counted from 1.
    fn item(&mut self, number: usize, item: &Item) -> Result<(), SourceError> {
        let name = format!("article {number}");
        let opened = match (&item.text, &item.file) {
            (Some(text), None) if text.is_empty() => return Err(SourceError::Empty(name)),
            (Some(text), None) => open::Opened::from(open::text(text.as_bytes(), &name, Path::new(&name))?),
            (None, Some(file)) => {
                let path = Path::new(file);
                self.only_once(path)?;
                open::file(path, &item.url)?
            }
            _ => return Err(SourceError::TextOrFile(name)),
        };
        let published = clean_line(&item.published);
        let entry = Entry {
            file: item.file.as_deref().map(|file| shown(Path::new(file))).unwrap_or_default(),
            title: clean_line(&item.title),
            outlet: clean_line(&item.outlet),
            byline: clean_line(&item.byline),
            published: date::iso_within(&published).unwrap_or_default(),
            url: clean_line(&item.url),
            language: clean_line(&item.language),
        };
        let mut opened = opened.described(&entry);
        if entry.published.is_empty()
            && !published.is_empty()
            && let [article] = &mut opened.articles[..]
        {
            article.notices.push(format!(
                "“{published}” is not a date; write it as 2026-03-10 or 2026-03-10T14:00:00Z."
            ));
        }
        self.take(opened);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_story() {
        let raw = r#"{"title":"A\tstory","shelf":7,"articles":[
            {"text":"Ferry sinks\n\nThe ferry sank in the night, the port said.","outlet":"The Buoy","published":"10 March 2026"},
            {"text":"The port counted twelve boats."}]}"#;
        let loaded = story(raw).unwrap();
        assert_eq!(loaded.problems, Vec::<String>::new());
        assert_eq!(loaded.story.title, "A story");
        let [first, second] = &loaded.story.articles[..] else { panic!("two articles") };
        assert_eq!((first.outlet.as_str(), first.published.as_str()), ("The Buoy", "2026-03-10"));
        assert_eq!(first.title, "Ferry sinks");
        assert_eq!(second.outlet, "article 2");
    }

    #[test]
    fn a_bad_article_leaves_a_sentence_and_the_others() {
        let loaded =
            story(r#"{"articles":[{"text":"A ferry sank."},{},{"file":"/no/such.txt"},{"text":""}]}"#)
                .unwrap();
        assert_eq!(loaded.story.articles.len(), 1);
        assert_eq!(loaded.problems.len(), 3);
        assert!(loaded.problems[0].contains("article 2 needs either"));
    }

    #[test]
    fn a_bad_line_is_an_error() {
        for raw in ["", "{", "[]", "{}", r#"{"articles":[]}"#, r#"{"articles":[1]}"#] {
            assert!(story(raw).unwrap_err().to_string().starts_with("not a story: "), "{raw}");
        }
    }
}
