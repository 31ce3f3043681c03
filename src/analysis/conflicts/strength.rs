//! The ladder of strength: how far each article has one agent go towards one thing.
//!
//! The same agent and the same thing are both asked for: that one government ruled out what another country's president
//! did not rule out is no difference.

use super::agents::Agents;
use super::commitment::{self, Commitment, Topics};
use crate::analysis::families::Families;
use crate::analysis::{Claim, Conflict, ConflictKind, Level, Reading, Side};
use crate::story::{Place, Story};
use std::collections::BTreeSet;

/// Words for the thing that two commitments share before they are of one thing.
const SHARED: usize = 2;

/// The things towards which articles have one agent go unlike far.
pub fn find(story: &Story, readings: &[Reading], agents: &Agents, claims: &[Claim]) -> Vec<Conflict> {
    let topics = Topics::new();
    let joined = joined(claims);
    let mut all: Vec<Commitment> = Vec::new();
    for reading in readings {
        for sentence in reading.body() {
            all.extend(commitment::read(reading, sentence, agents, &topics));
        }
    }
    let mut of_one_thing = Families::new(all.len());
    for a in 0..all.len() {
        for b in a + 1..all.len() {
            if all[a].place.article != all[b].place.article && are_of_one_thing(&all[a], &all[b], &joined) {
                of_one_thing.join(a, b);
            }
        }
    }
    let lists = of_one_thing.all().into_iter().map(|family| family.into_iter().map(|at| &all[at]).collect());
    lists.filter_map(|list| difference(story, agents, list)).collect()
}

/// Pairs of sentences that a claim joins.
fn joined(claims: &[Claim]) -> BTreeSet<(Place, Place)> {
    let links = claims
        .iter()
        .flat_map(|claim| claim.links.iter().map(|l| (claim.evidence[l.a].place, claim.evidence[l.b].place)));
    links.map(|(a, b)| (a.min(b), a.max(b))).collect()
}

fn are_of_one_thing(a: &Commitment, b: &Commitment, joined: &BTreeSet<(Place, Place)>) -> bool {
    let shared = a.topic.intersection(&b.topic).count();
    let pair = (a.sentence.min(b.sentence), a.sentence.max(b.sentence));
    let short = a.topic.len().min(b.topic.len()) < SHARED;
    a.agents.intersection(&b.agents).next().is_some()
        && (shared >= SHARED || shared > 0 && short && joined.contains(&pair))
}

/// What the articles' commitments to one thing part on, if they do.
fn difference(story: &Story, agents: &Agents, list: Vec<&Commitment>) -> Option<Conflict> {
    let mut seen = BTreeSet::new();
    let first: Vec<&Commitment> = list.into_iter().filter(|c| seen.insert(c.place.article)).collect();
    let agent = first.first()?.agents.iter().next()?;
    let name = agents.name(agent);
    let lowest = first.iter().map(|c| c.rung.level).min()?;
    let highest = first.iter().map(|c| c.rung.level).max()?;
    let outlet = |c: &Commitment| story.articles[c.place.article].outlet.clone();
    if lowest == highest {
        let tied = first.iter().find(|c| c.condition.is_some())?;
        let free = first.iter().find(|c| c.condition.is_none())?;
        let condition = story.words(Place::new(tied.place.article, tied.condition?)).to_owned();
        return Some(Conflict {
            kind: ConflictKind::Condition,
            level: Level::Variation,
            why: format!("{} ties it to “{condition}”, {} to nothing.", outlet(tied), outlet(free)),
            sides: vec![
                Side { place: tied.place, value: condition.to_lowercase() },
                Side { place: free.place, value: "no condition".into() },
            ],
            rule: "condition",
        });
    }
    let told: Vec<String> = first.iter().map(|c| format!("“{}” in {}", c.rung.name, outlet(c))).collect();
    // No and yes to one thing; the rungs between them differ in degree alone.
    let opposed = first.iter().any(|c| c.rung.level == RULED_OUT)
        && first.iter().any(|c| c.rung.level == -RULED_OUT || c.rung.name == NOT_RULED_OUT);
    Some(Conflict {
        kind: if opposed { ConflictKind::Negation } else { ConflictKind::Modality },
        level: if opposed { Level::Tension } else { Level::Variation },
        sides: first.iter().map(|c| Side { place: c.place, value: c.rung.name.to_owned() }).collect(),
        rule: "strength",
        why: format!("How far {name} goes: {}.", told.join(", ")),
    })
}

const RULED_OUT: i8 = -3;
const NOT_RULED_OUT: &str = "not ruled out";
