//! One line that is typed: a note, a name, a file.

use crate::analysis::Subject;
use crate::story::Place;
use unicode_segmentation::UnicodeSegmentation;

/// A line while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub ask: Ask,
    /// What was typed so far.
    pub text: String,
    /// Byte of `text` before which the next letter goes.
    pub at: usize,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A note on one of several things.
    Note {
        /// What it can be about, and where that stands; the most likely first.
        subjects: Vec<(Subject, Place)>,
        /// Which of them.
        at: usize,
    },
    /// A new name for a claim, by its number.
    Name(usize),
    /// A file for an export.
    File {
        /// Which of the formats.
        format: usize,
        /// A file that is there already, and may be written over if it is named again.
        exists: Option<String>,
    },
}

impl Prompt {
    /// A line that begins with `text`.
    pub fn new(ask: Ask, text: String) -> Self {
        Self { ask, at: text.len(), text }
    }

    /// The same line once claims and differences have the numbers that the two functions give; what is gone leaves its
    /// words to write on. Nothing if there is nothing left to name.
    pub fn renumbered(
        mut self,
        claim: impl Fn(usize) -> Option<usize>,
        conflict: impl Fn(usize) -> Option<usize>,
    ) -> Option<Self> {
        match &mut self.ask {
            Ask::Note { subjects, .. } => {
                for (subject, _) in subjects {
                    let now = match *subject {
                        Subject::Claim(number) => claim(number).map(Subject::Claim),
                        Subject::Conflict(number) => conflict(number).map(Subject::Conflict),
                        same => Some(same),
                    };
                    *subject = now.unwrap_or(Subject::Words);
                }
            }
            Ask::Name(number) => *number = claim(*number)?,
            Ask::File { .. } => {}
        }
        Some(self)
    }

    /// Puts `words` in at the cursor.
    pub fn insert(&mut self, words: &str) {
        self.text.insert_str(self.at, words);
        self.at += words.len();
    }

    /// Moves the cursor by one sign.
    pub fn step(&mut self, forward: bool) {
        self.at = if forward { self.next() } else { self.previous() };
    }

    /// Takes the sign before the cursor out, or the one behind it.
    pub fn erase(&mut self, forward: bool) {
        let range = if forward { self.at..self.next() } else { self.previous()..self.at };
        self.at = range.start;
        self.text.drain(range);
    }

    /// Takes everything before the cursor out, or only the word.
    pub fn erase_back(&mut self, word_only: bool) {
        let kept = self.text[..self.at].trim_end().rfind(' ').map_or(0, |space| space + 1);
        let start = if word_only { kept } else { 0 };
        self.text.drain(start..self.at);
        self.at = start;
    }

    fn previous(&self) -> usize {
        self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn next(&self) -> usize {
        self.text[self.at..].graphemes(true).next().map_or(self.at, |sign| self.at + sign.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_sign_by_sign() {
        let mut line = Prompt::new(Ask::Name(0), "né🚢 so it".into());
        line.step(false);
        line.erase(false);
        assert_eq!(line.text, "né🚢 so t");
        line.erase(true);
        line.erase(true);
        assert_eq!(line.text, "né🚢 so ");
        line.erase_back(true);
        assert_eq!((line.text.as_str(), line.at), ("né🚢 ", "né🚢 ".len()));
        line.step(false);
        line.erase(false);
        line.insert("e");
        assert_eq!(line.text, "née ");
        line.erase_back(false);
        assert_eq!((line.text.as_str(), line.at), (" ", 0));
        line.step(false);
        line.erase(false);
        assert_eq!(line.at, 0);
    }
}
