//! Whole stories in a few sentences: who is found, and what means whom.

use super::*;
use crate::story::{Article, Block, BlockKind};
use crate::text::{CleanText, Span};
use proptest::prelude::*;

fn story(articles: &[&str]) -> Story {
    let article = |text: &&str| {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.is_empty() {
                blocks.push(Block { span: Span::new(at, at + line.len()), kind: BlockKind::Paragraph });
            }
            at += line.len() + 1;
        }
        Article { text: CleanText::new(text), blocks, ..Article::default() }
    };
    Story { articles: articles.iter().map(article).collect(), ..Story::default() }
}

fn cast(story: &Story) -> Cast {
    let readings: Vec<Reading> = story.articles.iter().enumerate().map(|(i, a)| Reading::new(i, a)).collect();
    find(story, &readings)
}

/// The words of a person's mentions of one kind.
fn mentions(articles: &[&str], name: &str, kind: MentionKind) -> Vec<String> {
    let story = story(articles);
    let cast = cast(&story);
    let person =
        cast.people.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name} in {:?}", cast.people));
    person.mentions.iter().filter(|m| m.kind == kind).map(|m| story.words(m.place).to_owned()).collect()
}

fn roles(articles: &[&str], name: &str) -> Vec<String> {
    let story = story(articles);
    let cast = cast(&story);
    let person =
        cast.people.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name} in {:?}", cast.people));
    person.roles.iter().map(|&r| story.words(r).to_owned()).collect()
}

fn people(articles: &[&str]) -> Vec<String> {
    cast(&story(articles)).people.into_iter().map(|p| p.name).collect()
}

#[test]
fn names_are_bare_and_one_persons_over_all_articles() {
    let articles = [
        "Finance Minister Helena Brandt said on Monday that taxes would fall. Brandt’s plan is new.",
        "Mrs Brandt spoke for an hour. H. Brandt was calm.",
    ];
    assert_eq!(people(&articles), ["Helena Brandt"]);
    let names = mentions(&articles, "Helena Brandt", MentionKind::Name);
    assert_eq!(names, ["Helena Brandt", "Brandt", "Brandt", "H. Brandt"]);
}

#[test]
fn titles_keep_two_of_one_surname_apart() {
    let articles =
        ["Peter Novak and his wife, Maria Novak, arrived late. Mrs Novak said nothing. Mr Novak smiled."];
    assert_eq!(mentions(&articles, "Maria Novak", MentionKind::Name), ["Maria Novak", "Novak"]);
    assert_eq!(mentions(&articles, "Peter Novak", MentionKind::Name), ["Peter Novak", "Novak"]);
}

#[test]
fn what_stands_before_a_name_is_an_office_and_no_person() {
    let article = [
        "Kremlin spokesman Yuri Baranov said no. The Kremlin’s Yuri Baranov said it again on Monday. \
                    On Monday Kremlin spokesman Baranov left. Texas Sen. Mark Duval and Downing Street chief of staff \
                    Owen Marsh stayed. Kremlin critic Anton Weiss was absent.",
    ];
    let mut found = people(&article);
    found.sort();
    assert_eq!(found, ["Anton Weiss", "Mark Duval", "Owen Marsh", "Yuri Baranov"]);
    assert_eq!(roles(&article, "Yuri Baranov"), ["Kremlin spokesman", "Kremlin spokesman"]);
    assert_eq!(roles(&article, "Owen Marsh"), ["Downing Street chief of staff"]);
}

#[test]
fn an_office_has_one_nation() {
    let article = ["Senior Norwegian government officials scolded British Prime Minister Helen Archer."];
    assert_eq!(roles(&article, "Helen Archer"), ["British Prime Minister"]);
}

#[test]
fn names_with_a_hyphenated_given_name_are_people() {
    let article = ["In the second half Park Min-Ho was booked. Later Park Min-Ho’s header went wide."];
    assert_eq!(people(&article), ["Park Min-Ho"]);
}

#[test]
fn a_human_being_described_once_is_meant_by_the_same_word_later() {
    let article =
        ["Jonas Kessler, a 14-year-old boy from Velby, was arrested at school. The boy had built a clock. \
                    His mother, Anna Kessler, said her son was clever. His mother wept."];
    let told = mentions(&article, "Jonas Kessler", MentionKind::Title);
    assert_eq!(told, ["a 14-year-old boy from Velby", "The boy"]);
    assert_eq!(mentions(&article, "Anna Kessler", MentionKind::Title), ["His mother", "His mother"]);
    let two = [
        "Jonas Kessler, a 14-year-old boy from Velby, was arrested. A boy from Lund was let go. The boy wept.",
    ];
    assert_eq!(mentions(&two, "Jonas Kessler", MentionKind::Title), ["a 14-year-old boy from Velby"]);
}

#[test]
fn spellings_and_short_forms_are_one_person() {
    let articles =
        ["Dmitri Sokolov said yes.", "Dmitriy Sokolow said no. Robert Hansen agreed. Bob Hansen left."];
    let mut found = people(&articles);
    found.sort();
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn firms_and_places_are_no_people() {
    let articles = [
        "Anders Lund, 54, runs Lund Shipping from the town of Velby. Lund Shipping said its ships left Velby.",
    ];
    assert_eq!(people(&articles), ["Anders Lund"]);
}

#[test]
fn offices_are_stated_before_beside_and_after() {
    let before = roles(&["Norwegian Prime Minister Ingrid Solberg said no."], "Ingrid Solberg");
    assert_eq!(before, ["Norwegian Prime Minister"]);
    let beside = roles(&["Paul Werner, the mayor of Lindau, said no."], "Paul Werner");
    assert_eq!(beside, ["the mayor of Lindau"]);
    let comma =
        roles(&["It was the head of Spain’s Ministry of Health, Carmen Ruiz, who said no."], "Carmen Ruiz");
    assert_eq!(comma, ["the head of Spain’s Ministry of Health"]);
}

#[test]
fn a_title_means_the_one_person_it_fits() {
    let articles = [
        "Norwegian Prime Minister Ingrid Solberg met French President Luc Martin. The Norwegian leader was brief.",
    ];
    assert_eq!(mentions(&articles, "Ingrid Solberg", MentionKind::Title), ["The Norwegian leader"]);
    assert!(mentions(&articles, "Luc Martin", MentionKind::Title).is_empty());
}

#[test]
fn what_the_article_states_comes_before_the_story() {
    let articles = [
        "Defence Minister Carla Rossi said no. The minister was brief.",
        "The head of the country’s Ministry of Defence, Marco Bianchi, said yes. The minister was brief.",
    ];
    assert_eq!(mentions(&articles, "Carla Rossi", MentionKind::Title), ["The minister"]);
    let told = mentions(&articles, "Marco Bianchi", MentionKind::Title);
    assert_eq!(told, ["The head of the country’s Ministry of Defence", "The minister"]);
}

#[test]
fn a_title_that_fits_two_means_nobody() {
    let articles = ["President Luc Martin met President Anna Weber. The president was brief."];
    assert!(mentions(&articles, "Luc Martin", MentionKind::Title).is_empty());
    assert!(mentions(&articles, "Anna Weber", MentionKind::Title).is_empty());
}

#[test]
fn pronouns_go_to_the_last_of_their_sex() {
    let articles = ["Robert Hansen met Maria Novak on Friday. He said that she had asked for help."];
    assert_eq!(mentions(&articles, "Robert Hansen", MentionKind::Pronoun), ["He"]);
    assert_eq!(mentions(&articles, "Maria Novak", MentionKind::Pronoun), ["she"]);
}

#[test]
fn nobody_inside_quotation_marks_is_meant_outside() {
    let articles = ["Robert Hansen defended the plan. “Peter Novak has always been against us,” he said."];
    assert_eq!(mentions(&articles, "Robert Hansen", MentionKind::Pronoun), ["he"]);
    assert!(mentions(&articles, "Peter Novak", MentionKind::Pronoun).is_empty());
}

#[test]
fn the_pronouns_of_somebody_without_a_name_are_nobodys() {
    let articles = ["Maria Novak left early. A spokeswoman declined to comment because she was not told."];
    assert!(mentions(&articles, "Maria Novak", MentionKind::Pronoun).is_empty());
}

#[test]
fn judgements_are_descriptors() {
    let story = story(&["The embattled mayor, Paul Werner, stayed silent. Paul Werner was defiant."]);
    let cast = cast(&story);
    let words: Vec<_> = cast.people[0].descriptors.iter().map(|&d| story.words(d)).collect();
    assert_eq!(words, ["embattled", "defiant"]);
}

#[test]
fn what_looks_like_a_name_is_no_person() {
    let article = [
        "Anna Brandt of Silver Harrow sang. The Movement’s leader was absent, and Demovia’s Peter Lund won. \
                    Brandt, a Halden Prize-winner, sold her novel Angela Birdcat. The Brandts left.",
    ];
    let mut found = people(&article);
    found.sort();
    assert_eq!(found, ["Anna Brandt", "Peter Lund"]);
    assert_eq!(mentions(&article, "Anna Brandt", MentionKind::Name), ["Anna Brandt", "Brandt"]);
}

#[test]
fn a_full_name_is_found_again_behind_a_nation() {
    let article =
        ["The ambassador to the United States Hamza Qorim spoke. Mr Hamza Qorim was calm. Qorim left early."];
    let names = mentions(&article, "Hamza Qorim", MentionKind::Name);
    assert_eq!(names, ["Hamza Qorim", "Hamza Qorim", "Qorim"]);
}

#[test]
fn a_name_ends_where_a_sentence_begins_without_a_stop() {
    let article =
        ["The vote was close. Elizabeth Brandt In the northern district it was not. Elizabeth Brandt won."];
    assert_eq!(mentions(&article, "Elizabeth Brandt", MentionKind::Name), ["Elizabeth Brandt"; 2]);
}

#[test]
fn transliterations_are_one_person_where_nothing_speaks_against_it() {
    let full = ["Muammar Garzafi spoke on Monday.", "Moammar Qarzafi said on Tuesday that it was over."];
    assert_eq!(people(&full).len(), 1, "{:?}", people(&full));
    let bare = ["Muammar Garzafi spoke on Monday.", "Mr Karzafi said that it was over."];
    assert_eq!(people(&bare), ["Muammar Garzafi"]);
    let two = ["Muammar Garzafi spoke on Monday.", "Peter Karzafi said that it was over."];
    assert_eq!(people(&two).len(), 2, "{:?}", people(&two));
    let one_article = ["Muammar Garzafi spoke on Monday. Mr Karzafi said that it was over."];
    assert_eq!(people(&one_article).len(), 2, "{:?}", people(&one_article));
    let article = ["President Bashir al-Qorim spoke.", "Mr Qorim left."];
    assert_eq!(people(&article), ["Bashir al-Qorim"]);
}

#[test]
fn an_apposition_is_a_mention_by_title() {
    let article =
        ["Paul Werner, the mayor of Lindau, met Lindau’s bishop, Karl Roth. Mayor Paul Werner smiled."];
    assert_eq!(mentions(&article, "Paul Werner", MentionKind::Title), ["the mayor of Lindau"]);
    assert_eq!(mentions(&article, "Karl Roth", MentionKind::Title), ["Lindau’s bishop"]);
}

#[test]
fn who_is_named_as_somebody_was_mentioned_before() {
    let article =
        ["Peter Novak spoke. The drowned officer was identified as Captain Emil Torvald, 40. He left a son."];
    assert_eq!(mentions(&article, "Emil Torvald", MentionKind::Pronoun), ["He"]);
    assert!(mentions(&article, "Peter Novak", MentionKind::Pronoun).is_empty());
}

/// The pronouns of `name` after the quotations are known.
fn spoken_of(article: &str, name: &str) -> Vec<String> {
    let story = story(&[article]);
    let found = crate::analysis::compare(&story, &crate::analysis::Options::default());
    let person = found.people.iter().find(|p| p.name == name).expect("the person");
    let pronouns = person.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun);
    pronouns.map(|m| story.words(m.place).to_owned()).collect()
}

#[test]
fn a_speaker_says_he_of_the_one_other_person() {
    let one = "Peter Novak died on Monday. “He was the best of us,” said Robert Hansen.";
    assert_eq!(spoken_of(one, "Peter Novak"), ["He"]);
    let two = "Peter Novak met Karl Roth on Monday. “He was the best of us,” said Robert Hansen.";
    assert!(spoken_of(two, "Peter Novak").is_empty() && spoken_of(two, "Karl Roth").is_empty());
    let named = "Peter Novak met Karl Roth. “Karl Roth is old and he is tired,” said Robert Hansen.";
    assert_eq!(spoken_of(named, "Karl Roth"), ["he"]);
    let nobody = "Peter Novak died on Monday. “My brother knew what he did,” said Robert Hansen.";
    assert!(spoken_of(nobody, "Peter Novak").is_empty());
}

#[test]
fn odd_articles_are_read() {
    let long = "A".repeat(10_000);
    for text in ["", "\n\n", ".", "’s", "“", "Mr.", "Mr. ’s", "J.", "李克强说", long.as_str()] {
        cast(&story(&[text]));
    }
    cast(&story(&[]));
}

#[test]
fn hostile_articles_take_linear_time() {
    let patterns = [
        "A Smith, ",
        "‘a ",
        "\"",
        "Mr Smith said he ",
        "the mayor ",
        "his ",
        "Smith’s mayor’s ",
        "President of of ",
        "Anna ",
    ];
    for pattern in patterns {
        cast(&story(&[&pattern.repeat(100_000 / pattern.len())]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn mentions_are_in_order_and_apart(text in "([A-Z][a-z]{2,5}|Mr|he|the minister|said|[,.’“”]| ){0,60}") {
        let story = story(&[&text]);
        for entity in cast(&story).people {
            for pair in entity.mentions.windows(2) {
                prop_assert!(pair[0].place.span.end <= pair[1].place.span.start);
            }
        }
    }
}

#[test]
fn the_secretary_of_state_is_the_one_with_a_portfolio() {
    let articles = [
        "Transport Secretary Ida Soren went to the site. Nils Verhage, general secretary of the Seamen's Union, did not.",
        "The secretary of state, who went to the site, said little. Nils Verhage said more. Ida Soren left early.",
    ];
    assert_eq!(mentions(&articles, "Ida Soren", MentionKind::Title), ["The secretary of state"]);
    assert!(
        mentions(&articles, "Nils Verhage", MentionKind::Title).iter().all(|title| !title.contains("state"))
    );
}
