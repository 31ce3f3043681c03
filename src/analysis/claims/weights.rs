//! The learned weights: two logistic regressions, the second over the first one's view of the neighbourhood.
//!
//! A weight's contribution to a score can be read off, which is what the reasons are made of.

use super::features;
use super::surroundings;
use crate::analysis::Depth;

/// Weights of one logistic regression over standardised measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    bias: f32,
    /// For each measure: mean, scale, weight.
    rows: Vec<[f32; 3]>,
}

impl Layer {
    /// Log odds that the measured pair belongs together.
    pub fn logit(&self, measures: impl Iterator<Item = f32>) -> f32 {
        self.bias + self.contributions(measures).sum::<f32>()
    }

    /// How much the log odds move with a unit of measure number `at`.
    pub fn slope(&self, at: usize) -> f32 {
        let [_, scale, weight] = self.rows[at];
        weight / scale
    }

    /// How much each measure moves the log odds.
    pub fn contributions(&self, measures: impl Iterator<Item = f32>) -> impl Iterator<Item = f32> {
        self.rows.iter().zip(measures).map(|(&[mean, scale, weight], value)| (value - mean) / scale * weight)
    }
}

/// Both layers.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Over the measures of the pair alone.
    pub first: Layer,
    /// Over the first layer's log odds and its surroundings.
    pub second: Layer,
    /// Share of a story's excess likeness that is taken away before pairs are weighed, 0 to 1.
    pub level: f32,
}

impl Weights {
    /// Reads weights: lines of layer, measure, mean, scale, weight; `bias` lines hold the weight alone. Measures that
    /// the text does not name have no weight.
    pub fn parse(text: &str) -> Self {
        Self {
            first: layer(text, "first", &features::NAMES),
            second: layer(text, "second", &surroundings::NAMES),
            level: line(text, "level"),
        }
    }

    /// The weights that the program carries for a pass.
    pub fn shipped(depth: Depth) -> Self {
        Self::parse(match depth {
            Depth::Words => include_str!("../../../data/models/claims/words.txt"),
            Depth::Fast => include_str!("../../../data/models/claims/fast.txt"),
            Depth::Full => include_str!("../../../data/models/claims/full.txt"),
        })
    }
}

/// The value of a line `line NAME VALUE`; none of it where there is no such line.
fn line(text: &str, name: &str) -> f32 {
    text.lines()
        .filter_map(|line| line.strip_prefix("line ")?.strip_prefix(name)?.trim().parse().ok())
        .next()
        .unwrap_or(0.0)
}

fn layer(text: &str, layer: &str, names: &[&str]) -> Layer {
    let mut out = Layer { bias: 0.0, rows: vec![[0.0, 1.0, 0.0]; names.len()] };
    for line in text.lines() {
        let mut parts = line.split_whitespace();
        if parts.next() != Some(layer) {
            continue;
        }
        let name = parts.next().unwrap_or_default();
        let values: Vec<f32> = parts.filter_map(|p| p.parse().ok()).collect();
        match (name, values.as_slice()) {
            ("bias", &[bias]) => out.bias = bias,
            (name, &[mean, scale, weight]) => {
                if let Some(at) = names.iter().position(|&n| n == name) {
                    out.rows[at] = [mean, scale, weight];
                }
            }
            _ => {}
        }
    }
    out
}

/// Log odds as a probability.
pub fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}
