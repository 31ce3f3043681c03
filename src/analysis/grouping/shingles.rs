//! How much of their wording two articles share.
//!
//! Method: the smallest hash of all word sequences under each of several hash functions (Broder 1997); the share of
//! equal smallest hashes estimates the share of common sequences.

/// Hash functions: the estimate is off by about a tenth.
pub const HASHES: usize = 48;
/// Words in a sequence.
const WORDS: usize = 4;

/// The smallest hashes; all at their highest for a text with fewer words than a sequence has.
pub type Sketch = [u32; HASHES];

/// The sketch of `text`.
pub fn sketch(text: &str) -> Sketch {
    let mut least = [u32::MAX; HASHES];
    let words: Vec<u32> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| super::terms::number(&word.to_lowercase()))
        .collect();
    for run in words.windows(WORDS) {
        let mut hash = run.iter().fold(0_u64, |hash, &word| {
            (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        });
        for slot in &mut least {
            // One step of splitmix64 (Steele, Lea, Flood 2014) gives the next function's hash.
            hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *slot = (*slot).min((mixed >> 32) as u32);
        }
    }
    least
}

/// The share of common word sequences, from 0 to 1; 0 for texts that have none.
pub fn share(a: &Sketch, b: &Sketch) -> f32 {
    let equal = a.iter().zip(b).filter(|(x, y)| x == y && **x != u32::MAX).count();
    equal as f32 / HASHES as f32
}
