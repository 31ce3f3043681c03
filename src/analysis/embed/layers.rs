//! The building blocks of a transformer. Rows lie one after the other in a slice; every row is a token.

use super::wide::wide;

/// Layer normalisation (Ba et al. 2016).
pub struct Norm {
    /// One for each column.
    pub gain: Vec<f32>,
    /// One for each column.
    pub bias: Vec<f32>,
}

impl Norm {
    /// Brings every row to mean nought and variance one, then scales and shifts it.
    pub fn apply(&self, rows: &mut [f32], epsilon: f32) {
        wide(
            #[inline(always)]
            || self.normalise(rows, epsilon),
        );
    }

    #[inline(always)]
    fn normalise(&self, rows: &mut [f32], epsilon: f32) {
        for row in rows.chunks_exact_mut(self.gain.len()) {
            let count = row.len() as f32;
            let mean = sum(row, |v| v) / count;
            let variance = sum(row, |v| (v - mean) * (v - mean)) / count;
            let scale = 1.0 / (variance + epsilon).sqrt();
            for ((v, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
                *v = (*v - mean) * scale * gain + bias;
            }
        }
    }
}

/// Turns each row of `width` scores into shares that add up to one; `scale` is multiplied in first.
pub fn softmax(rows: &mut [f32], width: usize, scale: f32) {
    wide(
        #[inline(always)]
        || {
            for row in rows.chunks_exact_mut(width) {
                shares(row, scale);
            }
        },
    );
}

#[inline(always)]
fn shares(row: &mut [f32], scale: f32) {
    let most = row.iter().fold(f32::NEG_INFINITY, |most, v| most.max(*v));
    for v in row.iter_mut() {
        *v = exp((*v - most) * scale);
    }
    let all = sum(row, |v| v);
    for v in row {
        *v /= all;
    }
}

/// Eight sums side by side let the compiler use vector instructions; the order of additions stays fixed.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0.0; LANES];
    let chunks = row.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().map(|v| of(*v)).sum();
    for chunk in chunks {
        for lane in 0..LANES {
            sums[lane] += of(chunk[lane]);
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Gaussian error linear unit (Hendrycks and Gimpel 2016), by way of the error function.
#[inline(always)]
pub fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// Abramowitz and Stegun 7.1.26: wrong by at most 1.5e-7.
#[inline(always)]
fn erf(x: f32) -> f32 {
    let a = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * a);
    let poly =
        t * (0.254_829_6 + t * (-0.284_496_72 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
    (1.0 - poly * exp(-a * a)).copysign(x)
}

/// Added to a small number, it leaves its nearest whole number in the low bits: rounding without a call to the library.
pub const ROUND: f32 = 12_582_912.0;

/// The exponential by powers of two and a polynomial (Cephes `expf`): plain arithmetic, so that the compiler can work on
/// several values at once and every machine gives the same result.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let poly = ((((1.987_569_1e-4 * r + 1.398_199_9e-3) * r + 8.333_452e-3) * r + 4.166_579_6e-2) * r
        + 0.166_666_65)
        * r
        + 0.5;
    // The low bits of `shifted` are those of n; in the place of the exponent they make two to the power of n.
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    (poly * r * r + r + 1.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_match_the_library_and_known_values() {
        for i in -400..400 {
            let x = i as f32 / 10.0;
            assert!((exp(x) - x.exp()).abs() <= 3e-6 * x.exp(), "{x}");
        }
        for (x, y) in [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (3.0, 2.995_95), (-6.0, 0.0)] {
            assert!((gelu(x) - y).abs() < 1e-4, "{x} {}", gelu(x));
        }
    }

    #[test]
    fn shares_add_up_to_one() {
        let mut row = [1.0, 2.0, 1000.0_f32];
        softmax(&mut row, 3, 1.0);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6 && row[2] > 0.99);
    }

    #[test]
    fn a_normal_row_has_mean_nought_and_variance_one() {
        let norm = Norm { gain: vec![1.0; 19], bias: vec![0.0; 19] };
        let mut row: Vec<f32> = (0..19_u8).map(|i| f32::from(i) * 3.0 - 7.0).collect();
        norm.apply(&mut row, 1e-12);
        let mean = row.iter().sum::<f32>() / 19.0;
        let variance = row.iter().map(|v| v * v).sum::<f32>() / 19.0;
        assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-5, "{mean} {variance}");
    }
}
