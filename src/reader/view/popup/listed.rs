//! Rows of which some lead somewhere, under a cursor.

use super::{Line, paragraph};
use crate::analysis::{Entry, Subject};
use crate::reader::state::{Choice, State};
use crate::reader::view::words;
use crate::story::Place;
use ratatui::style::Style;

/// Where an entry leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To words of an article.
    Place(Place),
    /// To a claim, by its number.
    Claim(usize),
    /// To a claim in an article, by their numbers.
    Cell(usize, usize),
    /// To a difference, by its number.
    Difference(usize),
    /// To where an entry of the notebook stands, if it has a place.
    Entry(Entry, Option<Place>),
    /// To a ruling.
    Rule(Subject, Choice),
    /// To something that was left out of an article, by their numbers.
    LeftOut(usize, usize),
    /// To an export in the format with this number.
    Format(usize),
}

/// Rows, and which of them lead where.
#[derive(Debug, Default)]
pub struct Listed {
    /// All rows; entries begin with two free cells, in which the cursor stands.
    pub lines: Vec<Line>,
    /// The first row of each entry and where it leads, from top to bottom.
    pub targets: Vec<(usize, Target)>,
}

impl Listed {
    /// The first of the rows to show when `room` of them fit and the cursor is on entry number `at`: the cursor is kept
    /// in the middle, and the first and the last entry bring along what stands before and after them.
    pub fn first_shown(&self, at: usize, room: usize) -> usize {
        let most = self.lines.len().saturating_sub(room);
        let Some(&(row, _)) = self.targets.get(at) else { return 0 };
        match at {
            0 if row < room => 0,
            _ if at + 1 == self.targets.len() && row >= most => most,
            _ => row.saturating_sub(room / 2).min(most),
        }
    }

    /// Adds an entry of one row.
    pub fn entry(&mut self, line: Line, target: Target) {
        self.targets.push((self.lines.len(), target));
        self.lines.push(line);
    }

    /// Adds the words at a place in quotation marks with `more` behind them, wrapped behind `lead`, as an entry that leads
    /// there.
    pub fn quoted(
        &mut self,
        state: &State,
        lead: (&str, Style),
        indent: usize,
        (place, more): (Place, &str),
        width: usize,
    ) {
        let words = format!("{}{more}", words::quoted(state, state.story.words(place)));
        self.targets.push((self.lines.len(), Target::Place(place)));
        paragraph(&mut self.lines, lead, indent, &words, state.theme.text, width);
    }
}
