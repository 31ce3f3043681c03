//! `rashomon merge`, `split` and `forget`: the user's own hand on the stories.

use super::{opened, tell};
use crate::cli::library::{Forget, Merge, Split};
use rashomon::text::counted;
use serde_json::json;
use std::process::ExitCode;

/// Puts stories together.
///
/// # Errors
/// If a story does not exist, or the library cannot be written.
pub fn merge(merge: &Merge) -> anyhow::Result<ExitCode> {
    opened(&merge.place)?.merge(merge.story, &merge.others)?;
    let told = json!({ "story": merge.story, "merged": merge.others });
    tell(merge.format, &format!("Story {} holds them all now.", merge.story), &told)?;
    Ok(ExitCode::SUCCESS)
}

/// Takes articles out of their stories into a new one.
///
/// # Errors
/// If an article does not exist, or the library cannot be written.
pub fn split(split: &Split) -> anyhow::Result<ExitCode> {
    let story = opened(&split.place)?.split(&split.articles)?;
    let articles = counted(split.articles.len(), "article", "articles");
    let told = json!({ "story": story, "articles": split.articles });
    tell(split.format, &format!("Story {story} is new and holds {articles}."), &told)?;
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
    let stories = counted(forget.stories.len(), "story", "stories");
    tell(forget.format, &format!("{stories} forgotten."), &json!({ "forgotten": forget.stories }))?;
    Ok(ExitCode::SUCCESS)
}
