//! Serves the trainer: `cargo run --release --example claim-workbench -- words|fast|full OUT DIR...` measures every pair of each
//! story (a folder of articles) once, writes `OUT/NAME.json` and `OUT/NAME.f32`, and then answers lines on its input:
//! `surroundings NAME WEIGHTS` writes `OUT/NAME.near.f32`, `compare NAME WEIGHTS` writes `OUT/NAME.out.json`; each answer is
//! one line.

use rashomon::analysis::Depth;
use rashomon::analysis::claims::workbench::{self, Bench};
use rashomon::story::Story;
use rashomon::{report, source};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::{env, fs};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [depth, out, folders @ ..] = args.as_slice() else {
        panic!("words|fast|full OUT DIR...");
    };
    let depth = match depth.as_str() {
        "words" => Depth::Words,
        "fast" => Depth::Fast,
        _ => Depth::Full,
    };
    let stories: BTreeMap<String, Story> = folders.iter().map(open).collect::<io::Result<_>>()?;
    let mut benches = BTreeMap::new();
    for (name, story) in &stories {
        let bench = Bench::new(story, depth);
        write_measures(out, name, story, &bench)?;
        benches.insert(name.as_str(), bench);
    }
    println!("ready");
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let [task, name, weights] = words.as_slice() else { continue };
        let weights = fs::read_to_string(weights)?;
        let bench = &benches[name];
        if *task == "surroundings" {
            let rows = bench.surroundings(&weights);
            fs::write(format!("{out}/{name}.near.f32"), bytes(rows.iter().flatten().copied()))?;
        } else {
            let text = report::comparison_json(&stories[*name], &bench.compare(&weights), true);
            fs::write(format!("{out}/{name}.out.json"), text.to_string())?;
        }
        println!("done");
    }
    Ok(())
}

fn open(folder: &String) -> io::Result<(String, Story)> {
    let mut files: Vec<String> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned))
        .filter(|path| Path::new(path).extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort_by_key(|f| (f.len(), f.clone()));
    let name = Path::new(folder).file_name().and_then(|n| n.to_str()).unwrap_or("story");
    Ok((name.to_owned(), source::load(&files).story))
}

fn write_measures(out: &str, name: &str, story: &Story, bench: &Bench) -> io::Result<()> {
    let chars = |article: usize, byte: usize| story.articles[article].text.as_str()[..byte].chars().count();
    let places: Vec<_> = bench
        .places()
        .iter()
        .map(|p| (p.article, chars(p.article, p.span.start), chars(p.article, p.span.end)))
        .collect();
    let (first, second) = workbench::names();
    let head = serde_json::json!({
        "files": story.articles.iter().map(|a| &a.source).collect::<Vec<_>>(),
        "texts": story.articles.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(),
        "places": places, "first": first, "second": second,
    });
    fs::write(format!("{out}/{name}.json"), head.to_string())?;
    let rows =
        bench.pairs().iter().flat_map(|(a, b, measures)| [*a as f32, *b as f32].into_iter().chain(*measures));
    let mut file = fs::File::create(format!("{out}/{name}.f32"))?;
    file.write_all(&bytes(rows))
}

fn bytes(values: impl Iterator<Item = f32>) -> Vec<u8> {
    values.flat_map(f32::to_le_bytes).collect()
}
