//! A small story with a comparison made by hand, so that the formats are tested apart from the analysis.

use crate::analysis::{
    Claim, Comparison, Conflict, ConflictKind, Entity, Evidence, Guard, Level, Mention, MentionKind, OnlyIn,
    Quotation, QuoteMode, Reading, Side, Speaker, SpeakerKind,
};
use crate::source;
use crate::story::{Place, Story};
use crate::text::Span;

/// Three articles on a ferry: the second disagrees on a number, the third has no date and no address.
pub fn ferry() -> (Story, Comparison) {
    let line = serde_json::json!({"title": "The *ferry* at Lund", "articles": [
        {"outlet": "The Buoy", "published": "2026-03-10", "url": "https://buoy.example/ferry",
         "text": "Ferry sinks\n\nThe ferry sank at noon. “Twelve were rescued,” Ada Bell said.\n\nÉcoles stayed shut."},
        {"outlet": "<Harbour> & Son", "published": "2026-03-11T08:00:00+01:00", "url": "javascript:alert(1)",
         "text": "According to Ada Bell, fourteen people were rescued.\n\n=1+1 is a formula."},
        {"outlet": "Quay", "text": "The ferry went down at midday, and Bell counted twelve saved."},
    ]});
    let story = source::story_line(&line.to_string()).expect("the fixture opens").story;
    let at = |article: usize, words: &str| {
        let start = story.articles[article].text.as_str().find(words).expect("the words are in the article");
        Place::new(article, Span::new(start, start + words.len()))
    };
    let bell = |article, words| Mention { place: at(article, words), kind: MentionKind::Name };
    let evidence = |article, words, speaker| Evidence::new(at(article, words), speaker);
    let found = Comparison {
        sentences: story.articles.iter().enumerate().map(|(i, a)| Reading::new(i, a).sentences).collect(),
        people: vec![Entity {
            name: "Ada Bell".into(),
            voice: true,
            mentions: vec![bell(0, "Ada Bell"), bell(1, "Ada Bell"), bell(2, "Bell")],
            ..Entity::default()
        }],
        quotations: vec![Quotation {
            place: at(0, "“Twelve were rescued,”"),
            parts: Vec::new(),
            mode: QuoteMode::Direct,
            inferred: false,
            cue: Some(at(0, "said").span),
            source: Some(at(0, "Ada Bell").span),
            speaker: Speaker { person: Some(0), label: "Ada Bell".into(), kind: SpeakerKind::Person },
        }],
        claims: vec![
            Claim {
                label: "The ferry sank".into(),
                evidence: vec![
                    evidence(0, "The ferry sank at noon.", None),
                    evidence(2, "The ferry went down at midday", None),
                ],
                ..Claim::default()
            },
            Claim {
                label: "people were rescued".into(),
                evidence: vec![
                    evidence(0, "Twelve were rescued", Some(0)),
                    evidence(1, "fourteen people were rescued", Some(0)),
                ],
                ..Claim::default()
            },
        ],
        conflicts: vec![Conflict {
            kind: ConflictKind::Number,
            level: Level::Conflict,
            sides: vec![
                Side { place: at(0, "Twelve"), value: "12".into() },
                Side { place: at(1, "fourteen"), value: "14".into() },
            ],
            rule: "number",
            why: "the number of the rescued differs".into(),
        }],
        only_in: vec![OnlyIn { place: at(1, "=1+1 is a formula."), guard: Guard::Unknown }],
        ..Comparison::default()
    };
    (story, found)
}
