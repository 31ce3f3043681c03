//! Look-alikes: statements that share their wording and must not be joined, and why.

use super::Scored;
use super::features::{self, Features, parallel};
use super::statement::{Corpus, Statement, Term};
use crate::analysis::{Apart, Relation};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What keeps two statements apart whatever they share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookAlike {
    /// The same words of different subjects: the names that differ.
    Parallel(Term, Term),
    /// One rules out what the other does not.
    Opposed,
}

/// What keeps `a` and `b`, of which `features` were measured, apart, if anything does.
pub fn look_alike(a: &Statement, b: &Statement, features: &Features) -> Option<LookAlike> {
    // The names are looked up again for the few pairs alone that were measured as parallel.
    if features::is_parallel(features) {
        return parallel(a, b).map(|(x, y)| LookAlike::Parallel(x, y));
    }
    let doors = a.stance.door.zip(b.stance.door);
    doors.is_some_and(|(x, y)| x.contradicts(y)).then_some(LookAlike::Opposed)
}

impl LookAlike {
    /// How the two relate.
    pub fn relation(self) -> Relation {
        match self {
            Self::Parallel(..) => Relation::Parallel,
            Self::Opposed => Relation::Opposes,
        }
    }

    /// The reason in a reader's words.
    pub fn words(self, corpus: &Corpus) -> String {
        match self {
            Self::Parallel(x, y) => format!(
                "same words, but the subject differs: {} / {}",
                corpus.shown[x as usize], corpus.shown[y as usize]
            ),
            Self::Opposed => "one rules out what the other does not".into(),
        }
    }
}

/// Likeness from which a look-alike is worth telling of.
const TELLING: f32 = 0.3;
/// Look-alikes that are told of one claim.
const MOST: usize = 4;

/// The pairs that are worth telling of, and what keeps them apart; most alike first.
pub fn telling(scored: &[Scored]) -> Vec<(&Scored, LookAlike)> {
    let mut alike: Vec<(&Scored, LookAlike)> = scored
        .iter()
        .filter(|s| s.likeness >= TELLING)
        .filter_map(|s| s.look_alike.map(|kind| (s, kind)))
        .collect();
    alike.sort_by_key(|(s, _)| (Reverse((s.likeness * 1e6) as u32), s.a, s.b));
    alike
}

/// The look-alikes among `alike`, in their order, of the claim whose evidence are the statements `members`.
pub fn of_claim(corpus: &Corpus, alike: &[(&Scored, LookAlike)], members: &[usize]) -> Vec<Apart> {
    let mut told = BTreeSet::new();
    alike
        .iter()
        .filter(|(s, _)| members.contains(&s.a) != members.contains(&s.b))
        .filter_map(|(s, kind)| {
            let (inside, outside) = if members.contains(&s.a) { (s.a, s.b) } else { (s.b, s.a) };
            let evidence = members.iter().position(|&m| m == inside)?;
            told.insert(outside).then(|| Apart {
                evidence,
                place: corpus.statements[outside].place,
                relation: kind.relation(),
                why: kind.words(corpus),
            })
        })
        .take(MOST)
        .collect()
}
