//! How a pair stands among the other pairs: whether each is the other's best match, and whether a third article and the
//! neighbouring sentences agree.

use super::statement::Corpus;
use crate::story::BlockKind;
use hashbrown::HashMap;

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
    logits: HashMap<(u32, u32), f32>,
    /// For each statement and other article: the best log odds with their statement, best first.
    best: HashMap<(u32, usize), Vec<(f32, u32)>>,
}

impl Field {
    /// `pairs`: both statements and their log odds; each pair once.
    pub fn new(corpus: &Corpus, pairs: &[(usize, usize, f32)]) -> Self {
        let mut logits = HashMap::with_capacity(pairs.len());
        let mut best: HashMap<(u32, usize), Vec<(f32, u32)>> = HashMap::new();
        for &(a, b, logit) in pairs {
            let logit = logit.max(LEAST);
            logits.insert(key(a, b), logit);
            for (one, other) in [(a, b), (b, a)] {
                // A headline repeats what its article says and must not outdo the body's sentences.
                if corpus.statements[other].kind == BlockKind::Paragraph {
                    let article = corpus.statements[other].place.article;
                    best.entry((one as u32, article)).or_default().push((logit, other as u32));
                }
            }
        }
        for list in best.values_mut() {
            list.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        }
        Self { logits, best }
    }

    fn logit(&self, a: usize, b: usize) -> f32 {
        self.logits.get(&key(a, b)).copied().unwrap_or(LEAST)
    }

    /// Rank of `b` among its article's statements for `a`, from 1, and its lead over the best other.
    fn standing(&self, corpus: &Corpus, a: usize, b: usize) -> (f32, f32) {
        let own = self.logit(a, b);
        let article = corpus.statements[b].place.article;
        let Some(list) = self.best.get(&(a as u32, article)) else { return (1.0, WIDEST) };
        let rank = list.iter().filter(|&&(logit, other)| other != b as u32 && logit > own).count() + 1;
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
        for article in (0..corpus.bounds.len() - 1).filter(|i| !own.contains(i)) {
            let Some(list) = self.best.get(&(a as u32, article)) else { continue };
            for &(logit, other) in list.iter().take(3) {
                best = best.max(logit.min(self.logit(b, other as usize)));
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

fn key(a: usize, b: usize) -> (u32, u32) {
    (a.min(b) as u32, a.max(b) as u32)
}
