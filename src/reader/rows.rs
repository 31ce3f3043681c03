//! An article as rows of one width: paragraphs with a blank row between them, or, when a filter folds, only the
//! sentences that it keeps.

use crate::analysis::Sentence;
use crate::reader::settings::Page;
use crate::story::{Article, BlockKind};
use crate::text::{self, Span, wrap_with};

/// The rows of one article at one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// In order; their spans never overlap and rise.
    rows: Vec<Row>,
    page: Page,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The bytes that stand here, or that a row without words stands for.
    pub span: Span,
    /// What is drawn.
    pub kind: RowKind,
    /// The paragraph goes on in the next row, so that this one may be filled up to the measure.
    pub goes_on: bool,
}

/// What a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Words of the article, with a hyphen after them where the row ends inside a word.
    Text {
        /// Whether to draw the hyphen.
        hyphen: bool,
    },
    /// Nothing: the space between two paragraphs.
    Blank,
    /// Words of the article's title, which its text does not have.
    Title {
        /// Bytes of the title.
        words: Span,
        /// Whether to draw a hyphen after them.
        hyphen: bool,
    },
    /// A note that this many sentences are folded away.
    Folded(usize),
}

impl Rows {
    /// The whole of `article`, set as `page` says, in a column of `width` cells.
    pub fn whole(article: &Article, width: usize, page: Page) -> Self {
        let text = article.text.as_str();
        let mut rows = Rows::titled(article, width, page);
        for block in &article.blocks {
            rows.space_before(block.span.start);
            rows.push_text(text, block.span, width);
        }
        rows.never_empty()
    }

    /// Those `sentences` of `article` for which `kept` holds, and notes in place of the others.
    pub fn folded(
        article: &Article,
        sentences: &[Sentence],
        kept: &[bool],
        width: usize,
        page: Page,
    ) -> Self {
        let text = article.text.as_str();
        let mut rows = Rows::titled(article, width, page);
        let mut at = 0;
        while at < sentences.len() {
            let run = sentences[at..]
                .iter()
                .zip(&kept[at..])
                .take_while(|(s, keep)| **keep == kept[at] && (!kept[at] || s.block == sentences[at].block))
                .count();
            let span = Span::new(sentences[at].span.start, sentences[at + run - 1].span.end);
            rows.space_before(span.start);
            if kept[at] {
                rows.push_text(text, span, width);
            } else {
                rows.rows.push(Row { span, kind: RowKind::Folded(run), goes_on: false });
            }
            at += run;
        }
        rows.never_empty()
    }

    /// The title of an article whose text does not have it. Its rows stand before the first byte of the text.
    fn titled(article: &Article, width: usize, page: Page) -> Self {
        let has_headline = article.blocks.iter().any(|block| block.kind == BlockKind::Headline);
        if has_headline || article.title.is_empty() {
            return Rows { rows: Vec::new(), page };
        }
        let title = wrap_with(&article.title, Span::new(0, article.title.len()), width, page.hyphens);
        let row = |row: text::Row| Row {
            span: Span::default(),
            kind: RowKind::Title { words: row.span, hyphen: row.hyphen },
            goes_on: false,
        };
        Rows { rows: title.into_iter().map(row).collect(), page }
    }

    fn space_before(&mut self, start: usize) {
        if let Some(last) = self.rows.last() {
            let span = Span::new(last.span.end.min(start), start);
            // The line breaks between two paragraphs stand in the first of the blank rows.
            for number in 0..self.page.spacing {
                let span = if number == 0 { span } else { Span::new(start, start) };
                self.rows.push(Row { span, kind: RowKind::Blank, goes_on: false });
            }
        }
    }

    fn push_text(&mut self, text: &str, span: Span, width: usize) {
        let rows = wrap_with(text, span, width, self.page.hyphens);
        for (number, row) in rows.iter().enumerate() {
            // A line break in the text ends a row where it stands.
            let goes_on =
                rows.get(number + 1).is_some_and(|next| !text[row.span.end..next.span.start].contains('\n'));
            self.rows.push(Row { span: row.span, kind: RowKind::Text { hyphen: row.hyphen }, goes_on });
        }
    }

    fn never_empty(mut self) -> Self {
        if self.rows.is_empty() {
            self.rows.push(Row { span: Span::default(), kind: RowKind::Blank, goes_on: false });
        }
        self
    }

    /// How many rows there are; at least one.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Row number `index`, from nought.
    pub fn get(&self, index: usize) -> Option<&Row> {
        self.rows.get(index)
    }

    /// The number of the row in which byte `at` stands. A byte in the spaces at a row's end belongs to that row.
    pub fn at(&self, at: usize) -> usize {
        self.rows.partition_point(|row| row.span.start <= at).saturating_sub(1)
    }

    /// The first and one past the last byte of the rows from `first` up to `after`, exclusive.
    pub fn bytes(&self, first: usize, after: usize) -> Span {
        let start = self.rows.get(first).map_or(usize::MAX, |row| row.span.start);
        let end = self.rows.get(after).map_or(usize::MAX, |row| row.span.start);
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Block;
    use crate::text::CleanText;
    use proptest::prelude::*;

    fn article(paragraphs: &[&str]) -> Article {
        let mut blocks = Vec::new();
        let mut at = 0;
        for paragraph in paragraphs {
            blocks.push(Block { span: Span::new(at, at + paragraph.len()), kind: BlockKind::Paragraph });
            at += paragraph.len() + 2;
        }
        Article { text: CleanText::new(&paragraphs.join("\n\n")), blocks, ..Article::default() }
    }

    #[test]
    fn paragraphs_stand_apart() {
        let rows = Rows::whole(&article(&["one two", "three"]), 20, Page::default());
        let kinds: Vec<RowKind> = rows.rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [RowKind::Text { hyphen: false }, RowKind::Blank, RowKind::Text { hyphen: false }]);
    }

    #[test]
    fn a_title_that_the_text_does_not_have_stands_above_it() {
        let mut article = article(&["one two", "three"]);
        article.title = "A title".into();
        let rows = Rows::whole(&article, 20, Page::default());
        assert_eq!(
            rows.get(0).map(|row| row.kind),
            Some(RowKind::Title { words: Span::new(0, 7), hyphen: false })
        );
        assert_eq!(rows.at(0), 2);
        article.blocks[0].kind = BlockKind::Headline;
        assert_eq!(Rows::whole(&article, 20, Page::default()).at(0), 0);
    }

    #[test]
    fn an_article_without_words_has_one_blank_row() {
        assert_eq!(Rows::whole(&Article::default(), 20, Page::default()).len(), 1);
    }

    #[test]
    fn folding_keeps_the_chosen_sentences_and_counts_the_rest() {
        let article = article(&["One is here. Two is here.", "Three. Four."]);
        let sentence = |start, end, block| Sentence {
            span: Span::new(start, end),
            block,
            kind: BlockKind::Paragraph,
            tokens: 0..0,
        };
        let sentences = [sentence(0, 12, 0), sentence(13, 25, 0), sentence(27, 33, 1), sentence(34, 39, 1)];
        let rows = Rows::folded(&article, &sentences, &[false, true, false, false], 40, Page::default());
        let drawn: Vec<RowKind> =
            rows.rows.iter().map(|row| row.kind).filter(|k| *k != RowKind::Blank).collect();
        assert_eq!(drawn, [RowKind::Folded(1), RowKind::Text { hyphen: false }, RowKind::Folded(2)]);
        assert_eq!(rows.get(rows.at(35)).map(|row| row.kind), Some(RowKind::Folded(2)));
    }

    proptest! {
        #[test]
        fn every_byte_has_its_row_at_any_width(
            paragraphs in prop::collection::vec("([a-z]{1,9} ?|首|🔥|—){1,30}", 1..5),
            width in 1usize..50, spacing in 0u16..4,
        ) {
            let trimmed: Vec<&str> = paragraphs.iter().map(|p| p.trim()).collect();
            let article = article(&trimmed);
            let rows = Rows::whole(&article, width, Page { spacing, ..Page::default() });
            for index in 0..rows.len() {
                let row = rows.get(index).unwrap();
                if !row.span.is_empty() {
                    prop_assert_eq!(rows.at(row.span.start), index);
                    prop_assert_eq!(rows.at(row.span.end - 1), index);
                }
            }
        }
    }
}
