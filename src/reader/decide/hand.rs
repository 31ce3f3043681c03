//! Marking claims by hand.

use super::{Decision, Effect, Update};
use crate::reader::state::{Hand, State};

/// Takes the sentence at the reading line: the first one waits for a second in another article, which makes a claim of
/// the two; one that is marked already is taken out.
pub fn mark(state: &State) -> Decision {
    let Some(here) = state.sentence_at_line() else {
        return Decision::none().say("No sentence stands at the reading line.");
    };
    let mut hand = state.hand.clone();
    let set = |hand: Hand| Decision::from(Update::Hand(hand));
    let keep = Decision::effect(Effect::KeepMarks);
    let outlet = |article: usize| state.story.articles[article].outlet.clone();
    match hand.picked.take() {
        Some(picked) if picked == here => set(hand).say("Let go."),
        Some(picked) if picked.article != here.article => {
            let claim = hand.join(picked, here);
            let words = format!(
                "Claim {} by hand: {} and {}.",
                claim + 1,
                outlet(picked.article),
                outlet(here.article)
            );
            set(hand).say(words).then(keep)
        }
        None if hand.claims.iter().flatten().any(|place| *place == here) => {
            hand.take_out(here);
            set(hand).say("Taken out of its claim.").then(keep)
        }
        _ => {
            let words = state.story.words(here);
            let first: String = words.chars().take(40).collect();
            let words =
                format!("Marked “{first}…”: now the same claim in another pane, {{mark-sentence}} again.");
            hand.picked = Some(here);
            set(hand).say(words)
        }
    }
}
