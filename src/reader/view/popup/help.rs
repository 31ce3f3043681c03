//! All keys, from the action table, and what the signs mean.

use super::{Line, paragraph};
use crate::reader::action::{Section, TABLE};
use crate::reader::state::State;

/// Cells for the keys of an action.
const KEYS: usize = 17;

/// The rows of help.
pub fn lines(state: &State, width: usize) -> Vec<Line> {
    let theme = state.theme;
    let mut lines = Vec::new();
    for section in Section::ALL {
        lines.push(vec![(section.shown().to_owned(), theme.title)]);
        for entry in TABLE.iter().filter(|entry| entry.section == section) {
            let keys = state.keymap.keys(entry.action).collect::<Vec<_>>().join(" ");
            let keys = format!("  {keys}");
            paragraph(&mut lines, (&keys, theme.key), KEYS.min(width / 2), entry.does, theme.text, width);
        }
        lines.push(Vec::new());
    }
    lines.push(vec![("Signs".to_owned(), theme.title)]);
    let glyphs = state.glyphs;
    let signs: [(&str, &str); 10] = [
        ("A B C", "letters of the claims that begin in this row; + for more than fit"),
        (glyphs.goes_on, "the claim goes on in this row"),
        ("!", "another article says otherwise"),
        (glyphs.note, "a note or a ruling by hand"),
        (glyphs.mark, "a mark"),
        ("M m ?", "in the voice gutter: whose words; a small letter for a group, ? for somebody unnamed"),
        (glyphs.yes, "the article makes the claim"),
        (glyphs.no, "it does not; or nobody is mentioned"),
        (glyphs.tick, "on the right edge: the chosen claim or person stands here"),
        (glyphs.chosen, "chosen"),
    ];
    for (sign, means) in signs {
        paragraph(
            &mut lines,
            (&format!("  {sign}"), theme.key),
            KEYS.min(width / 2),
            means,
            theme.text,
            width,
        );
    }
    lines.extend(voices(state));
    lines
}

/// Whose letter is whose, while the voice gutter is on.
fn voices(state: &State) -> Vec<Line> {
    let Some(found) = state.found.as_deref().filter(|_| state.voices) else { return Vec::new() };
    let named = found.letters.iter().zip(&found.comparison.people);
    let mut lines = vec![Vec::new(), vec![("Voices".to_owned(), state.theme.title)]];
    lines.extend(named.filter_map(|(letter, person)| {
        let letter = (*letter)?;
        Some(vec![
            (format!("  {letter:<w$}", w = KEYS - 2), state.theme.voice),
            (person.name.clone(), state.theme.text),
        ])
    }));
    lines
}
