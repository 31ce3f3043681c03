//! Learning the weights: a linear-chain conditional random field by stochastic steps.

use crate::random::Random;
use crate::texts::Sentence;
use rashomon::analysis::people::tagger::{LABELS, Model, may_follow};
use std::collections::{BTreeMap, HashMap};

/// Rounds over the texts; more did not help on texts that were held back.
const ROUNDS: usize = 8;
/// Features seen on fewer words are noise.
const LEAST_COUNT: u32 = 3;
/// The step of the packed weights; finer ones did not help.
const STEP: f32 = 0.06;
/// FTRL-proximal (McMahan et al. 2013): learning rate, its damping, and the two penalties.
const ALPHA: f32 = 0.08;
const BETA: f32 = 1.0;
const L1: f32 = 0.6;
const L2: f32 = 0.4;

/// The packed weights that `sentences` teach.
pub fn learnt(sentences: Vec<Sentence>, random: &mut Random) -> Vec<u8> {
    let mut crf = Crf::new(&sentences);
    eprintln!("{} sentences, {} features", sentences.len(), crf.index.len());
    let sentences: Vec<_> = sentences.into_iter().map(|s| crf.indexed(s)).collect();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for round in 1..=ROUNDS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let loss: f64 = order.iter().map(|&i| crf.learn(&sentences[i])).sum();
        eprintln!("round {round}: loss {loss:.0}");
    }
    crf.pack()
}

/// The weights while they are learnt.
struct Crf {
    index: HashMap<u32, u32>,
    hashes: Vec<u32>,
    features: Ftrl,
    transitions: Ftrl,
}

struct Indexed {
    words: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

type Row = [f64; LABELS];

impl Crf {
    fn new(sentences: &[Sentence]) -> Self {
        let mut count: BTreeMap<u32, u32> = BTreeMap::new();
        for id in sentences.iter().flat_map(|s| &s.words).flatten() {
            *count.entry(*id).or_default() += 1;
        }
        let hashes: Vec<u32> =
            count.into_iter().filter(|&(_, n)| n >= LEAST_COUNT).map(|(id, _)| id).collect();
        let index: HashMap<u32, u32> = hashes.iter().enumerate().map(|(i, &id)| (id, i as u32)).collect();
        let features = Ftrl::new(hashes.len() * LABELS);
        Self { index, hashes, features, transitions: Ftrl::new(LABELS * LABELS) }
    }

    fn indexed(&self, sentence: Sentence) -> Indexed {
        let words = sentence
            .words
            .iter()
            .map(|ids| ids.iter().filter_map(|id| self.index.get(id).copied()).collect());
        Indexed { words: words.collect(), labels: sentence.labels }
    }

    /// One step on one sentence; returns its loss before the step.
    fn learn(&mut self, sentence: &Indexed) -> f64 {
        let n = sentence.words.len();
        if n == 0 {
            return 0.0;
        }
        let scores: Vec<Row> = sentence
            .words
            .iter()
            .map(|ids| {
                let mut row = [0.0; LABELS];
                for &id in ids {
                    let at = id as usize * LABELS;
                    for (sum, w) in row.iter_mut().zip(&self.features.w[at..at + LABELS]) {
                        *sum += f64::from(*w);
                    }
                }
                row
            })
            .collect();
        let trans = |from: usize, to: usize| f64::from(self.transitions.w[from * LABELS + to]);
        let forbidden = f64::NEG_INFINITY;
        let mut ahead: Vec<Row> = vec![[forbidden; LABELS]; n];
        for to in (0..LABELS).filter(|&to| may_follow(None, to)) {
            ahead[0][to] = scores[0][to];
        }
        for t in 1..n {
            for to in 0..LABELS {
                let sum = log_sum(
                    (0..LABELS).filter(|&f| may_follow(Some(f), to)).map(|f| ahead[t - 1][f] + trans(f, to)),
                );
                ahead[t][to] = sum + scores[t][to];
            }
        }
        let mut behind: Vec<Row> = vec![[0.0; LABELS]; n];
        for t in (0..n - 1).rev() {
            for from in 0..LABELS {
                behind[t][from] = log_sum(
                    (0..LABELS)
                        .filter(|&to| may_follow(Some(from), to))
                        .map(|to| trans(from, to) + scores[t + 1][to] + behind[t + 1][to]),
                );
            }
        }
        let all = log_sum(ahead[n - 1].into_iter());
        let mut gold = 0.0;
        let mut steps = [0.0; LABELS * LABELS];
        for t in 0..n {
            gold += scores[t][sentence.labels[t]];
            if t == 0 {
                continue;
            }
            gold += trans(sentence.labels[t - 1], sentence.labels[t]);
            for from in 0..LABELS {
                for to in (0..LABELS).filter(|&to| may_follow(Some(from), to)) {
                    let p = ahead[t - 1][from] + trans(from, to) + scores[t][to] + behind[t][to] - all;
                    steps[from * LABELS + to] += p.exp();
                }
            }
            steps[sentence.labels[t - 1] * LABELS + sentence.labels[t]] -= 1.0;
        }
        for (i, g) in steps.into_iter().enumerate() {
            self.transitions.step(i, g as f32);
        }
        for t in 0..n {
            for label in 0..LABELS {
                let p = (ahead[t][label] + behind[t][label] - all).exp();
                let g = (p - f64::from(u8::from(sentence.labels[t] == label))) as f32;
                // A gradient this small moves no packed weight.
                if g.abs() > 1e-3 {
                    for &id in &sentence.words[t] {
                        self.features.step(id as usize * LABELS + label, g);
                    }
                }
            }
        }
        all - gold
    }

    fn pack(&self) -> Vec<u8> {
        let transitions =
            std::array::from_fn(|f| std::array::from_fn(|t| self.transitions.w[f * LABELS + t]));
        let weights = self
            .hashes
            .iter()
            .enumerate()
            .map(|(i, &hash)| (hash, std::array::from_fn(|l| self.features.w[i * LABELS + l])))
            .collect();
        Model::pack(STEP, &transitions, weights)
    }
}

fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let top = values.clone().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY { top } else { top + values.map(|v| (v - top).exp()).sum::<f64>().ln() }
}

/// Follow the regularised leader, coordinate by coordinate.
struct Ftrl {
    w: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
}

impl Ftrl {
    fn new(len: usize) -> Self {
        Self { w: vec![0.0; len], z: vec![0.0; len], n: vec![0.0; len] }
    }

    fn step(&mut self, i: usize, g: f32) {
        let root = self.n[i].sqrt();
        self.n[i] += g * g;
        let new_root = self.n[i].sqrt();
        self.z[i] += g - (new_root - root) / ALPHA * self.w[i];
        let z = self.z[i];
        self.w[i] =
            if z.abs() <= L1 { 0.0 } else { -(z - z.signum() * L1) / ((BETA + new_root) / ALPHA + L2) };
    }
}
