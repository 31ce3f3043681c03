//! Stretches that cleaning took out, put back by hand.

use super::{Article, Block, BlockKind, Dropped};
use crate::text::{CleanText, Span, counted};
use std::collections::BTreeSet;

/// What separates a stretch from the paragraphs around it.
const GAP: &str = "\n\n";

/// An article with stretches put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The article as it reads now; what was put back is no longer among what was left out.
    pub article: Article,
    /// The number of each stretch that was put back, and the bytes that came with it: its words and the line breaks
    /// that part them from the rest.
    pub stretches: Vec<(usize, Span)>,
}

impl Article {
    /// The article with the stretches of these numbers, counted over [`Article::dropped`], back in it: each is a paragraph
    /// where it stood. Numbers without words behind them are passed over.
    pub fn restored(&self, numbers: &BTreeSet<usize>) -> Restored {
        let mut setting = Setting::default();
        let old = self.text.as_str();
        let mut wanted: Vec<(usize, usize)> = numbers
            .iter()
            .filter(|&&number| self.dropped.get(number).is_some_and(|left| !words(&left.text).is_empty()))
            .map(|&number| (self.home(self.dropped[number].at), number))
            .collect();
        wanted.sort_unstable();
        let mut wanted = wanted.into_iter().peekable();
        let mut taken = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            setting.text.push_str(&old[taken..block.span.start]);
            while let Some((_, number)) = wanted.next_if(|&(home, _)| home <= index) {
                setting.before_a_paragraph(number, &words(&self.dropped[number].text));
            }
            let start = setting.text.len();
            setting.text.push_str(&old[block.span.start..block.span.end]);
            setting.blocks.push(Block { span: Span::new(start, setting.text.len()), ..*block });
            taken = block.span.end;
        }
        setting.text.push_str(&old[taken..]);
        for (_, number) in wanted {
            setting.at_the_end(number, &words(&self.dropped[number].text));
        }
        let mut article = Self {
            text: CleanText::again(&setting.text, self.text.removed()),
            blocks: setting.blocks,
            dropped: Vec::with_capacity(self.dropped.len()),
            ..self.clone()
        };
        let back = |number: &usize| setting.stretches.iter().any(|(other, _)| other == number);
        for (_, left) in self.dropped.iter().enumerate().filter(|(number, _)| !back(number)) {
            let came_in = |&&(other, _): &&(usize, Span)| self.place(self.dropped[other].at) <= left.at;
            let before: usize = setting.stretches.iter().filter(came_in).map(|(_, span)| span.len()).sum();
            article.dropped.push(Dropped { at: left.at + before, ..left.clone() });
        }
        if !setting.stretches.is_empty() {
            let stretches = counted(setting.stretches.len(), "stretch that had", "stretches that had");
            article
                .notices
                .push(format!("{stretches} been left out stand in the text again, put back by hand."));
        }
        Restored { article, stretches: setting.stretches }
    }

    /// The byte at which something that stood at byte `at` is put.
    fn place(&self, at: usize) -> usize {
        self.blocks.get(self.home(at)).map_or(self.text.as_str().len(), |block| block.span.start)
    }

    /// The index of the paragraph before which something at byte `at` is put: never before the headline.
    fn home(&self, at: usize) -> usize {
        let index = self.blocks.iter().position(|block| block.span.start >= at).unwrap_or(self.blocks.len());
        let headed = self.blocks.first().is_some_and(|block| block.kind == BlockKind::Headline);
        if headed { index.max(1) } else { index }
    }
}

/// A text that is being set.
#[derive(Default)]
struct Setting {
    text: String,
    blocks: Vec<Block>,
    stretches: Vec<(usize, Span)>,
}

impl Setting {
    fn before_a_paragraph(&mut self, number: usize, words: &str) {
        let start = self.text.len();
        self.paragraph(words);
        self.text.push_str(GAP);
        self.stretches.push((number, Span::new(start, self.text.len())));
    }

    fn at_the_end(&mut self, number: usize, words: &str) {
        let start = self.text.len();
        if start > 0 {
            self.text.push_str(GAP);
        }
        self.paragraph(words);
        self.stretches.push((number, Span::new(start, self.text.len())));
    }

    fn paragraph(&mut self, words: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind: BlockKind::Paragraph });
    }
}

/// The words of a stretch, fit for the inside of an article.
fn words(text: &str) -> String {
    CleanText::new(text).as_str().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let text = "Ferry sinks\n\nAll are safe.\n\nDivers went down.";
        let block = |start, end, kind| Block { span: Span::new(start, end), kind };
        let dropped = |text: &str, at| Dropped { text: text.into(), why: "caption".into(), at };
        Article {
            text: CleanText::new(text),
            blocks: vec![
                block(0, 11, BlockKind::Headline),
                block(13, 26, BlockKind::Paragraph),
                block(28, text.len(), BlockKind::Paragraph),
            ],
            dropped: vec![
                dropped("The quay.", 0),
                dropped("A diver.", 28),
                dropped(" ", 28),
                dropped("End.", 45),
            ],
            ..Article::default()
        }
    }

    fn paragraphs(article: &Article) -> Vec<&str> {
        article.blocks.iter().map(|block| article.text.slice(block.span)).collect()
    }

    #[test]
    fn stretches_stand_where_they_stood_and_never_above_the_headline() {
        let all = article().restored(&BTreeSet::from([0, 1, 2, 3, 9]));
        assert_eq!(
            paragraphs(&all.article),
            ["Ferry sinks", "The quay.", "All are safe.", "A diver.", "Divers went down.", "End."]
        );
        assert_eq!(all.article.text.as_str(), paragraphs(&all.article).join("\n\n"));
        assert_eq!(all.article.dropped.len(), 1, "a stretch without words stays where it was");
        let words: Vec<_> = all.stretches.iter().map(|&(_, span)| all.article.text.slice(span)).collect();
        assert_eq!(words, ["The quay.\n\n", "A diver.\n\n", "\n\nEnd."]);
    }

    #[test]
    fn what_stays_out_keeps_its_place() {
        let one = article().restored(&BTreeSet::from([0])).article;
        let divers = one.blocks[3].span.start;
        assert_eq!(
            one.dropped.iter().map(|left| left.at).collect::<Vec<_>>(),
            [divers, divers, one.text.as_str().len()]
        );
        assert_eq!(article().restored(&BTreeSet::new()).article, article());
    }
}
