//! A table that gives each token a vector; the sum over a sentence stands for its meaning.
//!
//! Method: Model2Vec (Tulkens and van Dongen 2024) with rows refitted so that their sum predicts a sentence
//! transformer's vector; see `data/models/static/README.md`.

use super::vectors::cosine;
use super::wordpiece::pieces;

/// See `data/models/static/build.py` for the layout.
static TABLE: &[u8] = include_bytes!("../../../data/models/static/table.bin");

/// Numbers in a vector.
pub const DIMENSIONS: usize = 128;
/// Bytes before the weights.
const HEAD: usize = 8;

/// A vector of length one, or of zeros where there was nothing to embed.
pub type Vector = [f32; DIMENSIONS];

/// The meaning of a sentence.
pub fn sentence_vector(text: &str) -> Vector {
    let mut sum = [0.0; DIMENSIONS];
    for id in pieces(text) {
        add(id as usize, &mut sum);
    }
    unit(sum)
}

fn add(id: usize, sum: &mut Vector) {
    let word = |at: usize| u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]);
    let count = word(0) as usize;
    if id >= count {
        return;
    }
    let weight = f32::from_bits(word(HEAD + 4 * id));
    let row = HEAD + 4 * count + DIMENSIONS * id;
    for (slot, &byte) in sum.iter_mut().zip(&TABLE[row..row + DIMENSIONS]) {
        *slot += f32::from(byte.cast_signed()) * weight;
    }
}

fn unit(mut vector: Vector) -> Vector {
    let length = cosine(&vector, &vector).sqrt();
    if length > f32::EPSILON {
        for x in &mut vector {
            *x /= length;
        }
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_sentences_lie_nearer_than_unlike_ones() {
        let a = sentence_vector("The court jailed the mayor for three years.");
        let b = sentence_vector("A judge sent the mayor to prison.");
        let c = sentence_vector("Apples ripen late in cold valleys.");
        assert!(cosine(&a, &b) > cosine(&a, &c) + 0.2);
        assert!((cosine(&a, &a) - 1.0).abs() < 1e-5);
    }
}
