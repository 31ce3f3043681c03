//! How the cost of an analysis grows with the number of articles.
//!
//!     cargo bench --bench growth
//!
//! Stories of 3, 10, 30 and 100 articles of 40 sentences each, about one invented event, by both passes, without the cache.
//! The growth is the slope between logarithms: 1 means that twice the articles cost twice the time.

use rashomon::analysis::{self, Depth, Options};
use rashomon::story::{Article, Block, BlockKind, Story};
use rashomon::text::{CleanText, Span};
use std::time::Instant;

const SENTENCES: usize = 40;

const WHO: [&str; 8] = [
    "Orla Finch",
    "the harbour master",
    "Tam Reed",
    "the coast guard",
    "Ada Bell",
    "the ferry line",
    "Ivo Marsh",
    "the ministry",
];
const DID: [&str; 8] = [
    "said that",
    "denied that",
    "told reporters that",
    "wrote on Monday that",
    "confirmed that",
    "heard that",
    "feared that",
    "was told that",
];
const WHAT: [&str; 10] = [
    "the ferry had left the port of Tarn before the storm warning",
    "all passengers were taken ashore by fishing boats",
    "the steering failed near the northern lighthouse",
    "an inquiry would be opened in the capital",
    "the line had been warned about the rudder twice",
    "the crew stayed on board until the evening",
    "divers would look at the hull once the wind dropped",
    "no oil had leaked into the bay",
    "the captain held a licence for larger ships",
    "the island would get a second boat next year",
];
const MORE: [&str; 7] = [
    "which nobody had expected",
    "after a night of rain",
    "according to two people at the quay",
    "although the records were not complete",
    "as the harbour filled with onlookers",
    "while the families waited in the school",
    "and asked for patience",
];

/// Numbers that look drawn by lot and are the same on every run.
struct Draw(u64);

impl Draw {
    fn of(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }
}

fn article(number: usize) -> Article {
    let mut draw = Draw(number as u64 + 1);
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for sentence in 0..SENTENCES {
        let start = text.len();
        let (who, did) = (WHO[draw.of(WHO.len())], DID[draw.of(DID.len())]);
        let (what, more) = (WHAT[draw.of(WHAT.len())], MORE[draw.of(MORE.len())]);
        let own = 100 * number + sentence;
        text.push_str(&format!("At {own} minutes {who} {did} {what}, {more}."));
        blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Paragraph });
        text.push_str("\n\n");
    }
    let text = CleanText::new(text.trim_end());
    Article {
        outlet: format!("Outlet {number}"),
        source: format!("{number}.txt"),
        text,
        blocks,
        ..Article::default()
    }
}

fn main() {
    // `cargo test --benches` only wants to see that it runs.
    let sizes: &[usize] =
        if std::env::args().any(|argument| argument == "--bench") { &[3, 10, 30, 100] } else { &[3] };
    println!(
        "{:>6} {:>9} {:>10} {:>9} {:>13} {:>7}",
        "pass", "articles", "sentences", "seconds", "sentences/s", "growth"
    );
    for depth in [Depth::Fast, Depth::Full] {
        let mut before: Option<(f64, f64)> = None;
        for &count in sizes {
            let story = Story {
                title: "Growth".into(),
                note: String::new(),
                articles: (0..count).map(article).collect(),
            };
            let start = Instant::now();
            let found = analysis::compare(&story, &Options { depth, ..Options::default() });
            let took = start.elapsed().as_secs_f64();
            let sentences: usize = found.sentences.iter().map(Vec::len).sum();
            let growth = before.map_or("-".into(), |(articles, seconds)| {
                format!("{:.2}", (took / seconds).ln() / (count as f64 / articles).ln())
            });
            let read = if found.depth == Depth::Full { "full" } else { "fast" };
            let rate = sentences as f64 / took;
            println!("{read:>6} {count:>9} {sentences:>10} {took:>9.2} {rate:>13.0} {growth:>7}");
            before = Some((count as f64, took));
        }
    }
}
