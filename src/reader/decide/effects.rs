//! What reaches beyond the screen.

use super::{Decision, Effect, Switch, Update, notes};
use crate::reader::state::{Found, State};
use crate::story::Place;

/// Mouse on or off.
pub fn mouse(state: &State) -> Decision {
    let on = !state.mouse;
    let words = if on { "Mouse on: wheel and clicks; hold Shift to select text." } else { "Mouse off." };
    let mut decision = Decision::from(Update::Flip(Switch::Mouse)).say(words);
    decision.effects.push(Effect::Mouse(on));
    decision
}

/// Every wording of the chosen claim, else the sentence at the reading place, each with its source.
pub fn copy(state: &State) -> Decision {
    let (text, words) = match (state.claim, state.chosen_claim()) {
        (Some(number), Some(claim)) => {
            let wordings = claim.evidence.iter().map(|e| cited(state, e.place) + "\n");
            let letter = Found::claim_letter(number);
            let words =
                format!("Copied claim {letter} in {} wordings, with their sources.", claim.evidence.len());
            (format!("{}\n", claim.label) + &wordings.collect::<String>(), words)
        }
        _ => match state.reading_sentence() {
            Some(place) => {
                let outlet = &state.story.articles[place.article].outlet;
                (
                    cited(state, place),
                    format!("Copied {} with its source, {outlet}.", notes::quoted(state, place)),
                )
            }
            None => return Decision::none().say("There is no sentence here to copy."),
        },
    };
    Decision::none().say(words).then(Decision::effect(Effect::Copy(text)))
}

/// The words at `place` with outlet, date, title and link: `“…” Harbour Wire, 2024-02-27, “Italy says no”, https://…`
fn cited(state: &State, place: Place) -> String {
    let article = &state.story.articles[place.article];
    let title = if article.title.is_empty() { String::new() } else { format!("“{}”", article.title) };
    let source = [&article.outlet, &article.published, &title, &article.url];
    let source: Vec<&str> = source.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let words: Vec<&str> = state.story.words(place).split_whitespace().collect();
    let words = words.join(" ");
    let quoted = if words.starts_with(['“', '"', '‘']) { words } else { format!("“{words}”") };
    format!("{quoted} {}", source.join(", "))
}

/// The link of the current article.
pub fn open(state: &State) -> Decision {
    let Some(article) = state.article() else { return Decision::none() };
    Decision::effect(Effect::Open(state.story.articles[article].url.clone()))
}
