//! What was read before need not be read again.

use super::transformer::{Meaning, Wanted};
use sha2::{Digest, Sha256};
use std::fmt;

/// Keeps vectors between comparisons. Whether it keeps anything makes no difference to what is found: what it gives back
/// is what it was given, or nothing.
pub trait Memory: fmt::Debug + Send + Sync {
    /// The numbers that were kept under `key`, exactly as they were.
    fn recall(&self, key: &Key) -> Option<Vec<f32>>;
    /// Keeps `numbers` under `key`, or does not.
    fn keep(&self, key: &Key, numbers: &[f32]);
}

/// The name of a text's vectors: a digest of the model and of everything that was asked of it.
pub type Key = [u8; 32];

/// Raised whenever the same weights and the same text give other numbers than before.
const ARITHMETIC: &[u8] = b"bytes 1";

/// The key of what the model called `identity` makes of `wanted`.
pub fn key(identity: &str, wanted: &Wanted) -> Key {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    add(ARITHMETIC);
    add(identity.as_bytes());
    add(wanted.text.as_bytes());
    for part in &wanted.parts {
        add(&(part.start as u64).to_le_bytes());
        add(&(part.end as u64).to_le_bytes());
    }
    digest.finalize().into()
}

/// A meaning as numbers one after the other.
pub fn flat(meaning: &Meaning) -> Vec<f32> {
    meaning.parts.iter().fold(meaning.whole.clone(), |mut all, part| {
        all.extend(part);
        all
    })
}

/// And back; nothing if these are not the numbers of `parts` parts and a whole of `width` each.
pub fn shaped(numbers: &[f32], width: usize, parts: usize) -> Option<Meaning> {
    if numbers.len() != width * (parts + 1) || numbers.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let mut rows = numbers.chunks_exact(width.max(1)).map(<[f32]>::to_vec);
    Some(Meaning { whole: rows.next()?, parts: rows.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_key_changes_with_everything_that_changes_the_vectors() {
        let wanted = |text, parts| Wanted { text, parts };
        let first = key("m", &wanted("ab", vec![Span::new(0, 1)]));
        assert_eq!(first, key("m", &wanted("ab", vec![Span::new(0, 1)])));
        for other in [
            key("n", &wanted("ab", vec![Span::new(0, 1)])),
            key("m", &wanted("ac", vec![Span::new(0, 1)])),
            key("m", &wanted("ab", vec![Span::new(0, 2)])),
            key("m", &wanted("ab", vec![])),
            key("ma", &wanted("b", vec![Span::new(0, 1)])),
        ] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn numbers_of_another_shape_are_nothing() {
        let meaning = Meaning { whole: vec![1.0, 2.0], parts: vec![vec![3.0, 4.0]] };
        let numbers = flat(&meaning);
        assert_eq!(shaped(&numbers, 2, 1), Some(meaning));
        assert_eq!(shaped(&numbers, 2, 2), None);
        assert_eq!(shaped(&numbers[..3], 2, 1), None);
        assert_eq!(shaped(&[1.0, f32::NAN, 3.0, 4.0], 2, 1), None);
    }
}
