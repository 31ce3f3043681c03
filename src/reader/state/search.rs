//! The search in all panes.

use crate::reader::state::{Spot, State};
use crate::story::Place;
use crate::text::{self, Layer};
use std::rc::Rc;

/// A search.
#[derive(Debug, Clone)]
pub struct Search {
    /// The words looked for.
    pub wanted: String,
    /// Whether they are still being typed.
    pub typing: bool,
    /// Where they stand, in the order of the panes.
    pub hits: Rc<Vec<Place>>,
    /// The hits in each article; numbers are indices into `hits`.
    pub layers: Rc<Vec<Layer>>,
    /// The hit that was jumped to.
    pub current: Option<usize>,
    /// Where the search began.
    pub from: Spot,
}

impl Search {
    /// Looks for `wanted` in the articles that stand in `state`'s panes.
    pub fn new(state: &State, wanted: String, from: Spot) -> Self {
        let mut hits = Vec::new();
        for &article in &state.standing {
            let spans = text::find(state.story.articles[article].text.as_str(), &wanted);
            hits.extend(spans.into_iter().map(|span| Place::new(article, span)));
        }
        let mut marks = vec![Vec::new(); state.story.articles.len()];
        for (id, hit) in (0u32..).zip(&hits) {
            marks[hit.article].push((hit.span, id));
        }
        let layers = marks.into_iter().map(Layer::new).collect();
        Self { wanted, typing: true, hits: Rc::new(hits), layers: Rc::new(layers), current: None, from }
    }
}
