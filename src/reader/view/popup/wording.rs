//! The wordings of the chosen claim, word against word: one is the base, the others show what they have instead of it.

use super::Line;
use super::differences::kind;
use crate::analysis::{Evidence, Quotation};
use crate::reader::state::State;
use crate::reader::view::words;
use crate::story::Place;
use crate::text::{Span, cells};
use ratatui::style::{Modifier, Style};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;

/// Wordings that share less than this are told in other words altogether.
const LIKE: f32 = 0.4;
/// Cells before the words.
const INDENT: usize = 2;

/// The rows of the view.
pub fn lines(state: &State, base: usize, width: usize) -> Vec<Line> {
    let theme = state.theme;
    let Some(claim) = state.chosen_claim() else { return Vec::new() };
    let base = base.min(claim.evidence.len().saturating_sub(1));
    let against = state.story.words(claim.evidence[base].place);
    let names = words::wordings(claim);
    let mut lines = Vec::new();
    for (number, evidence) in claim.evidence.iter().enumerate() {
        if number > 0 {
            lines.push(Vec::new());
        }
        let outlet = format!("{} {}", names[number], state.outlet(evidence.place.article));
        let speaker = evidence.speaker.and_then(|person| state.comparison()?.people.get(person));
        let by = speaker.map_or(String::new(), |person| format!(", in the words of {}", person.name));
        let mut head = vec![(outlet, theme.title), (by, theme.dim)];
        let own = state.story.words(evidence.place);
        let shown = match number == base {
            true => {
                head.push((" (base)".into(), theme.letter));
                styled(state, evidence)
            }
            false if likeness(against, own) < LIKE => {
                head.push((" (in other words; what both have is underlined)".into(), theme.dim));
                shared(state, evidence, against)
            }
            false => compared(state, evidence, against),
        };
        lines.push(head);
        wrapped(&mut lines, shown, width);
        parts(state, evidence.place, &mut lines);
    }
    lines
}

/// A word as it is compared: in small letters, without the marks around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn spelt(words: &str) -> Vec<String> {
    words.split_whitespace().map(plain).collect()
}

/// The words of `text`, each with its byte.
fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut out = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            out.push((at, word));
        }
        at += piece.len();
    }
    out
}

/// Share of the words of both that stand in the same order in both.
fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = (spelt(a), spelt(b));
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let same: usize =
        ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| op.old_range().len()).sum();
    2.0 * same as f32 / (a.len() + b.len()).max(1) as f32
}

/// The words of `evidence`, quotations in their own colour.
fn styled(state: &State, evidence: &Evidence) -> Vec<(String, Style)> {
    let theme = state.theme;
    let quotations = state.comparison().map_or(&[][..], |found| &found.quotations);
    let style = |at: usize, word: &str| {
        let start = evidence.place.span.start + at;
        let span = Span::new(start, start + word.len());
        let here = |q: &Quotation| q.place.article == evidence.place.article && q.place.span.overlaps(span);
        if quotations.iter().any(here) { theme.voice } else { theme.text }
    };
    let own = words_of(state.story.words(evidence.place));
    own.into_iter().map(|(at, word)| (word.to_owned(), style(at, word))).collect()
}

/// The words of `evidence`, those underlined that `base` has as well: two wordings that share little else are not to be
/// read as edits of one another.
fn shared(state: &State, evidence: &Evidence, base: &str) -> Vec<(String, Style)> {
    let base: BTreeSet<String> = spelt(base).into_iter().filter(|word| word.len() > 3).collect();
    let mut words = styled(state, evidence);
    for (word, style) in &mut words {
        if base.contains(&plain(word)) {
            *style = style.add_modifier(Modifier::UNDERLINED);
        }
    }
    words
}

/// The words of `evidence` against a base: what only it has is marked and what only the base has stands in brackets.
fn compared(state: &State, evidence: &Evidence, base: &str) -> Vec<(String, Style)> {
    let theme = state.theme;
    let own = styled(state, evidence);
    let lost_words = words_of(base);
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &spelt(base), &spelt(state.story.words(evidence.place))) {
        let (lost, new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            out.extend_from_slice(&own[new]);
            continue;
        }
        if !lost.is_empty() {
            let words: Vec<&str> = lost_words[lost].iter().map(|word| word.1).collect();
            out.push((format!("[{}]", words.join(" ")), theme.dim));
        }
        out.extend(own[new].iter().map(|(word, style)| (word.clone(), style.patch(theme.hit))));
    }
    out
}

/// Adds `words` to `lines`, as many to a row as fit.
fn wrapped(lines: &mut Vec<Line>, words: Vec<(String, Style)>, width: usize) {
    let mut line: Line = vec![(" ".repeat(INDENT), Style::new())];
    let mut used = INDENT;
    let pieces = words
        .into_iter()
        .flat_map(|(piece, style)| piece.split(' ').map(|word| (word.to_owned(), style)).collect::<Vec<_>>());
    for (word, style) in pieces {
        let wide = cells(&word);
        if used > INDENT && used + 1 + wide > width {
            lines.push(std::mem::replace(&mut line, vec![(" ".repeat(INDENT), Style::new())]));
            used = INDENT;
        }
        if used > INDENT {
            line.push((" ".into(), Style::new()));
            used += 1;
        }
        used += wide;
        line.push((word, style));
    }
    lines.push(line);
}

/// Adds a row for each difference in which the words at `place` take part.
fn parts(state: &State, place: Place, lines: &mut Vec<Line>) {
    let Some(found) = state.comparison() else { return };
    for conflict in &found.conflicts {
        let own = conflict
            .sides
            .iter()
            .find(|s| s.place.article == place.article && s.place.span.overlaps(place.span));
        if let Some(side) = own {
            let value: String = side.value.chars().take(60).collect();
            lines.push(vec![
                ("  ! ".into(), state.theme.alert),
                (format!("{}: {value}", kind(conflict.kind)), state.theme.dim),
            ]);
        }
    }
}
