//! Who is in the story.

use crate::analysis::{Entity, Reading};
use crate::story::Story;

/// Everybody and everything with a name.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// Persons, most mentioned first.
    pub people: Vec<Entity>,
    /// Organisations, most mentioned first.
    pub organisations: Vec<Entity>,
    /// Places, most mentioned first.
    pub places: Vec<Entity>,
}

/// Finds the names of the story and joins those of one person over all articles.
pub fn find(_story: &Story, _readings: &[Reading]) -> Cast {
    Cast::default()
}
