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
