//! Choosing which articles stand in the panes.

use super::{Decision, Update};
use crate::reader::state::State;

/// Takes article number `article` into the panes or out of them. They stand in the order of the story.
pub fn toggle(state: &State, article: usize) -> Decision {
    let mut standing = state.standing.clone();
    match standing.iter().position(|&a| a == article) {
        Some(_) if standing.len() == 1 => return Decision::none().say("At least one article has to stay."),
        Some(at) => drop(standing.remove(at)),
        None => {
            standing.push(article);
            standing.sort_unstable();
        }
    }
    let current = state.article().and_then(|now| standing.iter().position(|&a| a == now)).unwrap_or(0);
    // Counters run over the standing articles, so they begin anew.
    let decision = Decision::from(Update::Standing(standing)).with(Update::Current(current));
    decision.with(Update::Mention(None)).with(Update::Search(None))
}
