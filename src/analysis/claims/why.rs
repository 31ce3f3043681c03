//! Why two statements were joined, in a reader's words.
//!
//! The measures are told in families; a family's weight is the sum of what its measures moved the log odds by, compared
//! with an average pair of sentences.

use super::cues::Door;
use super::features::{NAMES, parallel};
use super::shared::{intersection, sorted};
use super::statement::{Corpus, Statement, Term};
use super::weights::Weights;
use super::{Scored, surroundings};
use crate::analysis::Reason;
use std::sync::LazyLock;

/// Measures that say one thing to a reader.
struct Family {
    name: &'static str,
    measures: &'static [&'static str],
}

/// For each family where its measures stand in the list of all.
static PLACES: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let place = |measure: &&str| NAMES.iter().position(|name| name == measure);
    FAMILIES.iter().map(|family| family.measures.iter().filter_map(place).collect()).collect()
});

const FAMILIES: [Family; 13] = [
    Family {
        name: "words",
        measures: &[
            "words",
            "words_shorter",
            "rarest",
            "second_rarest",
            "shared",
            "runs",
            "words_above_usual",
        ],
    },
    Family {
        name: "meaning",
        measures: &[
            "meaning",
            "alignment",
            "alignment_shorter",
            "sense",
            "sense_clauses",
            "sense_clause_in_whole",
            "sense_alignment",
            "sense_alignment_shorter",
            "sense_in_passage",
            "sense_above_usual",
        ],
    },
    Family {
        name: "names",
        measures: &[
            "names",
            "names_clash",
            "names_one_sided",
            "carried",
            "carried_clash",
            "people",
            "people_clash",
        ],
    },
    Family { name: "numbers", measures: &["numbers", "numbers_clash", "years_clash"] },
    Family { name: "quoted_words", measures: &["quoted", "quoted_one_sided"] },
    Family { name: "polarity", measures: &["polarity", "negated"] },
    Family { name: "door", measures: &["door_same", "door_clash"] },
    Family { name: "subject", measures: &["parallel", "lead_same", "lead_clash"] },
    Family { name: "speaker", measures: &["speaker_same", "speaker_clash", "speaker_one_sided"] },
    Family { name: "certainty", measures: &["modality", "condition", "question"] },
    Family { name: "length", measures: &["length_ratio", "short", "leans_back", "anchors"] },
    Family { name: "place_in_article", measures: &["headline", "position", "openings"] },
    Family { name: "context", measures: &["context"] },
];

/// A contribution to the log odds below this is not worth a reader's time.
const LEAST: f32 = 0.1;

/// What spoke for and against the pair, strongest first.
pub fn reasons(weights: &Weights, corpus: &Corpus, scored: &Scored) -> Vec<Reason> {
    let (a, b) = (&corpus.statements[scored.a], &corpus.statements[scored.b]);
    let passed_on = weights.second.slope(0);
    let single: Vec<f32> = weights.first.contributions(scored.features.iter().copied()).collect();
    let mut found: Vec<Reason> = FAMILIES
        .iter()
        .zip(PLACES.iter())
        .map(|(family, members)| {
            let weight = members.iter().map(|&i| single[i]).sum::<f32>() * passed_on;
            let value = members.first().map_or(0.0, |&i| scored.features[i]);
            Reason { feature: family.name, value, weight, words: words(corpus, family.name, weight, a, b) }
        })
        .collect();
    let around: Vec<f32> = weights.second.contributions(scored.surroundings.iter().copied()).collect();
    let best = surroundings::NAMES.iter().position(|&n| n == "third_article").unwrap_or(0);
    found.push(Reason {
        feature: "best_match",
        value: scored.surroundings[1],
        weight: around[1..best].iter().sum(),
        words: if scored.surroundings[1] >= 1.0 {
            "each is the other's closest match".into()
        } else if around[1..best].iter().sum::<f32>() > 0.0 {
            "they are among each other's closest matches".into()
        } else {
            "one of them has a closer match elsewhere".into()
        },
    });
    found.push(Reason {
        feature: "third_article",
        value: scored.surroundings[best],
        weight: around[best],
        words: if around[best] > 0.0 { "a third article says it too".into() } else { String::new() },
    });
    found.retain(|reason| reason.weight.abs() >= LEAST && !reason.words.is_empty());
    found.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then(x.feature.cmp(y.feature)));
    found
}

fn words(corpus: &Corpus, family: &str, weight: f32, a: &Statement, b: &Statement) -> String {
    let list = |terms: &[Term]| shown(corpus, terms);
    let plain = |s: &Statement| s.terms.iter().map(|t| t.0).collect::<Vec<_>>();
    match family {
        "words" => {
            let both = shared(&plain(a), &plain(b));
            if both.is_empty() {
                "no telling word in common".into()
            } else if weight < 0.0 {
                format!("both say no more than {}", list(&both))
            } else {
                format!("both say {}", list(&both))
            }
        }
        "meaning" if weight > 0.0 => "the wordings mean much the same".into(),
        "meaning" => "the wordings mean different things".into(),
        "names" => {
            let both = shared(&a.names, &b.names);
            let carried = shared(&a.carried, &b.carried);
            let only = |own: &[Term], other: &[Term]| {
                own.iter().copied().filter(|t| other.binary_search(t).is_err()).collect::<Vec<_>>()
            };
            if !both.is_empty() && weight < 0.0 {
                format!("both name no more than {}", list(&both))
            } else if !both.is_empty() {
                format!("both name {}", list(&both))
            } else if !carried.is_empty() {
                format!("both are about {}", list(&carried))
            } else if weight < 0.0 && !a.names.is_empty() && !b.names.is_empty() {
                format!(
                    "different names: {} / {}",
                    list(&only(&a.names, &b.names)),
                    list(&only(&b.names, &a.names))
                )
            } else {
                String::new()
            }
        }
        "numbers" => {
            let both = shared(&sorted(a.number_terms.clone()), &sorted(b.number_terms.clone()));
            match (both.is_empty(), a.number_terms.is_empty() || b.number_terms.is_empty()) {
                (false, _) => format!("the same number: {}", list(&both)),
                (true, false) => {
                    format!("different numbers: {} / {}", list(&a.number_terms), list(&b.number_terms))
                }
                (true, true) => String::new(),
            }
        }
        "quoted_words" => {
            let both = shared(&a.quoted, &b.quoted);
            match (both.is_empty(), weight < 0.0) {
                (false, _) => format!("both quote the words {}", list(&both)),
                (true, true) if a.quoted.is_empty() != b.quoted.is_empty() => {
                    "only one of them quotes".into()
                }
                _ => String::new(),
            }
        }
        "polarity" if a.stance.negative != b.stance.negative => "one of them denies something".into(),
        "polarity" if a.stance.negative => "both deny something".into(),
        "door" => match a.stance.door.zip(b.stance.door) {
            Some((x, y)) if !x.agrees(y) => "one rules something out, the other leaves it open".into(),
            Some((Door::Shut, _)) => "both rule something out".into(),
            Some(_) => "both leave something open".into(),
            None => String::new(),
        },
        "subject" => parallel(a, b).map_or_else(String::new, |(x, y)| {
            format!("same words, but the subject differs: {} / {}", list(&[x]), list(&[y]))
        }),
        "speaker" => match a.speaker.zip(b.speaker) {
            Some((x, y)) if x == y => "the same speaker".into(),
            Some(_) => "different speakers".into(),
            None => String::new(),
        },
        "certainty" if a.stance.modal != b.stance.modal => "one says what may be, the other what is".into(),
        "certainty" if a.stance.conditional != b.stance.conditional => {
            "only one of them sets a condition".into()
        }
        "certainty" if a.stance.question != b.stance.question => "one of them asks".into(),
        "length" if weight < 0.0 => "there are few words to go by".into(),
        "context" if weight > 0.0 => "the sentences around them are alike".into(),
        _ => String::new(),
    }
}

fn shared(a: &[Term], b: &[Term]) -> Vec<Term> {
    intersection(a, b)
}

/// The rarest of the words, as first written.
fn shown(corpus: &Corpus, terms: &[Term]) -> String {
    const MOST: usize = 4;
    let mut terms = terms.to_vec();
    terms.sort_by(|x, y| corpus.weights[*y as usize].total_cmp(&corpus.weights[*x as usize]).then(x.cmp(y)));
    terms.truncate(MOST);
    terms.iter().map(|&t| corpus.shown[t as usize].as_str()).collect::<Vec<_>>().join(", ")
}
