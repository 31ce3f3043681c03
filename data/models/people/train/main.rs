//! Trains the name tagger and writes `names.crf`, or measures how well it would do on texts that it was not trained on.
//!
//! cargo run --release --example train-names -- OUT.crf TRAIN.jsonl ...
//! cargo run --release --example train-names -- --folds 4 TRAIN.jsonl ...
//! cargo run --release --example train-names -- --by-file TRAIN.jsonl ...
//!
//! Each line of a training file is an object with `text` and `ents`, a list of `{"s", "e", "label"}` with offsets in
//! Unicode code points and labels PER, ORG and LOC. The features and the file form are the program's own
//! (`rashomon::analysis::people::tagger`). Each text is used twice: as it stands, and with its persons renamed at
//! random, so that the weights learn where names stand rather than which names there are. The same files give the same
//! weights.

mod crf;
mod held;
mod random;
mod texts;

use random::Random;
use texts::{NameLists, Text};

fn main() {
    let mut args = std::env::args().skip(1);
    let usage = "OUT.crf TRAIN.jsonl ... | --folds N TRAIN.jsonl ... | --by-file TRAIN.jsonl ...";
    let first = args.next().expect(usage);
    match first.as_str() {
        "--folds" => {
            let folds: usize = args.next().and_then(|n| n.parse().ok()).expect("a number of folds");
            let files = read(args);
            held::print(&files, folds, |_, text, fold| text % folds == fold);
        }
        "--by-file" => {
            let files = read(args);
            held::print(&files, files.len(), |file, _, fold| file == fold);
        }
        out => {
            let files = read(args);
            let packed = trained(files.iter().flat_map(|(_, texts)| texts));
            eprintln!("{} bytes", packed.len());
            std::fs::write(out, packed).expect("a place to write to");
        }
    }
}

/// The texts of each file, with its name.
fn read(paths: impl Iterator<Item = String>) -> Vec<(String, Vec<Text>)> {
    paths
        .map(|path| {
            let file = std::fs::read_to_string(&path).expect("a training file");
            let texts = file.lines().map(Text::read).collect();
            (path, texts)
        })
        .collect()
}

/// The packed weights that `texts` teach.
fn trained<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<u8> {
    let mut random = Random(20_240_229);
    let names = NameLists::read();
    let mut sentences = Vec::new();
    for text in texts {
        text.sentences(&mut sentences);
        text.renamed(&names, &mut random).sentences(&mut sentences);
    }
    crf::learnt(sentences, &mut random)
}
