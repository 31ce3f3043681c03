//! A BERT encoder (Devlin et al. 2019) whose tokens' mean is a sentence's meaning (Reimers and Gurevych 2019).
//!
//! Every sentence is computed by itself, so its vectors depend on nothing else that is read, nor on the number of
//! threads.

use super::layers::{Norm, gelu, softmax};
use super::linear::{Kernel, Linear, Rounded};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_tensor::NdTensorView;
use std::borrow::Cow;

/// The weights of an encoder.
pub struct Encoder {
    /// Columns of a token's row.
    pub hidden: usize,
    /// Heads of attention; they share the columns.
    pub heads: usize,
    /// What is added to a variance before it divides.
    pub epsilon: f32,
    /// A row for each token.
    pub words: Table,
    /// A row for each place in the sentence.
    pub positions: Table,
    /// What is added to every token of a first sentence.
    pub kind: Vec<f32>,
    /// Normalises the sum of the three.
    pub norm: Norm,
    /// The layers.
    pub blocks: Vec<Block>,
}

/// Rows of bytes with a scale each.
pub struct Table {
    /// One for each row.
    pub scales: Vec<f32>,
    /// The rows, one after the other.
    pub rows: Cow<'static, [u8]>,
}

/// One layer.
pub struct Block {
    /// What each token asks.
    pub query: Linear,
    /// What it answers to.
    pub key: Linear,
    /// What it then tells.
    pub value: Linear,
    /// Brings the heads together.
    pub gathered: Linear,
    /// Normalises the sum.
    pub after_attention: Norm,
    /// To the inner width.
    pub widen: Linear,
    /// And back.
    pub narrow: Linear,
    /// Normalises the sum.
    pub after_feed: Norm,
}

impl Encoder {
    /// The last layer's rows of each sentence of `batch`, given as token ids with their markers.
    pub fn run(&self, batch: &[Vec<u32>]) -> Vec<Vec<f32>> {
        let (kernel, floats) = (Kernel::new(), GemmExecutor::<f32>::new());
        let hidden = self.hidden;
        let mut x = self.begin(batch);
        let rows = x.len() / hidden;
        let mut wide = vec![0.0; rows * self.blocks.first().map_or(0, |block| block.widen.outputs())];
        let [mut queries, mut keys, mut values] = [(); 3].map(|()| vec![0.0; x.len()]);
        for block in &self.blocks {
            let rounded = Rounded::of(&kernel, &x, hidden);
            block.query.apply(&kernel, &rounded, &mut queries, |slot, value| *slot = value);
            block.key.apply(&kernel, &rounded, &mut keys, |slot, value| *slot = value);
            block.value.apply(&kernel, &rounded, &mut values, |slot, value| *slot = value);
            let mut at = 0;
            for ids in batch {
                let own = at..at + ids.len() * hidden;
                self.attend(&floats, &mut queries[own.clone()], &keys[own.clone()], &values[own.clone()]);
                at = own.end;
            }
            block.gathered.apply(&kernel, &Rounded::of(&kernel, &queries, hidden), &mut x, |slot, value| {
                *slot += value
            });
            block.after_attention.apply(&mut x, self.epsilon);
            block.widen.apply(&kernel, &Rounded::of(&kernel, &x, hidden), &mut wide, |slot, value| {
                *slot = gelu(value)
            });
            let rounded = Rounded::of(&kernel, &wide, wide.len() / rows.max(1));
            block.narrow.apply(&kernel, &rounded, &mut x, |slot, value| *slot += value);
            block.after_feed.apply(&mut x, self.epsilon);
        }
        let mut rest = x.as_slice();
        batch
            .iter()
            .map(|ids| {
                let (own, after) = rest.split_at(ids.len() * hidden);
                rest = after;
                own.to_vec()
            })
            .collect()
    }

    /// Each token's row before the first layer.
    fn begin(&self, batch: &[Vec<u32>]) -> Vec<f32> {
        let mut x = Vec::with_capacity(batch.iter().map(Vec::len).sum::<usize>() * self.hidden);
        for ids in batch {
            for (position, &id) in ids.iter().enumerate() {
                let words = self.words.row(id as usize, self.hidden);
                let places = self.positions.row(position, self.hidden);
                x.extend(words.zip(places).zip(&self.kind).map(|((word, place), kind)| word + place + kind));
            }
        }
        self.norm.apply(&mut x, self.epsilon);
        x
    }

    /// Attention within one sentence; what each token gathers takes the place of what it asked.
    fn attend(&self, floats: &GemmExecutor<f32>, queries: &mut [f32], keys: &[f32], values: &[f32]) {
        let count = queries.len() / self.hidden;
        let width = self.hidden / self.heads;
        let scale = 1.0 / (width as f32).sqrt();
        let mut scores = vec![0.0; count * count];
        let mut gathered = vec![0.0; count * width];
        for head in 0..self.heads {
            let columns = head * width..(head + 1) * width;
            let part = |of: &[f32]| {
                let mut part = Vec::with_capacity(count * width);
                for row in of.chunks_exact(self.hidden) {
                    part.extend_from_slice(&row[columns.clone()]);
                }
                part
            };
            let (asked, answers, told) = (part(queries), part(keys), part(values));
            let by = |rows, columns, data| NdTensorView::from_data([rows, columns], data);
            product(
                floats,
                &mut scores,
                by(count, width, &asked[..]),
                by(count, width, &answers[..]).transposed(),
            );
            softmax(&mut scores, count, scale);
            product(floats, &mut gathered, by(count, count, &scores[..]), by(count, width, &told[..]));
            for (row, own) in queries.chunks_exact_mut(self.hidden).zip(gathered.chunks_exact(width)) {
                row[columns.clone()].copy_from_slice(own);
            }
        }
    }
}

fn product(floats: &GemmExecutor<f32>, out: &mut [f32], a: NdTensorView<f32, 2>, b: NdTensorView<f32, 2>) {
    let (a, b) = (GemmInputA::Unpacked(a), GemmInputB::Unpacked(b));
    floats.gemm(out, a, b, GemmOptions::default()).expect("heads have one width");
}

impl Table {
    /// Row number `row` of `columns` columns; of noughts where there is none.
    fn row(&self, row: usize, columns: usize) -> impl Iterator<Item = f32> {
        let scale = self.scales.get(row).copied().unwrap_or(0.0);
        let at = if row < self.scales.len() { row * columns } else { 0 };
        self.rows[at..at + columns].iter().map(move |byte| f32::from(byte.cast_signed()) * scale)
    }
}
