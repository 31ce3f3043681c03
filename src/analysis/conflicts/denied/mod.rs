//! What somebody denies in one article and another article states.
//!
//! Only denials in so many words ("denied taking", "denies that", "rejected the allegation of"), and only where the other
//! sentence has most of what is denied, by the meaning of its words; or denials of the sentence before ("denied this"), met
//! where another article makes the same claim. Bare negations ("did not", "nobody", "never") were tried
//! on real articles in the same way: about one in eight met the statement that it contradicts.

mod denial;
mod reply;

use super::agents::Agents;
use super::linked;
use super::utterance::is_content;
use crate::analysis::conflicts::statements::Statements;
use crate::analysis::people::Cast;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Quotation, Reading, Side};
use crate::story::{Place, Story};
use denial::Denial;
use std::collections::BTreeSet;

/// Share of what is denied, by weight, that the other sentence has to have.
const COVERED: f32 = 0.55;
/// Score from which two sentences tell of one thing.
const LINKED: f32 = 0.5;
/// Score from which one tells what the other does, so that what denies the one denies the other.
const ALIKE: f32 = 0.7;

/// The denials of what another article states, each with the sentence that states most of it.
pub fn find(
    story: &Story,
    cast: &Cast,
    readings: &[Reading],
    quotations: &[Quotation],
    agents: &Agents,
    statements: &Statements,
    claims: &[Claim],
) -> Vec<Conflict> {
    let denials = denial::read(readings, quotations, agents);
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
    let found = denials.iter().filter_map(|denial| {
        counterpart(denial).map(|other| difference(story, denial.place, &denial.by, other.place))
    });
    found.chain(replied(story, readings, quotations, agents, claims)).collect()
}

/// The denials of the sentence before them that another article tells as well, and does not have denied at once.
fn replied(
    story: &Story,
    readings: &[Reading],
    quotations: &[Quotation],
    agents: &Agents,
    claims: &[Claim],
) -> Vec<Conflict> {
    let replies = reply::read(readings, quotations, agents);
    let links: Vec<(Place, Place, f32)> = linked::pairs(claims, ALIKE).collect();
    let told = |reply: &reply::Reply| {
        let ends = |(a, b, score): &(Place, Place, f32)| match reply.denied {
            denied if denied == *a => Some((*b, *score)),
            denied if denied == *b => Some((*a, *score)),
            _ => None,
        };
        let others = links.iter().filter_map(ends).filter(|(place, _)| {
            !replies.iter().any(|other| other.denied == *place) && !is_said_by(quotations, *place, &reply.by)
        });
        others.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map(|(place, _)| place)
    };
    let found = replies.iter();
    found.filter_map(|reply| told(reply).map(|at| difference(story, reply.place, &reply.by, at))).collect()
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

fn difference(story: &Story, denial: Place, by: &str, stated: Place) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: vec![
            Side { place: denial, value: format!("denied by {by}") },
            Side { place: stated, value: "stated".into() },
        ],
        rule: "denied",
        why: format!("Denied by {by} in {}, stated in {}.", outlet(denial), outlet(stated)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::found;

    /// What the flags say that two articles of one paragraph each give.
    fn flags(a: &str, b: &str) -> Vec<String> {
        found("denied", a, b).1.conflicts.into_iter().map(|c| c.why).collect()
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
    fn a_reply_denies_what_was_just_told() {
        let told = "Prosecutors said that Marta Lindqvist carried the stolen documents to Geneva in March.";
        let rest = "The archive keeps forty thousand letters. Its director, Ida Soren, retires in June. A new roof costs \
                    two million francs. Rain had come in over the reading room. Students of history queued outside.";
        let other = "Visitors to the castle pay nine francs. The tower is closed for repairs until autumn. A lift is planned.";
        for reply in ["Lindqvist denied this.", "Lindqvist denies the accusation."] {
            let why = flags(&format!("{rest} {told} {reply}"), &format!("{told} {other}"));
            assert_eq!(why, ["Denied by Marta Lindqvist in Wire, stated in Post."], "{reply}");
            let both = flags(&format!("{rest} {told} {reply}"), &format!("{told} {reply} {other}"));
            assert!(both.is_empty(), "both articles have it denied");
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
