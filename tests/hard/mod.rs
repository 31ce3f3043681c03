//! What must hold for any bytes at all. The targets of `fuzz/` and the long runs of `tests/hardening.rs` share these.

use rashomon::analysis::{self, Comparison, Depth};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;
use rashomon::report;
use rashomon::source;
use rashomon::story::{Article, Place, Story};
use rashomon::text::{CleanText, Hyphens, Span, cells, fitting, wrap_with};
use serde_json::json;
use std::sync::LazyLock;

/// Cleaning leaves nothing that a terminal obeys, and cleaning again changes nothing.
pub fn cleaning(bytes: &[u8]) {
    let clean = CleanText::new(&String::from_utf8_lossy(bytes));
    assert_clean(clean.as_str());
}

fn assert_clean(text: &str) {
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    assert_eq!(CleanText::new(text).as_str(), text);
}

/// What became of an article is clean, and its blocks and what was taken out stand where they say.
fn assert_sound(article: &Article) {
    let text = article.text.as_str();
    assert_clean(text);
    for line in [&article.title, &article.outlet, &article.byline, &article.url, &article.published] {
        assert_clean(line);
    }
    let mut at = 0;
    for block in &article.blocks {
        assert!(block.span.start >= at && text.get(block.span.start..block.span.end).is_some(), "{text:?}");
        at = block.span.end;
    }
    for dropped in &article.dropped {
        assert_clean(&dropped.text);
        assert!(text.is_char_boundary(dropped.at), "{dropped:?}");
    }
}

/// A page becomes an article or a sentence; the feeds that it names can be listed.
pub fn html(bytes: &[u8]) {
    let page = String::from_utf8_lossy(bytes);
    if let Ok(article) = source::html::article(bytes, "page.html", "https://news.example/2026/page", "") {
        assert_sound(&article);
    }
    source::feed::discover(&page, "https://news.example/");
}

/// A feed becomes entries or a sentence, and so does a list of feeds.
pub fn feed(bytes: &[u8]) {
    if let Ok(feed) = source::feed::read(bytes, "feed.xml", "") {
        feed.entries
            .iter()
            .filter_map(|entry| entry.article(&feed, "feed.xml"))
            .for_each(|a| assert_sound(&a));
    }
    let _ = source::subscriptions::read(bytes, "list.opml");
}

/// A file of any kind becomes articles or a sentence; the first byte chooses the ending.
pub fn file(bytes: &[u8]) {
    const ENDINGS: [&str; 6] = ["txt", "md", "json", "warc", "warc.gz", ""];
    let Some((&first, rest)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file").with_extension(ENDINGS[usize::from(first) % ENDINGS.len()]);
    std::fs::write(&path, rest).unwrap();
    let loaded = source::load(&[path.to_string_lossy().into_owned()]);
    assert!(!loaded.story.articles.is_empty() || !loaded.problems.is_empty());
    loaded.story.articles.iter().for_each(assert_sound);
}

/// A story's line of JSON, and a story file, either open or are told.
pub fn manifest(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = source::story_line(text);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.toml");
    std::fs::write(&path, bytes).unwrap();
    let loaded = source::load(&[path.to_string_lossy().into_owned()]);
    assert!(!loaded.story.articles.is_empty() || !loaded.problems.is_empty());
}

/// Rows hold the whole text in order and are no wider than their column.
pub fn wrapping(bytes: &[u8]) {
    let (&[width, hyphens, ..], Some(rest)) = (bytes, bytes.get(2..)) else { return };
    let clean = CleanText::new(&String::from_utf8_lossy(rest));
    let text = clean.as_str();
    let width = usize::from(width).max(1);
    let hyphens = Hyphens::ALL[usize::from(hyphens) % 3];
    let mut at = 0;
    for row in wrap_with(text, Span::new(0, text.len()), width, hyphens) {
        assert!(row.span.start >= at && text[at..row.span.start].trim_matches(['\n', ' ']).is_empty());
        let words = row.span.of(text);
        let wide = cells(words) + usize::from(row.hyphen);
        let one = fitting(words, wide.saturating_sub(1)).0.is_empty();
        assert!(wide <= width || one, "{words:?} takes {wide} of {width}");
        at = row.span.end;
    }
    assert!(text[at..].trim_matches(['\n', ' ']).is_empty());
}

/// A story of the texts between the zero bytes of `bytes`.
fn story(bytes: &[u8]) -> Option<Story> {
    let texts = bytes.split(|&byte| byte == 0).take(4);
    let articles: Vec<_> = texts.map(|text| json!({"text": String::from_utf8_lossy(text)})).collect();
    let loaded = source::story_line(&json!({"articles": articles}).to_string()).ok()?;
    (!loaded.story.articles.is_empty()).then_some(loaded.story)
}

/// Everything found stands inside its article, between characters, and can be printed.
pub fn comparing(bytes: &[u8]) {
    let Some(story) = story(bytes) else { return };
    let found = compared(&story);
    let places = found.claims.iter().flat_map(|claim| claim.evidence.iter().map(|e| e.place));
    let places = places.chain(found.people.iter().flat_map(|person| person.mentions.iter().map(|m| m.place)));
    let places = places.chain(found.quotations.iter().map(|quotation| quotation.place));
    for Place { article, span } in places {
        let text = story.articles[article].text.as_str();
        assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    }
    report::comparison_json(&story, &found, false);
    report::comparison_text(&story, &found);
}

fn compared(story: &Story) -> Comparison {
    analysis::compare(story, &analysis::Options { depth: Depth::Fast, ..analysis::Options::default() })
}

/// What the keys are typed into.
static FERRY: LazyLock<(Story, Comparison)> = LazyLock::new(|| {
    let text = "The ferry sank on Monday, Ann Low said. “Nobody drowned,” she added.\n\nMr Low denied it.";
    let story = story([text, "\0Ann Low said the ferry sank on Monday.\0"].concat().as_bytes())
        .expect("two articles");
    let found = compared(&story);
    (story, found)
});

/// The reader survives any keys at any sizes: a byte is a key, and those above 0xf0 give the screen another size.
pub fn keys(bytes: &[u8]) {
    let (story, found) = &*FERRY;
    let mut reader = Harness::new(story.clone(), Some(found.clone()), (100, 30), ThemeChoice::Dark);
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            0xf0.. => {
                let side = |at: usize| u16::from(bytes.get(at).copied().unwrap_or(80));
                reader.resize(side(at + 1).max(1), (side(at + 2) / 4).max(1));
            }
            b'<' => play(&mut reader, "<lt>"),
            b' '..=b'~' => play(&mut reader, &char::from(byte).to_string()),
            _ => {
                let named =
                    ["<enter>", "<esc>", "<tab>", "<s-tab>", "<up>", "<down>", "<c-d>", "<c-o>", "<c-p>"];
                play(&mut reader, named[usize::from(byte) % named.len()]);
            }
        }
        reader.frame();
    }
}

fn play(reader: &mut Harness, key: &str) {
    reader.play(key).expect("the key exists");
}
