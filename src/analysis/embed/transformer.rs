//! The sentence transformer all-MiniLM-L6-v2, run in the program itself.
//!
//! Method: BERT encoder (Devlin et al. 2019), MiniLM (Wang et al. 2020), mean pooling (Reimers and Gurevych 2019). Each
//! sentence is computed by itself, so its vectors do not depend on what else is embedded, nor on the number of threads.

use super::layers::{Linear, Norm, gelu, softmax};
use super::wordpiece::{Piece, pieces_at};
use crate::text::Span;
use ndarray::{Array2, ArrayView2, Axis, Slice};
use std::ops::Range;
use std::sync::LazyLock;
use std::thread;

/// See `data/models/minilm/build.py` for the layout.
static WEIGHTS: &[u8] = include_bytes!("../../../data/models/minilm/model.bin");

/// Ids of the markers of beginning and end.
const BEGIN: u16 = 101;
const END: u16 = 102;
/// Tokens of a text besides the markers; longer texts are cut: the model was trained on 128 with the markers.
pub const LONGEST: usize = 126;
/// So that a layer's activations stay in the cache.
const BATCH_TOKENS: usize = 256;
const EPSILON: f32 = 1e-12;

/// A sentence as the transformer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedded {
    /// The meaning of the whole, of length one.
    pub whole: Vec<f32>,
    /// Where each token stands in the text that was embedded.
    pub spans: Vec<Span>,
    /// The meaning of each token in its sentence: a row each, of any length.
    pub tokens: Array2<f32>,
}

/// Tokens of `text`, without the markers of beginning and end.
pub fn length(text: &str) -> usize {
    pieces_at(text).len()
}

/// Embeds each of `texts`, on at most `threads` threads.
pub fn embed(texts: &[&str], threads: usize) -> Vec<Embedded> {
    static MODEL: LazyLock<Encoder> = LazyLock::new(|| Encoder::read(WEIGHTS));
    let encoder = &*MODEL;
    let mut batches: Vec<Vec<Vec<Piece>>> = Vec::new();
    let mut size = usize::MAX;
    for text in texts {
        let mut pieces = pieces_at(text);
        pieces.truncate(LONGEST);
        if size.saturating_add(pieces.len() + 2) > BATCH_TOKENS {
            batches.push(Vec::new());
            size = 0;
        }
        size += pieces.len() + 2;
        if let Some(batch) = batches.last_mut() {
            batch.push(pieces);
        }
    }
    let share = batches.len().div_ceil(threads.max(1)).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = batches
            .chunks(share)
            .map(|part| {
                scope.spawn(move || part.iter().flat_map(|batch| encoder.run(batch)).collect::<Vec<_>>())
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}

struct Encoder {
    hidden: usize,
    heads: usize,
    words: Table,
    positions: Table,
    kind: Vec<f32>,
    norm: Norm,
    blocks: Vec<Block>,
}

/// Rows of bytes with a scale each, read in place.
struct Table {
    scales: Vec<f32>,
    rows: &'static [u8],
}

struct Block {
    query: Linear,
    key: Linear,
    value: Linear,
    gathered: Linear,
    after_attention: Norm,
    widen: Linear,
    narrow: Linear,
    after_feed: Norm,
}

impl Encoder {
    fn read(bytes: &'static [u8]) -> Self {
        let mut file = Reader { bytes, at: 0 };
        let [hidden, heads, layers, inner, words, positions] = [(); 6].map(|()| file.number());
        let words = file.table(words, hidden);
        let positions = file.table(positions, hidden);
        let kind = file.floats(hidden);
        let norm = file.norm(hidden);
        let blocks = (0..layers)
            .map(|_| Block {
                query: file.linear(hidden, hidden),
                key: file.linear(hidden, hidden),
                value: file.linear(hidden, hidden),
                gathered: file.linear(hidden, hidden),
                after_attention: file.norm(hidden),
                widen: file.linear(inner, hidden),
                narrow: file.linear(hidden, inner),
                after_feed: file.norm(hidden),
            })
            .collect();
        Self { hidden, heads, words, positions, kind, norm, blocks }
    }

    /// Embeds the sentences of one batch; their rows lie one after the other.
    fn run(&self, batch: &[Vec<Piece>]) -> Vec<Embedded> {
        let lengths: Vec<usize> = batch.iter().map(|pieces| pieces.len() + 2).collect();
        let mut x = Array2::<f32>::zeros((lengths.iter().sum(), self.hidden));
        let mut row = 0;
        for pieces in batch {
            let ids = std::iter::once(BEGIN).chain(pieces.iter().map(|p| p.id)).chain(std::iter::once(END));
            for (position, id) in ids.enumerate() {
                let mut out = x.row_mut(row);
                for (column, slot) in out.iter_mut().enumerate() {
                    *slot = self.words.get(usize::from(id), column, self.hidden)
                        + self.positions.get(position, column, self.hidden)
                        + self.kind[column];
                }
                row += 1;
            }
        }
        self.norm.apply(&mut x, EPSILON);
        for block in &self.blocks {
            let attended = self.attend(block, &x, &lengths);
            x += &block.gathered.apply(&attended.view());
            block.after_attention.apply(&mut x, EPSILON);
            let mut wide = block.widen.apply(&x.view());
            wide.map_inplace(|v| *v = gelu(*v));
            x += &block.narrow.apply(&wide.view());
            block.after_feed.apply(&mut x, EPSILON);
        }
        let mut start = 0;
        batch
            .iter()
            .zip(&lengths)
            .map(|(pieces, &length)| {
                let rows = x.slice_axis(Axis(0), Slice::from(start..start + length));
                start += length;
                embedded(pieces, rows)
            })
            .collect()
    }

    fn attend(&self, block: &Block, x: &Array2<f32>, lengths: &[usize]) -> Array2<f32> {
        let width = self.hidden / self.heads;
        let scale = 1.0 / (width as f32).sqrt();
        let (queries, keys, values) =
            (block.query.apply(&x.view()), block.key.apply(&x.view()), block.value.apply(&x.view()));
        let mut out = Array2::zeros(x.raw_dim());
        let mut start = 0;
        for &length in lengths {
            let rows = start..start + length;
            for head in 0..self.heads {
                let columns = head * width..(head + 1) * width;
                let part = |of| window(of, rows.clone(), columns.clone());
                let mut scores = part(&queries).dot(&part(&keys).t());
                for mut row in scores.rows_mut() {
                    row *= scale;
                    softmax(row);
                }
                let gathered = scores.dot(&part(&values));
                out.slice_axis_mut(Axis(0), Slice::from(rows.clone()))
                    .slice_axis_mut(Axis(1), Slice::from(columns))
                    .assign(&gathered);
            }
            start += length;
        }
        out
    }
}

fn window(of: &Array2<f32>, rows: Range<usize>, columns: Range<usize>) -> ArrayView2<'_, f32> {
    of.slice_axis(Axis(0), Slice::from(rows)).slice_axis_move(Axis(1), Slice::from(columns))
}

/// The mean over all tokens, markers included, as the model was trained; the tokens without the markers.
fn embedded(pieces: &[Piece], rows: ArrayView2<f32>) -> Embedded {
    let mut whole: Vec<f32> = rows.mean_axis(Axis(0)).map(|mean| mean.to_vec()).unwrap_or_default();
    let length = whole.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::EPSILON);
    whole.iter_mut().for_each(|x| *x /= length);
    let tokens = rows.slice_axis(Axis(0), Slice::from(1..rows.nrows() - 1)).to_owned();
    Embedded { whole, spans: pieces.iter().map(|p| p.span).collect(), tokens }
}

impl Table {
    fn get(&self, row: usize, column: usize, columns: usize) -> f32 {
        f32::from(self.rows[row * columns + column].cast_signed()) * self.scales[row]
    }
}

/// Reads the file from front to back.
struct Reader {
    bytes: &'static [u8],
    at: usize,
}

impl Reader {
    fn take(&mut self, count: usize) -> &'static [u8] {
        self.at += count;
        &self.bytes[self.at - count..self.at]
    }

    fn number(&mut self) -> usize {
        self.take(4).iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        self.take(4 * count).chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
    }

    fn table(&mut self, rows: usize, columns: usize) -> Table {
        Table { scales: self.floats(rows), rows: self.take(rows * columns) }
    }

    fn norm(&mut self, width: usize) -> Norm {
        Norm { gain: self.floats(width), bias: self.floats(width) }
    }

    fn linear(&mut self, outputs: usize, inputs: usize) -> Linear {
        let table = self.table(outputs, inputs);
        let weights = Array2::from_shape_fn((inputs, outputs), |(i, o)| table.get(o, i, inputs));
        Linear { weights, bias: self.floats(outputs) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(a: &Embedded, b: &Embedded) -> f32 {
        a.whole.iter().zip(&b.whole).map(|(x, y)| x * y).sum()
    }

    #[test]
    fn cosines_are_those_that_the_model_s_makers_print() {
        let texts = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."];
        let found = embed(&texts, 1);
        for (a, b, known) in [(0, 1, 0.6660), (0, 2, 0.1046), (1, 2, 0.1411)] {
            let own = cosine(&found[a], &found[b]);
            assert!((own - known).abs() < 0.01, "{a} {b}: {own}, not {known}");
        }
    }

    #[test]
    fn vectors_depend_on_nothing_but_their_sentence() {
        let texts: Vec<String> = (1..30).map(|n| "The ferry sank off the coast. ".repeat(n)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let together = embed(&texts, 2);
        assert_eq!(together, embed(&texts, 1));
        for (text, known) in texts.iter().zip(&together) {
            assert_eq!(&embed(&[text], 3)[0], known);
        }
        assert!(embed(&[], 2).is_empty());
    }
}
