//! The same articles give the same bytes: run after run, with any number of threads, with and without the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/stories/troops-in-ukraine");

/// The sample's comparison in JSON, with the cache under `cache`.
fn json(cache: &Path, threads: usize, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rashomon"))
        .args(["compare", STORY, "--format", "json", "--pairs", "--no-notes"])
        .args(more)
        .env("XDG_CACHE_HOME", cache)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .expect("the program runs");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaints}");
    assert_eq!(complaints, "");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

#[test]
fn runs_threads_and_cache_change_no_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = json(folder.path(), 1, &["--no-cache"]);
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new(), "--no-cache keeps nothing");
    assert_eq!(json(folder.path(), 2, &["--no-cache"]), plain, "two threads");
    assert_eq!(json(folder.path(), 2, &[]), plain, "first opening");
    let kept = files(folder.path());
    assert!(kept.len() > 50, "{}", kept.len());
    assert_eq!(json(folder.path(), 1, &[]), plain, "second opening");
    assert_eq!(files(folder.path()), kept, "nothing was read again");
    for (number, file) in kept.iter().enumerate() {
        let mut bytes = fs::read(file).expect("a kept file");
        match number % 4 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.iter_mut().skip(number).step_by(97).for_each(|byte| *byte ^= 0x40),
            2 => bytes = b"something else".into(),
            _ => continue,
        }
        fs::write(file, bytes).expect("written");
    }
    assert_eq!(json(folder.path(), 2, &[]), plain, "a broken cache");
}

#[test]
fn the_fast_pass_gives_the_same_bytes_too_and_needs_no_cache() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(json(folder.path(), 1, &["--fast"]), json(folder.path(), 2, &["--fast"]));
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_cache_that_cannot_be_written_is_as_if_there_were_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocked = folder.path().join("file");
    fs::write(&blocked, "in the way").expect("written");
    assert_eq!(json(&blocked, 2, &[]), json(folder.path(), 2, &["--no-cache"]));
}
