//! The layers of the house: imports run downhill only, and each library stays in its own rooms.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up; a layer may use those before it.
const LAYERS: [&str; 8] = ["text", "story", "source", "analysis", "notebook", "library", "report", "reader"];
/// Layers that must not use each other though one stands before the other.
const APART: [(&str, &str); 5] = [
    ("analysis", "source"),
    ("notebook", "source"),
    ("library", "notebook"),
    ("report", "library"),
    ("reader", "report"),
];
/// Libraries that one layer alone may know.
const ROOMS: [(&str, &str); 15] = [
    ("ratatui", "reader"),
    ("crossterm", "reader"),
    ("encoding_rs", "source"),
    ("pulldown_cmark", "source"),
    ("rusqlite", "library"),
    ("dom_query", "source/html"),
    ("dom_smoothie", "source/html"),
    ("trafilatura", "source/html"),
    ("feed_rs", "source/feed"),
    ("opml", "source"),
    ("ureq", "source/web"),
    ("whatlang", "source"),
    ("tokenizers", "analysis/embed"),
    ("safetensors", "analysis/embed"),
    ("rten_gemm", "analysis/embed"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The layers that the code of `text` names behind `crate::`.
fn used(text: &str) -> Vec<&'static str> {
    LAYERS.into_iter().filter(|layer| text.contains(&format!("crate::{layer}"))).collect()
}

#[test]
fn imports_run_downhill() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uphill = Vec::new();
    for (height, layer) in LAYERS.iter().enumerate() {
        for file in sources(&src.join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for below in used(&text).into_iter().filter(|below| below != layer) {
                let allowed = LAYERS[..height].contains(&below) && !APART.contains(&(layer, below));
                if !allowed {
                    uphill.push(format!("{} uses {below}", file.display()));
                }
            }
        }
    }
    assert_eq!(uphill, Vec::<String>::new());
}

#[test]
fn libraries_stay_in_their_rooms() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut astray = Vec::new();
    for file in sources(&src) {
        let text = fs::read_to_string(&file).unwrap();
        for (library, room) in ROOMS {
            let at_home = file.starts_with(src.join(room));
            let uses = text
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("{library}::")));
            if uses && !at_home {
                astray.push(format!("{} uses {library}", file.display()));
            }
        }
    }
    assert_eq!(astray, Vec::<String>::new());
}
