//! From what a user names to articles: files, folders, story files, standard input.

mod assemble;
mod file;

use crate::story::Story;
use std::path::Path;

/// A story and what went wrong on the way to it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The articles that opened.
    pub story: Story,
    /// One full sentence for each source that did not open.
    pub problems: Vec<String>,
}

/// Opens every source that the user named, in their order.
pub fn load(sources: &[String]) -> Loaded {
    let mut loaded = Loaded::default();
    for source in sources {
        match file::read(Path::new(source)) {
            Ok(article) => loaded.story.articles.push(article),
            Err(problem) => loaded.problems.push(problem.to_string()),
        }
    }
    loaded
}
