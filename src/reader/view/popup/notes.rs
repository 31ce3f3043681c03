//! Everything in the notebook: notes, marks, rulings, and what has no place.

use super::listed::{Listed, Target};
use super::paragraph;
use crate::analysis::{Entry, Subject};
use crate::reader::state::{Found, State};
use crate::reader::view::words;
use crate::story::Place;

/// The rows of the list.
pub fn listed(state: &State, width: usize) -> Listed {
    let mut list = List { state, width, listed: Listed::default() };
    let Some(hand) = state.comparison().map(|found| &found.by_hand) else { return list.listed };
    list.heading("Notes", hand.notes.is_empty());
    for note in &hand.notes {
        let about = about(state, note.subject);
        list.entry(&note.text, &about, Entry::Note(note.number), Some(note.place));
    }
    list.heading("Marks", hand.marks.is_empty());
    for mark in &hand.marks {
        list.entry(&mark.letter.to_string(), "", Entry::Mark(mark.number), Some(mark.place));
    }
    list.heading("Ruled", hand.rulings.is_empty());
    for ruling in &hand.rulings {
        list.entry(&ruling.words, "", Entry::Ruling(ruling.number), Some(ruling.place));
    }
    list.heading("Without a place", hand.orphans.is_empty());
    for orphan in &hand.orphans {
        list.entry(&orphan.words, "", orphan.entry, None);
    }
    if list.listed.lines.is_empty() {
        let words = state.keymap.spell(
            "Nothing yet. {note} writes a note, {set-mark} sets a mark, {rule} rules on a claim or a difference.",
        );
        paragraph(&mut list.listed.lines, ("", state.theme.text), 0, &words, state.theme.text, width);
    }
    list.listed
}

struct List<'a> {
    state: &'a State,
    width: usize,
    listed: Listed,
}

impl List<'_> {
    fn heading(&mut self, words: &str, empty: bool) {
        if !empty {
            if !self.listed.lines.is_empty() {
                self.listed.lines.push(Vec::new());
            }
            self.listed.lines.push(vec![(words.to_owned(), self.state.theme.title)]);
        }
    }

    /// What it says, then where it stands.
    fn entry(&mut self, says: &str, about: &str, entry: Entry, place: Option<Place>) {
        let theme = self.state.theme;
        self.listed.targets.push((self.listed.lines.len(), Target::Entry(entry, place)));
        paragraph(&mut self.listed.lines, ("", theme.text), 2, says, theme.text, self.width);
        let Some(place) = place else { return };
        let outlet = words::article(self.state, place.article);
        let quoted = words::quoted(self.state, self.state.story.words(place));
        let where_to = format!("{about}{outlet}  {quoted}");
        self.listed.lines.push(vec![("    ".into(), theme.dim), (where_to, theme.dim)]);
    }
}

fn about(state: &State, subject: Subject) -> String {
    match subject {
        Subject::Words => String::new(),
        Subject::Person(person) => {
            let entity = state.found.as_deref().and_then(|found| found.entity(person));
            entity.map_or_else(String::new, |entity| format!("on {}  ", entity.name))
        }
        Subject::Claim(claim) => format!("on claim {}  ", Found::claim_letter(claim)),
        Subject::Conflict(conflict) => format!("on difference {}  ", conflict + 1),
    }
}
