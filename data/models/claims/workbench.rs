//! Feeds the trainer: `cargo run --release --example claim-workbench -- features OUT WEIGHTS DIR...` writes the measures
//! of every pair of each story (a folder of articles) to `OUT/NAME.json` and `OUT/NAME.f32`; `compare OUT WEIGHTS DIR...`
//! writes the comparison under other weights to `OUT/NAME.out.json`.

use rashomon::analysis::claims::workbench;
use rashomon::{report, source};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::{env, fs};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [mode, out, weights, folders @ ..] = args.as_slice() else {
        panic!("features|compare OUT WEIGHTS DIR...");
    };
    let weights = fs::read_to_string(weights).unwrap_or_default();
    for folder in folders {
        let mut files: Vec<String> = fs::read_dir(folder)?
            .filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned))
            .filter(|path| Path::new(path).extension().is_some_and(|e| e == "txt"))
            .collect();
        files.sort_by_key(|f| (f.len(), f.clone()));
        let story = source::load(&files).story;
        let name = Path::new(folder).file_name().and_then(|n| n.to_str()).unwrap_or("story");
        if mode == "compare" {
            let found = workbench::compare(&story, &weights);
            let text = report::comparison_json(&story, &found, true);
            fs::write(format!("{out}/{name}.out.json"), text.to_string())?;
            continue;
        }
        let table = workbench::table(&story, &weights);
        let chars =
            |article: usize, byte: usize| story.articles[article].text.as_str()[..byte].chars().count();
        let places: Vec<_> = table
            .places
            .iter()
            .map(|p| (p.article, chars(p.article, p.span.start), chars(p.article, p.span.end)))
            .collect();
        let texts: Vec<_> = story.articles.iter().map(|a| a.text.as_str()).collect();
        let (first, second) = workbench::names();
        let head = serde_json::json!({
            "files": files, "texts": texts, "places": places, "first": first, "second": second,
        });
        fs::write(format!("{out}/{name}.json"), head.to_string())?;
        let mut rows = BufWriter::new(fs::File::create(format!("{out}/{name}.f32"))?);
        for (a, b, measures) in &table.rows {
            for value in [*a as f32, *b as f32].iter().chain(measures) {
                rows.write_all(&value.to_le_bytes())?;
            }
        }
    }
    Ok(())
}
