//! The list of people, organisations or places: which of them it holds, in which order.

use crate::analysis::{Entity, MentionKind};
use crate::reader::state::{Focus, Found, State};
use std::cmp::Reverse;
use std::rc::Rc;

/// What the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leaf {
    /// Persons: voices, then those only mentioned.
    #[default]
    People,
    /// Organisations.
    Organisations,
    /// Places.
    Places,
}

impl Leaf {
    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::People => Self::Organisations,
            Self::Organisations => Self::Places,
            Self::Places => Self::People,
        }
    }

    /// As the list's title says it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Organisations => "Organisations",
            Self::Places => "Places",
        }
    }
}

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Most mentioned first.
    #[default]
    Count,
    /// In the order in which the story brings them up.
    First,
    /// Those in most articles first.
    Spread,
}

impl Sort {
    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::Count => Self::First,
            Self::First => Self::Spread,
            Self::Spread => Self::Count,
        }
    }

    /// As the list's title says it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::First => "first",
            Self::Spread => "spread",
        }
    }
}

/// Which mentions are jumped to and underlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kinds {
    /// All.
    #[default]
    All,
    /// Names alone.
    Names,
    /// Names and titles, no pronouns.
    NamesAndTitles,
}

impl Kinds {
    /// All, in the order of the key; [`Kinds::next`] walks through it.
    pub const ALL: [Kinds; 3] = [Self::All, Self::Names, Self::NamesAndTitles];

    /// The one after this.
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::Names,
            Self::Names => Self::NamesAndTitles,
            Self::NamesAndTitles => Self::All,
        }
    }

    /// Whether mentions of `kind` are among them.
    pub fn keep(self, kind: MentionKind) -> bool {
        match self {
            Self::All => true,
            Self::Names => kind == MentionKind::Name,
            Self::NamesAndTitles => kind != MentionKind::Pronoun,
        }
    }

    /// As the status line says it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::All => "all mentions",
            Self::Names => "names only",
            Self::NamesAndTitles => "names and titles",
        }
    }
}

/// Finding somebody in the list by typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What was typed so far.
    pub wanted: String,
    /// Who was chosen before.
    pub person: Option<usize>,
    /// What had the keys before.
    pub focus: Focus,
    /// The sidebar was brought up for it.
    pub raised: bool,
}

/// The list, ready for drawing.
#[derive(Debug, Default)]
pub struct Cast {
    /// Who stands in it, from top to bottom.
    pub order: Vec<usize>,
    /// How many of these, from the first, are voices.
    pub voices: usize,
    /// Voices and those only mentioned stand under headings.
    pub headed: bool,
    /// How many rows it would have if nothing were typed.
    pub full_rows: usize,
    made_for: Option<(Leaf, Sort, String)>,
}

impl Cast {
    /// The entries of `leaf` by `sort` whose names match `wanted`.
    pub fn new(found: &Found, leaf: Leaf, sort: Sort, wanted: &str) -> Self {
        let headed = leaf == Leaf::People;
        let mut order: Vec<usize> = found.leaf(leaf).collect();
        let spread = |entry: usize| found.counts[entry].iter().filter(|count| **count > 0).count();
        match sort {
            Sort::Count => {}
            Sort::First => order.sort_by_key(|&e| found.entity(e).and_then(first)),
            Sort::Spread => order.sort_by_key(|&e| Reverse(spread(e))),
        }
        let voice = |entry: &usize| headed && found.entity(*entry).is_some_and(|entity| entity.voice);
        order.sort_by_key(|entry| !voice(entry));
        let mut cast = Self { headed, ..Self::default() };
        cast.voices = order.iter().filter(|entry| voice(entry)).count();
        cast.full_rows = order.len() + headings(headed, cast.voices, order.len());
        order.retain(|&entry| found.entity(entry).is_some_and(|entity| matches(&entity.name, wanted)));
        cast.voices = order.iter().filter(|entry| voice(entry)).count();
        cast.made_for = Some((leaf, sort, wanted.to_owned()));
        Self { order, ..cast }
    }

    /// How many rows are headings.
    pub fn headings(&self) -> usize {
        headings(self.headed, self.voices, self.order.len())
    }
}

fn headings(headed: bool, voices: usize, all: usize) -> usize {
    if headed { usize::from(voices > 0) + usize::from(all > voices) } else { 0 }
}

fn first(entity: &Entity) -> Option<crate::story::Place> {
    entity.mentions.first().map(|mention| mention.place)
}

/// Whether the letters of `wanted` stand in `name` in this order, with others between them or not. Smart case: a capital
/// letter in `wanted` asks for exact letters.
fn matches(name: &str, wanted: &str) -> bool {
    let exact = wanted.chars().any(char::is_uppercase);
    let folded = |text: &str| if exact { text.to_owned() } else { text.to_lowercase() };
    let name = folded(name);
    let mut letters = name.chars();
    folded(wanted).chars().filter(|c| !c.is_whitespace()).all(|want| letters.any(|letter| letter == want))
}

impl State {
    /// Makes the list anew where what it depends on has changed.
    pub(super) fn settle_cast(&mut self) {
        let Some(found) = &self.found else { return };
        let wanted = self.find.as_ref().map_or("", |find| &find.wanted);
        let same =
            self.cast.made_for.as_ref().is_some_and(|(leaf, sort, words)| {
                *leaf == self.leaf && *sort == self.sort && words == wanted
            });
        if !same {
            self.cast = Rc::new(Cast::new(found, self.leaf, self.sort, wanted));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn letters_match_in_order_and_capitals_exactly() {
        assert!(matches("Marta Quill", "mql"));
        assert!(matches("Marta Quill", "a q"));
        assert!(matches("Marta Quill", ""));
        assert!(matches("Marta Quill", "MQ"));
        assert!(!matches("Marta Quill", "qm"));
        assert!(!matches("Marta Quill", "mQL"));
    }
}
