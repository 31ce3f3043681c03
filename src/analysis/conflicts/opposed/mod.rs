//! Statements that are opposed by their form: what nobody did here was done there, talks are denied here and told of there,
//! the other side began it, one thing is praised here and faulted there.
//!
//! Each rule leaves one way out at most: another agent, another object, another party or another act. What is opposed by its
//! meaning alone ("set foot on the other side", "200 metres inside our country") is not seen.

mod began;
mod judged;
mod nobody;
mod talks;

use super::agents::Agents;
use super::statements::Statements;
use crate::analysis::{Conflict, Model, Quotation, Reading};
use crate::story::Story;

/// The opposed statements of a story's articles.
pub fn find(
    story: &Story,
    readings: &[Reading],
    quotations: &[Quotation],
    agents: &Agents,
    statements: &Statements,
    model: &Model,
) -> Vec<Conflict> {
    let mut found = nobody::find(story, readings, agents, statements);
    found.extend(talks::find(story, readings, agents));
    found.extend(began::find(story, readings));
    found.extend(judged::find(story, readings, quotations, agents, model));
    found
}

#[cfg(test)]
mod tests {
    use crate::analysis::{self, Options};
    use crate::story::{Article, Block, BlockKind, Story};
    use crate::text::{CleanText, Span};

    fn article(outlet: &str, text: &str) -> Article {
        Article {
            outlet: outlet.into(),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            text: CleanText::new(text),
            ..Article::default()
        }
    }

    /// The words of the two sides of each flag of `rule` on two articles of one paragraph each.
    pub fn flags(rule: &str, a: &str, b: &str) -> Vec<[String; 2]> {
        let story = Story { articles: vec![article("Wire", a), article("Post", b)], ..Story::default() };
        let found = analysis::compare(&story, &Options::default()).conflicts;
        let sides = |c: analysis::Conflict| [0, 1].map(|i| story.words(c.sides[i].place).to_owned());
        found.into_iter().filter(|c| c.rule == rule).map(sides).collect()
    }
}
