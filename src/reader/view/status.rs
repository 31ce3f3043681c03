//! The line at the bottom: a message or a counter, and hints from the action table.

use super::prompt;
use super::{after, called, write};
use crate::analysis::Claim;
use crate::reader::action::{Action, Entry, TABLE, entry};
use crate::reader::state::{FilterMode, Found, JumpKind, Kinds, Progress, State};
use crate::text::{cells, counted, fitting};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Paints the status line.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let area = after(state.screen.status, 1);
    let cut = state.glyphs.cut;
    if let Some(search) = state.search.as_ref().filter(|search| search.typing) {
        let words = if search.wanted.is_empty() {
            "  type what to look for; Enter keeps it, Esc goes back".to_owned()
        } else {
            let current = search.current.map_or(0, |at| at + 1);
            format!("  {current}/{}   Enter keeps it, Esc goes back", search.hits.len())
        };
        return typed(state, area, "/", &search.wanted, &words, buffer);
    }
    if let Some(asked) = &state.prompt {
        return prompt::draw(state, asked, area, buffer);
    }
    if let Some(find) = &state.find {
        let words = format!("  {} match; Enter chooses, Esc goes back", state.cast.order.len());
        return typed(state, area, "@", &find.wanted, &words, buffer);
    }
    if let Some(seek) = &state.seek {
        let all = state.comparison().map_or(0, |found| found.claims.len());
        let words = format!("  {}/{all} claims; Enter chooses, Esc goes back", state.roll.order.len());
        return typed(state, area, "claims /", &seek.wanted, &words, buffer);
    }
    if let Some(message) = &state.message {
        write(buffer, area, message, state.theme.title, cut);
        return;
    }
    if let Some(line) = state.tour_line() {
        write(buffer, area, &line, state.theme.title, cut);
        return;
    }
    let mut rest = area;
    for (words, alert) in counters(state) {
        let style = if alert { state.theme.alert } else { state.theme.title };
        let used = write(buffer, rest, &words, style, cut);
        rest = after(rest, used + 3);
    }
    hints(state, rest, buffer);
}

/// What is being typed behind `mark`, with its cursor and the words that say what comes of it.
fn typed(state: &State, area: Rect, mark: &str, wanted: &str, words: &str, buffer: &mut Buffer) {
    let cut = state.glyphs.cut;
    let used = write(buffer, area, mark, state.theme.key, cut);
    let rest = after(area, used);
    let used = write(buffer, rest, wanted, state.theme.title, cut);
    let rest = after(rest, used);
    let used = write(buffer, rest, " ", state.theme.hit, " ");
    write(buffer, after(rest, used), words, state.theme.dim, cut);
}

/// What is chosen and counted, most telling first; the second value marks a warning.
fn counters(state: &State) -> Vec<(String, bool)> {
    let mut counters = Vec::new();
    if state.progress == Progress::Comparing {
        let articles = counted(state.story.articles.len(), "article", "articles");
        counters.push((format!("comparing {articles} ..."), false));
    }
    if let Some(difference) = difference(state) {
        counters.push((difference, true));
    }
    if state.filter.mode != FilterMode::Off {
        let (kept, all) = state.filter_counts();
        let by = match state.filtered_by() {
            (Some(_), Some(_)) => "claim and person: ",
            (Some(_), None) if state.person.is_some() => "claim: ",
            (None, Some(_)) if state.claim.is_some() => "person: ",
            _ => "",
        };
        let words = match state.filtered_by() {
            (Some(_), Some(_)) if kept == 0 => {
                state.keymap.spell("no sentence has both claim and person; {filter-by} takes one alone")
            }
            _ => format!("{by}{kept} of {}", counted(all, "sentence", "sentences")),
        };
        counters.push((words, kept == 0));
    }
    if let Some(search) = &state.search {
        let current = search.current.map_or(0, |at| at + 1);
        counters.push((format!("/{} {current}/{}", search.wanted, search.hits.len()), false));
    }
    if let (Some(person), Some(found)) = (state.person, state.comparison()) {
        let all = state.mention_count();
        let name = called::shortly(found, person);
        let count = state.mention.map_or_else(|| all.to_string(), |at| format!("{}/{all}", at + 1));
        let kinds = match state.kinds {
            Kinds::All => String::new(),
            kinds => format!(" {}", kinds.shown()),
        };
        counters.push((format!("{name} {count}{kinds}"), false));
    }
    if let (Some(number), Some(claim)) = (state.claim, state.chosen_claim()) {
        counters.push((claim_counter(state, number, claim), false));
    }
    // After a jump its own counter comes first.
    if state.last_jump == Some(JumpKind::Claim) && counters.len() > 1 && state.claim.is_some() {
        let claim = counters.pop();
        counters.extend(claim);
    }
    counters
}

/// The letter of the chosen claim, how many articles make it, and as much of its label as leaves room for the rest.
fn claim_counter(state: &State, number: usize, claim: &Claim) -> String {
    let all = state.story.articles.len();
    let making = (0..all).filter(|&article| claim.is_in(article)).count();
    let letter = Found::claim_letter(number);
    let (label, _) = fitting(&claim.label, usize::from(state.screen.status.width) / 3);
    let cut = if label.len() < claim.label.len() { state.glyphs.cut } else { "" };
    format!("{letter} {making}/{all} {}{cut}", label.trim_end())
}

/// What the chosen difference says.
fn difference(state: &State) -> Option<String> {
    let (number, _) = state.conflict?;
    let found = state.comparison()?;
    let conflict = found.conflicts.get(number)?;
    Some(format!("! {}/{} {}", number + 1, found.conflicts.len(), conflict.why))
}

/// As many hints as fit, the most useful ones first; none that would do nothing.
fn hints(state: &State, area: Rect, buffer: &mut Buffer) {
    let mut useful: Vec<&Entry> = TABLE
        .iter()
        .filter(|e| e.rank > 0 && state.keymap.keys(e.action).next().is_some() && (e.applies)(state).is_ok())
        .collect();
    useful.sort_by_key(|e| (e.rank, place(e.action)));
    // Help stays, whatever else is dropped; it stands last.
    let help = entry(Action::Help);
    useful.retain(|e| e.action != Action::Help);
    let key = |e: &Entry| state.keymap.key(e.action);
    let wide = |e: &Entry| u16::try_from(cells(&key(e)) + cells(e.hint) + 1).unwrap_or(u16::MAX);
    let mut room = area.width.saturating_sub(wide(help));
    let mut shown: Vec<&Entry> = Vec::new();
    for hint in useful {
        let needed = wide(hint) + 3;
        if needed <= room {
            room -= needed;
            shown.push(hint);
        }
    }
    shown.push(help);
    if area.width < wide(help) {
        // Its key alone still says where to go on.
        write(buffer, area, &key(help), state.theme.key, " ");
        return;
    }
    let mut rest = area;
    for hint in shown {
        let used = write(buffer, rest, &key(hint), state.theme.key, " ");
        rest = after(rest, used + 1);
        let used = write(buffer, rest, hint.hint, state.theme.dim, " ");
        rest = after(rest, used + 3);
    }
}

fn place(action: Action) -> usize {
    TABLE.iter().position(|e| e.action == action).unwrap_or(0)
}
