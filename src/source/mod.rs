//! From what a user names to articles: files, folders, story files, standard input.
//!
//! One source that fails never keeps the others from opening; it leaves a sentence that says what to do.

mod assemble;
mod bytes;
mod date;
mod draft;
mod error;
mod front_matter;
mod furniture;
mod line;
mod manifest;
mod markdown;
mod open;
mod plain;
mod sample;

pub use error::SourceError;
pub use line::story as story_line;
pub use sample::sample;

use crate::story::{Article, Story};
use error::{beside, shown};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A story and what went wrong on the way to it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The articles that opened.
    pub story: Story,
    /// One full sentence for each source that did not open.
    pub problems: Vec<String>,
}

/// Opens every source that the user named, in their order: files, folders, story files, `-` for standard input.
pub fn load(sources: &[String]) -> Loaded {
    let mut loader = Loader::default();
    for source in sources {
        if let Err(problem) = loader.open(source) {
            loader.loaded.problems.push(problem.to_string());
        }
    }
    loader.finish()
}

#[derive(Default)]
struct Loader {
    loaded: Loaded,
    /// Files opened so far, by their place on the disk, with the names under which they were given.
    seen: BTreeMap<PathBuf, String>,
    input_read: bool,
}

impl Loader {
    fn open(&mut self, source: &str) -> Result<(), SourceError> {
        if source == "-" {
            return self.standard_input();
        }
        let path = Path::new(source);
        if path.is_dir() {
            self.folder(path)
        } else if open::ending(path) == "toml" {
            self.story_file(path)
        } else {
            self.file(path)
        }
    }

    fn file(&mut self, path: &Path) -> Result<(), SourceError> {
        self.only_once(path)?;
        self.add(open::file(path)?);
        Ok(())
    }

    fn standard_input(&mut self) -> Result<(), SourceError> {
        if std::mem::replace(&mut self.input_read, true) {
            return Err(SourceError::InputTwice);
        }
        let bytes = bytes::read("standard input", std::io::stdin().lock(), None)?;
        let mut article = open::text(&bytes, "standard input", Path::new("standard input"))?;
        article.source = "-".into();
        self.add(article);
        Ok(())
    }

    /// A folder is a story: its story file, or else its text and Markdown files in the order of their names.
    fn folder(&mut self, folder: &Path) -> Result<(), SourceError> {
        let manifest = folder.join("story.toml");
        if manifest.is_file() {
            return self.story_file(&manifest);
        }
        let entries =
            std::fs::read_dir(folder).map_err(|error| SourceError::reading(&shown(folder), &error))?;
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_file() && matches!(open::ending(path).as_str(), "txt" | "md" | "markdown"))
            .collect();
        files.sort();
        if files.is_empty() {
            return Err(SourceError::EmptyFolder(shown(folder)));
        }
        for file in files {
            if let Err(problem) = self.file(&file) {
                self.loaded.problems.push(problem.to_string());
            }
        }
        Ok(())
    }

    fn story_file(&mut self, path: &Path) -> Result<(), SourceError> {
        let name = shown(path);
        let input = std::fs::File::open(path).map_err(|error| SourceError::reading(&name, &error))?;
        let (raw, _) = bytes::decode(&name, &bytes::read(&name, input, None)?)?;
        let manifest = manifest::read(&raw, path)?;
        for entry in &manifest.articles {
            let file = beside(path, &entry.file);
            let opened = self.only_once(&file).and_then(|()| open::file(&file));
            match opened {
                Ok(article) => self.add(open::with_entry(article, entry)),
                Err(problem) => self.loaded.problems.push(problem.to_string()),
            }
        }
        let story = &mut self.loaded.story;
        if story.title.is_empty() {
            story.title = manifest.title;
        }
        if story.note.is_empty() {
            story.note = manifest.note;
        }
        Ok(())
    }

    fn only_once(&mut self, path: &Path) -> Result<(), SourceError> {
        let Ok(place) = path.canonicalize() else { return Ok(()) };
        match self.seen.insert(place, shown(path)) {
            Some(earlier) => Err(SourceError::Twice(shown(path), earlier)),
            None => Ok(()),
        }
    }

    /// Adds an article, and says so when its text is another's.
    fn add(&mut self, mut article: Article) {
        let twin =
            self.loaded.story.articles.iter().find(|other| other.text.as_str() == article.text.as_str());
        if let Some(twin) = twin {
            article.notices.push(format!("The text is word for word that of {}.", twin.source));
        }
        self.loaded.story.articles.push(article);
    }

    fn finish(mut self) -> Loaded {
        let story = &mut self.loaded.story;
        if story.title.is_empty() {
            let titles = story.articles.iter().map(|article| article.title.as_str());
            story.title =
                titles.filter(|title| !title.is_empty()).map(str::to_owned).next().unwrap_or_default();
        }
        if let Some(first) = story.articles.first().filter(|_| story.title.is_empty()) {
            story.title = opening(first.text.as_str());
        }
        self.loaded
    }
}

/// The first words of a text, for a story that nobody gave a title.
fn opening(text: &str) -> String {
    const WORDS: usize = 9;
    let mut words = text.split_whitespace();
    let opening: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", opening.join(" ").trim_end_matches([',', '.', ':', ';']))
}
