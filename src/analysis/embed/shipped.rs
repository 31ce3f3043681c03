//! The transformer that the program carries: all-MiniLM-L6-v2.

use super::encoder::{Block, Encoder, Table};
use super::layers::Norm;
use super::linear::Linear;

/// See `data/models/minilm/build.py` for the layout.
static WEIGHTS: &[u8] = include_bytes!("../../../data/models/minilm/model.bin");

/// What tells its vectors from those of other models; whoever changes the weights changes it too (a test holds them together).
pub const IDENTITY: &str = "all-MiniLM-L6-v2 811a63cc";
/// Ids of the markers of beginning and end.
pub const MARKERS: (u32, u32) = (101, 102);
/// Numbers in a vector.
pub const WIDTH: usize = 384;
/// Tokens of a text besides the markers; longer texts are cut: the model was trained on 128 with the markers.
pub const LONGEST: usize = 126;
const EPSILON: f32 = 1e-12;

/// Reads the weights and lays them out for multiplying: some 20 ms of work.
pub fn encoder() -> Encoder {
    let mut file = Reader { bytes: WEIGHTS, at: 0 };
    let [hidden, heads, layers, inner, words, positions] = [(); 6].map(|()| file.number());
    let words = file.table(words, hidden);
    let positions = file.table(positions, hidden);
    let kind = file.floats(hidden);
    let norm = file.norm(hidden);
    let blocks = (0..layers)
        .map(|_| Block {
            query: file.linear(hidden, hidden),
            key: file.linear(hidden, hidden),
            value: file.linear(hidden, hidden),
            gathered: file.linear(hidden, hidden),
            after_attention: file.norm(hidden),
            widen: file.linear(inner, hidden),
            narrow: file.linear(hidden, inner),
            after_feed: file.norm(hidden),
        })
        .collect();
    Encoder { hidden, heads, epsilon: EPSILON, words, positions, kind, norm, blocks }
}

/// Reads the file from front to back.
struct Reader {
    bytes: &'static [u8],
    at: usize,
}

impl Reader {
    fn take(&mut self, count: usize) -> &'static [u8] {
        self.at += count;
        &self.bytes[self.at - count..self.at]
    }

    fn number(&mut self) -> usize {
        self.take(4).iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        self.take(4 * count).chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
    }

    fn table(&mut self, rows: usize, columns: usize) -> Table {
        Table { scales: self.floats(rows), rows: self.take(rows * columns).into() }
    }

    fn norm(&mut self, width: usize) -> Norm {
        Norm { gain: self.floats(width), bias: self.floats(width) }
    }

    fn linear(&mut self, outputs: usize, inputs: usize) -> Linear {
        let scales = self.floats(outputs);
        let weights: Vec<i8> = self.take(outputs * inputs).iter().map(|byte| byte.cast_signed()).collect();
        Linear::new(&weights, scales, self.floats(outputs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_identity_is_that_of_the_weights() {
        let digest = Sha256::digest(WEIGHTS);
        let start: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(IDENTITY.ends_with(&start), "the weights begin with {start}");
    }
}
