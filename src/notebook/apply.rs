//! A notebook replayed on a comparison.

use crate::analysis::{
    self, ByHand, Comparison, Entity, Entry, Orphan, PlacedMark, PlacedNote, PlacedRuling, Subject,
};
use crate::notebook::claims::Claims;
use crate::notebook::differences::Differences;
use crate::notebook::{Lost, Note, Notebook, On, Quote, Ruling, Verb};
use crate::story::{Place, Story};

/// `before` with what `notebook` rules on it and holds beside it, in [`Comparison::by_hand`]. The same comparison and the
/// same notebook always give the same; what has no place is among [`ByHand::orphans`].
pub fn apply(story: &Story, before: &Comparison, notebook: &Notebook) -> Comparison {
    let mut found = before.clone();
    if *notebook == Notebook::default() {
        return found;
    }
    let mut by_hand = ByHand::default();
    let mut claims = Claims::new(before);
    let mut differences = Differences::new(before);
    for (number, ruling) in notebook.rulings.iter().enumerate() {
        let places = Places::of(story, ruling);
        let done = match ruling.ruling {
            Verb::Dismiss | Verb::Confirm => differences.rule(ruling, &places),
            _ => claims.rule(story, ruling, &places),
        };
        match (done, places.first()) {
            (Ok(()), Some(place)) => {
                by_hand.rulings.push(PlacedRuling {
                    number,
                    words: format!("{}.", ruling.described()),
                    place,
                });
            }
            (done, _) => {
                let why = done.err().or(places.lost).map_or_else(String::new, |why| format!(": {why}"));
                let words = format!("{}{why}.", ruling.described());
                by_hand.orphans.push(Orphan { entry: Entry::Ruling(number), words });
            }
        }
    }
    found.by_hand = by_hand;
    claims.put_into(&mut found);
    differences.put_into(&mut found);
    if found.claims != before.claims {
        analysis::claims_changed(story, &mut found);
    }
    marks(story, notebook, &mut found);
    notes(story, notebook, before, &mut found);
    found
}

/// The places that a ruling quotes.
pub(super) struct Places {
    /// Of the claim or the difference.
    pub of: Vec<Place>,
    /// Of the other claim.
    pub with: Vec<Place>,
    /// Of the wordings that leave.
    pub off: Vec<Place>,
    /// Why the first one that has no place has none.
    pub lost: Option<String>,
}

impl Places {
    fn of(story: &Story, ruling: &Ruling) -> Self {
        let mut lost = None;
        let mut found = |quotes: &[Quote]| -> Vec<Place> {
            let all =
                quotes.iter().filter_map(|quote| quote.find(story).map_err(|why| note(&mut lost, why)).ok());
            all.collect()
        };
        let (of, with, off) = (found(&ruling.quote), found(&ruling.with), found(&ruling.off));
        Self { of, with, off, lost }
    }

    fn first(&self) -> Option<Place> {
        self.of.first().copied()
    }

    /// `why` no ruling can be replayed, or the reason why its words have no place.
    pub fn or_lost(&self, why: &str) -> String {
        self.lost.clone().unwrap_or_else(|| why.to_owned())
    }
}

fn note(first: &mut Option<String>, why: Lost) {
    first.get_or_insert_with(|| why.to_string());
}

fn marks(story: &Story, notebook: &Notebook, found: &mut Comparison) {
    for (number, mark) in notebook.marks.iter().enumerate() {
        match mark.quote.find(story) {
            Ok(place) => found.by_hand.marks.push(PlacedMark { number, letter: mark.letter, place }),
            Err(why) => {
                let words = format!("The mark {}: {why}.", mark.letter);
                found.by_hand.orphans.push(Orphan { entry: Entry::Mark(number), words });
            }
        }
    }
}

fn notes(story: &Story, notebook: &Notebook, before: &Comparison, found: &mut Comparison) {
    for (number, note) in notebook.notes.iter().enumerate() {
        match placed(story, before, found, note) {
            Ok((subject, place)) => {
                let text = note.text.clone();
                found.by_hand.notes.push(PlacedNote { number, text, subject, place });
            }
            Err(why) => {
                let words = format!("{}: {why}.", note.described());
                found.by_hand.orphans.push(Orphan { entry: Entry::Note(number), words });
            }
        }
    }
}

/// What a note is about now. One on a claim or a difference that was ruled away stays beside the words.
fn placed(
    story: &Story,
    before: &Comparison,
    found: &Comparison,
    note: &Note,
) -> Result<(Subject, Place), String> {
    let mut lost = None;
    let mut places = Vec::new();
    for quote in &note.quote {
        match quote.find(story) {
            Ok(place) => places.push(place),
            Err(why) => self::note(&mut lost, why),
        }
    }
    let lost = lost.unwrap_or_else(|| "it quotes no words".to_owned());
    let first = places.first().copied();
    let subject = match note.on {
        On::Words => return first.map(|place| (Subject::Words, place)).ok_or(lost),
        On::Person => person(found, &note.name, first).ok_or(lost)?,
        On::Claim => match Claims::new(found).find(&places) {
            Some(claim) => Subject::Claim(claim),
            None if Claims::new(before).find(&places).is_some() => Subject::Words,
            None if first.is_some() => return Err("its words no longer make a claim".into()),
            None => return Err(lost),
        },
        On::Difference => match Differences::new(found).find(&places, "") {
            Some(conflict) => Subject::Conflict(conflict),
            None if Differences::new(before).find(&places, "").is_some() => Subject::Words,
            None if first.is_some() => return Err("its words no longer make a difference".into()),
            None => return Err(lost),
        },
    };
    let place = match subject {
        Subject::Person(person) => found.entities().nth(person).and_then(|p| Some(p.mentions.first()?.place)),
        Subject::Claim(claim) => found.claims[claim].evidence.first().map(|e| e.place),
        Subject::Conflict(conflict) => found.conflicts[conflict].sides.first().map(|side| side.place),
        Subject::Words => None,
    };
    place.or(first).map(|place| (subject, place)).ok_or_else(|| "it quotes no words".into())
}

/// Whoever has this name, if only one has it; else whoever is mentioned at `place`.
fn person(found: &Comparison, name: &str, place: Option<Place>) -> Option<Subject> {
    let named: Vec<(usize, &Entity)> = found.entities().enumerate().collect();
    let called: Vec<usize> =
        named.iter().filter(|(_, entity)| entity.name == name).map(|(n, _)| *n).collect();
    if let [person] = called[..] {
        return Some(Subject::Person(person));
    }
    let place = place?;
    let mentioned = |entity: &Entity| entity.mentions.iter().any(|m| m.place == place);
    named.iter().find(|(_, entity)| mentioned(entity)).map(|(n, _)| Subject::Person(*n))
}

#[cfg(test)]
mod tests;
