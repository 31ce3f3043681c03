//! What a frame costs. Timing says nothing on a busy machine or in a debug build, so these are run on purpose:
//! `cargo test --release --test reader_cost -- --ignored --nocapture`.

mod ellery;

use rashomon::analysis::{Comparison, Entity, Mention, MentionKind};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;
use rashomon::story::{Article, Block, BlockKind, Place, Story};
use rashomon::text::{CleanText, Span, find};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::Instant;

/// Three articles of about `words` words each, with a person who is mentioned in every paragraph.
fn reader(words: usize) -> Harness {
    let paragraph = "The harbour board has offered an additional day of leave, which Dana Brix, its chair, describes as \
                     generous, and the crews, who had asked for rest between their shifts, did not answer before dawn.";
    let count = words / paragraph.split_whitespace().count() + 1;
    let text = CleanText::new(&vec![paragraph; count].join("\n\n"));
    let blocks: Vec<Block> = (0..count)
        .map(|i| i * (paragraph.len() + 2))
        .map(|start| Block { span: Span::new(start, start + paragraph.len()), kind: BlockKind::Paragraph })
        .collect();
    let article = Article { outlet: "Long".into(), text, blocks, ..Article::default() };
    let story = Story { articles: vec![article; 3], ..Story::default() };
    let mention = |article, span| Mention { place: Place::new(article, span), kind: MentionKind::Name };
    let mentions = (0..3).flat_map(|a| {
        find(story.articles[a].text.as_str(), "Dana Brix").into_iter().map(move |span| mention(a, span))
    });
    let brix =
        Entity { name: "Dana Brix".into(), voice: true, mentions: mentions.collect(), ..Entity::default() };
    let found =
        Comparison { sentences: ellery::sentences(&story), people: vec![brix], ..Comparison::default() };
    let mut reader = Harness::new(story, Some(found), (200, 60), ThemeChoice::Dark);
    reader.play("pj/the<enter>G").unwrap();
    reader
}

#[test]
#[ignore = "timing: run in release on a quiet machine"]
fn a_frame_costs_the_same_at_any_length() {
    let mut costs = Vec::new();
    for words in [1_000, 10_000, 100_000] {
        let started = Instant::now();
        let reader = reader(words);
        let opened = started.elapsed();
        let mut best = f64::MAX;
        for _ in 0..200 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
            let started = Instant::now();
            reader.draw(&mut buffer);
            best = best.min(started.elapsed().as_secs_f64() * 1e3);
        }
        println!("{words} words: {best:.3} ms a frame; opened and searched in {opened:?}");
        costs.push(best);
    }
    assert!(costs.iter().all(|&cost| cost < 1.0), "{costs:?}");
    assert!(costs[2] < costs[0] * 2.0, "{costs:?}");
}
