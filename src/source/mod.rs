//! From what a user names to articles: files, folders, story files, standard input.
//!
//! One source that fails never keeps the others from opening; it leaves a sentence that says what to do.

mod assemble;
mod bytes;
mod date;
mod draft;
mod error;
pub mod feed;
mod front_matter;
mod furniture;
pub mod html;
mod kind;
mod language;
mod line;
mod manifest;
mod markdown;
mod ninjs;
mod open;
mod plain;
mod sample;
pub mod subscriptions;
mod warc;
pub mod web;

pub use error::SourceError;
pub use line::story as story_line;
pub use sample::sample;

use crate::story::{Article, Story};
use crate::text::{clean_line, shown};
use error::beside;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A story and what went wrong on the way to it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The articles that opened.
    pub story: Story,
    /// One full sentence for each source that did not open.
    pub problems: Vec<String>,
}

/// How to open sources.
#[derive(Debug, Default, Clone, Copy)]
pub struct Options<'a> {
    /// Fetch nothing.
    pub offline: bool,
    /// Where a saved page came from; empty if that is not known.
    pub url: &'a str,
}

/// Opens every source that the user named, in their order: files, folders, story files, addresses, `-` for standard
/// input.
pub fn load(sources: &[String]) -> Loaded {
    load_with(sources, &Options::default(), &mut web::Nobody)
}

/// Like [`load`], in the way that `options` say; `onlooker` sees the addresses being fetched.
pub fn load_with(sources: &[String], options: &Options, onlooker: &mut dyn web::Onlooker) -> Loaded {
    let mut loader = Loader {
        fetched: fetch(sources, options, onlooker),
        url: options.url.to_owned(),
        ..Loader::default()
    };
    loader.open_ahead(
        sources.iter().filter(|source| is_file(source)).map(|source| (source.into(), options.url)),
    );
    for source in sources {
        if let Err(problem) = loader.open(source) {
            loader.loaded.problems.push(problem.to_string());
        }
    }
    loader.finish()
}

/// Whether the user named an address and not a file.
pub fn is_address(source: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| source.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Whether the user named a file that holds articles.
fn is_file(source: &str) -> bool {
    let path = Path::new(source);
    source != "-" && !is_address(source) && kind::ending(path) != "toml" && path.is_file()
}

/// Fetches the addresses among `sources`, several at once.
fn fetch(
    sources: &[String],
    options: &Options,
    onlooker: &mut dyn web::Onlooker,
) -> BTreeMap<String, web::Answered> {
    let mut addresses: Vec<String> = Vec::new();
    for source in sources.iter().filter(|source| is_address(source)) {
        if !addresses.contains(source) {
            addresses.push(source.clone());
        }
    }
    if options.offline {
        let offline = |url: String| (url.clone(), Err(web::WebError::Offline(clean_line(&url))));
        return addresses.into_iter().map(offline).collect();
    }
    let requests: Vec<_> = addresses.iter().map(web::Request::named).collect();
    let answers = web::fetch_all(&Arc::default(), requests, onlooker);
    addresses.into_iter().zip(answers).collect()
}

#[derive(Default)]
struct Loader {
    loaded: Loaded,
    /// Files opened so far, by their place on the disk, with the names under which they were given.
    seen: BTreeMap<PathBuf, String>,
    /// Files that were read ahead, by path and address.
    ahead: BTreeMap<(PathBuf, String), Result<open::Opened, SourceError>>,
    /// What the named addresses answered; taken out as they are opened.
    fetched: BTreeMap<String, web::Answered>,
    /// Where saved pages came from; may be empty.
    url: String,
    input_read: bool,
}

impl Loader {
    fn open(&mut self, source: &str) -> Result<(), SourceError> {
        if source == "-" {
            return self.standard_input();
        }
        if is_address(source) {
            return self.address(source);
        }
        let path = Path::new(source);
        if path.is_dir() {
            self.folder(path)
        } else if kind::ending(path) == "toml" {
            self.story_file(path)
        } else {
            self.file(path)
        }
    }

    fn file(&mut self, path: &Path) -> Result<(), SourceError> {
        let url = self.url.clone();
        let opened = self.opened(path, &url)?;
        self.take(opened);
        Ok(())
    }

    /// Reads several files on several cores, for [`Self::opened`] to take over in its turn.
    fn open_ahead<'a>(&mut self, files: impl Iterator<Item = (PathBuf, &'a str)>) {
        let files: Vec<_> = files.collect();
        if files.len() > 1 {
            let open = |(path, url): (PathBuf, &str)| {
                let opened = open::file(&path, url);
                ((path, url.to_owned()), opened)
            };
            self.ahead.par_extend(files.into_par_iter().map(open));
        }
    }

    fn opened(&mut self, path: &Path, url: &str) -> Result<open::Opened, SourceError> {
        self.only_once(path)?;
        self.ahead.remove(&(path.to_owned(), url.to_owned())).unwrap_or_else(|| open::file(path, url))
    }

    fn address(&mut self, source: &str) -> Result<(), SourceError> {
        let Some(answer) = self.fetched.remove(source) else {
            let name = clean_line(source);
            return Err(SourceError::Twice(name.clone(), name));
        };
        let fetched = answer?;
        let name = clean_line(source);
        let path = html::path(&fetched.final_url);
        let origin = open::Origin {
            name: &name,
            ending: &kind::ending(Path::new(&path)),
            url: &fetched.final_url,
            content_type: &fetched.content_type,
        };
        let opened = open::stream(&fetched.bytes[..], &fetched.bytes, None, origin)?;
        self.take(opened);
        Ok(())
    }

    fn standard_input(&mut self) -> Result<(), SourceError> {
        if std::mem::replace(&mut self.input_read, true) {
            return Err(SourceError::InputTwice);
        }
        let name = "standard input";
        let bytes = bytes::read(name, std::io::stdin().lock(), None, bytes::MOST_FEED_BYTES)?;
        let origin = open::Origin { name, url: &self.url, ..open::Origin::default() };
        let mut opened = open::stream(&bytes[..], &bytes, None, origin)?;
        for article in opened.articles.iter_mut().filter(|article| article.source == name) {
            article.source = "-".into();
        }
        self.take(opened);
        Ok(())
    }

    /// A folder is a story: its story file, or else its text, Markdown and page files in the order of their names.
    fn folder(&mut self, folder: &Path) -> Result<(), SourceError> {
        const ENDINGS: [&str; 5] = ["txt", "md", "markdown", "html", "htm"];
        let manifest = folder.join("story.toml");
        if manifest.is_file() {
            return self.story_file(&manifest);
        }
        let entries =
            std::fs::read_dir(folder).map_err(|error| SourceError::reading(&shown(folder), &error))?;
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_file() && ENDINGS.contains(&kind::ending(path).as_str()))
            .collect();
        files.sort();
        if files.is_empty() {
            return Err(SourceError::EmptyFolder(shown(folder)));
        }
        let url = self.url.clone();
        self.open_ahead(files.iter().map(|file| (file.clone(), &url[..])));
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
        let (raw, _) = bytes::decode(&name, &bytes::read(&name, input, None, bytes::MOST_BYTES)?)?;
        let manifest = manifest::read(&raw, path)?;
        let file = |entry: &manifest::Entry| beside(path, &entry.file);
        self.open_ahead(manifest.articles.iter().map(|entry| (file(entry), &entry.url[..])));
        for entry in &manifest.articles {
            match self.opened(&file(entry), &entry.url) {
                Ok(opened) => self.take(opened.described(entry)),
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

    fn take(&mut self, opened: open::Opened) {
        self.loaded.problems.extend(opened.problems);
        for article in opened.articles {
            self.add(article);
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
            story.title = first.heading().into_owned();
        }
        self.loaded
    }
}
