//! All places where the accounts part.

use super::listed::{Listed, Target};
use super::{Line, paragraph};
use crate::analysis::{Conflict, ConflictKind, Level, Side, Subject};
use crate::reader::state::State;
use crate::reader::view::words;
use crate::text::cells;

/// From this width on, two sides stand beside each other.
const PAIR: usize = 96;
/// Free cells between them.
const BETWEEN: usize = 3;

/// The rows of the list; each difference leads to its places.
pub fn listed(state: &State, width: usize) -> Listed {
    let theme = state.theme;
    let mut listed = Listed::default();
    let Some(found) = state.comparison() else { return listed };
    for (number, conflict) in found.conflicts.iter().enumerate() {
        if number > 0 {
            listed.lines.push(Vec::new());
        }
        let sign = if state.is_noted(Subject::Conflict(number)) { state.glyphs.note } else { "" };
        let mut head = vec![
            (format!("  ! {}", number + 1), theme.alert),
            (format!(" {}: the accounts {}", kind(conflict.kind), level(conflict.level)), theme.title),
            (format!(" {sign}"), theme.key),
        ];
        let used: usize = head.iter().map(|(words, _)| cells(words)).sum();
        let rule = format!("  {}", conflict.rule);
        if used + cells(&rule) <= width {
            head.insert(2, (rule, theme.dim));
        }
        listed.entry(head, Target::Difference(number));
        paragraph(&mut listed.lines, ("", theme.text), 4, &conflict.why, theme.text, width);
        sides(state, conflict, &mut listed.lines, width);
    }
    listed
}

/// The words of both sides: beside each other where two columns fit, else under each other.
fn sides(state: &State, conflict: &Conflict, lines: &mut Vec<Line>, width: usize) {
    let side = |side: &Side, width: usize| {
        let mut rows = Vec::new();
        let outlet = format!("  {}", words::article(state, side.place.article));
        rows.push(vec![(outlet, state.theme.title)]);
        paragraph(
            &mut rows,
            ("", state.theme.text),
            4,
            state.story.words(side.place),
            state.theme.dim,
            width,
        );
        rows
    };
    if width < PAIR {
        conflict.sides.iter().for_each(|s| lines.extend(side(s, width)));
        return;
    }
    let half = (width - BETWEEN) / 2;
    for pair in conflict.sides.chunks(2) {
        let columns: Vec<Vec<Line>> = pair.iter().map(|s| side(s, half)).collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..rows {
            let mut line: Line = columns[0].get(row).cloned().unwrap_or_default();
            if let Some(right) = columns.get(1).and_then(|column| column.get(row)) {
                let used: usize = line.iter().map(|(words, _)| cells(words)).sum();
                line.push((" ".repeat((half + BETWEEN).saturating_sub(used)), state.theme.text));
                line.extend(right.iter().cloned());
            }
            lines.push(line);
        }
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Conflict => "cannot both hold",
        Level::Tension => "hardly hold together",
        Level::Variation => "differ",
    }
}

/// What a difference of this kind is about.
pub fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Role => "office",
        ConflictKind::Number => "number",
        ConflictKind::Date => "date",
        ConflictKind::Negation => "yes or no",
        ConflictKind::Modality => "how certain",
        ConflictKind::Condition => "condition",
        ConflictKind::Quote => "quoted words",
        ConflictKind::Source => "who said it",
        ConflictKind::Wording => "how it is put",
    }
}
