//! The command line.

use rashomon::{analysis, report, source};

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "compare") {
        args.remove(0);
    }
    let pairs = args.iter().any(|a| a == "--pairs");
    let sources: Vec<String> =
        args.iter().filter(|a| !a.starts_with("--") && *a != "json").cloned().collect();
    let loaded = source::load(&sources);
    let options = analysis::Options { pairs };
    let found = analysis::compare(&loaded.story, &options);
    println!("{}", report::comparison_json(&loaded.story, &found, pairs));
}
