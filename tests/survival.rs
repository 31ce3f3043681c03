//! What was saved stays saved: the reader is killed while it saves, shares its files with another one, finds the disk
//! full and its home closed.
#![cfg(unix)]

mod support;

use rashomon::notebook::NotesFile;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::terminal::Terminal;

/// A folder with the sample story, and its story file.
fn sample() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/stories/troops-in-ukraine");
    for file in ["story.toml", "harbour-wire.txt", "albion-broadside.txt", "long-view.txt"] {
        fs::copy(story.join(file), folder.path().join(file)).unwrap();
    }
    let path = folder.path().join("story.toml");
    (folder, path)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn notes(folder: &Path) -> Vec<String> {
    let file = NotesFile::open(folder.join("story.notes.toml")).unwrap();
    file.notebook().notes.iter().map(|note| note.text.clone()).collect()
}

/// Only whole files lie in `folder`: a killed program may leave a draft, but never half of a file under its name.
fn claims(path: &Path) -> usize {
    let Ok(raw) = fs::read_to_string(path) else { return 0 };
    let marked: Value = serde_json::from_str(&raw).unwrap_or_else(|error| panic!("{error}: {raw}"));
    marked["claims"].as_array().unwrap().len()
}

#[test]
fn killed_at_any_moment_the_reader_has_kept_what_it_said_it_kept() {
    let (folder, story) = sample();
    let marks = folder.path().join("marks.json");
    let mut kept = Vec::new();
    for round in 0..8_u64 {
        let mut reader = Terminal::start(&["--fast", "--marks", text(&marks), text(&story)], (160, 45));
        reader.wait_for("shared claims");
        let note = format!("note {round}");
        // Every note has a claim of its own, or it would go on with the one before.
        reader.keys(&format!("{}A{note}\r", "]".repeat(usize::try_from(2 * round).unwrap() + 1)));
        reader.wait_for("The note is kept");
        kept.push(note);
        // From here on it saves more: a note, a mark of a claim, a ruling. It is killed somewhere in between.
        reader.keys(&format!("]Alater {round}\rTlThTra\r"));
        std::thread::sleep(Duration::from_millis(3 * round));
        reader.signal("KILL");
        reader.exit_code();
        let found = notes(folder.path());
        assert!(kept.iter().all(|note| found.contains(note)), "{kept:?} is not all in {found:?}");
        claims(&marks);
    }
}

#[test]
fn where_the_window_is_closed_the_reading_place_is_kept() {
    let (_folder, story) = sample();
    let reader = Terminal::start(&["--fast", text(&story)], (160, 45));
    reader.wait_for("shared claims");
    let (code, home) = reader.close("G");
    assert_eq!(code, 0);
    let places = home.path().join(".local/state/rashomon/places");
    assert_eq!(fs::read_dir(places).unwrap().count(), 1);
}

#[test]
fn two_readers_of_one_story_lose_none_of_each_others_notes() {
    let (folder, story) = sample();
    let open = || Terminal::start(&["--fast", text(&story)], (160, 45));
    let (mut one, mut other) = (open(), open());
    one.wait_for("shared claims");
    other.wait_for("shared claims");
    other.keys("]]]]]]]]]]");
    for round in 0..4 {
        one.keys(&format!("]Aone {round}\r"));
        other.keys(&format!("]Aother {round}\r"));
        one.wait_for("The note is kept");
        other.wait_for("The note is kept");
        // The next key takes the message away, so that the next round waits for its own.
        one.keys("jk");
        other.keys("jk");
        one.wait_until("the message gone", |screen| !screen.contents().contains("The note is kept"));
        other.wait_until("the message gone", |screen| !screen.contents().contains("The note is kept"));
    }
    one.keys("q");
    other.keys("q");
    assert_eq!((one.exit_code(), other.exit_code()), (0, 0));
    let found = notes(folder.path());
    for round in 0..4 {
        assert!(
            found.contains(&format!("one {round}")) && found.contains(&format!("other {round}")),
            "{found:?}"
        );
    }
}

#[test]
fn two_readers_of_one_library_both_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/stories/troops-in-ukraine");
    let added =
        support::program().arg("add").arg(&story).arg("--library").arg(folder.path()).output().unwrap();
    assert!(added.status.success(), "{}", support::stderr(&added));
    let open = || Terminal::start(&["--fast", "--library", text(folder.path())], (120, 40));
    let (mut one, mut other) = (open(), open());
    for reader in [&mut one, &mut other] {
        reader.wait_for("Library");
        reader.keys("\r");
        reader.wait_for("shared claims");
    }
    for reader in [&mut one, &mut other] {
        reader.keys("G");
        reader.keys("q");
        reader.wait_for("Library");
        reader.keys("q");
        assert_eq!(reader.exit_code(), 0);
    }
    let damage = rashomon::library::Library::open(folder.path()).unwrap().library.damage().unwrap();
    assert_eq!(damage, Vec::<String>::new());
}

/// Starts the reader where no file may grow beyond `blocks` of 1,024 bytes, as on a disk that is full.
fn on_a_full_disk(blocks: u32, args: &[&str]) -> Terminal {
    let mut terminal = Terminal::shell((160, 45));
    let args: Vec<String> = args.iter().map(|arg| format!("'{arg}'")).collect();
    let program = env!("CARGO_BIN_EXE_rashomon");
    // The signal that says so is ignored, as it is where a real disk is full: then there is an error alone.
    terminal.keys(&format!("trap '' XFSZ; ulimit -f {blocks}; exec '{program}' {}\n", args.join(" ")));
    terminal
}

#[test]
fn on_a_full_disk_what_was_kept_stays_and_the_reader_says_what_was_not() {
    let (folder, story) = sample();
    let marks = folder.path().join("marks.json");
    let mut before = Terminal::start(&["--fast", "--marks", text(&marks), text(&story)], (160, 45));
    before.wait_for("shared claims");
    before.keys("Akeep me\r");
    before.wait_for("The note is kept");
    before.keys("TlT");
    before.wait_for("Claim 1 by hand");
    before.keys("q");
    assert_eq!(before.exit_code(), 0);
    let (old, marked) =
        (fs::read(folder.path().join("story.notes.toml")).unwrap(), fs::read(&marks).unwrap());
    assert_eq!(claims(&marks), 1);
    let mut full = on_a_full_disk(0, &["--fast", "--marks", text(&marks), text(&story)]);
    full.wait_for("shared claims");
    full.keys("Alost\r");
    full.wait_for("Not kept: ");
    full.keys("j");
    full.keys("TlT");
    full.wait_for("Not kept: ");
    full.keys("q");
    full.exit_code();
    full.assert_restored();
    assert!(full.output().contains("The reading place could not be kept"), "{}", full.output());
    assert_eq!(fs::read(folder.path().join("story.notes.toml")).unwrap(), old);
    assert_eq!(fs::read(&marks).unwrap(), marked);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".new")), "{left:?}");
}

#[test]
fn in_a_home_that_cannot_be_written_everything_but_keeping_works() {
    // Nobody, the superuser included, makes folders in there.
    let home = [("HOME", "/proc"), ("XDG_RUNTIME_DIR", "/proc")];
    let (_folder, story) = sample();
    let articles: Vec<PathBuf> =
        ["harbour-wire.txt", "long-view.txt"].iter().map(|name| story.with_file_name(name)).collect();
    let mut reader = Terminal::start_with(&[text(&articles[0]), text(&articles[1])], (120, 40), &home);
    reader.wait_for("shared claims");
    reader.keys("Aa thought\r");
    reader.wait_for("Not kept: ");
    reader.keys("]");
    reader.wait_for("A 2/2");
    reader.keys("q");
    assert_eq!(reader.exit_code(), 0);
    reader.assert_restored();
}

#[test]
fn a_terminal_that_answers_too_late_is_not_taken_for_keys() {
    let mut reader = Terminal::silent(&["--fast"], (120, 40));
    reader.wait_for("shared claims");
    reader.keys("\u{1b}]11;rgb:1c1c/1c1c/1c1c\u{1b}\\");
    reader.keys("]");
    reader.wait_for("A 3/3");
    reader.keys("q");
    assert_eq!(reader.exit_code(), 0);
    reader.assert_restored();
}
