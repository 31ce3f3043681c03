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
    let found = analysis::compare(&story, &Options { pairs: true, depth });
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
        assert!((1..=56).contains(&claim.label.chars().count()), "{}", claim.label);
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
