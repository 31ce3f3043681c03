//! Plain arithmetic on the widest vectors that the machine has.

use rten_simd::{Isa, SimdOp};

/// Does `work`, compiled once for each kind of vectors that there is; the best that the machine knows is taken. What it
/// calls should be inlined into it. The order of its operations is that of the source for all of them, and none are
/// melted together, so that every machine gives the same.
#[inline(always)]
pub fn wide<R>(work: impl FnOnce() -> R) -> R {
    Wide(work).dispatch()
}

struct Wide<F>(F);

impl<R, F: FnOnce() -> R> SimdOp for Wide<F> {
    type Output = R;

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) -> R {
        (self.0)()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_wide_comes_out_the_same() {
        let numbers: Vec<f32> = (0..1_000_u16).map(|i| (f32::from(i) * 0.37).sin()).collect();
        let products = |numbers: &[f32]| numbers.iter().fold(0.1_f32, |sum, x| sum * 0.99 + x * x);
        assert_eq!(wide(|| products(&numbers)).to_bits(), products(&numbers).to_bits());
    }
}
