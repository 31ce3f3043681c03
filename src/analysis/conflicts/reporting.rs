//! One statement under two verbs of unlike weight: said here, insisted or admitted there.
//!
//! Verbs of neighbouring speech alone say nothing; the two contents have to be the same words of one speaker.

use super::utterance::is_content;
use crate::analysis::claims::stem::Stems;
use crate::analysis::families::Families;
use crate::analysis::people::Cast;
use crate::analysis::quotations::lexicon;
use crate::analysis::{Conflict, ConflictKind, Level, Quotation, Reading, Side};
use crate::story::{Place, Story};
use crate::text::{Span, TokenKind};
use std::collections::BTreeSet;

/// Words of content in common from which two contents may be one.
const COMMON: usize = 3;
/// Their share of the shorter content.
const SHARE: f32 = 0.75;
/// Their share of the longer one: a short piece of a long speech has no verb of its own.
const SHARE_OF_LONGER: f32 = 0.4;

struct Told<'a> {
    quotation: &'a Quotation,
    person: usize,
    cue: Span,
    weight: &'static str,
    content: BTreeSet<String>,
}

/// The statements that two articles introduce with verbs of unlike weight.
pub fn find(story: &Story, readings: &[Reading], cast: &Cast, quotations: &[Quotation]) -> Vec<Conflict> {
    let stems = Stems::new();
    let told: Vec<Told> = quotations.iter().filter_map(|q| told(readings, &stems, q)).collect();
    let mut families = Families::new(told.len());
    for (i, a) in told.iter().enumerate() {
        for (j, b) in told.iter().enumerate().skip(i + 1) {
            let apart = a.quotation.place.article != b.quotation.place.article;
            if apart && a.person == b.person && are_one(&a.content, &b.content) {
                families.join(i, j);
            }
        }
    }
    let lists = families.all().into_iter().map(|family| family.into_iter().map(|at| &told[at]).collect());
    lists.filter_map(|list| difference(story, cast, list)).collect()
}

fn told<'a>(readings: &[Reading], stems: &Stems, q: &'a Quotation) -> Option<Told<'a>> {
    let reading = &readings[q.place.article];
    let cue = q.cue?;
    let verb = cue.of(reading.text).split_whitespace().next()?.to_lowercase();
    let class = lexicon::verbs(&verb).first()?.0.class;
    let first = reading.tokens.partition_point(|t| t.span.end <= q.place.span.start);
    let own = reading.tokens[first..].iter().take_while(|t| t.span.start < q.place.span.end);
    let content = own
        .filter(|t| t.kind != TokenKind::Mark && !cue.overlaps(t.span))
        .map(|t| t.of(reading.text).to_lowercase())
        .filter(|w| is_content(w))
        .map(|w| stems.of(&w))
        .collect();
    Some(Told { quotation: q, person: q.speaker.person?, cue, weight: weight(class)?, content })
}

/// In what light a class of verbs sets a speaker; `None` where the verb does something else than report.
fn weight(class: &str) -> Option<&'static str> {
    Some(match class {
        "neutral" | "assert" | "explain" | "answer" | "describe" | "write" | "reveal" => "plain",
        "insist" => "insists",
        "claim" => "doubted",
        "admit" => "concedes",
        "warn" => "warns",
        "emotion" => "feeling",
        _ => return None,
    })
}

fn are_one(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let common = a.intersection(b).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let share = |of: usize| common as f32 / of.max(1) as f32;
    common >= COMMON && share(short) >= SHARE && share(long) >= SHARE_OF_LONGER
}

fn difference(story: &Story, cast: &Cast, list: Vec<&Told>) -> Option<Conflict> {
    let mut seen = BTreeSet::new();
    let sides: Vec<&Told> = list.into_iter().filter(|t| seen.insert(t.quotation.place.article)).collect();
    let first = *sides.first()?;
    let other = *sides.iter().find(|t| t.weight != first.weight)?;
    let verb = |t: &Told| story.words(Place::new(t.quotation.place.article, t.cue)).to_lowercase();
    let place = |t: &Told| {
        let named = t.quotation.source.map_or(t.cue, |source| source.union(t.cue));
        let inside = named.overlaps(t.quotation.place.span);
        Place::new(t.quotation.place.article, if inside { t.cue } else { named })
    };
    let outlet = |t: &Told| &story.articles[t.quotation.place.article].outlet;
    Some(Conflict {
        kind: ConflictKind::Wording,
        level: Level::Variation,
        sides: sides.iter().map(|&t| Side { place: place(t), value: verb(t) }).collect(),
        rule: "reporting-verb",
        why: format!(
            "The same words of {} under another verb: “{}” in {}, “{}” in {}.",
            cast.people[first.person].name,
            verb(first),
            outlet(first),
            verb(other),
            outlet(other)
        ),
    })
}
