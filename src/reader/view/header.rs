//! The line at the top: the story, and what is switched on.

use super::{after, write};
use crate::reader::state::{FilterMode, Progress, State};
use crate::text::{cells, counted};
use ratatui::buffer::Buffer;

/// Paints the header.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let area = state.screen.header;
    let facts = facts(state);
    let cut = state.glyphs.cut;
    let used = write(buffer, after(area, 1), "Rashomon", state.theme.title, cut) + 3;
    // Facts that do not fit beside the beginning of the title go, the least important first.
    let title = cells(&state.story.title).min(24);
    let room = usize::from(area.width).saturating_sub(usize::from(used) + title + 2);
    let mut right = String::new();
    for (_, fact) in &facts {
        let joined =
            if right.is_empty() { fact.clone() } else { format!("{right} {} {fact}", state.glyphs.between) };
        if cells(&joined) > room {
            break;
        }
        right = joined;
    }
    let wide = u16::try_from(cells(&right)).unwrap_or(0);
    let start = area.width.saturating_sub(wide + 1);
    buffer.set_stringn(area.x + start, area.y, &right, usize::from(wide), state.theme.dim);
    let mut rest = after(area, used);
    rest.width = rest.width.saturating_sub(wide + if wide > 0 { 3 } else { 1 });
    write(buffer, rest, &state.story.title, state.theme.text, cut);
}

/// What is known and what is on, most important first.
fn facts(state: &State) -> Vec<(u8, String)> {
    let mut facts = Vec::new();
    let shown = state.screen.panes.len();
    if state.standing.len() > shown && shown > 1 {
        let first = state.screen.first;
        facts
            .push((0, format!("{}{}{}/{}", first + 1, state.glyphs.to, first + shown, state.standing.len())));
    }
    facts.push((1, counted(state.story.articles.len(), "article", "articles")));
    let origins = state.comparison().map(|found| found.origins(state.story.articles.len()));
    if let Some(origins) = origins.filter(|&origins| origins < state.story.articles.len()) {
        facts.push((1, counted(origins, "origin", "origins")));
    }
    match (state.progress, state.comparison()) {
        (_, Some(found)) => {
            facts.push((2, counted(found.claims.len(), "shared claim", "shared claims")));
            if !found.conflicts.is_empty() {
                facts.push((3, counted(found.conflicts.len(), "difference", "differences")));
            }
        }
        (Progress::Comparing | Progress::Meanwhile, None) => facts.push((2, "comparing".into())),
        (_, None) => facts.push((2, "not compared".into())),
    }
    if let Some((done, of)) = state.read {
        facts.push((1, format!("{done} of {of} sentences read")));
    }
    if state.progress == Progress::Meanwhile {
        facts.push((1, "fast pass so far".into()));
    }
    if let Some(model) = state.comparison().and_then(|found| found.model.as_deref()) {
        facts.push((4, if model == "none" { "words alone".into() } else { format!("model {}", model) }));
    }
    facts.sort_by_key(|fact| fact.0);
    match state.filter.mode {
        FilterMode::Off => {}
        FilterMode::Dim => facts.push((4, "dimmed".into())),
        FilterMode::Fold => facts.push((4, "folded".into())),
    }
    if state.only_in {
        facts.push((4, "only here".into()));
    }
    if state.narrator {
        facts.push((4, "narrator".into()));
    }
    facts.push((5, state.theme.name.clone()));
    if state.sync {
        facts.push((6, "sync".into()));
    }
    if state.blind {
        facts.push((4, "blind".into()));
    }
    if state.hand.on {
        facts.push((4, counted(state.hand.claims.len(), "claim by hand", "claims by hand")));
    }
    if state.follow {
        facts.push((6, "follow".into()));
    }
    if state.mouse {
        facts.push((7, "mouse".into()));
    }
    facts
}
