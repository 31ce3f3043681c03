//! All places where the accounts part.

use super::listed::{Listed, Target};
use super::paragraph;
use crate::analysis::{ConflictKind, Level, Subject};
use crate::reader::state::State;

/// The rows of the list.
pub fn listed(state: &State, width: usize) -> Listed {
    let theme = state.theme;
    let mut listed = Listed::default();
    let Some(found) = state.comparison() else { return listed };
    let lines = &mut listed.lines;
    for (number, conflict) in found.conflicts.iter().enumerate() {
        if number > 0 {
            lines.push(Vec::new());
        }
        let level = match conflict.level {
            Level::Conflict => "cannot both hold",
            Level::Tension => "hardly hold together",
            Level::Variation => "differ",
        };
        let sign = if state.is_noted(Subject::Conflict(number)) { state.glyphs.note } else { "" };
        listed.targets.push((lines.len(), Target::Difference(number)));
        lines.push(vec![
            (format!("  ! {}", number + 1), theme.alert),
            (format!(" {}: the accounts {level} ", kind(conflict.kind)), theme.title),
            (sign.to_owned(), theme.key),
        ]);
        paragraph(lines, ("", theme.text), 4, &conflict.why, theme.text, width);
        for side in &conflict.sides {
            let lead = format!("  {}", side.place.article + 1);
            paragraph(lines, (&lead, theme.title), 4, state.story.words(side.place), theme.dim, width);
        }
    }
    listed
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
        ConflictKind::Wording => "how it is put",
    }
}
