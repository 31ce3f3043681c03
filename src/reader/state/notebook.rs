//! The notebook while it is open: what was found without it, and what it makes of that.

use crate::analysis::{Comparison, Sentence, Subject};
use crate::notebook::{self, Notebook};
use crate::reader::rows::{Row, RowKind};
use crate::reader::state::State;
use crate::story::Place;
use crate::text::Span;
use std::rc::Rc;

/// More changes than this nobody takes back.
const MOST_UNDONE: usize = 100;

/// The notebook and what it was before.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// As it is.
    pub notebook: Rc<Notebook>,
    /// As it was before each change of this session, the last change last.
    pub before: Vec<Rc<Notebook>>,
    /// What was found, before the notebook was replayed on it.
    plain: Option<Rc<Comparison>>,
    /// Why nothing can be written, as a sentence.
    pub closed: Option<String>,
}

impl State {
    /// `comparison` as the notebook has it; it is kept to be replayed on.
    pub(super) fn replayed(&mut self, comparison: Comparison) -> Comparison {
        let ruled = notebook::apply(&self.story, &comparison, &self.pages.notebook);
        self.pages.plain = Some(Rc::new(comparison));
        ruled
    }

    /// Forgets what was found, for the story is no longer the one in which it was.
    pub(super) fn forget_comparison(&mut self) {
        self.pages.plain = None;
    }

    /// Goes on with `notebook`; what was before can be taken back.
    pub fn write(&mut self, notebook: Notebook) {
        self.pages.before.push(self.pages.notebook.clone());
        if self.pages.before.len() > MOST_UNDONE {
            self.pages.before.remove(0);
        }
        self.take_notebook(notebook);
    }

    /// Takes the last change back.
    pub fn take_back(&mut self) {
        if let Some(before) = self.pages.before.pop() {
            self.take_notebook((*before).clone());
        }
    }

    /// Goes on with `notebook`, as it was read from its file.
    pub fn take_notebook(&mut self, notebook: Notebook) {
        self.pages.notebook = Rc::new(notebook);
        self.replay();
    }

    /// Replays the notebook. What a change of it says for itself stands, whatever became of what was chosen.
    fn replay(&mut self) {
        let Some(plain) = self.pages.plain.clone() else { return };
        let message = self.message.take();
        self.replace(notebook::apply(&self.story, &plain, &self.pages.notebook));
        self.message = message;
    }

    /// The number of the note on `subject`, or for a stretch of words on those at `place`.
    pub fn note_on(&self, subject: Subject, place: Place) -> Option<usize> {
        let notes = &self.comparison()?.by_hand.notes;
        let same = |note: &&crate::analysis::PlacedNote| {
            note.subject == subject && (subject != Subject::Words || note.place == place)
        };
        notes.iter().find(same).map(|note| note.number)
    }

    /// Whether a note or a ruling stands beside `subject`.
    pub fn is_noted(&self, subject: Subject) -> bool {
        let Some(found) = self.comparison() else { return false };
        let ruled = match subject {
            Subject::Claim(claim) => found.by_hand.claims.contains_key(&claim),
            Subject::Conflict(conflict) => found.by_hand.confirmed.contains(&conflict),
            _ => false,
        };
        ruled || found.by_hand.notes.iter().any(|note| note.subject == subject)
    }

    /// The sentence at the reading place of the current pane: the one that has most of the row where the eye rests.
    pub fn reading_sentence(&self) -> Option<Place> {
        let article = self.article()?;
        let pane = self.screen.panes.iter().find(|pane| pane.article == article)?;
        let sentences = self.comparison()?.sentences.get(article)?;
        let from = usize::try_from(pane.top + isize::try_from(self.reading_row()).ok()?).unwrap_or(0);
        let nearest = (from..pane.rows.len()).chain((0..from).rev());
        let rows = nearest
            .filter_map(|row| pane.rows.get(row))
            .filter(|row| matches!(row.kind, RowKind::Text { .. }));
        let most = |row: &Row| {
            let share = |s: &Sentence| s.span.intersection(row.span).map_or(0, Span::len);
            sentences.iter().rev().max_by_key(|s| share(s)).filter(|s| share(s) > 0)
        };
        rows.filter_map(most).next().map(|sentence| Place::new(article, sentence.span))
    }
}
