//! The formats in which the comparison can be exported.

use super::listed::{Listed, Target};
use crate::reader::state::State;

/// Cells of a format's name.
const NAMES: usize = 14;

/// The rows of the list.
pub fn listed(state: &State) -> Listed {
    let mut listed = Listed::default();
    for (number, format) in state.formats.iter().enumerate() {
        let line = vec![
            (format!("  {:<NAMES$}", format.name), state.theme.title),
            (format.does.clone(), state.theme.text),
        ];
        listed.entry(line, Target::Format(number));
    }
    listed
}
