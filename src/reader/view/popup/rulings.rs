//! What can be ruled on a claim or a difference.

use super::listed::{Listed, Target};
use super::paragraph;
use crate::analysis::{Claim, Subject};
use crate::reader::state::{Choice, Found, State};
use crate::reader::view::words;

/// The rows of the choice.
pub fn listed(state: &State, subject: Subject, width: usize) -> Listed {
    let mut listed = Listed::default();
    let Some(found) = state.comparison() else { return listed };
    match subject {
        Subject::Claim(number) => {
            if let Some(claim) = found.claims.get(number) {
                heading(state, &Found::claim_letter(number).to_string(), &claim.label, width, &mut listed);
                for (words, choice) in on_claim(state, number, claim) {
                    entry(state, subject, &words, choice, &mut listed);
                }
            }
        }
        Subject::Conflict(number) => {
            if let Some(conflict) = found.conflicts.get(number) {
                heading(state, "!", &conflict.why, width, &mut listed);
                entry(
                    state,
                    subject,
                    "dismiss it: the accounts do not part here",
                    Choice::Dismiss,
                    &mut listed,
                );
                entry(state, subject, "confirm it: they do", Choice::Confirm, &mut listed);
            }
        }
        Subject::Words | Subject::Person(_) => {}
    }
    listed
}

/// The claims that can join claim number `target`.
pub fn others(state: &State, target: usize) -> Listed {
    let mut listed = Listed::default();
    let claims = state.comparison().map_or(&[][..], |found| &found.claims);
    for (number, claim) in claims.iter().enumerate().filter(|(number, _)| *number != target) {
        let line = vec![
            (format!("  {}  ", Found::claim_letter(number)), state.theme.letter),
            (claim.label.clone(), state.theme.text),
        ];
        listed.entry(line, Target::Rule(Subject::Claim(target), Choice::Merge(number)));
    }
    listed
}

fn on_claim(state: &State, number: usize, claim: &Claim) -> Vec<(String, Choice)> {
    let claims = state.comparison().map_or(0, |found| found.claims.len());
    let letter = Found::claim_letter;
    let mut all = vec![
        ("accept it: these wordings belong together".to_owned(), Choice::Accept),
        ("reject it: they do not".to_owned(), Choice::Reject),
        ("rename it".to_owned(), Choice::Rename),
    ];
    if let Some(before) = number.checked_sub(1) {
        all.push((format!("merge it with {}, the claim before", letter(before)), Choice::Merge(before)));
    }
    if number + 1 < claims {
        all.push((
            format!("merge it with {}, the next claim", letter(number + 1)),
            Choice::Merge(number + 1),
        ));
    }
    if claims > 2 {
        all.push(("merge it with another claim".to_owned(), Choice::MergeOther));
    }
    if let Some(article) = state.article().filter(|&article| claim.is_in(article)) {
        let outlet = words::article(state, article);
        all.push((format!("split off what {outlet} says"), Choice::SplitOff(article)));
    }
    for (wording, evidence) in claim.evidence.iter().enumerate() {
        let words = words::quoted(state, state.story.words(evidence.place));
        all.push((format!("take out {}: {words}", evidence.place.article + 1), Choice::Drop(wording)));
    }
    all
}

fn heading(state: &State, sign: &str, words: &str, width: usize, listed: &mut Listed) {
    paragraph(&mut listed.lines, (sign, state.theme.letter), 2, words, state.theme.title, width);
    listed.lines.push(Vec::new());
}

fn entry(state: &State, subject: Subject, words: &str, choice: Choice, listed: &mut Listed) {
    listed.entry(vec![(format!("  {words}"), state.theme.text)], Target::Rule(subject, choice));
}
