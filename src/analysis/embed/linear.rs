//! Linear layers in whole numbers.
//!
//! Weights are bytes with a scale for each output, inputs have twelve bits with a scale and a zero for each row (a row is a
//! token, so its bits depend on nothing but itself). The products are added up as whole numbers, which have no order and
//! no rounding: every kernel, on every machine and with any number of threads, gives the same.

use super::layers::ROUND;
use super::wide::wide;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedAMatrix, PackedBMatrix};
use rten_tensor::NdTensorView;

/// Multiplies bytes with bytes, by the best instructions that the machine has.
pub type Kernel = GemmExecutor<u8, i8, i32>;

/// A matrix and a bias.
pub struct Linear {
    packed: PackedBMatrix<i8>,
    /// The sum of each output's weights: what an input's zero adds to the product.
    sums: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Bits of an input. The products of the widest layer that there is, 4,096 inputs, still fit 32 bits.
const BITS: u32 = 12;
/// They are multiplied in two halves, the high one first: where a machine adds neighbours up in 16 bits, bytes of full
/// size would overrun it, halves never do.
const HALF: u32 = BITS / 2;

/// Rows in whole numbers.
pub struct Rounded {
    /// The high halves of all rows, then the low halves, laid out for the kernel.
    halves: PackedAMatrix<u8>,
    /// What one step is worth, for each row.
    scales: Vec<f32>,
    /// The number that stands for nought, for each row.
    zeros: Vec<i32>,
}

impl Linear {
    /// A layer of `bias.len()` outputs; `weights` holds the inputs of the first output, then of the second and so on.
    pub fn new(weights: &[i8], scales: Vec<f32>, bias: Vec<f32>) -> Self {
        let outputs = bias.len();
        let inputs = weights.len() / outputs.max(1);
        let view = NdTensorView::from_data([outputs, inputs], weights);
        let sums = weights.chunks_exact(inputs.max(1)).map(|row| row.iter().map(|&w| i32::from(w)).sum());
        Self { packed: Kernel::new().prepack_b(view.transposed()), sums: sums.collect(), scales, bias }
    }

    /// Columns of a result.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Hands each value of the result to `put`, row by row, with the place for it in `out`.
    pub fn apply(&self, kernel: &Kernel, x: &Rounded, out: &mut [f32], put: impl Fn(&mut f32, f32)) {
        let width = self.outputs();
        let products = self.multiply(kernel, &x.halves);
        let (high, low) = products.split_at(products.len() / 2);
        let rows = high.chunks_exact(width).zip(low.chunks_exact(width)).zip(x.scales.iter().zip(&x.zeros));
        wide(
            #[inline(always)]
            || {
                for (out, ((high, low), (scale, zero))) in out.chunks_exact_mut(width).zip(rows) {
                    let columns = self.sums.iter().zip(&self.scales).zip(&self.bias);
                    for ((slot, (high, low)), ((sum, weight), bias)) in
                        out.iter_mut().zip(high.iter().zip(low)).zip(columns)
                    {
                        let product = (high << HALF) + low - zero * sum;
                        put(slot, product as f32 * (scale * weight) + bias);
                    }
                }
            },
        );
    }

    /// The products of rows of halves.
    fn multiply(&self, kernel: &Kernel, halves: &PackedAMatrix<u8>) -> Vec<i32> {
        let (a, b) = (GemmInputA::Packed(halves), GemmInputB::Packed(&self.packed));
        let mut out = vec![0; a.rows() * self.outputs()];
        kernel.gemm(&mut out, a, b, GemmOptions::default()).expect("rows are as wide as the layer");
        out
    }
}

impl Rounded {
    /// Rounds rows of `width` values, each between its own least and greatest value, nought always among them.
    pub fn of(kernel: &Kernel, rows: &[f32], width: usize) -> Self {
        let (halves, scales, zeros) = wide(
            #[inline(always)]
            || Self::halved(rows, width),
        );
        let view = NdTensorView::from_data([halves.len() / width, width], &halves[..]);
        Self { halves: kernel.prepack_a(view), scales, zeros }
    }

    /// The halves of `rows`, and the scale and the zero of each.
    #[inline(always)]
    fn halved(rows: &[f32], width: usize) -> (Vec<u8>, Vec<f32>, Vec<i32>) {
        const STEPS: f32 = ((1 << BITS) - 1) as f32;
        let mut halves = vec![0; 2 * rows.len()];
        let (high, low) = halves.split_at_mut(rows.len());
        let mut scales = Vec::with_capacity(rows.len() / width);
        let mut zeros = Vec::with_capacity(rows.len() / width);
        let halves_of_rows = high.chunks_exact_mut(width).zip(low.chunks_exact_mut(width));
        for (row, (high, low)) in rows.chunks_exact(width).zip(halves_of_rows) {
            let (least, most) = bounds(row);
            let scale = ((most - least) / STEPS).max(f32::MIN_POSITIVE);
            let zero = (-least / scale + ROUND) - ROUND;
            let steps = 1.0 / scale;
            for ((high, low), value) in high.iter_mut().zip(low).zip(row) {
                let bits = (value * steps + zero + ROUND).to_bits();
                *high = (bits >> HALF) as u8 & ((1 << HALF) - 1);
                *low = bits as u8 & ((1 << HALF) - 1);
            }
            scales.push(scale);
            zeros.push(zero as i32);
        }
        (halves, scales, zeros)
    }
}

/// Least and greatest value, with nought among them.
#[inline(always)]
fn bounds(row: &[f32]) -> (f32, f32) {
    const LANES: usize = 16;
    let (mut least, mut most) = ([0.0_f32; LANES], [0.0_f32; LANES]);
    let chunks = row.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for lane in 0..LANES {
            let value = chunk[lane];
            least[lane] = if value < least[lane] { value } else { least[lane] };
            most[lane] = if value > most[lane] { value } else { most[lane] };
        }
    }
    let least = least.iter().chain(rest).copied().fold(0.0, f32::min);
    (least, most.iter().chain(rest).copied().fold(0.0, f32::max))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern that a kernel could profit from.
    fn noise(count: usize) -> impl Iterator<Item = u8> {
        (0..count).scan(7_u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        })
    }

    #[test]
    fn a_layer_is_its_weights_within_a_rounding() {
        let weights: Vec<i8> = noise(40 * 3).map(|byte| byte.cast_signed().max(-127)).collect();
        let (scales, bias) = ([0.01, 0.02, 0.03], [1.0, -1.0, 0.5]);
        let layer = Linear::new(&weights, scales.into(), bias.into());
        let rows: Vec<f32> = noise(2 * 40).map(|byte| f32::from(byte) / 50.0 - 2.0).collect();
        let (kernel, mut out) = (Kernel::new(), vec![0.0; 6]);
        layer.apply(&kernel, &Rounded::of(&kernel, &rows, 40), &mut out, |slot, value| *slot = value);
        for (row, got) in rows.chunks(40).zip(out.chunks(3)) {
            for (output, got) in got.iter().enumerate() {
                let own = &weights[40 * output..];
                let sum: f32 = row.iter().zip(own).map(|(x, &w)| x * f32::from(w)).sum();
                let exact = sum * scales[output] + bias[output];
                assert!((got - exact).abs() < 0.02, "{got} {exact}");
            }
        }
        layer.apply(&kernel, &Rounded::of(&kernel, &[0.0; 40], 40), &mut out[..3], |slot, value| {
            *slot = value
        });
        assert_eq!(out[..3], bias, "a row of noughts leaves the bias alone");
    }

    #[test]
    fn the_largest_numbers_of_a_wide_layer_overrun_nothing() {
        let layer = Linear::new(&[127; 4096], vec![1.0], vec![0.0]);
        let mut row = [1.0; 4096];
        let (kernel, mut out) = (Kernel::new(), [0.0]);
        layer.apply(&kernel, &Rounded::of(&kernel, &row, 4096), &mut out, |slot, value| *slot = value);
        assert!((out[0] / (127.0 * 4096.0) - 1.0).abs() < 1e-3, "{out:?}");
        row.fill(-1.0);
        layer.apply(&kernel, &Rounded::of(&kernel, &row, 4096), &mut out, |slot, value| *slot = value);
        assert!((out[0] / (-127.0 * 4096.0) - 1.0).abs() < 1e-3, "{out:?}");
    }
}
