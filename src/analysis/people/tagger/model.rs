//! The weights of the tagger and their file.
//!
//! The file: `CRF2`; a 32-bit float, the value of one step; 7 x 7 signed bytes, the transitions from (row) to (column);
//! 2^16 + 1 numbers of 32 bits, where the features begin whose hashes have the same lower half; then for each feature, by
//! lower and upper half of its hash: the hash, a byte whose bits say which labels have a weight, and a signed byte for each
//! of them. Numbers stand little end first, and places count from the first feature. It is read where it lies.

use super::LABELS;

/// Weights before they are packed: a feature's hash and its weight for each label.
pub type Weights = Vec<(u32, [f32; LABELS])>;

/// Weights, ready to score.
pub struct Model<'a> {
    step: f32,
    transitions: [[f32; LABELS]; LABELS],
    /// Where the features with the same lower half begin, four bytes each.
    heads: &'a [u8],
    features: &'a [u8],
}

/// A hash's lower half finds its feature; the upper halves of the hashes of short words are much alike.
const HEADS: usize = (1 << 16) + 1;
const MAGIC: &[u8; 4] = b"CRF2";

impl<'a> Model<'a> {
    /// Opens a packed file; one that is none has no weights, and one that is cut off none beyond where it breaks.
    pub fn read(bytes: &'a [u8]) -> Self {
        let none = Self { step: 0.0, transitions: [[0.0; LABELS]; LABELS], heads: &[], features: &[] };
        Self::opened(bytes).unwrap_or(none)
    }

    fn opened(bytes: &'a [u8]) -> Option<Self> {
        let (step, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let step = f32::from_le_bytes(*step);
        let (cells, rest) = rest.split_at_checked(LABELS * LABELS)?;
        let (heads, features) = rest.split_at_checked(4 * HEADS)?;
        let weight = |from: usize, to: usize| step * f32::from(cells[from * LABELS + to] as i8);
        let transitions = std::array::from_fn(|from| std::array::from_fn(|to| weight(from, to)));
        Some(Self { step, transitions, heads, features })
    }

    /// Packs weights in steps of `step`; weights that round to nothing are left out.
    pub fn pack(step: f32, transitions: &[[f32; LABELS]; LABELS], mut weights: Weights) -> Vec<u8> {
        let byte = |w: f32| (w / step).round().clamp(-127.0, 127.0) as i8;
        weights.sort_by_key(|&(hash, _)| hash.rotate_left(16));
        let (mut features, mut heads) = (Vec::new(), vec![0_u32; HEADS]);
        for (hash, row) in weights {
            let mask = (0..LABELS).filter(|&l| byte(row[l]) != 0).fold(0_u8, |mask, l| mask | 1 << l);
            if mask != 0 {
                features.extend(hash.to_le_bytes());
                features.push(mask);
                features.extend(row.iter().map(|&w| byte(w)).filter(|&b| b != 0).map(|b| b as u8));
            }
            heads[head(hash) + 1] = features.len() as u32;
        }
        for at in 1..HEADS {
            heads[at] = heads[at].max(heads[at - 1]);
        }
        let mut out = MAGIC.to_vec();
        out.extend(step.to_le_bytes());
        out.extend(transitions.iter().flatten().map(|&w| byte(w) as u8));
        out.extend(heads.into_iter().flat_map(u32::to_le_bytes));
        out.extend(features);
        out
    }

    /// The score of each label for a word with the features `ids`.
    pub fn score(&self, ids: &[u32]) -> [f32; LABELS] {
        let mut sum = [0_i32; LABELS];
        for &id in ids {
            let (mut mask, mut weights) = self.weights(id).unwrap_or_default();
            while let (true, Some((&weight, rest))) = (mask != 0, weights.split_first()) {
                sum[mask.trailing_zeros() as usize] += i32::from(weight as i8);
                (mask, weights) = (mask & (mask - 1), rest);
            }
        }
        sum.map(|s| s as f32 * self.step)
    }

    /// Which labels the feature with this hash has a weight for, and the weights.
    fn weights(&self, id: u32) -> Option<(u8, &'a [u8])> {
        let from = |head: usize| -> Option<usize> {
            Some(u32::from_le_bytes(*self.heads.get(4 * head..)?.first_chunk()?) as usize)
        };
        let mut near = self.features.get(from(head(id))?..from(head(id) + 1)?)?;
        while let Some((hash, rest)) = near.split_first_chunk() {
            let (&mask, rest) = rest.split_first()?;
            let (weights, rest) = rest.split_at_checked(mask.count_ones() as usize)?;
            if u32::from_le_bytes(*hash) == id {
                return Some((mask, weights));
            }
            near = rest;
        }
        None
    }

    /// The score of going from one label to another.
    pub fn transitions(&self) -> &[[f32; LABELS]; LABELS] {
        &self.transitions
    }
}

/// Number of the head under which the feature with this hash stands.
fn head(hash: u32) -> usize {
    hash as usize % (HEADS - 1)
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
        assert_eq!(model.features.len(), 2 * 5 + 2 + 7);
    }

    #[test]
    fn the_shipped_file_is_packed_as_this_packs() {
        let bytes = include_bytes!("../../../../data/models/people/names.crf");
        let shipped = Model::read(bytes);
        let (mut weights, mut rest) = (Weights::new(), shipped.features);
        while let Some((hash, after)) = rest.split_first_chunk() {
            let hash = u32::from_le_bytes(*hash);
            weights.push((hash, shipped.score(&[hash])));
            rest = &after[1 + after[0].count_ones() as usize..];
        }
        assert!(weights.len() > 100_000);
        assert!(Model::pack(shipped.step, &shipped.transitions, weights) == bytes);
    }

    #[test]
    fn a_broken_file_has_no_weights() {
        for bytes in
            [&b""[..], b"CRF", b"CRF2\0\0", b"nonsense that is long enough to be a file of its own kind"]
        {
            assert_eq!(Model::read(bytes).score(&[1, 2, 3]), [0.0; LABELS]);
        }
    }
}
