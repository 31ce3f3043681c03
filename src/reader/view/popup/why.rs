//! Why the wordings of the chosen claim were joined.

use super::{Line, paragraph};
use crate::analysis::{Link, Relation};
use crate::reader::state::{Found, State};
use crate::reader::view::words;

/// The rows of the explanation.
pub fn lines(state: &State, width: usize) -> Vec<Line> {
    let theme = state.theme;
    let (Some(number), Some(claim)) = (state.claim, state.chosen_claim()) else { return Vec::new() };
    let mut lines = Vec::new();
    let letter = format!("{} ", Found::claim_letter(number));
    paragraph(&mut lines, (&letter, theme.letter), 2, &claim.label, theme.title, width);
    if claim.loose {
        lines.push(vec![(
            "The wordings are alike, but no two of them surely say the same.".into(),
            theme.dim,
        )]);
    }
    lines.push(Vec::new());
    let names = words::wordings(claim);
    for (evidence, name) in claim.evidence.iter().zip(&names) {
        let outlet = format!("{name} {}", state.outlet(evidence.place.article));
        let speaker = evidence.speaker.and_then(|person| state.comparison()?.people.get(person));
        let by = speaker.map_or(String::new(), |person| format!(", in the words of {}", person.name));
        lines.push(vec![(outlet, theme.title), (by, theme.dim)]);
        paragraph(&mut lines, ("  ", theme.text), 2, state.story.words(evidence.place), theme.text, width);
    }
    for link in &claim.links {
        lines.push(Vec::new());
        let heading = heading(state, names.get(link.a), names.get(link.b), link);
        lines.push(vec![(heading, theme.title)]);
        for reason in &link.why {
            let sign = if reason.weight < 0.0 { "- " } else { "+ " };
            let words = if reason.words.is_empty() { reason.feature } else { &reason.words };
            paragraph(&mut lines, (&format!("  {sign}"), theme.key), 4, words, theme.text, width);
        }
    }
    for apart in &claim.apart {
        let own = names.get(apart.evidence).map_or("?", String::as_str);
        let between = state.glyphs.between;
        let heading = format!("{own} and {}, kept apart {between} {}", apart.place.article + 1, apart.why);
        lines.push(Vec::new());
        paragraph(&mut lines, ("", theme.title), 2, &heading, theme.title, width);
        paragraph(&mut lines, ("  ", theme.dim), 2, state.story.words(apart.place), theme.dim, width);
    }
    for copied in state.comparison().into_iter().flat_map(|found| found.copies_of(claim)) {
        let heading =
            format!("{} and {} have this nearly word for word", copied.a.article + 1, copied.b.article + 1);
        lines.push(Vec::new());
        lines.push(vec![(heading, theme.title)]);
        paragraph(&mut lines, ("  ", theme.dim), 2, state.story.words(copied.b), theme.dim, width);
    }
    lines
}

/// `1 and 2a say the same · 92% sure`
fn heading(state: &State, a: Option<&String>, b: Option<&String>, link: &Link) -> String {
    let name = |name: Option<&String>| name.map_or("?", String::as_str).to_owned();
    let relation = match link.relation {
        Relation::Same => "say the same",
        Relation::Entails => "agree, and one says more",
        Relation::Parallel => "say it of different subjects",
        Relation::Opposes => "say the opposite",
    };
    let sure = (link.score * 100.0).round().clamp(0.0, 100.0);
    format!("{} and {} {relation} {} {sure}% sure", name(a), name(b), state.glyphs.between)
}
