//! How well weights do on texts that they were not trained on.

use crate::texts::Text;
use crate::trained;
use rashomon::analysis::people::tagger::{Model, OUTSIDE, Scores, Tag, best_path};

/// Trains `folds` times without the texts for which `is_held(file, text, fold)` says so, and prints, for each file, how
/// many of the names in its held texts were found.
pub fn print(files: &[(String, Vec<Text>)], folds: usize, is_held: impl Fn(usize, usize, usize) -> bool) {
    let mut tallies = vec![Tally::default(); files.len()];
    for fold in 0..folds {
        let split = |held: bool| {
            let is_held = &is_held;
            files.iter().enumerate().flat_map(move |(f, (_, texts))| {
                let chosen = texts.iter().enumerate().filter(move |&(t, _)| is_held(f, t, fold) == held);
                chosen.map(move |(_, text)| (f, text))
            })
        };
        let packed = trained(split(false).map(|(_, text)| text));
        eprintln!("{} bytes", packed.len());
        let model = Model::read(&packed);
        for (file, text) in split(true) {
            tallies[file].add(text, &model);
        }
    }
    println!("{:<28}{:>8}{:>8}{:>8}{:>8}{:>10}", "file", "persons", "p", "r", "f1", "all f1");
    let mut sum = Tally::default();
    for ((path, _), tally) in files.iter().zip(&tallies) {
        let name = path.rsplit('/').next().unwrap_or(path);
        tally.print(name);
        sum.join(tally);
    }
    sum.print("together");
}

/// Names in the texts, names found, and names found exactly: of persons, of all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    gold: [u32; 2],
    found: [u32; 2],
    right: [u32; 2],
}

impl Tally {
    fn add(&mut self, text: &Text, model: &Model) {
        let mut sentences = Vec::new();
        text.sentences(&mut sentences);
        for sentence in &sentences {
            let mut scores = Scores::with_capacity(sentence.words.len());
            sentence.words.iter().for_each(|ids| scores.push(model.score(ids)));
            let gold = names(&sentence.labels);
            let found = names(&best_path(&scores, model.transitions()));
            for all in [0, 1] {
                let counted = |name: &&(usize, usize, Tag)| all == 1 || name.2 == Tag::Person;
                self.gold[all] += gold.iter().filter(counted).count() as u32;
                self.found[all] += found.iter().filter(counted).count() as u32;
                self.right[all] += found.iter().filter(counted).filter(|n| gold.contains(n)).count() as u32;
            }
        }
    }

    fn join(&mut self, other: &Self) {
        for all in [0, 1] {
            self.gold[all] += other.gold[all];
            self.found[all] += other.found[all];
            self.right[all] += other.right[all];
        }
    }

    fn print(&self, name: &str) {
        let share = |right: u32, of: u32| f64::from(right) / f64::from(of.max(1));
        let f1 = |all: usize| 2.0 * share(self.right[all], self.gold[all] + self.found[all]);
        let (p, r) = (share(self.right[0], self.found[0]), share(self.right[0], self.gold[0]));
        println!("{name:<28}{:>8}{p:>8.3}{r:>8.3}{:>8.3}{:>10.3}", self.gold[0], f1(0), f1(1));
    }
}

/// First word, end and tag of each name in the labels.
fn names(labels: &[usize]) -> Vec<(usize, usize, Tag)> {
    let mut found: Vec<(usize, usize, Tag)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match (Tag::of(label), found.last_mut()) {
            (Some(_), Some(open)) if label % 2 == 0 && open.1 == at => open.1 = at + 1,
            (Some(tag), _) => found.push((at, at + 1, tag)),
            (None, _) => debug_assert_eq!(label, OUTSIDE),
        }
    }
    found
}
