//! Where a story's notes are kept.

use crate::folders;
use crate::notebook::NotesError;
use crate::story::{Article, Story};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The file for notes on `story`, which was opened from `sources`: beside the story file, if that was named alone, by
/// its own name or its folder's; else in the user's data folder (XDG Base Directory Specification), under a name made of
/// which articles these are. It is not made of their texts: an edited article finds its notes again.
///
/// # Errors
/// If the user has no data folder.
pub fn location(sources: &[String], story: &Story) -> Result<PathBuf, NotesError> {
    if let [source] = sources
        && let Some(path) = beside(Path::new(source))
    {
        return Ok(path);
    }
    let data = data_folder().ok_or(NotesError::Nowhere)?;
    Ok(data.join("notes").join(file_name(story)))
}

/// `story.notes.toml` for `story.toml`.
fn beside(source: &Path) -> Option<PathBuf> {
    let in_folder = source.join("story.toml");
    let story_file = if in_folder.is_file() { in_folder } else { source.to_owned() };
    let is_story = story_file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    is_story.then(|| story_file.with_extension("notes.toml"))
}

fn data_folder() -> Option<PathBuf> {
    let elsewhere = || {
        let local = std::env::var_os("LOCALAPPDATA").map(PathBuf::from).filter(|path| path.is_absolute());
        local.map(|folder| folder.join("rashomon"))
    };
    folders::data().or_else(elsewhere)
}

/// The name of the file for notes on these articles, in whatever order they were named.
pub fn file_name(story: &Story) -> String {
    /// Bytes of the hash that are kept; two stories in a million million million share a name.
    const BYTES: usize = 10;
    let mut articles: Vec<String> = story.articles.iter().map(identity).collect();
    articles.sort();
    articles.dedup();
    let digest = Sha256::digest(articles.join("\n").as_bytes());
    let hash: String = digest.iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect();
    format!("{hash}.toml")
}

/// What an article is known by.
fn identity(article: &Article) -> String {
    if article.url.is_empty() {
        format!("{}\t{}", article.outlet, article.title)
    } else {
        article.url.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_lie_beside_the_story_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let story = folder.path().join("story.toml");
        std::fs::write(&story, "").unwrap();
        let notes = folder.path().join("story.notes.toml");
        assert_eq!(beside(&story), Some(notes.clone()));
        assert_eq!(beside(folder.path()), Some(notes));
        assert_eq!(beside(Path::new("a.txt")), None);
        assert_eq!(beside(Path::new("-")), None);
    }

    #[test]
    fn the_name_stands_for_the_articles_and_not_for_their_texts_or_order() {
        let article = |outlet: &str, sha256: &str| Article {
            outlet: outlet.into(),
            sha256: sha256.into(),
            ..Article::default()
        };
        let story = |articles| Story { articles, ..Story::default() };
        let one = file_name(&story(vec![article("Buoy", "1"), article("Quay", "2")]));
        assert_eq!(one, file_name(&story(vec![article("Quay", "3"), article("Buoy", "4")])));
        assert_ne!(one, file_name(&story(vec![article("Buoy", "1"), article("Pier", "2")])));
    }
}
