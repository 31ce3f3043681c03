//! What counts as a shared claim, on articles written for these tests.

use rashomon::analysis::{self, Comparison, Depth, Options};
use rashomon::source;
use rashomon::story::Story;
use std::fs;

fn compared(texts: &[&str], depth: Depth) -> (Story, Comparison) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            let path = folder.path().join(format!("{i}.txt"));
            fs::write(&path, text).expect("written");
            path.to_string_lossy().into_owned()
        })
        .collect();
    let story = source::load(&paths).story;
    let found = analysis::compare(&story, &Options { pairs: true, depth, ..Options::default() });
    (story, found)
}

const ONE: &str = "Ferry runs aground off Tarn\n\nA ferry with 140 people aboard ran aground off the island of Tarn on \
    Monday.\n\nThe captain, Orla Finch, said the steering had failed.\n\nNorland is not at war with anyone, its \
    minister said at the inquiry.\n";
const TWO: &str = "Passengers saved near Tarn\n\nAll 140 passengers were taken off a ferry that ran aground near Tarn \
    on Monday.\n\nThe ship could no longer be steered, its captain Orla Finch told reporters.\n\nSudland is not at \
    war with anyone, its envoy said.\n";

#[test]
fn one_fact_in_two_wordings_is_a_claim_and_a_false_friend_is_none() {
    for depth in [Depth::Fast, Depth::Full] {
        let (story, found) = compared(&[ONE, TWO], depth);
        let together = |x: &str, y: &str| {
            found.claims.iter().any(|c| {
                let has = |w: &str| c.evidence.iter().any(|e| story.words(e.place).contains(w));
                has(x) && has(y)
            })
        };
        assert!(together("ran aground off the island", "taken off a ferry"), "{depth:?}");
        assert!(!together("Norland", "Sudland"), "{depth:?}");
    }
}

#[test]
fn every_claim_has_evidence_in_two_articles_and_a_short_label() {
    let (_, found) = compared(&[ONE, TWO], Depth::Full);
    assert!(!found.claims.is_empty());
    for claim in &found.claims {
        assert!(claim.is_in(0) && claim.is_in(1));
        assert!((1..=80).contains(&claim.label.chars().count()), "{}", claim.label);
        assert!(claim.links.iter().all(|l| !l.why.is_empty()));
    }
    for pair in &found.pairs {
        assert!((0.0..=1.0).contains(&pair.score));
    }
}

#[test]
fn odd_articles_do_no_harm() {
    let long = "x".repeat(10_000);
    let list = "word, ".repeat(3_000);
    for texts in [&["", ""][..], &["One.", "One."], &[&long, ONE], &["中文。没有。", ONE], &[&list, &list]]
    {
        compared(texts, Depth::Fast);
    }
    compared(&["", &long, ONE], Depth::Full);
}

const OPEN: &str = "Bridge toll\n\nThe mayor, Ada Bell, said on Friday that a toll on the Lund bridge could not be ruled \
    out.\n\nThe bridge was built in 1931.\n";
const SHUT: &str = "No toll\n\nThe council of Lund on Saturday flatly ruled out a toll on the bridge.\n\nRepairs begin in \
    May.\n";

#[test]
fn what_is_ruled_out_here_and_left_open_there_is_no_agreement() {
    for depth in [Depth::Fast, Depth::Full] {
        let (story, found) = compared(&[OPEN, SHUT], depth);
        let words =
            |c: &analysis::Claim, w: &str| c.evidence.iter().any(|e| story.words(e.place).contains(w));
        assert!(
            !found.claims.iter().any(|c| words(c, "could not be ruled out") && words(c, "flatly ruled out")),
            "{depth:?}"
        );
    }
}

const WIRE: &str = "Fire in Lund\n\nA fire in the old harbour of Lund destroyed four boats early on Sunday, the port said.\n\n\
    Nobody was hurt in the fire, which began on a trawler and spread within minutes.\n\nThe police are looking for a man \
    in a red coat.\n";
const REPRINT: &str = "Boats burn\n\nA fire in the old harbour of Lund destroyed four boats early on Sunday, the port said.\n\n\
    Nobody was hurt in the fire, which began on a trawler and spread within minutes.\n\nOur reporter saw smoke over the \
    town for hours.\n";
const WITNESS: &str = "Four boats lost\n\nFlames took four boats in Lund's old harbour before dawn on Sunday.\n\nThere were no \
    injuries, according to the port.\n";

#[test]
fn copied_text_is_found_and_counts_as_one_origin() {
    let (story, found) = compared(&[WIRE, WITNESS, REPRINT], Depth::Fast);
    assert_eq!(found.copies.len(), 1, "two neighbouring sentences are one passage");
    assert!(story.words(found.copies[0].b).starts_with("A fire in the old harbour"));
    assert!(story.words(found.copies[0].b).ends_with("within minutes."));
    assert_eq!(found.origins(3), 2);
    let boats = found.claims.iter().find(|c| c.is_in(0) && c.is_in(1) && c.is_in(2)).expect("the boats");
    assert_eq!(found.origins_of(boats), 2);
}

#[test]
fn the_words_that_carry_a_claim_lie_in_its_sentence() {
    let (story, found) = compared(&[ONE, TWO], Depth::Full);
    for evidence in found.claims.iter().flat_map(|c| &c.evidence) {
        assert!(evidence.place.span.covers(evidence.core));
        assert!(story.words(evidence.carrier()).split_whitespace().count() >= 3);
    }
}
