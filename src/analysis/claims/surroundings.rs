//! How a pair stands among the other pairs: whether each is the other's best match, and whether a third article and the
//! neighbouring sentences agree.

use super::by_article::ByArticle;
use super::statement::Corpus;
use crate::story::BlockKind;
use std::ops::Range;

/// How many measures there are.
pub const COUNT: usize = 7;

/// The measures' names, in the order of [`measure`].
pub const NAMES: [&str; COUNT] =
    ["alone", "best_for_both", "best_for_one", "margin_least", "margin_most", "third_article", "neighbours"];

/// The measures of one pair.
pub type Surroundings = [f32; COUNT];

/// Log odds below which a pair counts as unrelated; also stands for pairs that were never candidates.
const LEAST: f32 = -7.0;
/// Margins beyond this say nothing more.
const WIDEST: f32 = 4.0;

/// The first layer's log odds of every candidate pair, by both statements.
pub struct Field {
    /// For each statement the pairs of which it is the earlier one.
    rows: Vec<Row>,
    /// The later statement of each pair, in the order of the pairs.
    later: Vec<u32>,
    /// The log odds of each pair, in the same order. They are asked for all over, and by themselves they lie close together.
    logits: Vec<f32>,
    /// The best log odds with an article's statements, best first.
    best: ByArticle<Vec<(f32, u32)>>,
}

/// Where the pairs of one statement stand among all.
struct Row {
    pairs: Range<usize>,
    /// The first of the later statements, if all that follow it up to the last one are there.
    from: Option<usize>,
}

impl Row {
    fn new(later: &[u32], pairs: Range<usize>) -> Self {
        let own = &later[pairs.clone()];
        let whole =
            own.first().zip(own.last()).filter(|(first, last)| (**last - **first) as usize + 1 == own.len());
        Self { pairs, from: whole.map(|(first, _)| *first as usize) }
    }
}

impl Field {
    /// `pairs`: both statements, the earlier first, and their log odds; each pair once, in order.
    pub fn new(corpus: &Corpus, pairs: &[(usize, usize, f32)]) -> Self {
        let later: Vec<u32> = pairs.iter().map(|pair| pair.1 as u32).collect();
        let first = |a: usize| pairs.partition_point(|pair| pair.0 < a);
        let rows = (0..corpus.statements.len()).map(|a| Row::new(&later, first(a)..first(a + 1))).collect();
        let mut best = ByArticle::<Vec<_>>::new(corpus.statements.len());
        for &(a, b, logit) in pairs {
            for (one, other) in [(a, b), (b, a)] {
                // A headline repeats what its article says and must not outdo the body's sentences.
                if corpus.statements[other].kind == BlockKind::Paragraph {
                    let article = corpus.statements[other].place.article;
                    best.entry(one, article).push((logit.max(LEAST), other as u32));
                }
            }
        }
        for list in best.values_mut() {
            list.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        }
        let logits = pairs.iter().map(|pair| pair.2.max(LEAST)).collect();
        Self { rows, later, logits, best }
    }

    fn logit(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (a.min(b), a.max(b));
        let Row { pairs, from } = &self.rows[a];
        let own = &self.logits[pairs.clone()];
        let at = match from {
            Some(from) => b.checked_sub(*from),
            None => self.later[pairs.clone()].binary_search(&(b as u32)).ok(),
        };
        at.and_then(|at| own.get(at)).copied().unwrap_or(LEAST)
    }

    fn best(&self, statement: usize, article: usize) -> &[(f32, u32)] {
        self.best.get(statement, article).map_or(&[], Vec::as_slice)
    }

    /// Rank of `b` among its article's statements for `a`, from 1, and its lead over the best other.
    fn standing(&self, corpus: &Corpus, a: usize, b: usize) -> (f32, f32) {
        let own = self.logit(a, b);
        let list = self.best(a, corpus.statements[b].place.article);
        if list.is_empty() {
            return (1.0, WIDEST);
        }
        let rank = list.partition_point(|&(logit, _)| logit > own) + 1;
        let rival = list.iter().find(|&&(_, other)| other != b as u32).map_or(LEAST, |&(logit, _)| logit);
        (rank as f32, (own - rival).clamp(-WIDEST, WIDEST))
    }

    /// Measures the pair's surroundings.
    pub fn measure(&self, corpus: &Corpus, a: usize, b: usize) -> Surroundings {
        let alone = self.logit(a, b);
        let (rank_a, margin_a) = self.standing(corpus, a, b);
        let (rank_b, margin_b) = self.standing(corpus, b, a);
        [
            alone,
            1.0 / rank_a.max(rank_b),
            1.0 / rank_a.min(rank_b),
            margin_a.min(margin_b),
            margin_a.max(margin_b),
            self.third(corpus, a, b),
            self.neighbours(corpus, a, b),
        ]
    }

    /// The best third statement of another article that goes with both.
    fn third(&self, corpus: &Corpus, a: usize, b: usize) -> f32 {
        let own = [corpus.statements[a].place.article, corpus.statements[b].place.article];
        let mut best = LEAST;
        for (_, list) in self.best.of(a).filter(|(article, _)| !own.contains(article)) {
            for &(logit, other) in list.iter().take(3) {
                if logit > best {
                    best = best.max(logit.min(self.logit(b, other as usize)));
                }
            }
        }
        best
    }

    /// The best pair of the sentences just before and after.
    fn neighbours(&self, corpus: &Corpus, a: usize, b: usize) -> f32 {
        let around = |at: usize| {
            let range = corpus.article(corpus.statements[at].place.article);
            [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(move |i| range.contains(i))
        };
        around(a).flat_map(|i| around(b).map(move |j| self.logit(i, j))).fold(LEAST, f32::max)
    }
}
