//! Whatever is typed, clicked or resized: the reader neither panics nor draws outside its frame, and the place is kept.

mod ellery;

use proptest::prelude::*;
use rashomon::analysis::Comparison;
use rashomon::reader::ThemeChoice;
use rashomon::reader::action::TABLE;
use rashomon::reader::harness::Harness;
use rashomon::story::{Article, Block, BlockKind, Story};
use rashomon::text::{CleanText, Span};

#[derive(Debug, Clone)]
enum Step {
    Key(&'static str),
    Type(String),
    Click(u16, u16),
    Wheel(i16, u16, u16),
    Resize(u16, u16),
}

fn key() -> impl Strategy<Value = &'static str> {
    let keys: Vec<&'static str> = TABLE.iter().flat_map(|entry| entry.keys.iter().copied()).collect();
    prop::sample::select(keys)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => key().prop_map(Step::Key),
        1 => "[a-z ]{1,3}".prop_map(|words| Step::Type(format!("/{words}<enter>"))),
        1 => "[a-z ]{1,3}".prop_map(|words| Step::Type(format!(":{words}<down><enter>"))),
        1 => (0u16..220, 0u16..70).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (-9i16..9, 0u16..220, 0u16..70).prop_map(|(by, x, y)| Step::Wheel(by, x, y)),
        2 => (1u16..200, 1u16..60).prop_map(|(x, y)| Step::Resize(x, y)),
    ]
}

fn take(reader: &mut Harness, step: &Step) {
    match step {
        Step::Key(key) => {
            reader.play(key).unwrap();
        }
        Step::Type(words) => {
            reader.play(words).unwrap();
        }
        Step::Click(x, y) => {
            reader.click(*x, *y);
        }
        Step::Wheel(by, x, y) => {
            reader.wheel(*by, *x, *y);
        }
        Step::Resize(columns, rows) => {
            reader.resize(*columns, *rows);
        }
    }
}

/// A story of `count` articles; beyond the three there are some with wide letters, one long word, and nothing at all.
fn story(count: usize) -> Story {
    let mut story = ellery::long_story(count);
    for (number, article) in story.articles.iter_mut().enumerate().skip(3) {
        let text = match number % 3 {
            0 => "首相が辞任した。🔥 e\u{301}tude".repeat(20),
            1 => "x".repeat(10_000),
            _ => String::new(),
        };
        let text = CleanText::new(&text);
        let whole = Block { span: Span::new(0, text.as_str().len()), kind: BlockKind::Paragraph };
        let blocks = if whole.span.is_empty() { Vec::new() } else { vec![whole] };
        *article = Article { text, blocks, ..article.clone() };
    }
    story
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_at_any_size_panics(
        count in 1usize..8,
        size in (1u16..200, 1u16..60),
        steps in prop::collection::vec(step(), 1..60),
        theme in prop::sample::select(vec![
            ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::HighContrast, ThemeChoice::Mono,
        ]),
    ) {
        let story = story(count);
        let comparison = if count >= 3 {
            Comparison { sentences: ellery::sentences(&story), ..ellery::comparison() }
        } else {
            Comparison { sentences: ellery::sentences(&story), ..Comparison::default() }
        };
        let mut reader = Harness::new(story, Some(comparison), size, theme);
        for step in &steps {
            take(&mut reader, step);
            let frame = reader.frame();
            prop_assert!(frame.area.width >= 1);
        }
    }

    #[test]
    fn every_size_is_drawn(columns in 1u16..250, rows in 1u16..90, keys in "[\\]jpcvzDwi?]{0,6}") {
        let mut reader =
            Harness::new(ellery::story(), Some(ellery::comparison()), (columns, rows), ThemeChoice::Dark);
        reader.play(&keys).unwrap();
        reader.frame();
    }

    #[test]
    fn the_place_survives_any_sizes(
        keys in "[jG\\]d}]{0,8}", sizes in prop::collection::vec((1u16..200, 1u16..60), 0..6),
    ) {
        let mut reader = Harness::new(ellery::story(), Some(ellery::comparison()), (140, 30), ThemeChoice::Dark);
        reader.play(&keys).unwrap();
        let before = reader.frame();
        for (columns, rows) in sizes {
            reader.resize(columns, rows);
            reader.frame();
        }
        reader.resize(140, 30);
        prop_assert_eq!(reader.frame(), before);
    }
}

#[test]
fn no_articles_at_all_can_be_looked_at() {
    for size in [(1, 1), (30, 10), (160, 45)] {
        let mut reader = Harness::new(Story::default(), Some(Comparison::default()), size, ThemeChoice::Dark);
        for entry in TABLE {
            for key in entry.keys {
                reader.play(key).unwrap();
                reader.frame();
            }
        }
    }
}
