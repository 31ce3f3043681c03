//! All places where the accounts part.

use super::{Line, paragraph};
use crate::analysis::{ConflictKind, Level};
use crate::reader::state::State;

/// The rows of the list.
pub fn lines(state: &State, width: usize) -> Vec<Line> {
    let theme = state.theme;
    let Some(found) = state.comparison() else { return Vec::new() };
    let mut lines = Vec::new();
    for (number, conflict) in found.conflicts.iter().enumerate() {
        if number > 0 {
            lines.push(Vec::new());
        }
        let level = match conflict.level {
            Level::Conflict => "cannot both hold",
            Level::Tension => "hardly hold together",
            Level::Variation => "differ",
        };
        let here = state.conflict.is_some_and(|(chosen, _)| chosen == number);
        let mark = if here { state.glyphs.chosen } else { " " };
        lines.push(vec![
            (format!("{mark}! {}", number + 1), theme.alert),
            (format!(" {}: the accounts {level}", kind(conflict.kind)), theme.title),
        ]);
        paragraph(&mut lines, ("", theme.text), 4, &conflict.why, theme.text, width);
        for side in &conflict.sides {
            let lead = format!("  {}", side.place.article + 1);
            paragraph(&mut lines, (&lead, theme.title), 4, state.story.words(side.place), theme.dim, width);
        }
    }
    lines
}

fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Role => "office",
        ConflictKind::Number => "number",
        ConflictKind::Date => "date",
        ConflictKind::Negation => "yes or no",
        ConflictKind::Modality => "how certain",
        ConflictKind::Condition => "condition",
        ConflictKind::Quote => "quoted words",
        ConflictKind::Source => "who said it",
    }
}
