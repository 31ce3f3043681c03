//! Long runs on bytes that nobody would write. `RASHOMON_RUNS=100000 cargo test --release --test hardening` runs longer
//! than the default, which only makes sure that the targets of `fuzz/` hold.
//!
//! Inputs are made from real prose: stretches are copied, cut, doubled and spoilt. The numbers are not random but come
//! from a fixed start, so that a run that fails fails again.

mod hard;

use std::env;

const SEEDS: [&str; 4] = [
    include_str!("../data/stories/troops-in-ukraine/harbour-wire.txt"),
    include_str!("../data/stories/troops-in-ukraine/albion-broadside.txt"),
    include_str!("../data/stories/troops-in-ukraine/long-view.txt"),
    include_str!("../data/stories/troops-in-ukraine/story.toml"),
];
/// What breaks programs: ends of text, escapes, marks, half characters, large numbers.
const SPOILERS: [&[u8]; 24] = [
    b"\0",
    b"\n\n",
    b"\r",
    b"\x1b[31m",
    b"\x1b]0;x\x07",
    b"\xff",
    b"\xe2\x80",
    "\u{202e}".as_bytes(),
    "\u{301}".as_bytes(),
    "“”".as_bytes(),
    "首相".as_bytes(),
    "🔥\u{fe0f}".as_bytes(),
    b"999999999999999999999",
    b"...",
    b"[[article]]\n",
    b"\"",
    b"<p>",
    b"</div><",
    b"<article><h1>",
    b"&#0;&lt;",
    b"<item><title>x</title><description><![CDATA[",
    b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
    b"{\"body_text\":\"",
    b"---\ntitle: x\n---\n",
];

/// Numbers without an end (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn input(&mut self, longest: usize) -> Vec<u8> {
        let mut input = Vec::new();
        for _ in 0..self.below(12) {
            let seed = SEEDS[self.below(SEEDS.len())].as_bytes();
            let start = self.below(seed.len());
            let end = (start + self.below(400)).min(seed.len());
            input.extend_from_slice(&seed[start..end]);
            match self.below(3) {
                0 => input.extend_from_slice(SPOILERS[self.below(SPOILERS.len())]),
                1 => input.push(self.below(256) as u8),
                _ => {}
            }
        }
        input.truncate(longest);
        input
    }
}

fn run(start: u64, usual: usize, longest: usize, target: fn(&[u8])) {
    let runs = env::var("RASHOMON_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(usual);
    let mut numbers = Numbers(start);
    for _ in 0..runs {
        target(&numbers.input(longest));
    }
}

#[test]
fn cleaning() {
    run(11, 500, 4000, hard::cleaning);
}

#[test]
fn pages() {
    run(16, 30, 4000, hard::html);
}

#[test]
fn feeds() {
    run(17, 100, 4000, hard::feed);
}

#[test]
fn files() {
    run(18, 100, 4000, hard::file);
}

#[test]
fn manifests() {
    run(12, 100, 2000, hard::manifest);
}

#[test]
fn wrapping() {
    run(13, 300, 2000, hard::wrapping);
}

#[test]
fn comparing() {
    run(14, 30, 3000, hard::comparing);
}

#[test]
fn keys() {
    run(15, 10, 200, hard::keys);
}
