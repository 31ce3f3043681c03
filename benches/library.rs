//! How the library grows: the cost of one more article, of the list and of a search, with 1,000, 10,000 and 100,000
//! articles in it.
//!
//!     cargo bench --bench library             # all three sizes; takes some minutes
//!     cargo bench --bench library -- 10000    # up to this many articles
//!
//! The articles are made up from a list of words: a hundred a day, five on each event, one of them a copy of another.

use rashomon::library::Library;
use rashomon::source;
use rashomon::story::Article;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Articles of one day; the window of grouping therefore always holds as many.
const A_DAY: usize = 100;
/// Articles of one event.
const AN_EVENT: usize = 5;
/// Articles whose adding is timed at each size.
const TIMED: usize = 200;
/// How often a list and a search are timed; the median counts.
const TIMES: usize = 9;

const VERBS: [&str; 12] = [
    "announced",
    "refused",
    "signed",
    "delayed",
    "opened",
    "closed",
    "questioned",
    "repaired",
    "funded",
    "sold",
    "inspected",
    "praised",
];
const THINGS: [&str; 16] = [
    "bridge",
    "harbour",
    "budget",
    "school",
    "ferry",
    "hospital",
    "contract",
    "railway",
    "library",
    "market",
    "reservoir",
    "airport",
    "museum",
    "festival",
    "strike",
    "election",
];

/// A generator of numbers that is the same everywhere (Knuth's MMIX constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most as u64).unwrap_or(0)
    }

    fn name(&mut self) -> String {
        const BEGIN: [&str; 10] = ["Bar", "Tes", "Mor", "Vel", "Kor", "Lan", "Sud", "Ost", "Quen", "Hal"];
        const MIDDLE: [&str; 10] = ["a", "o", "e", "ari", "ele", "ono", "umi", "ina", "ara", "ova"];
        const END: [&str; 10] = ["ly", "tin", "dor", "mark", "sen", "wick", "port", "berg", "nova", "stad"];
        let parts = [BEGIN[self.below(10)], MIDDLE[self.below(10)], END[self.below(10)]];
        parts.concat()
    }
}

/// Article number `number` of all.
fn article(number: usize) -> Article {
    let (event, report) = (number / AN_EVENT, number % AN_EVENT);
    let mut of_event = Numbers(event as u64 * 977 + 5);
    let names: Vec<String> = (0..6).map(|_| of_event.name()).collect();
    let (thing, other) = (THINGS[of_event.below(16)], THINGS[of_event.below(16)]);
    // The last report of an event prints the first one's text.
    let mut own = Numbers((number - if report == AN_EVENT - 1 { report } else { 0 }) as u64 * 131 + 7);
    let mut text = format!("{} {} the {thing} of {}\n", names[0], VERBS[own.below(12)], names[1]);
    for _ in 0..8 {
        let who = &names[own.below(6)];
        let (verb, again) = (VERBS[own.below(12)], VERBS[own.below(12)]);
        let words = format!(
            "\n{who} {verb} the {thing} in {} on Monday, and {} people {again} the {other} near {}, officials said.\n",
            names[own.below(6)],
            own.below(900),
            names[own.below(6)],
        );
        text.push_str(&words);
    }
    let day = number / A_DAY;
    let published = format!("{:04}-{:02}-{:02}", 2030 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
    let line = serde_json::json!({"articles": [
        {"text": text, "outlet": format!("Outlet {report}"), "published": published, "url": format!("https://example.org/{number}")}
    ]});
    source::story_line(&line.to_string()).expect("a made-up article opens").story.articles.remove(0)
}

fn timed(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[TIMES / 2]
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(usize::MAX);
    let folder = tempfile::tempdir().expect("a folder for the library");
    let mut library = Library::open(folder.path()).expect("a library opens").library;
    println!(" articles  stories     one more         open  list of 100       search       MB");
    let mut held = 0;
    for size in SIZES.into_iter().filter(|&size| size <= asked) {
        let mut one_more = Duration::ZERO;
        while held < size {
            let articles: Vec<Article> = (held..held + TIMED).map(article).collect();
            let begun = Instant::now();
            library.add(&articles, "2031-01-01T00:00:00Z").expect("articles are added");
            one_more = begun.elapsed() / u32::try_from(TIMED).unwrap_or(1);
            held += TIMED;
        }
        let open = timed(|| drop(Library::open(folder.path()).expect("the library opens again")));
        let list = timed(|| drop(library.stories(100).expect("stories are listed")));
        let search = timed(|| drop(library.search("ferry officials", 20).expect("words are found")));
        let stories = library.count().expect("stories are counted");
        let bytes: u64 = std::fs::read_dir(folder.path())
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()))
            .sum();
        println!(
            "{held:>9} {stories:>8} {one_more:>12.2?} {open:>12.2?} {list:>12.2?} {search:>12.2?} {:>8}",
            bytes / 1_000_000
        );
    }
}
