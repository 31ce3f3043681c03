//! The building blocks of a transformer.

use ndarray::{Array2, ArrayView2, ArrayViewMut1};

/// A matrix and a bias.
pub struct Linear {
    /// Inputs by outputs.
    pub weights: Array2<f32>,
    /// One for each output.
    pub bias: Vec<f32>,
}

impl Linear {
    /// One row out for each row in.
    pub fn apply(&self, x: &ArrayView2<f32>) -> Array2<f32> {
        let mut out = x.dot(&self.weights);
        for mut row in out.rows_mut() {
            row.iter_mut().zip(&self.bias).for_each(|(y, b)| *y += b);
        }
        out
    }
}

/// Layer normalisation (Ba et al. 2016).
pub struct Norm {
    /// One for each column.
    pub gain: Vec<f32>,
    /// One for each column.
    pub bias: Vec<f32>,
}

impl Norm {
    /// Brings every row to mean nought and variance one, then scales and shifts it.
    pub fn apply(&self, x: &mut Array2<f32>, epsilon: f32) {
        for mut row in x.rows_mut() {
            let count = row.len() as f32;
            let mean = row.sum() / count;
            let variance = row.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / count;
            let scale = 1.0 / (variance + epsilon).sqrt();
            for ((v, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
                *v = (*v - mean) * scale * gain + bias;
            }
        }
    }
}

/// Turns scores into shares that add up to one.
pub fn softmax(mut row: ArrayViewMut1<f32>) {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for v in &mut row {
        *v = exp(*v - most);
        sum += *v;
    }
    row /= sum;
}

/// Gaussian error linear unit (Hendrycks and Gimpel 2016), by way of the error function.
pub fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// Abramowitz and Stegun 7.1.26: wrong by at most 1.5e-7.
fn erf(x: f32) -> f32 {
    let a = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * a);
    let poly =
        t * (0.254_829_6 + t * (-0.284_496_72 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
    (1.0 - poly * exp(-a * a)).copysign(x)
}

/// The exponential by powers of two and a polynomial (Cephes `expf`): plain arithmetic, so that the compiler can work on
/// several values at once and every machine gives the same result.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0);
    let n = (x * std::f32::consts::LOG2_E).round_ties_even();
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let poly = ((((1.987_569_1e-4 * r + 1.398_199_9e-3) * r + 8.333_452e-3) * r + 4.166_579_6e-2) * r
        + 0.166_666_65)
        * r
        + 0.5;
    let power = f32::from_bits(((n as i32 + 127) << 23).cast_unsigned());
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
        let mut row = ndarray::arr1(&[1.0, 2.0, 1000.0_f32]);
        softmax(row.view_mut());
        assert!((row.sum() - 1.0).abs() < 1e-6 && row[2] > 0.99);
    }
}
