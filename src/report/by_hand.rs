//! What people wrote and ruled, as every format for people lists it.

use crate::analysis::{Ruled, Subject, claim_letter};
use crate::report::telling::Telling;
use crate::story::Place;

/// Entries of one kind under a title.
pub struct Section {
    /// What they are.
    pub title: &'static str,
    /// The entries, in the order of the notebook.
    pub items: Vec<Item>,
}

/// One entry.
pub struct Item {
    /// What it is about, or what was ruled.
    pub about: String,
    /// What a note says; nothing for the others.
    pub text: String,
    /// The words beside which it stands.
    pub place: Option<Place>,
}

/// Notes, bookmarks, rulings and what has no place, without those kinds of which there are none.
pub fn sections(told: Telling) -> Vec<Section> {
    let hand = &told.found.by_hand;
    let item = |about, text: &str, place| Item { about, text: text.to_owned(), place };
    let notes = hand.notes.iter().map(|note| item(about(told, note.subject), &note.text, Some(note.place)));
    let marks = hand.marks.iter().map(|mark| item(format!("Mark {}", mark.letter), "", Some(mark.place)));
    let rulings = hand.rulings.iter().map(|ruling| item(ruling.words.clone(), "", Some(ruling.place)));
    let orphans = hand.orphans.iter().map(|orphan| item(orphan.words.clone(), "", None));
    let all = [
        Section { title: "Notes", items: notes.collect() },
        Section { title: "Marks", items: marks.collect() },
        Section { title: "Ruled by hand", items: rulings.collect() },
        Section { title: "Notes without a place", items: orphans.collect() },
    ];
    all.into_iter().filter(|section| !section.items.is_empty()).collect()
}

/// `On claim B, The ferry sank`
fn about(told: Telling, subject: Subject) -> String {
    let found = told.found;
    match subject {
        Subject::Words => "On these words".to_owned(),
        Subject::Person(person) => {
            format!("On {}", found.entities().nth(person).map_or("", |entity| entity.name.as_str()))
        }
        Subject::Claim(claim) => format!("On claim {}, {}", claim_letter(claim), found.claims[claim].label),
        Subject::Conflict(conflict) => {
            format!("On difference {}, {}", conflict + 1, found.conflicts[conflict].why)
        }
    }
}

/// ` (merged by hand)` behind the label of claim number `claim`, where something was ruled on it.
pub fn ruled(told: Telling, claim: usize) -> String {
    told.found.by_hand.claims.get(&claim).map_or_else(String::new, |&how| format!(" ({} by hand)", name(how)))
}

/// ` (confirmed by hand)` behind difference number `conflict`, where somebody did.
pub fn confirmed(told: Telling, conflict: usize) -> &'static str {
    if told.found.by_hand.confirmed.contains(&conflict) { " (confirmed by hand)" } else { "" }
}

/// The word for a ruling, the same in every format.
pub fn name(ruled: Ruled) -> &'static str {
    match ruled {
        Ruled::Accepted => "accepted",
        Ruled::Renamed => "renamed",
        Ruled::Merged => "merged",
        Ruled::Split => "split",
    }
}
