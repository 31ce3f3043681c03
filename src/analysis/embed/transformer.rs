//! A sentence transformer at work: texts in, their meanings out.

use super::encoder::Encoder;
use super::memory::{Memory, flat, key, shaped};
use super::shipped;
use super::tokens::Tokens;
use super::wordpiece::Piece;
use crate::text::Span;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};

/// So that a layer's activations stay in the cache.
const BATCH_TOKENS: usize = 256;

/// A text to read, and the stretches of it whose meanings are wanted as well.
#[derive(Debug, Clone)]
pub struct Wanted<'t> {
    /// The text.
    pub text: &'t str,
    /// Bytes of the text.
    pub parts: Vec<Span>,
}

/// What a text means, in vectors of length one.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// The whole.
    pub whole: Vec<f32>,
    /// The parts that were wanted, read in the whole's light; the whole itself where a part holds no token.
    pub parts: Vec<Vec<f32>>,
}

/// A sentence transformer.
pub struct Transformer {
    /// What tells its vectors from those of other models.
    pub identity: String,
    /// Numbers in a vector.
    pub width: usize,
    /// Tokens of a text that are read.
    pub longest: usize,
    /// Ids of the markers of beginning and end.
    pub markers: (u32, u32),
    /// What stands for the whole.
    pub pooling: Pooling,
    /// How its texts are cut.
    pub tokens: Tokens,
    /// The weights. The shipped ones are laid out when first needed: what is remembered needs no weights.
    pub encoder: OnceLock<Encoder>,
}

/// Which of the last layer's rows stand for a text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pooling {
    /// The mean of all, markers included.
    Mean,
    /// That of the marker of beginning.
    First,
}

/// A text on its way through the encoder.
struct Read<'w> {
    /// Its place among the texts.
    at: usize,
    wanted: &'w Wanted<'w>,
    pieces: Vec<Piece>,
}

impl Transformer {
    /// The one that the program carries.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Transformer> = LazyLock::new(|| Transformer {
            identity: shipped::IDENTITY.to_owned(),
            width: shipped::WIDTH,
            longest: shipped::LONGEST,
            markers: shipped::MARKERS,
            pooling: Pooling::Mean,
            tokens: Tokens::Shipped,
            encoder: OnceLock::new(),
        });
        &SHIPPED
    }

    /// Tokens of `text`, at most as many as are read.
    pub fn length(&self, text: &str) -> usize {
        self.tokens.of(text).len().min(self.longest)
    }

    /// Tokens of a text that are read; what comes behind them is left out.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The meanings of `texts`. `done` is told how many are known, as they come, on any thread.
    pub fn read(
        &self,
        texts: &[Wanted],
        memory: Option<&dyn Memory>,
        done: &(dyn Fn(usize) + Sync),
    ) -> Vec<Meaning> {
        let mut meanings: Vec<Option<Meaning>> = texts
            .par_iter()
            .map(|wanted| {
                let numbers = memory?.recall(&key(&self.identity, wanted))?;
                shaped(&numbers, self.width, wanted.parts.len())
            })
            .collect();
        let count = AtomicUsize::new(meanings.iter().flatten().count());
        done(count.load(Ordering::Relaxed));
        let missing = meanings.iter().enumerate().filter(|(_, known)| known.is_none()).map(|(at, _)| at);
        let batches = self.batches(texts, missing);
        let read: Vec<(usize, Meaning)> = batches
            .par_iter()
            .flat_map_iter(|batch| {
                let read = self.read_batch(batch);
                if let Some(memory) = memory {
                    let kept = batch.iter().zip(&read);
                    kept.for_each(|(text, (_, meaning))| {
                        memory.keep(&key(&self.identity, text.wanted), &flat(meaning));
                    });
                }
                done(count.fetch_add(batch.len(), Ordering::Relaxed) + batch.len());
                read
            })
            .collect();
        for (at, meaning) in read {
            meanings[at] = Some(meaning);
        }
        meanings.into_iter().flatten().collect()
    }

    fn batches<'w>(&self, texts: &'w [Wanted<'w>], which: impl Iterator<Item = usize>) -> Vec<Vec<Read<'w>>> {
        let mut batches: Vec<Vec<Read>> = Vec::new();
        let mut size = usize::MAX;
        for at in which {
            let wanted = &texts[at];
            let mut pieces = self.tokens.of(wanted.text);
            pieces.truncate(self.longest);
            let tokens = pieces.len() + 2;
            if size.saturating_add(tokens) > BATCH_TOKENS {
                batches.push(Vec::new());
                size = 0;
            }
            size += tokens;
            if let Some(batch) = batches.last_mut() {
                batch.push(Read { at, wanted, pieces });
            }
        }
        batches
    }

    fn read_batch(&self, batch: &[Read]) -> Vec<(usize, Meaning)> {
        let (begin, end) = self.markers;
        let with_markers = |read: &Read| -> Vec<u32> {
            let ids = read.pieces.iter().map(|piece| piece.id);
            std::iter::once(begin).chain(ids).chain(std::iter::once(end)).collect()
        };
        let rows = self
            .encoder
            .get_or_init(shipped::encoder)
            .run(&batch.iter().map(with_markers).collect::<Vec<_>>());
        let meaning = |(read, rows): (&Read, Vec<f32>)| (read.at, self.meaning(read, &rows));
        batch.iter().zip(rows).map(meaning).collect()
    }

    /// The whole as the model was trained to give it; of each part the mean over its tokens.
    fn meaning(&self, read: &Read, rows: &[f32]) -> Meaning {
        let rows: Vec<&[f32]> = rows.chunks_exact(self.width).collect();
        let stands = match self.pooling {
            Pooling::Mean => rows.len(),
            Pooling::First => 1,
        };
        let whole =
            mean(rows.iter().copied().take(stands), self.width).unwrap_or_else(|| vec![0.0; self.width]);
        let inside = rows.get(1..).unwrap_or_default();
        let of = |part: &Span| {
            let own = read.pieces.iter().zip(inside).filter(|(piece, _)| piece.span.overlaps(*part));
            mean(own.map(|(_, row)| *row), self.width).unwrap_or_else(|| whole.clone())
        };
        Meaning { parts: read.wanted.parts.iter().map(of).collect(), whole }
    }
}

/// The mean of rows, of length one; nothing without rows.
fn mean<'r>(rows: impl Iterator<Item = &'r [f32]>, width: usize) -> Option<Vec<f32>> {
    let mut sum = vec![0.0; width];
    let mut any = false;
    for row in rows {
        any = true;
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::EPSILON);
    sum.iter_mut().for_each(|x| *x /= length);
    any.then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    fn whole(text: &str) -> Wanted<'_> {
        Wanted { text, parts: Vec::new() }
    }

    fn read(texts: &[Wanted], memory: Option<&dyn Memory>) -> Vec<Meaning> {
        Transformer::shipped().read(texts, memory, &|_| {})
    }

    #[test]
    fn cosines_are_those_that_the_model_s_makers_print() {
        let texts = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."];
        let found = read(&texts.map(whole), None);
        for (a, b, known) in [(0, 1, 0.6660), (0, 2, 0.1046), (1, 2, 0.1411)] {
            let own: f32 = found[a].whole.iter().zip(&found[b].whole).map(|(x, y)| x * y).sum();
            assert!((own - known).abs() < 0.015, "{a} {b}: {own}, not {known}");
        }
    }

    #[test]
    fn vectors_depend_on_nothing_but_their_sentence() {
        let texts: Vec<String> = (1..30).map(|n| "The ferry sank off the coast. ".repeat(n)).collect();
        let part = vec![Span::new(4, 9), Span::new(0, 0)];
        let texts: Vec<Wanted> = texts.iter().map(|text| Wanted { text, parts: part.clone() }).collect();
        let together = read(&texts, None);
        for threads in [1, 2, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| read(&texts, None)), together);
        }
        for (text, known) in texts.iter().zip(&together) {
            assert_eq!(&read(std::slice::from_ref(text), None)[0], known);
            assert_eq!(known.parts[1], known.whole);
            assert_ne!(known.parts[0], known.whole);
        }
        assert!(read(&[], None).is_empty());
    }

    /// Keeps everything, and counts.
    #[derive(Debug, Default)]
    struct Shelf(Mutex<BTreeMap<super::super::memory::Key, Vec<f32>>>);

    impl Memory for Shelf {
        fn recall(&self, key: &super::super::memory::Key) -> Option<Vec<f32>> {
            self.0.lock().unwrap().get(key).cloned()
        }

        fn keep(&self, key: &super::super::memory::Key, numbers: &[f32]) {
            self.0.lock().unwrap().insert(*key, numbers.to_vec());
        }
    }

    #[test]
    fn what_is_remembered_is_what_would_be_read_again() {
        let shelf = Shelf::default();
        let texts =
            [whole("A ferry sank."), Wanted { text: "All were saved.", parts: vec![Span::new(0, 3)] }];
        let first = read(&texts, Some(&shelf));
        assert_eq!(shelf.0.lock().unwrap().len(), 2);
        let counts = Mutex::new(Vec::new());
        let again =
            Transformer::shipped().read(&texts, Some(&shelf), &|known| counts.lock().unwrap().push(known));
        assert_eq!((again, counts.into_inner().unwrap()), (first.clone(), vec![2]));
        // What is broken is read again.
        shelf.0.lock().unwrap().values_mut().for_each(|numbers| numbers.truncate(5));
        assert_eq!(read(&texts, Some(&shelf)), first);
    }
}
