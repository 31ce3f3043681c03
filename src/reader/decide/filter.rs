//! Dimming and folding.

use super::{Decision, Update};
use crate::reader::state::{Filter, FilterBy, FilterMode, State};

/// From off to dimmed, from dimmed to folded, from folded to off and back to the place.
pub fn cycle(state: &State) -> Decision {
    match state.filter.mode {
        FilterMode::Off => {
            let filter = Filter { mode: FilterMode::Dim, from: Some(state.spot()), ..state.filter.clone() };
            Update::Filter(filter).into()
        }
        FilterMode::Dim => Update::Filter(Filter { mode: FilterMode::Fold, ..state.filter.clone() }).into(),
        FilterMode::Fold => off(state),
    }
}

/// Leaves the filter. The place from before comes back exactly; where the reader went meanwhile can be jumped to.
pub fn off(state: &State) -> Decision {
    let off = Filter { mode: FilterMode::Off, from: None, ..state.filter.clone() };
    let mut decision = Decision::from(Update::Filter(off));
    if let Some(spot) = &state.filter.from {
        decision = decision.with(Update::Leave);
        for (article, &anchor) in spot.anchors.iter().enumerate() {
            decision = decision.with(Update::Place(article, anchor));
        }
        if let Some(standing) = state.standing.iter().position(|&article| article == spot.article) {
            decision = decision.with(Update::Current(standing));
        }
    }
    decision
}

/// By claim and person, by the claim, by the person.
pub fn cycle_by(state: &State) -> Decision {
    let by = match state.filter.by {
        FilterBy::Both => FilterBy::Claim,
        FilterBy::Claim => FilterBy::Person,
        FilterBy::Person => FilterBy::Both,
    };
    Update::Filter(Filter { by, ..state.filter.clone() }).into()
}
