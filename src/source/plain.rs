//! Plain text: where its paragraphs are.
//!
//! Some files separate paragraphs by empty lines, some by single line breaks, and some break every line at a fixed
//! width. The first two differ only in looks; the third has to be joined again.

use crate::source::draft::{Draft, Line};
use crate::text::CleanText;

/// Lines longer than this were not broken by a program that breaks lines.
const WIDEST_BROKEN_LINE: usize = 100;
/// Shorter lines are verse, lists or addresses.
const NARROWEST_BROKEN_LINE: usize = 40;
/// A broken line is about as long as the longest of its paragraph: the next word did not fit.
const LEAST_FILL: f32 = 0.7;

/// Reads plain text.
pub fn read(text: &CleanText) -> Draft {
    let mut lines = Vec::new();
    let mut group = Vec::new();
    let mut groups = 0;
    for line in text.as_str().split('\n').map(str::trim).chain([""]) {
        if !line.is_empty() {
            group.push(line);
        } else if !group.is_empty() {
            lines.extend(paragraphs(&group).into_iter().map(|text| Line { text, group: groups, kind: None }));
            groups += 1;
            group.clear();
        }
    }
    Draft { lines, ..Draft::default() }
}

/// The paragraphs of lines that stand together.
fn paragraphs(group: &[&str]) -> Vec<String> {
    let single = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_broken(group) {
        vec![single(&group.join(" "))]
    } else {
        group.iter().map(|line| single(line)).collect()
    }
}

/// Whether the lines are one paragraph, broken at a fixed width.
fn is_broken(group: &[&str]) -> bool {
    let Some((_, full)) = group.split_last() else { return false };
    let longest = group.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let filled = |line: &&&str| line.chars().count() as f32 >= longest as f32 * LEAST_FILL;
    let mid_sentence = |line: &&&str| !line.ends_with(['.', '!', '?', '”', '"', ':']);
    full.len() >= 2
        && (NARROWEST_BROKEN_LINE..=WIDEST_BROKEN_LINE).contains(&longest)
        && full.iter().filter(filled).count() == full.len()
        && full.iter().filter(mid_sentence).count() * 2 >= full.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs_of(raw: &str) -> Vec<(String, usize)> {
        read(&CleanText::new(raw)).lines.into_iter().map(|l| (l.text, l.group)).collect()
    }

    #[test]
    fn single_breaks_separate_paragraphs_too() {
        let raw = "A first paragraph.\nA second.\n\n\nA third.";
        let expected = [("A first paragraph.", 0), ("A second.", 0), ("A third.", 1)];
        assert_eq!(paragraphs_of(raw), expected.map(|(t, g)| (t.to_owned(), g)));
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        let raw = "The ferry left the harbour in the morning although the\n\
                   wind had risen in the night and two of its engines were\n\
                   known to be in need of repair, the inquiry was told on\nMonday.";
        assert_eq!(paragraphs_of(raw).len(), 1);
        assert!(paragraphs_of(raw)[0].0.contains("although the wind had"));
    }
}
