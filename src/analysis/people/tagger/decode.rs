//! The best labels of a sentence.

use super::{LABELS, OUTSIDE, may_follow};

/// The score of each label for each word of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    rows: Vec<[f32; LABELS]>,
}

impl Scores {
    /// No words yet, room for `words`.
    pub fn with_capacity(words: usize) -> Self {
        Self { rows: Vec::with_capacity(words) }
    }

    /// Adds the scores of the next word.
    pub fn push(&mut self, row: [f32; LABELS]) {
        self.rows.push(row);
    }
}

/// The labels whose scores, with those of the transitions between them (`transitions[from][to]`), sum to most
/// (Viterbi 1967); of equal paths the one with lower labels.
pub fn best_path(scores: &Scores, transitions: &[[f32; LABELS]; LABELS]) -> Vec<usize> {
    let Some(first) = scores.rows.first() else { return Vec::new() };
    let mut best: [f32; LABELS] =
        std::array::from_fn(|to| if may_follow(None, to) { first[to] } else { f32::NEG_INFINITY });
    let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(scores.rows.len());
    for row in &scores.rows[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from_of = [OUTSIDE; LABELS];
        for to in 0..LABELS {
            for from in (0..LABELS).filter(|&from| may_follow(Some(from), to)) {
                let score = best[from] + transitions[from][to];
                if score > next[to] {
                    (next[to], from_of[to]) = (score, from);
                }
            }
            next[to] += row[to];
        }
        best = next;
        back.push(from_of);
    }
    let mut at = (1..LABELS).fold(OUTSIDE, |top, label| if best[label] > best[top] { label } else { top });
    let mut path = vec![at];
    for from_of in back.iter().rev() {
        at = from_of[at];
        path.push(at);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_begin_with_an_inner_label() {
        let mut scores = Scores::with_capacity(2);
        scores.push([0.0, 1.0, 9.0, 0.0, 0.0, 0.0, 0.0]);
        scores.push([0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(best_path(&scores, &[[0.0; LABELS]; LABELS]), [1, 2]);
    }

    #[test]
    fn transitions_count() {
        let mut scores = Scores::with_capacity(2);
        scores.push([0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        scores.push([1.0, 0.0, 0.9, 0.0, 0.0, 0.0, 0.0]);
        let mut transitions = [[0.0; LABELS]; LABELS];
        assert_eq!(best_path(&scores, &transitions), [1, 0]);
        transitions[1][2] = 0.5;
        assert_eq!(best_path(&scores, &transitions), [1, 2]);
    }

    #[test]
    fn no_words_have_no_labels() {
        assert!(best_path(&Scores::default(), &[[0.0; LABELS]; LABELS]).is_empty());
    }
}
