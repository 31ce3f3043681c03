//! The palette: everything that can be done or gone to, found by some letters of it.

use crate::analysis::Entity;
use crate::reader::action::{Action, Entry, TABLE};
use crate::reader::state::{Found, State};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;
use std::rc::Rc;

/// The palette while it is open.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What was typed so far.
    pub wanted: String,
    /// What matches, best first; everything while nothing is typed.
    pub hits: Rc<Vec<Hit>>,
    /// The one under the cursor, as an index into `hits`.
    pub at: usize,
    /// How many entries there are in all.
    pub all: usize,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub what: What,
    /// Its name: the action's, the person's, the claim's letter, the article's outlet.
    pub name: String,
    /// What else is to be said of it, on the same line.
    pub about: String,
    /// On the right: the key of an action, the kind of anything else.
    pub side: String,
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An action.
    Act(Action),
    /// A person, organisation or place, by its number.
    Person(usize),
    /// A claim, by its number.
    Claim(usize),
    /// An article, by its number.
    Article(usize),
}

impl Palette {
    /// What matches `wanted` in `state`, with the cursor on the best.
    pub fn new(state: &State, wanted: String) -> Self {
        let entries = entries(state);
        let all = entries.len();
        Self { hits: Rc::new(matching(entries, &wanted)), wanted, at: 0, all }
    }
}

/// Actions, those first that the hints would name now, then in the order of help; then everybody and everything named,
/// claims, articles.
fn entries(state: &State) -> Vec<Hit> {
    let mut actions: Vec<&Entry> = TABLE.iter().filter(|entry| entry.action != Action::Palette).collect();
    actions.sort_by_key(|entry| match entry.rank {
        1.. if (entry.applies)(state).is_ok() => entry.rank,
        _ => u8::MAX,
    });
    let mut entries: Vec<Hit> = actions
        .into_iter()
        .map(|entry| Hit {
            what: What::Act(entry.action),
            name: entry.name.to_owned(),
            about: entry.does.to_owned(),
            side: state.keymap.key(entry.action),
        })
        .collect();
    if let Some(found) = state.found.as_deref() {
        let kinds = [
            ("person", &found.comparison.people),
            ("organisation", &found.comparison.organisations),
            ("place", &found.comparison.places),
        ];
        let named = kinds.into_iter().flat_map(|(kind, all)| all.iter().map(move |entity| (kind, entity)));
        entries.extend(named.enumerate().map(|(number, (kind, entity)): (usize, (&str, &Entity))| Hit {
            what: What::Person(number),
            name: entity.name.clone(),
            about: String::new(),
            side: kind.to_owned(),
        }));
        entries.extend(found.comparison.claims.iter().enumerate().map(|(number, claim)| Hit {
            what: What::Claim(number),
            name: Found::claim_letter(number).to_string(),
            about: claim.label.clone(),
            side: "claim".to_owned(),
        }));
    }
    entries.extend(state.story.articles.iter().enumerate().map(|(number, article)| Hit {
        what: What::Article(number),
        name: state.outlet(number),
        about: article.heading().into_owned(),
        side: format!("article {}", number + 1),
    }));
    entries
}

/// Those of `entries` that hold the letters of `wanted` in their order, best first; among equals, those that stand first.
fn matching(entries: Vec<Hit>, wanted: &str) -> Vec<Hit> {
    let pattern = Pattern::new(wanted, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut room = Vec::new();
    let mut score = |words: &str| pattern.score(Utf32Str::new(words, &mut room), &mut matcher);
    let mut scored: Vec<(u32, Hit)> = entries
        .into_iter()
        .filter_map(|hit| {
            // A hit in the name alone says more than one that takes letters from here and there.
            let name = score(&hit.name).map(|score| score * 2);
            let line = score(&format!("{} {}", hit.name, hit.about));
            Some((name.max(line)?, hit))
        })
        .collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().map(|(_, hit)| hit).collect()
}
