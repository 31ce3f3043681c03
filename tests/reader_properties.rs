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

/// One life of the reader, with many keys. `RASHOMON_KEYS=100000 cargo test --release --test reader_properties` has more
/// than the default, which only makes sure that this works.
#[test]
fn a_long_life_of_random_keys_at_random_sizes() {
    let keys = std::env::var("RASHOMON_KEYS").ok().and_then(|keys| keys.parse().ok()).unwrap_or(1_500);
    let table: Vec<&str> = TABLE.iter().flat_map(|entry| entry.keys.iter().copied()).collect();
    // Numbers from a fixed start, so that a life that ends badly can be lived again.
    let mut number = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = |end: usize| {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        (number % end as u64) as usize
    };
    let story = story(5);
    let comparison = Comparison { sentences: ellery::sentences(&story), ..ellery::comparison() };
    let mut reader = Harness::new(story, Some(comparison), (120, 40), ThemeChoice::Dark);
    reader.by_hand(None);
    for _ in 0..keys {
        match below(40) {
            0 => {
                reader.resize(1 + below(220) as u16, 1 + below(70) as u16);
            }
            1 => {
                reader.click(below(220) as u16, below(70) as u16);
            }
            2 => {
                reader.drag((below(60) as u16, 5), (below(200) as u16, 9));
            }
            3 => {
                reader.wheel(below(9) as i16 - 4, below(220) as u16, below(70) as u16);
            }
            4 => {
                reader.play(["a", "e", "o", " ", "<enter>", "<backspace>"][below(6)]).unwrap();
            }
            _ => {
                reader.play(table[below(table.len())]).unwrap();
            }
        }
        reader.frame();
    }
}
