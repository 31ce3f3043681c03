use super::*;
use crate::analysis::{
    Claim, Conflict, ConflictKind, Entity, Evidence, Level, Link, Mention, MentionKind, Reading, Relation,
    Ruled, Side,
};
use crate::story::{Article, Block, BlockKind};
use crate::text::{CleanText, Span};

const TEXTS: [&str; 3] = [
    "The ferry sank at noon. Ada Bell counted twelve saved. The sea was calm.",
    "At midday the ferry went down. Bell said fourteen were saved. The sea was still.",
    "A ferry was lost at noon. Bell spoke of twelve survivors. Schools stayed shut.",
];

fn story(texts: [&str; 3]) -> Story {
    let article = |(number, text): (usize, &str)| Article {
        outlet: format!("Paper {number}"),
        text: CleanText::new(text),
        blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
        ..Article::default()
    };
    Story { articles: texts.into_iter().enumerate().map(article).collect(), ..Story::default() }
}

/// What the program finds: the sinking and the saved in all three papers, the sea in two; one difference.
fn found(story: &Story) -> Comparison {
    let at = |article: usize, words: &str| {
        let start = story.articles[article].text.as_str().find(words)?;
        Some(Place::new(article, Span::new(start, start + words.len())))
    };
    let claim = |label: &str, wordings: &[(usize, &str)]| {
        let places = wordings.iter().filter_map(|&(article, words)| at(article, words));
        let evidence: Vec<Evidence> = places.map(|place| Evidence::new(place, None)).collect();
        let link = |b| Link { a: 0, b, relation: Relation::Same, score: 0.9, why: Vec::new() };
        Claim {
            label: label.into(),
            links: (1..evidence.len()).map(link).collect(),
            evidence,
            ..Claim::default()
        }
    };
    let side = |article, words, value: &str| Some(Side { place: at(article, words)?, value: value.into() });
    let mut found = Comparison {
        sentences: story.articles.iter().enumerate().map(|(i, a)| Reading::new(i, a).sentences).collect(),
        people: vec![Entity {
            name: "Ada Bell".into(),
            mentions: [at(0, "Ada Bell"), at(1, "Bell"), at(2, "Bell")]
                .into_iter()
                .flatten()
                .map(|place| Mention { place, kind: MentionKind::Name })
                .collect(),
            ..Entity::default()
        }],
        claims: vec![
            claim(
                "The ferry sank",
                &[
                    (0, "The ferry sank at noon."),
                    (1, "At midday the ferry went down."),
                    (2, "A ferry was lost at noon."),
                ],
            ),
            claim(
                "People were saved",
                &[
                    (0, "Ada Bell counted twelve saved."),
                    (1, "Bell said fourteen were saved."),
                    (2, "Bell spoke of twelve survivors."),
                ],
            ),
            claim("The sea was calm", &[(0, "The sea was calm."), (1, "The sea was still.")]),
        ],
        conflicts: vec![Conflict {
            kind: ConflictKind::Number,
            level: Level::Conflict,
            sides: [side(0, "twelve", "12"), side(1, "fourteen", "14")].into_iter().flatten().collect(),
            rule: "number",
            why: "twelve or fourteen saved".into(),
        }],
        ..Comparison::default()
    };
    found.claims.retain(|claim| claim.evidence.len() > 1);
    analysis::claims_changed(story, &mut found);
    found
}

fn ruled(rulings: Vec<Ruling>, story: &Story) -> Comparison {
    apply(story, &found(story), &Notebook { rulings, ..Notebook::default() })
}

fn labels(found: &Comparison) -> Vec<&str> {
    found.claims.iter().map(|claim| claim.label.as_str()).collect()
}

fn only(found: &Comparison, story: &Story) -> Vec<String> {
    found.only_in.iter().map(|only| story.words(only.place).to_owned()).collect()
}

#[test]
fn nothing_ruled_changes_nothing() {
    let story = story(TEXTS);
    assert_eq!(ruled(Vec::new(), &story), found(&story));
}

#[test]
fn a_rejected_claim_goes_and_its_sentences_stand_alone() {
    let story = story(TEXTS);
    let plain = found(&story);
    assert_eq!(only(&plain, &story), ["Schools stayed shut."]);
    let now = ruled(vec![Ruling::on_claim(&story, Verb::Reject, &plain.claims[2])], &story);
    assert_eq!(labels(&now), ["The ferry sank", "People were saved"]);
    assert_eq!(only(&now, &story), ["The sea was calm.", "The sea was still.", "Schools stayed shut."]);
    assert_eq!(now.by_hand.rulings[0].words, "Rejected the claim “The sea was calm”.");
}

#[test]
fn rulings_build_on_each_other() {
    let story = story(TEXTS);
    let plain = found(&story);
    let renamed = Ruling::rename(&story, &plain.claims[0], "  The  ferry is lost ");
    let after = ruled(vec![renamed.clone()], &story);
    assert_eq!(labels(&after)[0], "The ferry is lost");
    let merged = Ruling::merge(&story, &after.claims[0], &after.claims[2]);
    let after = ruled(vec![renamed.clone(), merged.clone()], &story);
    assert_eq!(labels(&after), ["The ferry is lost", "People were saved"]);
    let articles: Vec<usize> = after.claims[0].evidence.iter().map(|e| e.place.article).collect();
    assert_eq!(articles, [0, 1, 2, 0, 1]);
    assert_eq!(
        after.claims[0].links.iter().map(|l| (l.a, l.b)).collect::<Vec<_>>(),
        [(0, 1), (0, 2), (3, 4)]
    );
    assert_eq!(after.by_hand.claims.get(&0), Some(&Ruled::Merged));
    let off: Vec<Place> = after.claims[0].evidence[3..].iter().map(|e| e.place).collect();
    let split = Ruling::take_out(&story, Verb::Split, &after.claims[0], &off);
    let after = ruled(vec![renamed, merged, split], &story);
    assert_eq!(labels(&after), ["The ferry is lost", "The sea was calm.", "People were saved"]);
    assert_eq!(after.by_hand.claims.get(&1), Some(&Ruled::Split));
    assert_eq!(after.by_hand.orphans, []);
}

#[test]
fn a_wording_that_leaves_stands_alone_and_takes_a_claim_of_two_with_it() {
    let story = story(TEXTS);
    let plain = found(&story);
    let off = |claim: usize, wording: usize| {
        let place = plain.claims[claim].evidence[wording].place;
        Ruling::take_out(&story, Verb::Drop, &plain.claims[claim], &[place])
    };
    let now = ruled(vec![off(1, 1), off(2, 0)], &story);
    assert_eq!(labels(&now), ["The ferry sank", "People were saved"]);
    assert!(!now.claims[1].is_in(1));
    assert_eq!(now.claims[1].links.iter().map(|l| (l.a, l.b)).collect::<Vec<_>>(), [(0, 1)]);
    assert!(only(&now, &story).contains(&"Bell said fourteen were saved.".to_owned()));
}

#[test]
fn an_accepted_claim_stands_though_the_program_no_longer_finds_it() {
    let story = story(TEXTS);
    let plain = found(&story);
    let accepted = Ruling::on_claim(&story, Verb::Accept, &plain.claims[2]);
    let notebook = Notebook { rulings: vec![accepted], ..Notebook::default() };
    let mut poorer = plain.clone();
    poorer.claims.remove(2);
    let now = apply(&story, &poorer, &notebook);
    assert_eq!(labels(&now), labels(&plain));
    assert_eq!(now.claims[2].evidence, plain.claims[2].evidence);
    assert_eq!(now.by_hand.claims.get(&2), Some(&Ruled::Accepted));
}

#[test]
fn differences_are_dismissed_and_confirmed() {
    let story = story(TEXTS);
    let plain = found(&story);
    let confirm = Ruling::on_conflict(&story, Verb::Confirm, &plain.conflicts[0]);
    assert!(ruled(vec![confirm], &story).by_hand.confirmed.contains(&0));
    let dismiss = Ruling::on_conflict(&story, Verb::Dismiss, &plain.conflicts[0]);
    let now = ruled(vec![dismiss], &story);
    assert!(now.conflicts.is_empty());
    assert_eq!(now.by_hand.rulings[0].words, "Dismissed the difference “twelve or fourteen saved”.");
}

#[test]
fn notes_find_what_they_are_about_and_stay_beside_what_was_ruled_away() {
    let story = story(TEXTS);
    let plain = found(&story);
    let place = plain.sentences[2][2].span;
    let subjects = [Subject::Words, Subject::Person(0), Subject::Claim(2), Subject::Conflict(0)];
    let note = |subject| Note::new(&story, &plain, subject, Place::new(2, place), " Ask the mayor. ");
    let mut notebook = Notebook { notes: subjects.map(note).into(), ..Notebook::default() };
    notebook.set_mark('a', Quote::new(&story, Place::new(2, place)));
    notebook.set_mark('a', Quote::new(&story, Place::new(0, Span::new(0, 9))));
    let now = apply(&story, &plain, &notebook);
    assert_eq!(now.by_hand.notes.iter().map(|note| note.subject).collect::<Vec<_>>(), subjects);
    assert_eq!(now.by_hand.notes[0].place, Place::new(2, place));
    assert_eq!((now.by_hand.notes[0].text.as_str(), now.by_hand.marks.len()), ("Ask the mayor.", 1));
    notebook.rulings = vec![
        Ruling::on_claim(&story, Verb::Reject, &plain.claims[2]),
        Ruling::on_conflict(&story, Verb::Dismiss, &plain.conflicts[0]),
    ];
    let now = apply(&story, &plain, &notebook);
    assert_eq!(now.by_hand.notes[2].subject, Subject::Words);
    assert_eq!(now.by_hand.notes[3].subject, Subject::Words);
    assert_eq!(now.by_hand.orphans, []);
}

#[test]
fn what_was_edited_away_is_an_orphan_with_its_reason() {
    let old = story(TEXTS);
    let plain = found(&old);
    let mut notebook = Notebook {
        notes: vec![
            Note::new(&old, &plain, Subject::Words, plain.claims[2].evidence[0].place, "calm?"),
            Note::new(&old, &plain, Subject::Claim(2), plain.claims[2].evidence[0].place, "calm?"),
            Note::new(&old, &plain, Subject::Claim(0), plain.claims[0].evidence[0].place, "when?"),
        ],
        rulings: vec![
            Ruling::on_claim(&old, Verb::Reject, &plain.claims[2]),
            Ruling::rename(&old, &plain.claims[0], "Sunk"),
        ],
        ..Notebook::default()
    };
    notebook.set_mark('q', Quote::new(&old, plain.claims[2].evidence[0].place));
    let new = story([
        "The ferry sank at noon. Ada Bell counted twelve saved. It rained.",
        "At midday the ferry went under. Bell said fourteen were saved. The sea was still.",
        TEXTS[2],
    ]);
    let now = apply(&new, &found(&new), &notebook);
    // Two of three wordings still tell the claim.
    assert_eq!(labels(&now)[0], "Sunk");
    assert_eq!(now.by_hand.notes.len(), 1);
    let words: Vec<&str> = now.by_hand.orphans.iter().map(|orphan| orphan.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Rejected the claim “The sea was calm”: its words are no longer in Paper 0.",
            "The mark q: its words are no longer in Paper 0.",
            "The note “calm?”: its words are no longer in Paper 0.",
            "The note “calm?” on the claim “The sea was calm”: its words no longer make a claim.",
        ]
    );
    // The text as it was gives everything back.
    assert_eq!(apply(&old, &plain, &notebook).by_hand.orphans, []);
}
