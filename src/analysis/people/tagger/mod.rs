//! A sequence tagger for names: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed
//! word features, with weights of eight bits.
//!
//! The trainer in `data/models/people` uses the same labels, features and file form.

mod decode;
mod features;
mod groups;
mod model;

pub use decode::{Scores, best_path};
pub use features::features;
pub use groups::groups;
pub use model::{Model, Weights};

use crate::analysis::people::words::{Page, Usage};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::OnceLock;

/// Number of labels: outside, and begin and inside of person, organisation and place.
pub const LABELS: usize = 7;
/// The label of words outside any name.
pub const OUTSIDE: usize = 0;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// A human being.
    Person,
    /// A body of people: a firm, a ministry, a club.
    Organisation,
    /// A place.
    Place,
}

impl Tag {
    /// The label of the first word of such a name.
    pub const fn begin(self) -> usize {
        1 + 2 * self as usize
    }

    /// The label of its further words.
    pub const fn inside(self) -> usize {
        2 + 2 * self as usize
    }

    /// The tag whose label `label` is, if it is no [`OUTSIDE`].
    pub const fn of(label: usize) -> Option<Self> {
        match label {
            1 | 2 => Some(Self::Person),
            3 | 4 => Some(Self::Organisation),
            5 | 6 => Some(Self::Place),
            _ => None,
        }
    }
}

/// Whether label `to` may follow label `from` (`None` at the start of a sentence).
pub const fn may_follow(from: Option<usize>, to: usize) -> bool {
    if to == OUTSIDE || to % 2 == 1 {
        return true;
    }
    match from {
        Some(from) => from == to || from + 1 == to,
        None => false,
    }
}

/// A tagged name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// Its words.
    pub words: Range<usize>,
    /// What it names.
    pub tag: Tag,
}

/// The weights that are built into the program.
pub fn built_in() -> &'static Model<'static> {
    static READ: OnceLock<Model<'static>> = OnceLock::new();
    READ.get_or_init(|| Model::read(include_bytes!("../../../../data/models/people/names.crf")))
}

/// The names of `page`, in order.
pub fn tag(page: &Page, usage: &Usage, model: &Model) -> Vec<Tagged> {
    let sentences = page.sentences.par_iter().map_init(Vec::new, |ids, line| {
        let mut scores = Scores::with_capacity(line.words.len());
        for at in line.words.clone() {
            ids.clear();
            features(page, usage, line, at, ids);
            scores.push(model.score(ids));
        }
        collect(&best_path(&scores, model.transitions()), line.words.start)
    });
    sentences.flatten_iter().collect()
}

/// The names in the labels `path` of the words from `first` on.
fn collect(path: &[usize], first: usize) -> Vec<Tagged> {
    let mut found = Vec::new();
    let mut open: Option<Tagged> = None;
    for (i, &label) in path.iter().enumerate() {
        let at = first + i;
        if label % 2 == 0
            && label != OUTSIDE
            && let Some(name) = &mut open
        {
            name.words.end = at + 1;
            continue;
        }
        found.extend(open.take());
        open = Tag::of(label).map(|tag| Tagged { words: at..at + 1, tag });
    }
    found.extend(open);
    found
}
