use super::*;
use proptest::prelude::*;

fn article(outlet: &str, text: &str) -> Article {
    Article { outlet: outlet.into(), text: CleanText::new(text), ..Article::default() }
}

fn story(text: &str) -> Story {
    Story { articles: vec![article("The Buoy", text)], ..Story::default() }
}

fn quoted(story: &Story, words: &str, which: usize) -> Quote {
    let span = occurrences(story.articles[0].text.as_str(), words)[which];
    Quote::new(story, Place::new(0, span))
}

fn found(quote: &Quote, text: &str) -> Result<usize, Lost> {
    quote.find(&story(text)).map(|place| place.span.start)
}

const TEXT: &str =
    "The ferry sank at noon. He said no. Nobody was hurt. The crew swam. He said no. It was cold.";

#[test]
fn words_are_found_after_an_edit_before_or_behind_them() {
    let quote = quoted(&story(TEXT), "Nobody was hurt.", 0);
    assert_eq!(found(&quote, TEXT), Ok(36));
    assert_eq!(found(&quote, &format!("New first line. {TEXT}")), Ok(52));
    assert_eq!(found(&quote, &TEXT.replace("He said no. Nobody", "They said no! Nobody")), Ok(38));
    assert_eq!(found(&quote, &TEXT.replace("hurt. The crew", "hurt. The cook")), Ok(36));
}

#[test]
fn few_words_between_new_neighbours_are_not_trusted_and_many_are() {
    let short = quoted(&story(TEXT), "Nobody was hurt.", 0);
    assert!(matches!(found(&short, "Elsewhere: Nobody was hurt. So."), Err(Lost::Elsewhere(_))));
    let long = quoted(&story(TEXT), "Nobody was hurt. The crew swam. He", 0);
    assert_eq!(found(&long, "Elsewhere: Nobody was hurt. The crew swam. He did."), Ok(11));
}

#[test]
fn what_is_left_of_two_is_not_taken_for_the_other() {
    for which in [0, 1] {
        let quote = quoted(&story(TEXT), "He said no.", which);
        assert_eq!(quote.copies, 2);
        assert_eq!(found(&quote, TEXT), Ok([24, 68][which]));
        let other = [" Nobody", " It was"][1 - which];
        let gone = TEXT.replacen(&format!("He said no.{}", [" Nobody", " It was"][which]), "Nothing.", 1);
        assert!(gone.contains(&format!("He said no.{other}")));
        assert_eq!(found(&quote, &gone), Err(Lost::Elsewhere("The Buoy".into())));
    }
}

#[test]
fn the_context_grows_until_it_tells_the_place() {
    let refrain = "So it goes, day after day after day after day. And on. ".repeat(3);
    let story = story(&refrain);
    for which in 0..3 {
        let quote = quoted(&story, "And on.", which);
        assert_eq!(quote.find(&story).unwrap().span, occurrences(&refrain, "And on.")[which]);
    }
}

#[test]
fn a_copy_that_came_later_makes_words_unclear_only_if_its_surroundings_are_the_same() {
    let quote = quoted(&story("One. A fox ran off. Two."), "A fox ran off.", 0);
    assert_eq!(found(&quote, "One. A fox ran off. Two. A fox ran off."), Ok(5));
    assert!(matches!(
        found(&quote, "One. A fox ran off. Two. One. A fox ran off. Two."),
        Err(Lost::Unclear(_, 2))
    ));
}

#[test]
fn the_article_is_known_by_link_hash_or_name_and_no_other_is_taken() {
    let mut known = article("The Buoy", TEXT);
    known.title = "Ferry".into();
    known.url = "https://buoy.example/1".into();
    known.sha256 = "0123456789abcdef".into();
    let quote = Quote::new(
        &Story { articles: vec![known.clone()], ..Story::default() },
        Place::new(0, Span::new(0, 23)),
    );
    let twin = |change: &dyn Fn(&mut Article)| {
        let mut other = known.clone();
        change(&mut other);
        other
    };
    let place = |articles: Vec<Article>| {
        quote.find(&Story { articles, ..Story::default() }).map(|place| place.article)
    };
    let elsewhere = article("Quay", TEXT);
    let relinked = twin(&|a| a.url = "https://buoy.example/2".into());
    let edited = twin(&|a| a.sha256 = "ffff".into());
    let retitled = twin(&|a| {
        a.title = "Ferry lost".into();
        a.url.clear();
        a.sha256.clear();
    });
    assert_eq!(place(vec![elsewhere.clone(), known.clone()]), Ok(1));
    assert_eq!(place(vec![elsewhere.clone(), relinked.clone()]), Ok(1));
    assert_eq!(place(vec![elsewhere.clone(), retitled.clone()]), Ok(1));
    assert_eq!(place(vec![edited.clone(), known.clone()]), Ok(1));
    assert!(matches!(place(vec![elsewhere.clone()]), Err(Lost::Article(_))));
    assert!(matches!(place(vec![retitled.clone(), retitled]), Err(Lost::Article(_))));
    assert!(matches!(place(vec![known.clone(), known]), Err(Lost::Unclear(_, 2))));
}

/// A text of a few words, so that stretches of it repeat.
fn babble() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["a ", "b ", "é ", "a. ", "“b” ", "\n"]), 1..60)
}

proptest! {
    /// Whatever is done to the text around a quotation, it is found only where something told it from all its like.
    #[test]
    fn edits_around_never_move_a_quotation(
        before in babble(), words in babble(), behind in babble(),
        (new_before, new_behind) in (babble(), babble()),
        (keep_before, keep_behind) in (0usize..80, 0usize..80),
    ) {
        let (before, exact, behind) = (before.concat(), words.concat(), behind.concat());
        let old = story(&format!("{before}{exact}{behind}"));
        let quote = Quote::new(&old, Place::new(0, Span::new(before.len(), before.len() + exact.len())));
        prop_assert_eq!(quote.find(&old).map(|place| place.span.start), Ok(before.len()));

        let kept_before = super::before(&before, before.len(), keep_before + 1);
        let kept_behind = super::behind(&behind, 0, keep_behind);
        let start = new_before.concat().len() + kept_before.len();
        let edited = format!("{}{kept_before}{exact}{kept_behind}{}", new_before.concat(), new_behind.concat());
        let count = |words: &str| occurrences(&edited, words).len();
        let unique = count(&exact) == 1;
        match quote.find(&story(&edited)) {
            Ok(place) => {
                let told = count(&format!("{}{exact}{}", quote.prefix, quote.suffix)) == 1;
                let sides = [format!("{}{exact}", quote.prefix), format!("{exact}{}", quote.suffix)];
                let side = quote.copies == 1 && sides.iter().any(|side| side.len() > exact.len() && count(side) == 1);
                prop_assert!(unique || told || side, "moved without telling");
                prop_assert!(!unique || place.span.start == start);
            }
            Err(_) => {
                let whole = kept_before.ends_with(&quote.prefix) && kept_behind.starts_with(&quote.suffix);
                prop_assert!(!(unique && whole), "unique with its context and not found");
            }
        }
    }

    /// With its context whole and unique, a quotation is found, and found where it is.
    #[test]
    fn a_quotation_is_found_if_and_only_if_its_context_is_unique(
        before in babble(), words in babble(), behind in babble(), added in babble(), at_end in any::<bool>(),
    ) {
        let (before, exact, behind) = (before.concat(), words.concat(), behind.concat());
        let old = story(&format!("{before}{exact}{behind}"));
        let quote = Quote::new(&old, Place::new(0, Span::new(before.len(), before.len() + exact.len())));
        let added = added.concat();
        let (edited, start) = if at_end {
            (format!("{before}{exact}{behind}{added}"), before.len())
        } else {
            (format!("{added}{before}{exact}{behind}"), added.len() + before.len())
        };
        let context = format!("{}{exact}{}", quote.prefix, quote.suffix);
        let alike = occurrences(&edited, &context).len();
        match quote.find(&story(&edited)) {
            Ok(place) => {
                prop_assert_eq!(alike, 1);
                prop_assert_eq!(place.span.start, start);
            }
            Err(lost) => prop_assert!(alike > 1 && matches!(lost, Lost::Unclear(..))),
        }
    }
}
