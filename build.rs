//! Packs the word lists into tables that the program searches where they lie: reading 50,000 lines anew at every start
//! would take longer than showing the articles.

#[path = "src/analysis/people/lexicon/folded.rs"]
mod folded;
#[path = "src/analysis/people/lexicon/kinds.rs"]
#[allow(dead_code, reason = "the program asks for kinds that the lists do not name")]
mod kinds;
#[path = "src/analysis/people/lexicon/lists.rs"]
mod lists;
#[path = "src/analysis/people/lexicon/nations.rs"]
mod nations;

use std::path::Path;
use std::{env, error, fs};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

const FREQUENCIES: &str = include_str!("data/lexicon/frequency.txt");

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=data/lexicon");
    println!("cargo::rerun-if-changed=src/analysis/people/lexicon");
    let known = lists::read().into_iter().map(|(word, (kinds, nation))| {
        let nation = nation.map_or(0, |number| number as u64 + 1);
        (word, u64::from(kinds.0) | nation << 32)
    });
    write("known-words.fst", known)?;
    let lines = FREQUENCIES.lines().filter(|line| !line.starts_with('#'));
    let frequencies: Option<Vec<_>> = lines.map(|line| line.split_once(' ')).collect();
    let frequencies = frequencies.ok_or("data/lexicon/frequency.txt: a line without a value")?;
    let tenths = |(word, tenths): (&'static str, &str)| Ok((word.to_owned(), tenths.parse()?));
    write("frequencies.fst", frequencies.into_iter().map(tenths).collect::<Result<Vec<_>>>()?)
}

/// Writes `words`, which are sorted, and what is known of each.
fn write(name: &str, words: impl IntoIterator<Item = (String, u64)>) -> Result<()> {
    let folder = env::var_os("OUT_DIR").ok_or("Cargo says where to write")?;
    let table = fst::Map::from_iter(words)?;
    Ok(fs::write(Path::new(&folder).join(name), table.as_fst().as_bytes())?)
}
