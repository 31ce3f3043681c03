//! The command line.

use rashomon::{reader, source};

fn main() -> anyhow::Result<()> {
    let sources: Vec<String> = std::env::args().skip(1).collect();
    let loaded = source::load(&sources);
    reader::run(loaded.story, loaded.problems, reader::Options::default())
}
