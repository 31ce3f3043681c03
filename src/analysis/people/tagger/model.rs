//! The weights of the tagger and their file.
//!
//! The file: `CRF3`; a 32-bit float, the value of one step; 7 x 7 signed bytes, the transitions from (row) to (column);
//! 2^16 + 1 heads of 32 bits, one for the features whose hashes have the same lower half: in its lower 20 bits where they
//! begin, in the others which twelfths their upper halves fall into; then the features, by lower and upper half of their
//! hashes: the upper half, a byte whose bits say which labels have a weight, and a signed byte for each of them. Numbers stand
//! little end first, and places count from the first feature. It is read where it lies.

use super::LABELS;

/// Weights before they are packed: a feature's hash and its weight for each label.
pub type Weights = Vec<(u32, [f32; LABELS])>;

/// Weights, ready to score.
pub struct Model<'a> {
    step: f32,
    transitions: [[f32; LABELS]; LABELS],
    /// The heads, four bytes each.
    heads: &'a [u8],
    features: &'a [u8],
}

/// A hash's lower half finds its feature; the upper halves of the hashes of short words are much alike.
const HEADS: usize = (1 << 16) + 1;
/// The bits of a head that say where its features begin.
const PLACES: u32 = (1 << 20) - 1;
/// Features looked up side by side.
const AT_ONCE: usize = 32;
const MAGIC: &[u8; 4] = b"CRF3";

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
        let mut weights = weights.into_iter().peekable();
        for (number, head) in heads.iter_mut().enumerate() {
            assert!(features.len() <= PLACES as usize, "There are more features than a head can point to.");
            *head = features.len() as u32;
            while let Some((hash, row)) = weights.next_if(|&(hash, _)| lower(hash) == number) {
                let mask = (0..LABELS).filter(|&l| byte(row[l]) != 0).fold(0_u8, |mask, l| mask | 1 << l);
                if mask != 0 {
                    *head |= twelfth(upper(hash));
                    features.extend(upper(hash).to_le_bytes());
                    features.push(mask);
                    features.extend(row.iter().map(|&w| byte(w)).filter(|&b| b != 0).map(|b| b as u8));
                }
            }
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
        // The table is larger than the processor's nearest memories: what is asked for side by side comes side by side, as
        // long as nothing hangs on it.
        for ids in ids.chunks(AT_ONCE) {
            let mut near = [(0, &[][..]); AT_ONCE];
            let mut count = 0;
            for &id in ids {
                let (features, may_hold) = self.near(id);
                near[count] = (upper(id), features);
                count += usize::from(may_hold);
            }
            let near = &near[..count];
            let mut first = [0; AT_ONCE];
            for (first, (_, features)) in first.iter_mut().zip(near) {
                *first = features.first_chunk().map_or(0, |&hash| u16::from_le_bytes(hash));
            }
            for (&first, &(upper, features)) in first.iter().zip(near) {
                let (mut mask, mut weights) = weights(features, first, upper).unwrap_or_default();
                while let (true, Some((&weight, rest))) = (mask != 0, weights.split_first()) {
                    sum[mask.trailing_zeros() as usize] += i32::from(weight as i8);
                    (mask, weights) = (mask & (mask - 1), rest);
                }
            }
        }
        sum.map(|s| s as f32 * self.step)
    }

    /// The features whose hashes have the lower half of `id`, and whether its upper half may be among theirs.
    fn near(&self, id: u32) -> (&'a [u8], bool) {
        let at = 4 * lower(id);
        let head = |at: usize| self.heads.get(at..at + 4).and_then(|head| head.first_chunk()).copied();
        let [head, next] = [at, at + 4].map(|at| u32::from_le_bytes(head(at).unwrap_or_default()));
        let near = self.features.get((head & PLACES) as usize..(next & PLACES) as usize);
        (near.unwrap_or_default(), head & twelfth(upper(id)) != 0)
    }

    /// The score of going from one label to another.
    pub fn transitions(&self) -> &[[f32; LABELS]; LABELS] {
        &self.transitions
    }
}

/// Of `features` that have a head in common the one with this upper half: which labels it has a weight for, and the weights.
fn weights(mut features: &[u8], mut hash: u16, upper: u16) -> Option<(u8, &[u8])> {
    while let Some((_, rest)) = features.split_first_chunk::<2>() {
        let (&mask, rest) = rest.split_first()?;
        let (weights, rest) = rest.split_at_checked(mask.count_ones() as usize)?;
        if hash == upper {
            return Some((mask, weights));
        }
        features = rest;
        hash = features.first_chunk().map_or(0, |&hash| u16::from_le_bytes(hash));
    }
    None
}

/// The half of a hash by which its head is found.
fn lower(hash: u32) -> usize {
    hash as usize % (HEADS - 1)
}

/// The half of a hash that tells it apart from the others with its head.
fn upper(hash: u32) -> u16 {
    (hash >> 16) as u16
}

/// The bit of a head that says whether features are there whose upper halves fall into the same twelfth as this one.
fn twelfth(upper: u16) -> u32 {
    1 << (20 + upper % 12)
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
        assert_eq!(model.features.len(), 2 * 3 + 2 + 7);
    }

    #[test]
    fn the_shipped_file_is_packed_as_this_packs() {
        let bytes = include_bytes!("../../../../data/models/people/names.crf");
        let shipped = Model::read(bytes);
        let mut weights = Weights::new();
        for lower in 0..HEADS as u32 - 1 {
            let place = |head: u32| {
                let at = 4 * head as usize;
                (u32::from_le_bytes(shipped.heads[at..at + 4].try_into().unwrap()) & PLACES) as usize
            };
            let mut near = &shipped.features[place(lower)..place(lower + 1)];
            while let Some((upper, after)) = near.split_first_chunk() {
                let hash = u32::from(u16::from_le_bytes(*upper)) << 16 | lower;
                weights.push((hash, shipped.score(&[hash])));
                near = &after[1 + after[0].count_ones() as usize..];
            }
        }
        assert!(weights.len() > 100_000);
        assert!(Model::pack(shipped.step, &shipped.transitions, weights) == bytes);
    }

    #[test]
    fn a_broken_file_has_no_weights() {
        for bytes in
            [&b""[..], b"CRF", b"CRF3\0\0", b"nonsense that is long enough to be a file of its own kind"]
        {
            assert_eq!(Model::read(bytes).score(&[1, 2, 3]), [0.0; LABELS]);
        }
    }
}
