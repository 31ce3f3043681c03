//! The claims marked by hand, and how far they agree with those of the gold file.

use super::listed::{Listed, Target};
use super::paragraph;
use crate::analysis::agreement;
use crate::reader::state::{Gold, State};
use crate::story::Place;

/// The rows: the score, then each claim with its sentences; at the end, if `missed`, the gold's claims that were not
/// marked.
pub fn listed(state: &State, missed: bool, width: usize) -> Listed {
    let (theme, claims) = (state.theme, &state.hand.claims);
    let mut listed = Listed::default();
    let say = |listed: &mut Listed, words: &str| {
        paragraph(&mut listed.lines, ("", theme.dim), 2, words, theme.dim, width);
    };
    if claims.is_empty() {
        say(
            &mut listed,
            &state
                .keymap
                .spell("Nothing is marked yet; {mark-sentence} takes the sentence at the reading line."),
        );
    }
    let Some(gold) = state.hand.gold.as_deref() else {
        say(&mut listed, "rashomon --marks FILE --gold FILE scores them.");
        for (number, claim) in claims.iter().enumerate() {
            entries(state, &mut listed, &format!("{}", number + 1), claim, width);
        }
        return listed;
    };
    let theirs: Vec<Vec<Place>> = gold.claims.iter().map(|(_, places)| places.clone()).collect();
    let score = agreement(claims, &theirs);
    let (precision, recall, f1) = score.rates();
    let told = format!(
        "A link is two sentences of different articles in one claim. Of your {}, {} are in {}: {precision:.2}. Of its {}, you \
         marked {}: {recall:.2}. F1 {f1:.2}.",
        score.marked, score.right, gold.name, score.gold, score.found
    );
    paragraph(&mut listed.lines, ("", theme.text), 2, &told, theme.text, width);
    for (number, (claim, (right, all))) in claims.iter().zip(&score.claims).enumerate() {
        let sign = if right == all { state.glyphs.yes } else { state.glyphs.no };
        let head = format!("{} {sign} {right} of {all} links in {}", number + 1, gold.name);
        entries(state, &mut listed, &head, claim, width);
    }
    listed.lines.push(Vec::new());
    say(
        &mut listed,
        &format!("Claims of {} of which nothing was marked: {}.", gold.name, score.missed.len()),
    );
    if missed {
        score.missed.iter().for_each(|&claim| gold_claim(state, &mut listed, gold, claim, width));
    }
    listed
}

/// A heading and the sentences of a claim.
fn entries(state: &State, listed: &mut Listed, head: &str, claim: &[Place], width: usize) {
    listed.lines.push(Vec::new());
    paragraph(&mut listed.lines, ("", state.theme.title), 2, head, state.theme.title, width);
    for &place in claim.iter().filter(|place| place.article < state.story.articles.len()) {
        listed.targets.push((listed.lines.len(), Target::Place(place)));
        let lead = format!("    {}", place.article + 1);
        let words = state.story.words(place);
        paragraph(&mut listed.lines, (&lead, state.theme.dim), 6, words, state.theme.text, width);
    }
}

fn gold_claim(state: &State, listed: &mut Listed, gold: &Gold, claim: usize, width: usize) {
    let Some((label, places)) = gold.claims.get(claim) else { return };
    entries(state, listed, if label.is_empty() { "(without a name)" } else { label }, places, width);
}
