//! The sample story, carried inside the program.

use crate::source::{Loaded, manifest, open};
use crate::story::Story;
use std::path::Path;

const MANIFEST: &str = include_str!("../../data/stories/troops-in-ukraine/story.toml");
const FILES: [(&str, &str); 3] = [
    ("harbour-wire.txt", include_str!("../../data/stories/troops-in-ukraine/harbour-wire.txt")),
    ("albion-broadside.txt", include_str!("../../data/stories/troops-in-ukraine/albion-broadside.txt")),
    ("long-view.txt", include_str!("../../data/stories/troops-in-ukraine/long-view.txt")),
];

/// The story that opens when nothing is named.
pub fn sample() -> Loaded {
    let mut loaded = Loaded::default();
    match manifest::read(MANIFEST, Path::new("story.toml")) {
        Ok(manifest) => {
            loaded.story = Story { title: manifest.title, note: manifest.note, articles: Vec::new() };
            for entry in &manifest.articles {
                let text = FILES.iter().find(|(name, _)| *name == entry.file).map_or("", |(_, text)| text);
                match open::text(text.as_bytes(), &entry.file, Path::new(&entry.file)) {
                    Ok(article) => loaded.story.articles.push(open::with_entry(article, entry)),
                    Err(problem) => loaded.problems.push(problem.to_string()),
                }
            }
        }
        Err(problem) => loaded.problems.push(problem.to_string()),
    }
    loaded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_opens_without_a_problem() {
        let loaded = sample();
        assert_eq!(loaded.problems, Vec::<String>::new());
        assert_eq!(loaded.story.articles.len(), 3);
        assert!(loaded.story.articles.iter().all(|article| article.blocks.len() > 5));
    }
}
