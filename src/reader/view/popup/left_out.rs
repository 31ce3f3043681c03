//! What cleaning took out of the current article, and what of it stands there again.

use super::listed::{Listed, Target};
use super::paragraph;
use crate::reader::state::State;

/// After so many rows of one stretch the cursor stops again, so that a long one can be read to its end.
const STOPS: usize = 6;

/// The rows of the list.
pub fn listed(state: &State, width: usize) -> Listed {
    let theme = state.theme;
    let mut listed = Listed::default();
    let Some(article) = state.article() else { return listed };
    let all = state.left_out(article);
    if all.is_empty() {
        listed.lines.push(vec![("Nothing was left out of this article.".into(), theme.text)]);
    }
    for (number, left) in all.iter().enumerate() {
        if number > 0 {
            listed.lines.push(Vec::new());
        }
        let back = state.is_back(article, number);
        let mut head = vec![(format!("  {}", left.why), theme.title)];
        if back {
            head.push((format!("  {} back in the article", state.glyphs.yes), theme.chosen));
        }
        listed.entry(head, Target::LeftOut(article, number));
        let first = listed.lines.len();
        let style = if back { theme.text } else { theme.dim };
        paragraph(&mut listed.lines, ("", theme.text), 4, &left.text, style, width);
        let stops = (first + STOPS..listed.lines.len()).step_by(STOPS);
        listed.targets.extend(stops.map(|row| (row, Target::LeftOut(article, number))));
    }
    listed
}
