//! The weights of the tagger and their file.
//!
//! The file: `CRF1`; a 32-bit float, the value of one step; 7 x 7 signed bytes, the transitions from (row) to (column);
//! then for each feature, sorted by hash: the hash (32 bits, little end first), a byte whose bits say which labels have a
//! weight, and a signed byte for each of them.

use super::LABELS;

/// Weights before they are packed: a feature's hash and its weight for each label.
pub type Weights = Vec<(u32, [f32; LABELS])>;

/// Weights, ready to score.
pub struct Model<'a> {
    step: f32,
    transitions: [[f32; LABELS]; LABELS],
    /// Hash and place of the feature's weights in `bytes`, sorted by hash.
    features: Vec<(u32, u32)>,
    /// Where in `features` the hashes with the same top bits begin.
    heads: Vec<u32>,
    bytes: &'a [u8],
}

/// A hash's top bits that index [`Model::heads`].
const HEAD_BITS: u32 = 14;
const MAGIC: &[u8; 4] = b"CRF1";

impl<'a> Model<'a> {
    /// Reads a packed file; one that is none or is cut off has no weights beyond where it breaks.
    pub fn read(bytes: &'a [u8]) -> Self {
        let mut model = Self {
            step: 0.0,
            transitions: [[0.0; LABELS]; LABELS],
            features: Vec::new(),
            heads: vec![0; (1 << HEAD_BITS) + 1],
            bytes,
        };
        model.read_all();
        let mut next = 0;
        for head in 0..=1_u64 << HEAD_BITS {
            let from = head << (32 - HEAD_BITS);
            while model.features.get(next).is_some_and(|&(hash, _)| u64::from(hash) < from) {
                next += 1;
            }
            model.heads[head as usize] = next as u32;
        }
        model
    }

    fn read_all(&mut self) -> Option<()> {
        let rest = self.bytes.strip_prefix(MAGIC)?;
        self.step = f32::from_le_bytes(*rest.first_chunk()?);
        let mut at = 8;
        for row in &mut self.transitions {
            for cell in row {
                *cell = self.step * f32::from(*self.bytes.get(at)? as i8);
                at += 1;
            }
        }
        loop {
            let hash = u32::from_le_bytes(*self.bytes.get(at..)?.first_chunk()?);
            let count = self.bytes.get(at + 4)?.count_ones() as usize;
            self.bytes.get(at + 5 + count - 1)?;
            self.features.push((hash, at as u32 + 4));
            at += 5 + count;
        }
    }

    /// Packs weights in steps of `step`; weights that round to nothing are left out.
    pub fn pack(step: f32, transitions: &[[f32; LABELS]; LABELS], mut weights: Weights) -> Vec<u8> {
        let byte = |w: f32| (w / step).round().clamp(-127.0, 127.0) as i8;
        let mut out = MAGIC.to_vec();
        out.extend(step.to_le_bytes());
        out.extend(transitions.iter().flatten().map(|&w| byte(w) as u8));
        weights.sort_by_key(|&(hash, _)| hash);
        for (hash, row) in weights {
            let mask = (0..LABELS).filter(|&l| byte(row[l]) != 0).fold(0_u8, |mask, l| mask | 1 << l);
            if mask != 0 {
                out.extend(hash.to_le_bytes());
                out.push(mask);
                out.extend(row.iter().map(|&w| byte(w)).filter(|&b| b != 0).map(|b| b as u8));
            }
        }
        out
    }

    /// The score of each label for a word with the features `ids`.
    pub fn score(&self, ids: &[u32]) -> [f32; LABELS] {
        let mut sum = [0_i32; LABELS];
        for &id in ids {
            let head = (id >> (32 - HEAD_BITS)) as usize;
            let near = &self.features[self.heads[head] as usize..self.heads[head + 1] as usize];
            let Ok(found) = near.binary_search_by_key(&id, |&(hash, _)| hash) else { continue };
            let at = near[found].1 as usize;
            let mut mask = self.bytes[at];
            let mut value = at + 1;
            while mask != 0 {
                sum[mask.trailing_zeros() as usize] += i32::from(self.bytes[value] as i8);
                mask &= mask - 1;
                value += 1;
            }
        }
        sum.map(|s| s as f32 * self.step)
    }

    /// The score of going from one label to another.
    pub fn transitions(&self) -> &[[f32; LABELS]; LABELS] {
        &self.transitions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_weights_are_read_back_to_a_step() {
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 1.5;
        let weights =
            vec![(u32::MAX, [0.5, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0]), (7, [0.0; LABELS]), (3, [0.25; LABELS])];
        let packed = Model::pack(0.25, &transitions, weights);
        let model = Model::read(&packed);
        assert_eq!(model.score(&[u32::MAX, 3, 7, 8]), [0.75, 0.25, -0.75, 0.25, 0.25, 0.25, 0.25]);
        assert_eq!(model.transitions()[1][2], 1.5);
        assert_eq!(model.features.len(), 2);
    }

    #[test]
    fn a_broken_file_has_no_weights() {
        for bytes in
            [&b""[..], b"CRF", b"CRF1\0\0", b"nonsense that is long enough to be a file of its own kind"]
        {
            assert_eq!(Model::read(bytes).score(&[1, 2, 3]), [0.0; LABELS]);
        }
    }
}
