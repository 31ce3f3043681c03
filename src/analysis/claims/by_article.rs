//! Something of each statement for each article that it has pairs with: few of many articles in a large story.

/// For each statement the articles that there is something for, in order, and what there is.
pub struct ByArticle<T>(Vec<Vec<(usize, T)>>);

impl<T: Default> ByArticle<T> {
    /// Nothing yet for any of so many statements.
    pub fn new(statements: usize) -> Self {
        Self((0..statements).map(|_| Vec::new()).collect())
    }

    /// What there is of `statement` for `article`, to be changed; begins with nothing.
    pub fn entry(&mut self, statement: usize, article: usize) -> &mut T {
        let own = &mut self.0[statement];
        let at = own.binary_search_by_key(&article, |entry| entry.0).unwrap_or_else(|at| {
            own.insert(at, (article, T::default()));
            at
        });
        &mut own[at].1
    }

    /// What there is of `statement` for `article`.
    pub fn get(&self, statement: usize, article: usize) -> Option<&T> {
        let own = &self.0[statement];
        own.binary_search_by_key(&article, |entry| entry.0).ok().map(|at| &own[at].1)
    }

    /// What there is of `statement`, by article.
    pub fn of(&self, statement: usize) -> impl Iterator<Item = (usize, &T)> {
        self.0[statement].iter().map(|(article, thing)| (*article, thing))
    }

    /// All that there is.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten().map(|entry| &mut entry.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_again() {
        let mut counts = ByArticle::<usize>::new(2);
        for (statement, article) in [(1, 7), (1, 3), (1, 7), (0, 7)] {
            *counts.entry(statement, article) += 1;
        }
        assert_eq!((counts.get(1, 7), counts.get(1, 3), counts.get(0, 3)), (Some(&2), Some(&1), None));
        assert_eq!(counts.of(1).collect::<Vec<_>>(), [(3, &1), (7, &2)]);
        assert_eq!(counts.values_mut().map(|count| *count).sum::<usize>(), 4);
    }
}
