//! What somebody denies in one article and another article states.
//!
//! Only denials in so many words ("denied taking", "denies that", "rejected the allegation of"), and only where the other
//! sentence has most of what is denied, by the meaning of its words. Bare negations ("did not", "nobody", "never") were tried
//! on real articles in the same way: about one in eight met the statement that it contradicts.

mod denial;
mod statements;

use super::agents::Agents;
use super::linked;
use super::utterance::is_content;
use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Model, Quotation, Reading, Side};
use crate::story::{Place, Story};
use denial::Denial;
use statements::Statements;
use std::collections::BTreeSet;

/// Share of what is denied, by weight, that the other sentence has to have.
const COVERED: f32 = 0.55;
/// Score from which two sentences tell of one thing.
const LINKED: f32 = 0.5;

/// The denials of what another article states, each with the sentence that states most of it.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    agents: &Agents,
    claims: &[Claim],
    model: &Model,
) -> Vec<Conflict> {
    let denials = denial::read(readings, quotations, agents);
    if denials.is_empty() {
        return Vec::new();
    }
    let statements = Statements::read(readings, model);
    let joined: BTreeSet<(Place, Place)> =
        linked::pairs(claims, LINKED).flat_map(|(a, b, _)| [(a, b), (b, a)]).collect();
    let counterpart = |denial: &Denial| {
        let known =
            |place: Place| joined.contains(&(denial.sentence, place)) || mentions(story, cast, denial, place);
        statements
            .like(denial.content)
            .into_iter()
            .take_while(|other| other.share >= COVERED)
            .find(|o| (o.names || known(o.place)) && !is_said_by(quotations, o.place, &denial.by))
    };
    denials
        .iter()
        .filter_map(|denial| counterpart(denial).map(|other| difference(story, denial, other.place)))
        .collect()
}

/// Whether whoever is called `name` says something in the sentence at `place`.
fn is_said_by(quotations: &[Quotation], place: Place, name: &str) -> bool {
    let mut here = quotations.iter().filter(|q| q.place.article == place.article);
    here.any(|q| q.place.span.overlaps(place.span) && q.speaker.label == name)
}

/// Whether the sentence at `place` mentions whoever denies.
fn mentions(story: &Story, cast: &Cast, denial: &Denial, place: Place) -> bool {
    match denial.person {
        Some(person) => cast.people[person]
            .mentions
            .iter()
            .any(|m| m.place.article == place.article && place.span.covers(m.place.span)),
        None => {
            let text = story.words(place);
            denial.by.split(' ').any(|word| is_content(&word.to_lowercase()) && text.contains(word))
        }
    }
}

fn difference(story: &Story, denial: &Denial, stated: Place) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: vec![
            Side { place: denial.place, value: format!("denied by {}", denial.by) },
            Side { place: stated, value: "stated".into() },
        ],
        rule: "denied",
        why: format!("Denied by {} in {}, stated in {}.", denial.by, outlet(denial.place), outlet(stated)),
    }
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

    /// What the flags say that two articles of one paragraph each give.
    fn flags(a: &str, b: &str) -> Vec<String> {
        let story = Story { articles: vec![article("Wire", a), article("Post", b)], ..Story::default() };
        let found = analysis::compare(&story, &Options::default()).conflicts;
        found.into_iter().filter(|c| c.rule == "denied").map(|c| c.why).collect()
    }

    const STATED: &str = "Prosecutors say Marta Lindqvist carried the stolen documents to Geneva.";

    #[test]
    fn a_denial_meets_the_statement_that_it_denies() {
        for denial in [
            "Marta Lindqvist denied carrying any documents to Geneva.",
            "Marta Lindqvist has always denied that she took the stolen papers to Geneva.",
            "Marta Lindqvist rejected the allegation that she carried stolen documents.",
        ] {
            assert_eq!(
                flags(denial, STATED),
                ["Denied by Marta Lindqvist in Wire, stated in Post."],
                "{denial}"
            );
        }
    }

    #[test]
    fn somebody_without_a_name_can_deny() {
        let stated = "A man has been charged with arson after the fire at the sawmill in Wells.";
        let why = flags("A man has denied arson after the fire at the sawmill in Wells.", stated);
        assert_eq!(why, ["Denied by a man in Wire, stated in Post."]);
    }

    #[test]
    fn what_is_refused_admitted_or_about_something_else_is_no_denial() {
        for other in [
            "Marta Lindqvist was denied bail in Geneva.",
            "Marta Lindqvist did not deny carrying documents to Geneva.",
            "Marta Lindqvist denied that she knew the banker from Lyon.",
        ] {
            assert!(flags(other, STATED).is_empty(), "{other}");
        }
        let denied_too = "Marta Lindqvist never carried the stolen documents to Geneva, her lawyer said.";
        assert!(flags("Marta Lindqvist denied carrying any documents to Geneva.", denied_too).is_empty());
    }
}
