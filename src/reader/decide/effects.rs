//! What reaches beyond the screen.

use super::{Decision, Effect, Switch, Update};
use crate::reader::state::State;

/// Mouse on or off.
pub fn mouse(state: &State) -> Decision {
    let on = !state.mouse;
    let words = if on { "Mouse on: wheel and clicks; hold Shift to select text." } else { "Mouse off." };
    let mut decision = Decision::from(Update::Flip(Switch::Mouse)).say(words);
    decision.effects.push(Effect::Mouse(on));
    decision
}

/// Every wording of the chosen claim, with its outlet.
pub fn copy(state: &State) -> Decision {
    let Some(claim) = state.chosen_claim() else { return Decision::none() };
    let lines = claim.evidence.iter().map(|evidence| {
        let article = &state.story.articles[evidence.place.article];
        format!("{}: {}\n", article.outlet, state.story.words(evidence.place))
    });
    let text: String = lines.collect();
    let words = format!("Copied {} wordings.", claim.evidence.len());
    let mut decision = Decision::none().say(words);
    decision.effects.push(Effect::Copy(text));
    decision
}

/// The link of the current article.
pub fn open(state: &State) -> Decision {
    let Some(article) = state.article() else { return Decision::none() };
    Decision::effect(Effect::Open(state.story.articles[article].url.clone()))
}
