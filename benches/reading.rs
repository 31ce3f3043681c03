//! What reading costs: one frame at growing lengths, wrapping, the analysis of the sample, growth in articles.
//!
//!     cargo bench --bench reading
//!
//! Frames are drawn into memory at 200 x 60 cells, in the middle of the articles, with a claim chosen.

use divan::{Bencher, black_box};
use rashomon::analysis::{self, Claim, Comparison, Entity, Evidence, Mention, MentionKind, Options, Reading};
use rashomon::reader::ThemeChoice;
use rashomon::reader::harness::Harness;
use rashomon::source;
use rashomon::story::{Article, Block, BlockKind, Place, Story};
use rashomon::text::{CleanText, Span};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (200, 60);

fn main() {
    divan::main();
}

/// An article of about `words` words: the sample's sentences over and over, numbered so that no two are alike.
fn long_article(words: usize, seed: usize) -> Article {
    let sample = source::sample().story;
    let sentences: Vec<&str> = sample.articles[seed % 3].text.as_str().split(". ").collect();
    let (mut text, mut blocks, mut count) = (String::new(), Vec::new(), 0);
    for round in 0.. {
        if count >= words {
            break;
        }
        let start = text.len();
        for step in 0..4 {
            let sentence = sentences[(round * 4 + step) % sentences.len()].replace('\n', " ");
            count += sentence.split(' ').count() + 1;
            text.push_str(&format!("{sentence} {seed}{round}. "));
        }
        let end = text.trim_end().len();
        text.truncate(end);
        blocks.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
        text.push_str("\n\n");
    }
    let text = CleanText::new(text.trim_end());
    Article {
        outlet: format!("Outlet {seed}"),
        source: format!("{seed}.txt"),
        text,
        blocks,
        ..Article::default()
    }
}

fn story(articles: usize, words: usize) -> Story {
    let articles = (0..articles).map(|seed| long_article(words, seed)).collect();
    Story { title: "Long".into(), note: String::new(), articles }
}

/// A comparison with marks all over: every tenth sentence carries a claim, every twentieth word is the chosen person.
fn dense(story: &Story) -> Comparison {
    let readings: Vec<Reading> = story.articles.iter().enumerate().map(|(i, a)| Reading::new(i, a)).collect();
    let shortest = readings.iter().map(|r| r.sentences.len()).min().unwrap_or(0);
    let claims = (0..shortest / 10).map(|claim| Claim {
        label: format!("Claim {claim}"),
        evidence: readings
            .iter()
            .map(|r| Evidence::new(Place::new(r.article, r.sentences[claim * 10].span), None))
            .collect(),
        ..Claim::default()
    });
    let mentions = readings.iter().flat_map(|r| {
        let every = r.tokens.iter().step_by(20);
        every.map(|token| Mention { place: Place::new(r.article, token.span), kind: MentionKind::Name })
    });
    let person =
        Entity { name: "Ada Bell".into(), voice: true, mentions: mentions.collect(), ..Entity::default() };
    let claims = claims.collect();
    let sentences = readings.into_iter().map(|r| r.sentences).collect();
    Comparison { sentences, people: vec![person], claims, ..Comparison::default() }
}

/// One frame in the middle of three articles.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn frame(bencher: Bencher, words: usize) {
    let story = story(3, words);
    let found = dense(&story);
    let mut harness = Harness::new(story, Some(found), SIZE, ThemeChoice::Dark);
    harness.play("p<enter>]]]<pagedown><pagedown>").expect("the keys exist");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    bencher.bench_local(|| {
        buffer.reset();
        harness.draw(black_box(&mut buffer));
    });
}

/// Opening three articles: state made, text wrapped, first frame drawn.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn first_frame(bencher: Bencher, words: usize) {
    let story = story(3, words);
    bencher
        .with_inputs(|| story.clone())
        .bench_local_values(|story| Harness::new(story, None, SIZE, ThemeChoice::Dark).frame());
}

/// The sample story, from its articles to its comparison.
#[divan::bench]
fn analysis_of_the_sample(bencher: Bencher) {
    let story = source::sample().story;
    bencher.bench_local(|| analysis::compare(black_box(&story), &Options::default()));
}

/// Growth with the number of articles, of about 400 words each.
#[divan::bench(args = [2, 5, 10, 20, 50], sample_count = 3)]
fn analysis_by_articles(bencher: Bencher, articles: usize) {
    let story = story(articles, 400);
    bencher.bench_local(|| analysis::compare(black_box(&story), &Options::default()));
}
