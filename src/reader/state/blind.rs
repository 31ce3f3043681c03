//! Reading blind: who published an article is hidden until the reader asks for it.
//!
//! The hidden story is a copy without the names, so that nothing that draws or copies can give them away.

use crate::reader::state::State;
use crate::story::{Article, Story};
use std::sync::Arc;

/// `story` with letters in place of outlets, and without bylines, links and file names. What an article itself says of
/// its outlet stays, for its words are what is read.
pub fn masked(story: &Story) -> Story {
    let mask = |(number, article): (usize, &Article)| Article {
        outlet: format!("Article {}", letter(number)),
        byline: String::new(),
        url: String::new(),
        source: String::new(),
        ..article.clone()
    };
    let articles = story.articles.iter().enumerate().map(mask).collect();
    Story { note: String::new(), articles, ..story.clone() }
}

/// A to Z, then A1, B1 and so on.
fn letter(number: usize) -> String {
    let letter = ('A'..='Z').nth(number % 26).unwrap_or('A');
    if number < 26 { letter.to_string() } else { format!("{letter}{}", number / 26) }
}

impl State {
    /// Hides who published what.
    pub fn go_blind(&mut self) {
        let hidden = masked(&self.story);
        self.other_story = Some(std::mem::replace(&mut self.story, Arc::new(hidden)));
        self.blind = true;
        self.settle();
    }

    /// Shows who published what, or hides it again.
    pub fn flip_blind(&mut self) {
        if let Some(other) = &mut self.other_story {
            std::mem::swap(other, &mut self.story);
            self.blind = !self.blind;
        }
    }
}
