//! `rashomon merge`, `split` and `forget`: the user's own hand on the stories.

use super::opened;
use crate::cli::library::{Forget, Merge, Split};
use crate::command::print;
use rashomon::text::counted;
use std::process::ExitCode;

/// Puts stories together.
///
/// # Errors
/// If a story does not exist, or the library cannot be written.
pub fn merge(merge: &Merge) -> anyhow::Result<ExitCode> {
    opened(&merge.place)?.merge(merge.story, &merge.others)?;
    print(&format!("Story {} holds them all now.\n", merge.story))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes articles out of their stories into a new one.
///
/// # Errors
/// If an article does not exist, or the library cannot be written.
pub fn split(split: &Split) -> anyhow::Result<ExitCode> {
    let story = opened(&split.place)?.split(&split.articles)?;
    let articles = counted(split.articles.len(), "article", "articles");
    print(&format!("Story {story} is new and holds {articles}.\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// Forgets stories.
///
/// # Errors
/// If a story does not exist, or the library cannot be written.
pub fn forget(forget: &Forget) -> anyhow::Result<ExitCode> {
    let mut library = opened(&forget.place)?;
    for &story in &forget.stories {
        library.forget(story)?;
    }
    print(&format!("{} forgotten.\n", counted(forget.stories.len(), "story", "stories")))?;
    Ok(ExitCode::SUCCESS)
}
