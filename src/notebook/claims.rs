//! Rulings on claims, replayed.

use crate::analysis::{Claim, Comparison, Evidence, Link, Ruled};
use crate::notebook::apply::Places;
use crate::notebook::{Ruling, Verb};
use crate::story::{Place, Story};
use std::collections::{BTreeMap, BTreeSet};

/// Longest name, in characters, that is made of a wording for a claim that was split off.
const LONGEST: usize = 56;

/// The claims while rulings are replayed on them.
pub struct Claims<'a> {
    found: &'a Comparison,
    claims: Vec<(Claim, Option<Ruled>)>,
}

impl<'a> Claims<'a> {
    /// The claims as they were found.
    pub fn new(found: &'a Comparison) -> Self {
        Self { found, claims: found.claims.iter().map(|claim| (claim.clone(), None)).collect() }
    }

    /// Puts the claims back into `found`.
    pub fn put_into(self, found: &mut Comparison) {
        let ruled = self.claims.iter().enumerate().filter_map(|(i, (_, ruled))| Some((i, (*ruled)?)));
        found.by_hand.claims = ruled.collect::<BTreeMap<_, _>>();
        found.claims = self.claims.into_iter().map(|(claim, _)| claim).collect();
    }

    /// The claim that more than half of `places`, in two articles at least, are wordings of: the one that has most of
    /// them and least besides. Nothing where two claims have as good a right.
    pub fn find(&self, places: &[Place]) -> Option<usize> {
        let mut best: Vec<(usize, usize, usize)> = Vec::new();
        for (index, (claim, _)) in self.claims.iter().enumerate() {
            let held: Vec<&Place> =
                places.iter().filter(|place| claim.evidence.iter().any(|e| same(e.place, **place))).collect();
            let articles: BTreeSet<usize> = held.iter().map(|place| place.article).collect();
            if 2 * held.len() > places.len() && articles.len() > 1 {
                best.push((held.len(), claim.evidence.len(), index));
            }
        }
        best.sort_by_key(|&(held, size, index)| (std::cmp::Reverse(held), size, index));
        match best[..] {
            [first, second, ..] if (first.0, first.1) == (second.0, second.1) => None,
            [first, ..] => Some(first.2),
            [] => None,
        }
    }

    /// Replays `ruling`, whose words stand at `places`.
    ///
    /// # Errors
    /// If what it was ruled on cannot be told; the error is half a sentence.
    pub fn rule(&mut self, story: &Story, ruling: &Ruling, places: &Places) -> Result<(), String> {
        let target = self.find(&places.of).ok_or_else(|| places.or_lost("no claim joins these wordings"));
        match ruling.ruling {
            Verb::Accept => self.accept(target.ok(), ruling, places)?,
            Verb::Rename if ruling.name.is_empty() => return Err("it names no new name".into()),
            Verb::Rename => {
                let (claim, ruled) = &mut self.claims[target?];
                claim.label.clone_from(&ruling.name);
                *ruled = Some(Ruled::Renamed);
            }
            Verb::Merge => {
                let target = target?;
                let other = self
                    .find(&places.with)
                    .ok_or_else(|| places.or_lost("no claim joins the other wordings"))?;
                self.merge(target, other);
            }
            Verb::Split | Verb::Drop => self.take_out(story, target?, places, ruling.ruling)?,
            _ => drop(self.claims.remove(target?)),
        }
        Ok(())
    }

    /// The accepted wordings stand in one claim, which is made where the program makes none.
    fn accept(&mut self, target: Option<usize>, ruling: &Ruling, places: &Places) -> Result<(), String> {
        let articles: BTreeSet<usize> = places.of.iter().map(|place| place.article).collect();
        if articles.len() < 2 {
            return Err(places.or_lost("a claim needs wordings in two articles"));
        }
        let target = target.unwrap_or_else(|| {
            let label = ruling.of.clone();
            self.claims.push((Claim { label, ..Claim::default() }, None));
            self.claims.len() - 1
        });
        let mut evidence = self.claims[target].0.evidence.clone();
        for &place in &places.of {
            if !evidence.iter().any(|e| same(e.place, place)) {
                evidence.push(Evidence::new(place, self.speaker(place)));
            }
        }
        let (claim, ruled) = &mut self.claims[target];
        *claim = regrouped(&claim.label, evidence, &[claim]);
        *ruled = Some(Ruled::Accepted);
        Ok(())
    }

    /// The other claim's wordings join the target's. The claim stays where the first of the two stood.
    fn merge(&mut self, target: usize, other: usize) {
        if target != other {
            let (first, second) = (&self.claims[target].0, &self.claims[other].0);
            let mut evidence = first.evidence.clone();
            let more =
                second.evidence.iter().filter(|e| !first.evidence.iter().any(|own| own.place == e.place));
            evidence.extend(more);
            let merged = regrouped(&first.label, evidence, &[first, second]);
            self.claims[target.min(other)] = (merged, Some(Ruled::Merged));
            self.claims.remove(target.max(other));
        } else {
            self.claims[target].1 = Some(Ruled::Merged);
        }
    }

    /// The wordings at `off` leave the claim. Where they stand in two articles they make a claim of their own behind it;
    /// where fewer than two articles are left, no claim is left.
    fn take_out(&mut self, story: &Story, target: usize, places: &Places, verb: Verb) -> Result<(), String> {
        let claim = &self.claims[target].0;
        let (gone, kept): (Vec<Evidence>, Vec<Evidence>) =
            claim.evidence.iter().partition(|e| places.off.iter().any(|&place| same(e.place, place)));
        if gone.is_empty() {
            return Err(places.or_lost("these wordings are not in the claim"));
        }
        let articles =
            |evidence: &[Evidence]| evidence.iter().map(|e| e.place.article).collect::<BTreeSet<_>>();
        let new = (verb == Verb::Split && articles(&gone).len() > 1).then(|| {
            let label: String = story.words(gone[0].place).chars().take(LONGEST).collect();
            (regrouped(&label, gone, &[claim]), Some(Ruled::Split))
        });
        let rest = (articles(&kept).len() > 1)
            .then(|| (regrouped(&claim.label, kept, &[claim]), Some(Ruled::Split)));
        self.claims.splice(target..=target, rest.into_iter().chain(new));
        Ok(())
    }

    /// Whose words stand at `place`.
    fn speaker(&self, place: Place) -> Option<usize> {
        let around = |q: &&crate::analysis::Quotation| {
            q.place.article == place.article && q.place.span.covers(place.span)
        };
        self.found.quotations.iter().find(around).and_then(|q| q.speaker.person)
    }
}

/// Whether the two are the same wording: evidence may have been cut in another way since it was quoted.
fn same(a: Place, b: Place) -> bool {
    a.article == b.article && a.span.overlaps(b.span)
}

/// A claim of `evidence`: the first of each article in the order of the articles, then the rest; with those links of
/// the claims `from` that join two of its wordings.
fn regrouped(label: &str, evidence: Vec<Evidence>, from: &[&Claim]) -> Claim {
    let mut seen = BTreeSet::new();
    let (mut ordered, mut rest): (Vec<Evidence>, Vec<Evidence>) =
        evidence.into_iter().partition(|e| seen.insert(e.place.article));
    ordered.sort_by_key(|e| e.place);
    rest.sort_by_key(|e| e.place);
    ordered.extend(rest);
    let mut links: Vec<Link> = Vec::new();
    for claim in from {
        let at = |index: usize| ordered.iter().position(|e| e.place == claim.evidence[index].place);
        for link in &claim.links {
            if let (Some(a), Some(b)) = (at(link.a), at(link.b)) {
                links.push(Link { a: a.min(b), b: a.max(b), ..link.clone() });
            }
        }
    }
    links.sort_by_key(|link| (link.a, link.b));
    links.dedup_by_key(|link| (link.a, link.b));
    Claim { label: label.to_owned(), evidence: ordered, links, ..Claim::default() }
}
