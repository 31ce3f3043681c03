//! How like the words of a story are to each other.
//!
//! Every two sentences are aligned word by word, and the same two words meet again and again, so that their likeness is
//! worked out once.

use super::statement::Term;
use crate::analysis::embed::{Scale, cosine, cosines};
use rayon::prelude::*;

/// Words up to which all are compared beforehand: a table of 32 MB.
const MOST: usize = 4_096;

/// One of a story's content words.
pub struct Content {
    /// Its stem.
    pub term: Term,
    /// The article that has it, if only one does.
    pub article: Option<usize>,
    /// Its meaning by the table of word vectors; nothing where there is no table.
    pub meaning: Vec<f32>,
}

impl Content {
    /// Whether one article has this word and another that one: sentences of one article are not compared.
    fn meets(&self, other: &Self) -> bool {
        self.article.is_none() || self.article != other.article
    }
}

/// The likenesses of a story's content words under the table of word vectors.
pub struct Likenesses {
    words: Vec<Content>,
    scale: Scale,
    /// The likenesses of each word to those before it and itself; empty for a story of more words.
    table: Vec<f32>,
}

impl Likenesses {
    /// Of `words`, by their numbers.
    pub fn new(words: Vec<Content>, scale: Scale) -> Self {
        let lines = if words.len() <= MOST { words.len() } else { 0 };
        let mut found = Self { words, scale, table: Vec::new() };
        let mut table = vec![0.0; start(lines)];
        let mut rest = table.as_mut_slice();
        let mut places = Vec::with_capacity(lines);
        for word in 0..lines {
            let (line, after) = rest.split_at_mut(word + 1);
            places.push(line);
            rest = after;
        }
        places.into_par_iter().enumerate().for_each(|(a, line)| {
            let apart = line.iter_mut().zip(&found.words).filter(|(_, b)| found.words[a].meets(b));
            cosines(&found.words[a].meaning, apart.map(|(place, b)| (&b.meaning[..], place)));
            for (place, b) in line.iter_mut().zip(&found.words) {
                *place = found.likeness(&found.words[a], b, |_, _| *place);
            }
        });
        found.table = table;
        found
    }

    /// The likeness of two words of different articles: 1 where they have one stem.
    #[inline]
    pub fn of(&self, a: u32, b: u32) -> f32 {
        let (early, late) = (a.min(b) as usize, a.max(b) as usize);
        match self.table.get(start(late) + early) {
            Some(&likeness) => likeness,
            None => self.likeness(&self.words[early], &self.words[late], cosine),
        }
    }

    fn likeness(&self, a: &Content, b: &Content, cosine: impl Fn(&[f32], &[f32]) -> f32) -> f32 {
        if a.term == b.term { 1.0 } else { self.scale.of(cosine(&a.meaning, &b.meaning)) }
    }

    /// Whether anything is known of what a word means.
    pub fn knows(&self, word: u32) -> bool {
        !self.words[word as usize].meaning.is_empty()
    }
}

/// Where in the table the line of `word` begins.
fn start(word: usize) -> usize {
    word * (word + 1) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_as_their_vectors_or_by_their_stem() {
        let word = |term, x, y| Content { term, article: None, meaning: vec![x, y] };
        let found = Likenesses::new(
            vec![word(0, 1.0, 0.0), word(1, 0.6, 0.8), word(1, 0.0, 1.0), word(2, 0.0, 1.0)],
            Scale::SAME,
        );
        assert_eq!((found.of(0, 1), found.of(1, 0), found.of(1, 1)), (0.6, 0.6, 1.0));
        assert_eq!(found.of(1, 2), 1.0, "one stem");
        assert_eq!(found.of(3, 1), 0.8);
        let without = Likenesses { table: Vec::new(), ..found };
        assert_eq!((without.of(1, 3), without.of(2, 1)), (0.8, 1.0), "where there is no table");
    }
}
