//! Rulings: on the chosen claim, or on a difference.

use super::{Decision, Update, notes};
use crate::analysis::{Comparison, Subject};
use crate::notebook::{Ruling, Verb};
use crate::reader::state::{Ask, Choice, JumpKind, Popup, PopupKind, Prompt, State};
use crate::story::Place;

/// Opens the list of what can be ruled: on the difference in the list of differences or jumped to last, else on the
/// chosen claim.
pub fn open(state: &State) -> Decision {
    let under = state.popup.filter(|popup| popup.kind == PopupKind::Differences).map(|popup| popup.at);
    let jumped =
        state.conflict.filter(|_| state.last_jump == Some(JumpKind::Difference) || state.claim.is_none());
    let subject = match (under.or(jumped.map(|(conflict, _)| conflict)), state.claim) {
        (Some(conflict), _) => Subject::Conflict(conflict),
        (None, Some(claim)) => Subject::Claim(claim),
        (None, None) => {
            return Decision::none()
                .say("Choose a claim ({next-claim}) or a difference ({next-difference}) first.");
        }
    };
    Update::Popup(Some(Popup { kind: PopupKind::Rulings(subject), at: 0 })).into()
}

/// Rules `choice` on `subject`.
pub fn choose(state: &State, subject: Subject, choice: Choice) -> Decision {
    let Some(found) = state.comparison() else { return Decision::none() };
    let closed = Decision::from(Update::Popup(None));
    match subject {
        Subject::Claim(claim) if claim < found.claims.len() => match choice {
            Choice::Rename => {
                let prompt = Prompt::new(Ask::Name(claim), found.claims[claim].label.clone());
                closed.with(Update::Prompt(Some(prompt)))
            }
            Choice::MergeOther => Update::Popup(Some(Popup { kind: PopupKind::Merge(claim), at: 0 })).into(),
            choice => match on_claim(state, found, claim, choice) {
                Some(ruling) => closed.then(rule(state, ruling)),
                None => closed,
            },
        },
        Subject::Conflict(conflict) if conflict < found.conflicts.len() => {
            let verb = if choice == Choice::Dismiss { Verb::Dismiss } else { Verb::Confirm };
            closed.then(rule(state, Ruling::on_conflict(&state.story, verb, &found.conflicts[conflict])))
        }
        _ => closed,
    }
}

fn on_claim(state: &State, found: &Comparison, claim: usize, choice: Choice) -> Option<Ruling> {
    let story = &state.story;
    let chosen = &found.claims[claim];
    let out = |verb, places: &[Place]| Ruling::take_out(story, verb, chosen, places);
    match choice {
        Choice::Accept => Some(Ruling::on_claim(story, Verb::Accept, chosen)),
        Choice::Reject => Some(Ruling::on_claim(story, Verb::Reject, chosen)),
        Choice::Merge(other) => Some(Ruling::merge(story, chosen, found.claims.get(other)?)),
        Choice::SplitOff(article) => {
            let places: Vec<Place> = chosen.evidence_in(article).map(|e| e.place).collect();
            Some(out(Verb::Split, &places))
        }
        Choice::Drop(wording) => Some(out(Verb::Drop, &[chosen.evidence.get(wording)?.place])),
        _ => None,
    }
}

/// Gives claim number `claim` the name that was typed.
pub fn rename(state: &State, claim: usize, name: &str) -> Decision {
    let chosen = state.comparison().and_then(|found| found.claims.get(claim));
    match chosen {
        Some(chosen) if !name.trim().is_empty() && name.trim() != chosen.label => {
            rule(state, Ruling::rename(&state.story, chosen, name))
        }
        _ => Decision::none().say("The claim keeps its name."),
    }
}

fn rule(state: &State, ruling: Ruling) -> Decision {
    // The key comes first, for a long name may be cut.
    let words = format!("{{take-back}} takes it back: {}.", ruling.described());
    let mut notebook = (*state.pages.notebook).clone();
    notebook.rulings.push(ruling);
    notes::write(notebook, words)
}
