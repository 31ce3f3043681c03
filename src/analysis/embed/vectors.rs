//! Likeness of vectors.

use super::wide::wide;

/// Likeness of two vectors of length one: 1 for the same direction, 0 for nothing in common, or where one is empty.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    wide(
        #[inline(always)]
        || products(a, b),
    )
}

/// The same of `one` and each of `others`, written into the place beside it.
pub fn cosines<'v>(one: &[f32], others: impl Iterator<Item = (&'v [f32], &'v mut f32)>) {
    wide(
        #[inline(always)]
        || {
            for (other, place) in others {
                *place = products(one, other);
            }
        },
    );
}

/// The sum of the products.
#[inline(always)]
fn products(a: &[f32], b: &[f32]) -> f32 {
    // Sums side by side let the compiler use vector instructions; the order of additions stays fixed.
    const LANES: usize = 16;
    let mut sums = [0.0_f32; LANES];
    let (x, y) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = x.remainder().iter().zip(y.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in x.zip(y) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_counts_and_nothing_is_like_nothing() {
        let ones = [1.0; 21];
        assert_eq!(cosine(&ones, &ones), 21.0);
        assert_eq!(cosine(&[], &ones[..0]), 0.0);
        let mut places = [0.0; 2];
        cosines(&ones, [&ones[..], &[]].into_iter().zip(&mut places));
        assert_eq!(places, [21.0, 0.0]);
    }
}
