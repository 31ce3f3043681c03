//! How like the words of a story are to each other.
//!
//! Every two sentences are aligned word by word, and the same two words meet again and again, so that their likeness is
//! worked out once.

use super::statement::Statement;
use crate::analysis::embed::{Scale, cosine};
use rayon::prelude::*;

/// Words up to which all are compared beforehand: a table of 8 MB.
const MOST: usize = 2_048;

/// The likenesses of a story's words under the table of word vectors.
pub struct Likenesses {
    /// The meaning of each form.
    meanings: Vec<Vec<f32>>,
    scale: Scale,
    /// Row and column of each form in the table; beyond it for forms that no alignment asks for.
    rows: Vec<usize>,
    /// The table, row by row, each up to its own word; empty for a story of more words.
    table: Vec<f32>,
    width: usize,
}

impl Likenesses {
    /// Of the forms with these `meanings`, as far as they carry content in `statements`.
    pub fn new(meanings: Vec<Vec<f32>>, scale: Scale, statements: &[Statement]) -> Self {
        let mut rows = vec![usize::MAX; meanings.len()];
        let mut forms = Vec::new();
        for word in statements.iter().flat_map(|statement| &statement.words) {
            let row = &mut rows[word.form as usize];
            if *row == usize::MAX {
                *row = forms.len();
                forms.push(word.form as usize);
            }
        }
        let width = if forms.len() <= MOST { forms.len() } else { 0 };
        let like = &|a: usize, b: usize| scale.of(cosine(&meanings[a], &meanings[b]));
        let lines = forms[..width].par_iter().enumerate();
        let table = lines.flat_map_iter(|(row, &a)| forms[..=row].iter().map(move |&b| like(a, b))).collect();
        Self { meanings, scale, rows, table, width }
    }

    /// The likeness of two forms, by number.
    pub fn of(&self, a: usize, b: usize) -> f32 {
        let (column, row) = (self.rows[a].min(self.rows[b]), self.rows[a].max(self.rows[b]));
        if row < self.width {
            self.table[row * (row + 1) / 2 + column]
        } else {
            self.scale.of(cosine(&self.meanings[a], &self.meanings[b]))
        }
    }

    /// Whether anything is known of what a form means.
    pub fn knows(&self, form: usize) -> bool {
        !self.meanings[form].is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::statement::Word;
    use super::*;
    use crate::story::{BlockKind, Place};
    use crate::text::Span;

    #[test]
    fn the_table_holds_what_the_vectors_give() {
        let meanings = vec![vec![1.0, 0.0], vec![0.6, 0.8], vec![0.0, 1.0]];
        let mut statement = Statement::at(Place::new(0, Span::new(0, 9)), BlockKind::Paragraph);
        statement.words = [1, 0].map(|form| Word { term: form, form, span: Span::new(0, 1) }).to_vec();
        let found = Likenesses::new(meanings, Scale::SAME, &[statement]);
        assert_eq!(found.table.len(), 3);
        assert_eq!((found.of(0, 1), found.of(1, 0), found.of(1, 1)), (0.6, 0.6, 1.0));
        assert_eq!(found.of(1, 2), 0.8, "a form without a row is compared by itself");
    }
}
