//! Floors under the accuracy of the analysis, on the sample story and the gold that was written for it by hand.
//!
//! A floor is what was measured, rounded down a little; it is raised when the program gets better, never lowered.

mod support;

use rashomon::analysis::{self, Comparison, MentionKind, Options};
use rashomon::source;
use rashomon::story::{Place, Story};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use support::gold::{Judged, share};

/// Of the links that the program draws, and of those that a person drew.
const LINK_F1: f64 = 0.42;
/// Look-alikes kept apart.
const HARD_NEGATIVES: f64 = 0.90;
/// Mentions by name on the right person.
const NAMES: f64 = 0.94;
/// Direct quotations with the right speaker.
const QUOTATIONS: f64 = 0.80;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/stories/troops-in-ukraine")
}

/// The sample and its comparison, made once for all tests.
fn sample() -> &'static (Story, Comparison) {
    static SAMPLE: LazyLock<(Story, Comparison)> = LazyLock::new(compared);
    &SAMPLE
}

fn compared() -> (Story, Comparison) {
    let story = source::load(&[folder().to_string_lossy().into_owned()]).story;
    let found = analysis::compare(&story, &Options::default());
    (story, found)
}

#[test]
fn the_voices_are_exactly_those_who_speak() {
    let (story, found) = sample();
    let judged = Judged::new(&folder(), story, found);
    let expected = |voice: bool| -> BTreeSet<&str> {
        judged.gold.people.iter().filter(|p| p.voice == voice).map(|p| p.name.as_str()).collect()
    };
    let shown = |voice: bool| -> BTreeSet<&str> {
        found.people.iter().filter(|p| p.voice == voice).map(|p| p.name.as_str()).collect()
    };
    let surnames = |names: BTreeSet<&str>| -> BTreeSet<String> {
        names.into_iter().map(|n| n.rsplit(' ').next().unwrap_or(n).to_owned()).collect()
    };
    assert_eq!(surnames(shown(true)), surnames(expected(true)));
    assert_eq!(surnames(shown(false)), surnames(expected(false)));
}

#[test]
fn names_are_found_and_belong_to_the_right_person() {
    let (story, found) = sample();
    let judged = Judged::new(&folder(), story, found);
    let (mut right, mut all) = (0, 0);
    for person in &judged.gold.people {
        let index = person_named(found, &person.name);
        for mention in person.mentions.iter().filter(|m| m.kind == "name" && !m.optional) {
            let Some(at) = judged.place(&mention.at) else { continue };
            all += 1;
            let hit = index.is_some_and(|i| {
                found.people[i]
                    .mentions
                    .iter()
                    .any(|m| m.kind == MentionKind::Name && share(m.place, at) > 0.0)
            });
            right += usize::from(hit);
        }
    }
    assert!(share_of(right, all) >= NAMES, "{right} of {all}");
}

#[test]
fn what_is_no_person_is_not_in_the_list() {
    let (story, found) = sample();
    let judged = Judged::new(&folder(), story, found);
    for nobody in judged.gold.not_people.iter().filter_map(|span| judged.place(span)) {
        for person in &found.people {
            let hit =
                person.mentions.iter().find(|m| m.kind == MentionKind::Name && share(m.place, nobody) > 0.0);
            assert!(hit.is_none(), "{}: {}", person.name, story.words(nobody));
        }
    }
}

#[test]
fn quotations_are_given_to_the_right_mouth() {
    let (story, found) = sample();
    let judged = Judged::new(&folder(), story, found);
    let (mut right, mut all) = (0, 0);
    for quotation in judged.gold.quotations.iter().filter(|q| q.mode == "direct" && !q.optional) {
        let (Some(at), Some(id)) = (judged.place(&quotation.at), &quotation.speaker.person) else { continue };
        let name = judged.gold.people.iter().find(|p| &p.id == id).map(|p| p.name.as_str());
        all += 1;
        let hit = found.quotations.iter().any(|q| {
            share(q.place, at) >= 0.5
                && q.speaker.person.is_some()
                && q.speaker.person == name.and_then(|n| person_named(found, n))
        });
        right += usize::from(hit);
    }
    assert!(share_of(right, all) >= QUOTATIONS, "{right} of {all}");
}

#[test]
fn shared_claims_are_found_and_look_alikes_kept_apart() {
    let (story, found) = sample();
    let judged = Judged::new(&folder(), story, found);
    let (precision, recall) = links(&judged);
    let f1 = 2.0 * precision * recall / (precision + recall);
    assert!(f1 >= LINK_F1, "precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");

    let evidence: Vec<BTreeSet<&str>> = found
        .claims
        .iter()
        .map(|claim| claim.evidence.iter().flat_map(|e| judged.sentences_at(e.place)).collect())
        .collect();
    let holds = |claim: &BTreeSet<&str>, side: &[String]| side.iter().any(|s| claim.contains(s.as_str()));
    let negatives = &judged.gold.hard_negatives;
    let kept = negatives
        .iter()
        .filter(|n| !evidence.iter().any(|c| holds(c, &n.left) && holds(c, &n.right)))
        .count();
    let broken: Vec<_> = negatives
        .iter()
        .filter(|n| evidence.iter().any(|c| holds(c, &n.left) && holds(c, &n.right)))
        .map(|n| format!("{}: {}", n.id, n.why))
        .collect();
    assert!(share_of(kept, negatives.len()) >= HARD_NEGATIVES, "{broken:?}");
}

#[test]
fn every_claim_stands_on_two_articles_and_every_link_has_a_reason() {
    let (_, found) = sample();
    for claim in &found.claims {
        let articles: BTreeSet<usize> = claim.evidence.iter().map(|e| e.place.article).collect();
        assert!(articles.len() >= 2, "{}", claim.label);
        assert!(!claim.label.is_empty());
        for link in &claim.links {
            assert!(!link.why.is_empty(), "{}", claim.label);
            assert!(link.why.iter().all(|reason| !reason.words.is_empty()));
        }
    }
}

#[test]
fn the_same_story_gives_the_same_comparison() {
    assert_eq!(sample().1, compared().1);
}

/// Precision and recall of the links between sentences of different articles.
fn links(judged: &Judged) -> (f64, f64) {
    let required: Vec<_> = judged.gold.claims.iter().filter(|c| c.status != "optional").collect();
    let together = |a: &str, b: &str| {
        judged.gold.claims.iter().any(|c| {
            let has = |s: &str| c.evidence.iter().any(|e| e.sentence == s);
            has(a) && has(b)
        })
    };
    let mut drawn: BTreeSet<(String, String)> = BTreeSet::new();
    let (mut right, mut all) = (0, 0);
    let mut seen = BTreeSet::new();
    for claim in &judged.found.claims {
        let places: Vec<Place> = claim.evidence.iter().map(|e| e.place).collect();
        for (i, &a) in places.iter().enumerate() {
            for &b in places[i + 1..].iter().filter(|b| b.article != a.article) {
                let (left, right_side) = (judged.sentences_at(a), judged.sentences_at(b));
                if !seen.insert((left.clone(), right_side.clone())) {
                    continue;
                }
                all += 1;
                let pairs = || left.iter().flat_map(|l| right_side.iter().map(move |r| (*l, *r)));
                right += usize::from(pairs().any(|(l, r)| together(l, r)));
                drawn.extend(
                    pairs().flat_map(|(l, r)| [(l.to_owned(), r.to_owned()), (r.to_owned(), l.to_owned())]),
                );
            }
        }
    }
    let mut wanted = BTreeSet::new();
    for claim in required {
        let core: Vec<&str> =
            claim.evidence.iter().filter(|e| e.weight == "core").map(|e| e.sentence.as_str()).collect();
        for (i, a) in core.iter().enumerate() {
            wanted.extend(
                core[i + 1..].iter().filter(|b| b[..1] != a[..1]).map(|b| (a.to_string(), b.to_string())),
            );
        }
    }
    (share_of(right, all), share_of(wanted.intersection(&drawn).count(), wanted.len()))
}

fn person_named(found: &Comparison, name: &str) -> Option<usize> {
    let surname = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    found.people.iter().position(|p| surname(&p.name) == surname(name))
}

fn share_of(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
