//! Two articles, compared: what tests of the rules begin with.

use crate::analysis::{self, Comparison, Conflict, Options};
use crate::story::{Article, Block, BlockKind, Story};
use crate::text::{CleanText, Span};

/// An article whose paragraphs empty lines part.
fn article(outlet: &str, text: &str) -> Article {
    let mut at = 0;
    let blocks = text.split("\n\n").map(|paragraph| {
        let span = Span::new(at, at + paragraph.len());
        at = span.end + 2;
        Block { span, kind: BlockKind::Paragraph }
    });
    Article {
        outlet: outlet.into(),
        blocks: blocks.collect(),
        text: CleanText::new(text),
        ..Article::default()
    }
}

/// The story of *Wire*, which has the words `a`, and *Post*, which has `b`, and what is found in it; of the differences those
/// of `rule`.
pub fn found(rule: &str, a: &str, b: &str) -> (Story, Comparison) {
    let story = Story { articles: vec![article("Wire", a), article("Post", b)], ..Story::default() };
    let mut found = analysis::compare(&story, &Options::default());
    found.conflicts.retain(|c| c.rule == rule);
    (story, found)
}

/// The words of the first two sides of each difference that `rule` finds between `a` and `b`.
pub fn flags(rule: &str, a: &str, b: &str) -> Vec<[String; 2]> {
    let (story, found) = found(rule, a, b);
    let sides = |c: &Conflict| [0, 1].map(|i| story.words(c.sides[i].place).to_owned());
    found.conflicts.iter().map(sides).collect()
}
