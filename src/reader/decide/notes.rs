//! Notes, bookmarks, and the list of both.

use super::{Decision, Effect, Update, mentions};
use crate::analysis::{Entry, Subject};
use crate::notebook::{Note, Notebook, Quote};
use crate::reader::state::{Ask, Focus, Found, JumpKind, Popup, PopupKind, Prompt, State};
use crate::story::Place;
use crate::text::{cells, fitting};

/// Cells of a quotation in a message.
const WIDE: usize = 40;

/// Lays the bookmark `letter` at the reading place.
pub fn set_mark(state: &State, letter: char) -> Decision {
    let Some(place) = state.reading_sentence() else {
        return Decision::none().say("There is no sentence here to mark.");
    };
    let mut notebook = (*state.pages.notebook).clone();
    notebook.set_mark(letter, Quote::new(&state.story, place));
    write(notebook, format!("Mark {letter} lies at {}.", quoted(state, place)))
}

/// Jumps to the bookmark `letter`.
pub fn to_mark(state: &State, letter: char) -> Decision {
    let marks = state.comparison().map_or(&[][..], |found| &found.by_hand.marks);
    match marks.iter().find(|mark| mark.letter == letter) {
        Some(mark) if state.standing.contains(&mark.place.article) => mentions::jump(state, mark.place),
        Some(_) => Decision::none().say("That article stands in no pane; {articles} takes it in."),
        None if state.pages.notebook.marks.iter().any(|mark| mark.letter == letter) => {
            Decision::none().say(format!("Mark {letter} has lost its place; {{notes}} says why."))
        }
        None => Decision::none().say(format!("There is no mark {letter}; {{set-mark}} sets marks.")),
    }
}

/// Opens the line for a note: on what is chosen, else on the sentence at the reading place. A note that is there already
/// is edited.
pub fn begin(state: &State) -> Decision {
    let subjects = subjects(state);
    if subjects.is_empty() {
        return Decision::none().say("There is nothing here to write a note on.");
    }
    open(state, subjects, 0)
}

/// The line for a note on subject number `at`.
pub fn open(state: &State, subjects: Vec<(Subject, Place)>, at: usize) -> Decision {
    let (subject, place) = subjects[at];
    let text = state.note_on(subject, place).and_then(|number| state.pages.notebook.notes.get(number));
    let text = text.map_or_else(String::new, |note| note.text.replace('\n', " "));
    Update::Prompt(Some(Prompt::new(Ask::Note { subjects, at }, text))).into()
}

/// Keeps the note; an empty one is taken out.
pub fn keep(state: &State, (subject, place): (Subject, Place), text: &str) -> Decision {
    let Some(found) = state.comparison() else { return Decision::none() };
    let mut notebook = (*state.pages.notebook).clone();
    let old = state.note_on(subject, place).filter(|&number| number < notebook.notes.len());
    let words = match (text.trim().is_empty(), old) {
        (true, None) => return Decision::none().say("An empty note is not kept."),
        (true, Some(number)) => {
            notebook.notes.remove(number);
            "The note is gone; {rule} can take that back."
        }
        (false, Some(number)) => {
            notebook.notes[number] = Note::new(&state.story, found, subject, place, text);
            "The note is changed."
        }
        (false, None) => {
            notebook.notes.push(Note::new(&state.story, found, subject, place, text));
            "The note is kept; {notes} lists all."
        }
    };
    write(notebook, words)
}

/// What a note could be about now, the most likely first.
fn subjects(state: &State) -> Vec<(Subject, Place)> {
    let Some(found) = state.comparison() else { return Vec::new() };
    let under = state.popup.filter(|popup| popup.kind == PopupKind::Differences).map(|popup| popup.at);
    let difference = under.or(state.conflict.map(|(conflict, _)| conflict));
    let difference =
        difference.and_then(|c| Some((Subject::Conflict(c), found.conflicts.get(c)?.sides.first()?.place)));
    let claim =
        state.claim.and_then(|c| Some((Subject::Claim(c), found.claims.get(c)?.evidence.first()?.place)));
    let person =
        state.person.and_then(|p| Some((Subject::Person(p), state.chosen_person()?.mentions.first()?.place)));
    let words = state.reading_sentence().map(|place| (Subject::Words, place));
    // Any stretch can be written on: search for its words first.
    let hit = state.search.as_ref().filter(|search| !search.typing);
    let hit = hit.and_then(|search| Some((Subject::Words, *search.hits.get(search.current?)?)));
    let first = match (state.focus, state.last_jump) {
        _ if under.is_some() => difference,
        (Focus::People, _) => person,
        (Focus::Claims, _) => claim,
        (Focus::Text, Some(JumpKind::Difference)) => difference,
        (Focus::Text, Some(JumpKind::Mention)) => person,
        (Focus::Text, Some(JumpKind::Claim)) => claim,
        (Focus::Text, Some(JumpKind::Hit)) => hit,
        (Focus::Text, _) => None,
    };
    let mut all: Vec<(Subject, Place)> = Vec::new();
    for subject in [first, difference, claim, person, words, hit].into_iter().flatten() {
        if !all.contains(&subject) {
            all.push(subject);
        }
    }
    all
}

/// The list of notes, marks and rulings.
pub fn list() -> Decision {
    Update::Popup(Some(Popup { kind: PopupKind::Notes, at: 0 })).into()
}

/// Takes an entry out of the notebook.
pub fn strike(state: &State, entry: Entry) -> Decision {
    let mut notebook = (*state.pages.notebook).clone();
    match entry {
        Entry::Note(n) if n < notebook.notes.len() => drop(notebook.notes.remove(n)),
        Entry::Mark(n) if n < notebook.marks.len() => drop(notebook.marks.remove(n)),
        Entry::Ruling(n) if n < notebook.rulings.len() => drop(notebook.rulings.remove(n)),
        _ => return Decision::none(),
    }
    write(notebook, "Struck out; {take-back} takes that back.")
}

/// Takes the last change of the notebook back.
pub fn take_back() -> Decision {
    let decision = Decision::from(Update::TakeBack).say("Taken back.");
    decision.then(Decision::effect(Effect::Keep))
}

/// Goes on with `notebook`, and has it kept.
pub fn write(notebook: Notebook, words: impl Into<String>) -> Decision {
    Decision::from(Update::Write(notebook)).say(words).then(Decision::effect(Effect::Keep))
}

/// The first words at `place`, in quotation marks.
pub fn quoted(state: &State, place: Place) -> String {
    let (open, close) = state.glyphs.quotes;
    let words = state.story.words(place).replace('\n', " ");
    let words = words.trim_matches(['“', '”', '"']);
    let (part, _) = fitting(words, WIDE);
    let cut = if cells(part) < cells(words) { state.glyphs.cut } else { "" };
    format!("{open}{}{cut}{close}", part.trim_end())
}

/// What a note is about, for the line in which it is typed.
pub fn named(state: &State, (subject, place): (Subject, Place)) -> String {
    match subject {
        Subject::Words => quoted(state, place),
        Subject::Person(_) => state.chosen_person().map_or_else(String::new, |person| person.name.clone()),
        Subject::Claim(claim) => format!("claim {}", Found::claim_letter(claim)),
        Subject::Conflict(conflict) => format!("difference {}", conflict + 1),
    }
}
