//! What two sorted lists have in common: stems, names, persons, runs of words.

use super::statement::{Corpus, Term};

/// Stems that two statements share.
#[derive(Default)]
pub struct Shared {
    /// How many.
    pub count: usize,
    /// The sum of their weights.
    pub mass: f32,
    /// The greatest.
    pub rarest: f32,
    /// The second greatest.
    pub second_rarest: f32,
}

impl Shared {
    /// What the lists `a` and `b`, sorted by `term`, have in common.
    pub fn of<T>(corpus: &Corpus, a: &[T], b: &[T], term: impl Fn(&T) -> Term) -> Self {
        in_both(a, b, term).map(|term| corpus.weights[term as usize]).fold(Self::default(), |all, weight| {
            Self {
                count: all.count + 1,
                mass: all.mass + weight,
                rarest: all.rarest.max(weight),
                second_rarest: all.second_rarest.max(all.rarest.min(weight)),
            }
        })
    }
}

/// Each of `terms` once, in order.
pub fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Cosine of two sorted lists of weighted stems.
pub fn dot(a: &[(Term, f32)], b: &[(Term, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
        if x.0 == y.0 {
            sum += x.1 * y.1;
        }
    }
    sum
}

/// What two sorted lists share.
pub fn intersection(a: &[Term], b: &[Term]) -> Vec<Term> {
    in_both(a, b, |term| *term).collect()
}

/// The keys that two lists share, which are sorted by them; looked for as they are asked for.
pub fn in_both<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K) -> impl Iterator<Item = K> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            let (x, y) = (key(x), key(y));
            // Which of the two is less is anybody's guess: a processor that guesses would be wrong half of the time.
            i += usize::from(x <= y);
            j += usize::from(y <= x);
            if x == y {
                return Some(x);
            }
        }
        None
    })
}
