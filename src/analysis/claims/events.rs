//! Keeps look-alike events apart: two arrests, two quakes told in the same words are told by different names and numbers.
//!
//! Articles are compared by the names and numbers they use; where a story falls into two camps that share few of them,
//! pairs across the camps are held against each other. Articles of one event resemble the same other articles, so the
//! rows of the table of likenesses are compared rather than single cells (second-order similarity).

use super::statement::{Corpus, Term};
use std::collections::BTreeMap;

/// From so many articles on, rows of the table are long enough to be compared.
const ROWS_SPEAK: usize = 4;
/// Beyond so many articles the cubic grouping would cost more than the sentences do.
const LARGEST: usize = 200;
/// Two articles of one event share names and numbers to a cosine of about .4 or more, look-alike events .1 or less:
/// between these two values the doubt grows.
const ALIEN: f32 = 0.10;
const AKIN: f32 = 0.30;
/// Likeness between two camps as a share of the likeness within them: below the first they are different events, above
/// the second one event with two kinds of reports.
const CAMPS_APART: f32 = 0.45;
const CAMPS_ALIKE: f32 = 0.85;

/// For every two articles how surely they tell different events: 0 to 1.
pub struct Events {
    apart: Vec<f32>,
    count: usize,
}

impl Events {
    /// Compares the articles of the story.
    pub fn new(corpus: &Corpus) -> Self {
        let count = corpus.bounds.len() - 1;
        let profiles: Vec<BTreeMap<Term, f32>> = (0..count).map(|article| profile(corpus, article)).collect();
        let mut likeness = Square::new(count);
        for a in 0..count {
            likeness.set(a, a, 1.0);
            for b in a + 1..count {
                likeness.set(a, b, cosine(&profiles[a], &profiles[b]));
            }
        }
        let mut apart = vec![0.0; count * count];
        let rows = (ROWS_SPEAK..=LARGEST).contains(&count).then(|| camps(&likeness));
        for a in 0..count {
            for b in 0..count {
                apart[a * count + b] = match &rows {
                    _ if a == b => 0.0,
                    Some((strength, rows)) => strength * (0.5 - 0.5 * rows.get(a, b)),
                    None => ((AKIN - likeness.get(a, b)) / (AKIN - ALIEN)).clamp(0.0, 1.0),
                };
            }
        }
        Self { apart, count }
    }

    /// How surely the two articles tell different events: 0 to 1.
    pub fn apart(&self, a: usize, b: usize) -> f32 {
        self.apart[a * self.count + b]
    }
}

/// Names and numbers of an article, each with the logarithm of its count.
fn profile(corpus: &Corpus, article: usize) -> BTreeMap<Term, f32> {
    let mut counts: BTreeMap<Term, f32> = BTreeMap::new();
    for statement in &corpus.statements[corpus.article(article)] {
        for &term in statement.named_words.iter().chain(&statement.number_terms) {
            *counts.entry(term).or_default() += 1.0;
        }
    }
    counts.values_mut().for_each(|count| *count = 1.0 + count.ln());
    counts
}

fn cosine(a: &BTreeMap<Term, f32>, b: &BTreeMap<Term, f32>) -> f32 {
    let length = |v: &BTreeMap<Term, f32>| v.values().map(|x| x * x).sum::<f32>().sqrt();
    let shared: f32 = a.iter().filter_map(|(term, x)| b.get(term).map(|y| x * y)).sum();
    shared / (length(a) * length(b)).max(f32::EPSILON)
}

/// How surely the story falls into two camps, and how alike any two articles stand towards all others (-1 to 1).
fn camps(likeness: &Square) -> (f32, Square) {
    let rows = correlations(&correlations(likeness));
    let (one, other) = halves(&rows);
    let mean = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let (sum, count) = pairs.fold((0.0, 0.0), |(s, n), (a, b)| (s + likeness.get(a, b), n + 1.0_f32));
        if count > 0.0 { sum / count } else { 1.0 }
    };
    let across = mean(&mut one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b))));
    let within = mean(&mut [&one, &other].into_iter().flat_map(|camp| {
        camp.iter().enumerate().flat_map(move |(i, &a)| camp[i + 1..].iter().map(move |&b| (a, b)))
    }));
    let ratio = across / within.max(f32::EPSILON);
    (((CAMPS_ALIKE - ratio) / (CAMPS_ALIKE - CAMPS_APART)).clamp(0.0, 1.0), rows)
}

/// Pearson correlation of every two rows.
fn correlations(of: &Square) -> Square {
    let count = of.count;
    let centred: Vec<Vec<f32>> = (0..count)
        .map(|a| {
            let mean = (0..count).map(|b| of.get(a, b)).sum::<f32>() / count as f32;
            (0..count).map(|b| of.get(a, b) - mean).collect()
        })
        .collect();
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
    let mut out = Square::new(count);
    for a in 0..count {
        for b in a..count {
            let lengths = (product(&centred[a], &centred[a]) * product(&centred[b], &centred[b])).sqrt();
            out.set(a, b, product(&centred[a], &centred[b]) / lengths.max(f32::EPSILON));
        }
    }
    out
}

/// Average-linkage clustering down to two camps.
fn halves(likeness: &Square) -> (Vec<usize>, Vec<usize>) {
    let mut camps: Vec<Vec<usize>> = (0..likeness.count).map(|i| vec![i]).collect();
    let mut between = likeness.clone();
    let mut alive: Vec<usize> = (0..likeness.count).collect();
    while alive.len() > 2 {
        let mut best = (f32::NEG_INFINITY, alive[0], alive[1]);
        for (i, &a) in alive.iter().enumerate() {
            for &b in &alive[i + 1..] {
                if between.get(a, b) > best.0 {
                    best = (between.get(a, b), a, b);
                }
            }
        }
        let (_, a, b) = best;
        let (size_a, size_b) = (camps[a].len() as f32, camps[b].len() as f32);
        alive.retain(|&i| i != b);
        for &c in alive.iter().filter(|&&c| c != a) {
            let mixed = (between.get(a, c) * size_a + between.get(b, c) * size_b) / (size_a + size_b);
            between.set(a, c, mixed);
        }
        let moved = std::mem::take(&mut camps[b]);
        camps[a].extend(moved);
    }
    (std::mem::take(&mut camps[alive[0]]), std::mem::take(&mut camps[alive[1]]))
}

/// A symmetric table.
#[derive(Clone)]
struct Square {
    cells: Vec<f32>,
    count: usize,
}

impl Square {
    fn new(count: usize) -> Self {
        Self { cells: vec![0.0; count * count], count }
    }

    fn get(&self, a: usize, b: usize) -> f32 {
        self.cells[a * self.count + b]
    }

    fn set(&mut self, a: usize, b: usize, value: f32) {
        self.cells[a * self.count + b] = value;
        self.cells[b * self.count + a] = value;
    }
}
