//! What comes out for sentences of every shape that reports speech.

use super::*;
use crate::analysis::{Entity, Mention, MentionKind, QuoteMode, SpeakerKind};
use crate::story::{Article, Block, BlockKind};
use crate::text::{CleanText, Span};
use proptest::prelude::*;

/// A story of one article with these paragraphs.
fn story(paragraphs: &[&str]) -> Story {
    let mut article = Article { text: CleanText::new(&paragraphs.join("\n")), ..Article::default() };
    let text = article.text.as_str().to_owned();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.is_empty() {
            article.blocks.push(Block { span: Span::new(at, at + line.len()), kind: BlockKind::Paragraph });
        }
        at += line.len() + 1;
    }
    Story { articles: vec![article], ..Story::default() }
}

/// A person for each of `names`, mentioned wherever the text has the name.
fn cast(story: &Story, names: &[&str]) -> Cast {
    let text = story.articles[0].text.as_str();
    let person = |name: &&str| Entity {
        name: (*name).to_owned(),
        mentions: text
            .match_indices(*name)
            .map(|(at, _)| Mention {
                place: Place::new(0, Span::new(at, at + name.len())),
                kind: MentionKind::Name,
            })
            .collect(),
        ..Entity::default()
    };
    Cast { people: names.iter().map(person).collect(), ..Cast::default() }
}

fn find_in(paragraphs: &[&str], names: &[&str]) -> (Story, Cast, Vec<Quotation>) {
    let story = story(paragraphs);
    let mut cast = cast(&story, names);
    let reading = Reading::new(0, &story.articles[0]);
    let found = find(&story, &[reading], &mut cast);
    (story, cast, found)
}

/// Each quotation as "mode speaker: words / words".
fn told(paragraphs: &[&str], names: &[&str]) -> Vec<String> {
    let (story, _, found) = find_in(paragraphs, names);
    found
        .iter()
        .map(|q| {
            let parts = if q.parts.is_empty() { vec![q.place.span] } else { q.parts.clone() };
            let words: Vec<&str> = parts.iter().map(|p| story.articles[0].text.slice(*p)).collect();
            let mode = match q.mode {
                QuoteMode::Direct => "direct",
                QuoteMode::Indirect => "indirect",
                QuoteMode::Mixed => "mixed",
            };
            format!("{mode} {}: {}", q.speaker.label, words.join(" / "))
        })
        .collect()
}

#[test]
fn a_quotation_broken_by_a_paragraph_is_one() {
    let found = told(
        &["Brandt said, \"First it was cold.", "Then it was warm.\" Later Novak said, \"It rained."],
        &["Brandt", "Novak"],
    );
    assert_eq!(
        found,
        ["direct Brandt: \"First it was cold. / Then it was warm.\"", "direct Novak: \"It rained."]
    );
}

#[test]
fn a_word_that_asks_is_no_speaker() {
    let found = told(&["Why did she want to go? \"It is free. It is fun.\""], &[]);
    assert!(found.iter().all(|q| !q.contains("Why")), "{found:?}");
}

#[test]
fn direct_speech_behind_before_and_around_its_verb() {
    assert_eq!(
        told(&["“The bridge is safe,” said Ada Quill."], &["Ada Quill"]),
        ["direct Ada Quill: “The bridge is safe,”"]
    );
    assert_eq!(
        told(&["Ada Quill said: “The bridge is safe.”"], &["Ada Quill"]),
        ["direct Ada Quill: “The bridge is safe.”"]
    );
    assert_eq!(
        told(&["“The bridge,” Ada Quill told reporters, “is safe.”"], &["Ada Quill"]),
        ["direct Ada Quill: “The bridge,” / “is safe.”"]
    );
}

#[test]
fn indirect_speech_with_and_without_that() {
    assert_eq!(
        told(&["Ada Quill said the bridge was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: the bridge was safe"]
    );
    assert_eq!(
        told(&["Ada Quill told the council on Monday that the bridge was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: the bridge was safe"]
    );
    assert_eq!(
        told(&["According to Ada Quill, the bridge was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: the bridge was safe"]
    );
    assert_eq!(
        told(&["The bridge, Ada Quill added, would stay shut."], &["Ada Quill"]),
        ["indirect Ada Quill: The bridge / would stay shut"]
    );
}

#[test]
fn what_describes_the_speaker_is_not_said() {
    assert_eq!(
        told(&["“We looked at every bolt,” said Ada Quill, the harbour's first engineer."], &["Ada Quill"]),
        ["direct Ada Quill: “We looked at every bolt,”"]
    );
    assert_eq!(
        told(&["The bridge was safe, said Ada Quill, the harbour's first engineer."], &["Ada Quill"]),
        ["indirect Ada Quill: The bridge was safe"]
    );
}

#[test]
fn a_colon_hands_over_to_a_paragraph_whose_marks_are_lost() {
    let words = "We will rebuild the bridge. We owe it to the town.";
    assert_eq!(
        told(&["In a statement Ada Quill said:", words, "The town is small."], &["Ada Quill"]),
        [format!("direct Ada Quill: {words}")]
    );
    assert!(told(&["Ada Quill listed three faults:", words], &["Ada Quill"]).is_empty());
}

#[test]
fn quoted_words_in_a_reported_clause_make_it_mixed() {
    assert_eq!(
        told(&["Ada Quill called the bridge “a rusting hulk”."], &["Ada Quill"]),
        ["mixed Ada Quill: the bridge “a rusting hulk”"]
    );
    assert_eq!(
        told(&["Ada Quill said the bridge was “as good as new”."], &["Ada Quill"]),
        ["mixed Ada Quill: the bridge was “as good as new”"]
    );
}

#[test]
fn a_subject_may_be_far_from_its_verb_or_shared() {
    assert_eq!(
        told(&["Ada Quill, the engineer who built the bridge, said it was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: it was safe"]
    );
    assert_eq!(
        told(&["Ada Quill toured the bridge and said that it was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: it was safe"]
    );
    assert_eq!(
        told(
            &["The bridge closed, with the engineer, Ada Quill, stressing that it was safe."],
            &["Ada Quill"]
        ),
        ["indirect Ada Quill: it was safe"]
    );
    assert_eq!(
        told(&["Ada Quill was quoted by the agency as saying that the bridge was safe."], &["Ada Quill"]),
        ["indirect Ada Quill: the bridge was safe"]
    );
}

#[test]
fn what_is_not_said_is_no_quotation() {
    for words in [
        "Ada Quill declined to say whether the bridge was safe.",
        "Ada Quill did not say that the bridge was safe.",
        "The so-called “safe” bridge fell.",
        "The reports of its claims were lost.",
        "Quotas were said to be high.",
        "It is a method: teach the recruits, arm them, tell them what the maps show.",
    ] {
        assert_eq!(told(&[words], &["Ada Quill"]), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn a_speaker_goes_on_over_paragraphs_and_is_marked_inferred() {
    let (_, cast, found) = find_in(
        &["Ada Quill said: “The bridge is safe.", "“It will stand for a century.”", "Rain fell."],
        &["Ada Quill"],
    );
    assert_eq!(found.len(), 2);
    assert!(!found[0].inferred && found[1].inferred);
    assert!(found.iter().all(|q| q.speaker.person == Some(0)));
    assert!(cast.people[0].voice);
}

#[test]
fn whoever_is_named_inside_a_quotation_does_not_speak_it() {
    let paragraphs = [
        "In an interview with the Gazette, Ada Quill defended her “little bridge”.",
        "The river rose in a week. And Tom Fenn has always wanted a tunnel.",
        "“With such a rival, what folly to wait!”",
        "“The flood shows that we are right,” she concluded.",
    ];
    let (_, cast, found) = find_in(&paragraphs, &["Ada Quill", "Tom Fenn"]);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|q| q.speaker.person == Some(0)));
    assert!(found[1].inferred && !cast.people[1].voice);
}

#[test]
fn unnamed_speakers_keep_their_words_and_their_pronouns() {
    let (_, _, found) = find_in(
        &["Crews had left, a spokeswoman for the fire service said. Roads would stay shut, she added."],
        &["Ada Quill"],
    );
    assert_eq!(found.len(), 2);
    for q in found {
        assert_eq!(q.speaker.label, "spokeswoman for the fire service");
        assert_eq!(q.speaker.kind, SpeakerKind::Unknown);
    }
    let (_, _, found) = find_in(&["Officials said the roads would stay shut."], &[]);
    assert_eq!(
        (found[0].speaker.label.as_str(), found[0].speaker.kind),
        ("Officials", SpeakerKind::Collective)
    );
}

#[test]
fn an_office_of_a_person_is_not_the_person() {
    let (_, cast, found) = find_in(&["A spokesman for Ada Quill said the bridge was safe."], &["Ada Quill"]);
    assert_eq!(found[0].speaker.person, None);
    assert!(!cast.people[0].voice);
}

#[test]
fn a_quotation_without_a_speaker_has_none() {
    let (_, _, found) = find_in(&["Rain fell.", "“Nobody told us anything.”"], &["Ada Quill"]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].speaker.person, found[0].speaker.label.as_str()), (None, ""));
    assert!(found[0].inferred);
}

proptest! {
    #[test]
    fn no_text_breaks_it(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Smith", "said", "that", "the", "mayor", ",", ".", "“", "”", "\"", "‘", "’", "he", "who", "according",
                "to", "told", "reporters", ":", "was", "quoted", "as", "saying", "with", "and", "stressing", "(", ")",
                "—", "’s", "\n", "claims", "called", "a", "interview", "É", "。", "?", "and said",
            ]),
            0..120,
        )
    ) {
        let text = words.join(" ");
        let paragraphs: Vec<&str> = text.split('\n').collect();
        let (story, _, found) = find_in(&paragraphs, &["Smith"]);
        let whole = story.articles[0].text.as_str();
        for q in found {
            prop_assert!(!q.place.span.is_empty());
            let spans = [Some(q.place.span), q.cue, q.source].into_iter().flatten().chain(q.parts);
            for span in spans {
                prop_assert!(whole.get(span.start..span.end).is_some());
            }
        }
    }
}
