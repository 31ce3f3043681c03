//! Notes and rulings from the file to every format, and the file's own safety.

mod support;

use rashomon::analysis::{self, Comparison, Depth, Subject};
use rashomon::notebook::{Note, Notebook, NotesFile, Quote, Ruling, Verb};
use rashomon::source;
use rashomon::story::Story;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use support::{program, schema, stderr, stdout};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/stories/troops-in-ukraine");
const SCHEMA: &str = include_str!("../data/schema/comparison.schema.json");

/// A copy of the sample story that may be written beside.
fn sample() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(SAMPLE).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let notes = folder.path().join("story.notes.toml");
    (folder, notes)
}

fn opened(folder: &Path) -> (Story, Comparison) {
    let story = source::load(&[folder.to_string_lossy().into_owned()]).story;
    let found = analysis::compare(&story, &analysis::Options { depth: Depth::Fast, ..Default::default() });
    (story, found)
}

/// A note of each kind, a mark, and rulings on the first three claims and the first difference.
fn notebook(story: &Story, found: &Comparison) -> Notebook {
    let place = found.claims[3].evidence[0].place;
    let subjects = [Subject::Words, Subject::Person(0), Subject::Claim(3), Subject::Conflict(1)];
    let text = "Ask the <ministry>, *please*.";
    let mut notebook = Notebook {
        notes: subjects.map(|subject| Note::new(story, found, subject, place, text)).into(),
        rulings: vec![
            Ruling::rename(story, &found.claims[0], "No Italian soldiers"),
            Ruling::on_claim(story, Verb::Accept, &found.claims[1]),
            Ruling::on_claim(story, Verb::Reject, &found.claims[2]),
            Ruling::on_conflict(story, Verb::Confirm, &found.conflicts[1]),
            Ruling::on_conflict(story, Verb::Dismiss, &found.conflicts[0]),
        ],
        ..Notebook::default()
    };
    notebook.set_mark('k', Quote::new(story, place));
    notebook
}

fn compared(folder: &Path, more: &[&str]) -> std::process::Output {
    program().arg("compare").arg(folder).arg("--fast").args(more).output().unwrap()
}

#[test]
fn every_format_tells_what_was_written_and_ruled() {
    let (folder, path) = sample();
    let plain = stdout(&compared(folder.path(), &["--format", "json"]));
    let (story, found) = opened(folder.path());
    let written = notebook(&story, &found);
    NotesFile::open(path.clone()).unwrap().save(&written).unwrap();

    let output = compared(folder.path(), &["--format", "json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let printed: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema::problems(&schema, &printed), Vec::<String>::new());
    assert_eq!(printed["claims"].as_array().unwrap().len(), found.claims.len() - 1);
    assert_eq!(printed["conflicts"].as_array().unwrap().len(), found.conflicts.len() - 1);
    assert_eq!(
        (&printed["claims"][0]["label"], &printed["claims"][0]["ruled"]),
        (&"No Italian soldiers".into(), &"renamed".into())
    );
    assert_eq!(
        (&printed["claims"][1]["ruled"], &printed["conflicts"][0]["ruled"]),
        (&"accepted".into(), &"confirmed".into())
    );
    let ids: Vec<Option<&str>> =
        printed["notes"].as_array().unwrap().iter().map(|note| note["id"].as_str()).collect();
    assert_eq!(ids, [None, Some("p1"), Some("c3"), Some("d1")]);
    assert_eq!(
        (printed["marks"][0]["letter"].as_str(), printed["rulings"].as_array().unwrap().len()),
        (Some("k"), 5)
    );
    assert_eq!(printed["orphans"].as_array().unwrap().len(), 0);

    let text = stdout(&compared(folder.path(), &[]));
    assert!(text.contains("A. No Italian soldiers (renamed by hand)\n"));
    assert!(text.contains("\nNOTES\nOn these words: Ask the <ministry>, *please*.\n   Article "));
    assert!(text.contains("\nMARKS\nMark k\n") && text.contains("(confirmed by hand)"));
    let memo = stdout(&compared(folder.path(), &["--format", "markdown"]));
    assert!(
        memo.contains("## Notes\n\n**On these words**: Ask the \\<ministry\\>, \\*please\\*.\n\nArticle ")
    );
    let page = stdout(&compared(folder.path(), &["--format", "html"]));
    assert!(page.contains("<p>Ask the &lt;ministry&gt;, *please*.</p>"));
    let csv = stdout(&compared(folder.path(), &["--format", "csv"]));
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let kinds: Vec<String> = rows.records().map(|row| row.unwrap()[3].to_owned()).collect();
    assert_eq!(["note", "mark", "ruling"].map(|kind| kinds.iter().filter(|k| *k == kind).count()), [4, 1, 5]);
    let annotations: Value =
        serde_json::from_str(&stdout(&compared(folder.path(), &["--format", "annotations"]))).unwrap();
    let items = annotations["first"]["items"].as_array().unwrap();
    let of = |motivation: &str, value: &str| {
        items.iter().filter(|i| i["motivation"] == motivation && i["body"][0]["value"] == value).count()
    };
    assert_eq!((of("commenting", "Ask the <ministry>, *please*."), of("bookmarking", "Mark k")), (4, 1));

    let exported = stdout(&compared(folder.path(), &["--format", "notes"]));
    assert_eq!(exported, fs::read_to_string(&path).unwrap());
    let elsewhere = folder.path().join("theirs.toml");
    fs::rename(&path, &elsewhere).unwrap();
    let replayed = compared(folder.path(), &["--format", "json", "--notes", elsewhere.to_str().unwrap()]);
    assert_eq!(stdout(&replayed), stdout(&output));
    fs::rename(&elsewhere, &path).unwrap();
    assert_eq!(stdout(&compared(folder.path(), &["--format", "json", "--no-notes"])), plain);
}

#[test]
fn an_edited_article_orphans_what_it_lost_and_keeps_the_rest() {
    let (folder, path) = sample();
    let (story, found) = opened(folder.path());
    NotesFile::open(path).unwrap().save(&notebook(&story, &found)).unwrap();
    let words = story.words(found.claims[3].evidence[0].place).to_owned();
    let mut edited = 0;
    for article in &story.articles {
        let raw = fs::read_to_string(&article.source).unwrap();
        if raw.contains(&words) {
            fs::write(&article.source, raw.replace(&words, "Something else was said.")).unwrap();
            edited += 1;
        }
    }
    assert_eq!(edited, 1);
    let output = compared(folder.path(), &[]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(text.contains("A. No Italian soldiers (renamed by hand)\n"));
    let lost = "The mark k: its words are no longer in ";
    // A difference that was confirmed at the same words is lost with them and may be told first.
    let orphans = text.split("\nNOTES WITHOUT A PLACE\n").nth(1).expect("what is lost is told");
    assert!(orphans.contains(&format!("{lost}Harbour Wire.")), "{text}");
    assert!(stderr(&output).contains(&format!("rashomon: no place for this in the articles: {lost}")));
}

#[test]
fn a_notes_file_with_a_mistake_is_named_and_left_alone() {
    let (folder, path) = sample();
    fs::write(&path, "# mine\n[[note]]\non = \"words\"\n").unwrap();
    let output = compared(folder.path(), &[]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(
        stderr(&output).contains("story.notes.toml, line 2: Missing field `text`."),
        "{}",
        stderr(&output)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "# mine\n[[note]]\non = \"words\"\n");
    assert_eq!(compared(folder.path(), &["--no-notes"]).status.code(), Some(0));
    let missing = compared(folder.path(), &["--notes", "no-such.toml"]);
    assert!(stderr(&missing).contains("no-such.toml does not exist."));
}

#[cfg(unix)]
#[test]
fn the_reader_keeps_notes_takes_over_those_of_others_and_exports() {
    use support::terminal::Terminal;
    let (folder, path) = sample();
    let report = folder.path().join("report.md");
    let (report, story_file) = (report.to_str().unwrap(), folder.path().join("story.toml"));
    let mut terminal = Terminal::start(&["--fast", story_file.to_str().unwrap()], (160, 45));
    terminal.wait_for("shared claims");
    terminal.keys("Aask the ministry\r");
    terminal.wait_for("The note is kept");
    let (story, found) = opened(folder.path());
    let mut theirs = NotesFile::open(path.clone()).unwrap();
    assert_eq!(theirs.notebook().notes[0].text, "ask the ministry");
    let mut more = theirs.notebook().clone();
    more.set_mark('z', Quote::new(&story, found.claims[0].evidence[0].place));
    theirs.save(&more).unwrap();
    terminal.keys("]rj\r");
    terminal.wait_for("Rejected the claim");
    terminal.keys("B");
    terminal.wait_for("ask the ministry");
    terminal.wait_for("Marks");
    let kept = NotesFile::open(path.clone()).unwrap();
    assert_eq!((kept.notebook().marks.len(), kept.notebook().rulings.len()), (1, 1));
    terminal.keys(&format!("qej\r\u{15}{report}\r"));
    terminal.wait_for("Exported to ");
    assert!(fs::read_to_string(report).unwrap().contains("ask the ministry"));
    fs::write(report, "mine").unwrap();
    terminal.keys(&format!("ej\r\u{15}{report}\r"));
    terminal.wait_for("This file exists");
    assert_eq!(fs::read_to_string(report).unwrap(), "mine");
    terminal.keys("\r");
    terminal.wait_for("Exported to ");
    assert!(fs::read_to_string(report).unwrap().contains("ask the ministry"));
    fs::write(&path, "half a file").unwrap();
    terminal.keys("X");
    terminal.wait_for("Not kept: ");
    assert_eq!(fs::read_to_string(&path).unwrap(), "half a file");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn articles_without_a_story_file_have_their_notes_in_the_data_folder() {
    let (folder, _) = sample();
    let data = tempfile::tempdir().unwrap();
    let files: Vec<String> = ["harbour-wire.txt", "long-view.txt"]
        .iter()
        .map(|name| folder.path().join(name).to_string_lossy().into_owned())
        .collect();
    let story = source::load(&files).story;
    let found = analysis::compare(&story, &analysis::Options { depth: Depth::Fast, ..Default::default() });
    let notes = data.path().join("rashomon/notes");
    let exported = |files: &[String]| {
        stdout(
            &program()
                .arg("compare")
                .args(files)
                .args(["--fast", "--format", "notes"])
                .env("XDG_DATA_HOME", data.path())
                .output()
                .unwrap(),
        )
    };
    assert!(!exported(&files).contains("[[note]]"));
    fs::create_dir_all(&notes).unwrap();
    let place = found.sentences[0][1].span;
    let note = Note::new(&story, &found, Subject::Words, rashomon::story::Place::new(0, place), "hm");
    let written = Notebook { notes: vec![note], ..Notebook::default() };
    let name = rashomon::notebook::file_name(&story);
    NotesFile::open(notes.join(name)).unwrap().save(&written).unwrap();
    assert!(exported(&files).contains("[[note]]"));
    let swapped: Vec<String> = files.iter().rev().cloned().collect();
    assert!(exported(&swapped).contains("[[note]]"));
    let edited = fs::read_to_string(&files[1]).unwrap() + "\nAn addition.\n";
    fs::write(&files[1], edited).unwrap();
    assert!(exported(&files).contains("[[note]]"), "an edited text finds its notes");
}
