//! Which pairs are worth measuring.
//!
//! In a small story all of them. In a large one each statement looks for partners through an index of stems, rarest
//! first; stems that too many statements have lead nowhere, so that the work grows with the number of statements and not
//! with its square.

use super::statement::{Corpus, Term};
use std::collections::BTreeMap;

/// Up to so many pairs all are measured: a few dozen short articles.
const ALL: usize = 120_000;
/// Statements that a stem may lead to: a stem with more tells next to nothing.
const CROWD: usize = 150;
/// Partners that each statement proposes.
const PARTNERS: usize = 24;

/// Pairs of statements of different articles, the one in the earlier article first, in order, each once.
pub fn pairs(corpus: &Corpus) -> Vec<(usize, usize)> {
    let count = corpus.statements.len();
    let article = |i: usize| corpus.statements[i].place.article;
    let all: usize = (0..count).map(|i| count - corpus.bounds[article(i) + 1]).sum();
    if all <= ALL {
        return (0..count)
            .flat_map(|a| (corpus.bounds[article(a) + 1]..count).map(move |b| (a, b)))
            .collect();
    }
    let mut index: BTreeMap<Term, Vec<(usize, f32)>> = BTreeMap::new();
    for (i, statement) in corpus.statements.iter().enumerate() {
        for &(term, weight) in &statement.terms {
            index.entry(term).or_default().push((i, weight));
        }
    }
    index.retain(|_, list| list.len() <= CROWD);
    let mut found = Vec::new();
    let mut likeness = vec![0.0_f32; count];
    for (a, statement) in corpus.statements.iter().enumerate() {
        let mut touched = Vec::new();
        for (term, weight) in &statement.terms {
            for &(b, other) in index.get(term).into_iter().flatten() {
                if article(b) != article(a) {
                    if likeness[b] == 0.0 {
                        touched.push(b);
                    }
                    likeness[b] += weight * other;
                }
            }
        }
        touched.sort_by(|&x, &y| likeness[y].total_cmp(&likeness[x]).then(x.cmp(&y)));
        found.extend(touched.iter().take(PARTNERS).map(|&b| (a.min(b), a.max(b))));
        touched.iter().for_each(|&b| likeness[b] = 0.0);
    }
    found.sort_unstable();
    found.dedup();
    found
}
