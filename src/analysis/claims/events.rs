//! Keeps look-alike events apart: two arrests, two quakes told in the same words are told by different names and numbers.
//!
//! Articles are compared by the names and numbers they use; where a story falls into two camps that share few of them,
//! pairs across the camps are held against each other. What every article names says nothing of the camps and what one
//! article alone names says nothing of its likeness, so in stories of some articles each name counts by how few use it
//! (inverse document frequency); what the articles are about on the whole adds a little. Articles of one event resemble
//! the same other articles, so the rows of the table of likenesses are compared rather than single cells (second-order
//! similarity).

use super::statement::{Corpus, Term};
use crate::analysis::embed::cosine;
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
const CAMPS_APART: f32 = 0.30;
const CAMPS_ALIKE: f32 = 0.40;
/// How much the articles' meaning counts beside their names and numbers.
const MEANING: f32 = 0.15;

/// For every two articles how surely they tell different events: 0 to 1.
pub struct Events {
    apart: Square,
}

impl Events {
    /// Compares the articles of the story.
    pub fn new(corpus: &Corpus) -> Self {
        let count = corpus.bounds.len() - 1;
        let apart =
            if (ROWS_SPEAK..=LARGEST).contains(&count) { by_camps(corpus) } else { by_likeness(corpus) };
        Self { apart }
    }

    /// How surely the two articles tell different events: 0 to 1.
    pub fn apart(&self, a: usize, b: usize) -> f32 {
        self.apart.get(a, b)
    }
}

/// Compares every two articles for themselves.
fn by_likeness(corpus: &Corpus) -> Square {
    let profiles: Vec<Profile> = counts(corpus)
        .map(|profile| profile.into_iter().map(|(term, count)| (term, 1.0 + count.ln())).collect())
        .collect();
    Square::new(profiles.len()).filled(|a, b| {
        let doubt = (AKIN - alike(&profiles[a], &profiles[b])) / (AKIN - ALIEN);
        if a == b { 0.0 } else { doubt.clamp(0.0, 1.0) }
    })
}

/// Parts the articles into two camps and compares how they stand towards all others.
fn by_camps(corpus: &Corpus) -> Square {
    let profiles = telling(counts(corpus).collect());
    let meanings = meanings(corpus);
    let names = Square::new(profiles.len())
        .filled(|a, b| if a == b { 1.0 } else { alike(&profiles[a], &profiles[b]) });
    let meant = |a: usize, b: usize| meanings.as_ref().map_or(0.0, |all| cosine(&all[a], &all[b]));
    let likeness = Square::new(profiles.len()).filled(|a, b| names.get(a, b) + MEANING * meant(a, b));
    let rows = correlations(&correlations(&likeness));
    let strength = strength(&names, halves(&rows));
    Square::new(profiles.len()).filled(|a, b| strength * (0.5 - 0.5 * rows.get(a, b)))
}

/// Names and numbers, each with its weight.
type Profile = BTreeMap<Term, f32>;

/// How often each article uses its names and numbers.
fn counts(corpus: &Corpus) -> impl Iterator<Item = Profile> {
    (0..corpus.bounds.len() - 1).map(|article| {
        let mut counts = Profile::new();
        for statement in &corpus.statements[corpus.article(article)] {
            for &term in statement.named_words.iter().chain(&statement.number_terms) {
                *counts.entry(term).or_default() += 1.0;
            }
        }
        counts
    })
}

/// Weighs what two articles or more use by how few they are; drops the rest.
fn telling(counts: Vec<Profile>) -> Vec<Profile> {
    let mut users: BTreeMap<Term, usize> = BTreeMap::new();
    counts.iter().flat_map(|profile| profile.keys()).for_each(|&term| *users.entry(term).or_default() += 1);
    let rarity =
        |term: &Term| (users[term] > 1).then(|| ((counts.len() as f32 + 0.5) / users[term] as f32).ln());
    let weigh = |(term, count): (&Term, &f32)| Some((*term, count.ln_1p() * rarity(term)?));
    counts.iter().map(|profile| profile.iter().filter_map(weigh).collect()).collect()
}

/// What each article is about on the whole, less what all are about; nothing in a pass without meanings.
fn meanings(corpus: &Corpus) -> Option<Vec<Vec<f32>>> {
    let count = corpus.bounds.len() - 1;
    let width = corpus.statements.first()?.sense.as_ref()?.whole.len();
    let mut means = vec![vec![0.0; width]; count];
    for (article, mean) in means.iter_mut().enumerate() {
        let statements = &corpus.statements[corpus.article(article)];
        for sense in statements.iter().filter_map(|statement| statement.sense.as_ref()) {
            mean.iter_mut().zip(&sense.whole).for_each(|(sum, x)| *sum += x / statements.len() as f32);
        }
    }
    let common: Vec<f32> =
        (0..width).map(|i| means.iter().map(|mean| mean[i]).sum::<f32>() / count as f32).collect();
    for mean in &mut means {
        mean.iter_mut().zip(&common).for_each(|(x, usual)| *x -= usual);
        scale_to_one(mean);
    }
    Some(means)
}

/// Brings a row to the length one.
fn scale_to_one(row: &mut [f32]) {
    let length = cosine(row, row).sqrt().max(f32::EPSILON);
    row.iter_mut().for_each(|x| *x /= length);
}

/// Cosine of two weighted lists.
fn alike(a: &Profile, b: &Profile) -> f32 {
    let length = |v: &Profile| v.values().map(|x| x * x).sum::<f32>().sqrt();
    let shared: f32 = a.iter().filter_map(|(term, x)| b.get(term).map(|y| x * y)).sum();
    shared / (length(a) * length(b)).max(f32::EPSILON)
}

/// How surely the two camps tell different events, by the likeness of their articles: 0 to 1.
fn strength(likeness: &Square, (one, other): (Vec<usize>, Vec<usize>)) -> f32 {
    let mean = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let (sum, count) = pairs.fold((0.0, 0.0), |(s, n), (a, b)| (s + likeness.get(a, b), n + 1.0_f32));
        if count > 0.0 { sum / count } else { 1.0 }
    };
    let across = mean(&mut one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b))));
    let within = mean(&mut [&one, &other].into_iter().flat_map(|camp| {
        camp.iter().enumerate().flat_map(move |(i, &a)| camp[i + 1..].iter().map(move |&b| (a, b)))
    }));
    let ratio = across / within.max(f32::EPSILON);
    ((CAMPS_ALIKE - ratio) / (CAMPS_ALIKE - CAMPS_APART)).clamp(0.0, 1.0)
}

/// Pearson correlation of every two rows.
fn correlations(of: &Square) -> Square {
    let count = of.count;
    let centred: Vec<Vec<f32>> = (0..count)
        .map(|a| {
            let mean = (0..count).map(|b| of.get(a, b)).sum::<f32>() / count as f32;
            let mut row: Vec<f32> = (0..count).map(|b| of.get(a, b) - mean).collect();
            scale_to_one(&mut row);
            row
        })
        .collect();
    Square::new(count).filled(|a, b| cosine(&centred[a], &centred[b]))
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

    /// The table with the value of every two, each asked for once.
    fn filled(mut self, value: impl Fn(usize, usize) -> f32) -> Self {
        for a in 0..self.count {
            for b in a..self.count {
                self.set(a, b, value(a, b));
            }
        }
        self
    }

    fn get(&self, a: usize, b: usize) -> f32 {
        self.cells[a * self.count + b]
    }

    fn set(&mut self, a: usize, b: usize, value: f32) {
        self.cells[a * self.count + b] = value;
        self.cells[b * self.count + a] = value;
    }
}
