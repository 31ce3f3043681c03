//! The library as a user meets it: what goes in comes back, nothing is lost, and stories are put together.

mod support;

use rashomon::library::{Library, Order, What};
use rashomon::source;
use rashomon::story::Article;
use serde_json::Value;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Output;
use support::{file, program, stderr, stdout};

const NOW: &str = "2031-03-04T12:00:00Z";

fn library(folder: &Path) -> Library {
    Library::open(folder).unwrap().library
}

/// Runs `rashomon ARGS --library FOLDER`.
fn run(folder: &Path, args: &[&str]) -> Output {
    let args = args.iter().map(OsStr::new).chain([OsStr::new("--library"), folder.as_os_str()]);
    program().args(args).output().unwrap()
}

fn article(text: &str, outlet: &str, day: &str) -> Article {
    let line = serde_json::json!({"articles": [{"text": text, "outlet": outlet, "published": day}]});
    let mut article = source::story_line(&line.to_string()).unwrap().story.articles.remove(0);
    article.source = format!("/{outlet}/{day}");
    article
}

const FERRY: &str = "Ferry sinks off Tessaly\n\nThe ferry Brightwater sank off Tessaly harbour on Monday night with \
                     forty people aboard, the port authority said.\n\nDivers looked for two missing sailors until the \
                     morning, when the sea rose again and the boats turned back to Tessaly.";
const AGAIN: &str = "Two sailors missing\n\nTwo sailors are missing after the Brightwater, a ferry with forty aboard, \
                     went down near Tessaly.\n\nThe search by divers goes on, according to the harbour's authority.";
const BUDGET: &str = "Budget passes\n\nParliament passed the budget after a long debate on pensions.\n\nThe finance \
                      minister called it a compromise; the opposition voted against it.";

#[test]
fn articles_come_back_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let articles = source::sample().story.articles;
    let mut library = library(folder.path());
    for (article, added) in articles.iter().zip(library.add(&articles, NOW).unwrap()) {
        assert_eq!(added.what, What::New);
        let story = library.story(added.story).unwrap();
        assert!(story.articles.contains(article));
    }
    assert!(library.add(&articles, NOW).unwrap().iter().all(|added| added.what == What::Known));
    assert_eq!(library.damage().unwrap(), Vec::<String>::new());
}

#[test]
fn reports_of_one_event_become_one_story_within_a_window_of_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let articles = [
        article(FERRY, "Buoy", "2031-03-03"),
        article(BUDGET, "Ledger", "2031-03-03"),
        article(AGAIN, "Gull", "2031-03-04"),
        article(AGAIN, "Almanac", "2033-03-04"),
    ];
    let stories: Vec<i64> =
        library.add(&articles, NOW).unwrap().into_iter().map(|added| added.story).collect();
    assert_eq!(stories[0], stories[2]);
    assert_ne!(stories[0], stories[1]);
    assert_ne!(stories[0], stories[3], "two years later it is another event");
    let line = &library.stories(10).unwrap()[1..].iter().find(|line| line.id == stories[0]).cloned().unwrap();
    assert_eq!((line.title.as_str(), line.articles, line.fresh), ("Ferry sinks off Tessaly", 2, 2));
    assert_eq!(line.days, ("2031-03-03".into(), "2031-03-04".into()));
    assert_eq!(line.outlets, ["Buoy", "Gull"]);
}

#[test]
fn the_list_is_searched_and_ordered() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let articles = [
        article(FERRY, "Buoy", "2031-03-03"),
        article(AGAIN, "Gull", "2031-03-04"),
        article(BUDGET, "Ledger", "2031-03-05"),
    ];
    let added = library.add(&articles, NOW).unwrap();
    let (ferry, budget) = (added[0].story, added[2].story);
    let listed = |library: &Library, order, words: &str| {
        library.stories_by(order, words, 9).unwrap().iter().map(|line| line.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&library, Order::Newest, ""), [budget, ferry]);
    assert_eq!(listed(&library, Order::Size, ""), [ferry, budget]);
    for (words, found) in [
        ("divers", vec![ferry]),
        ("debating pens", vec![budget]),
        ("ledger", vec![budget]),
        ("SINKS tessaly", vec![ferry]),
        ("ferry pensions", vec![]),
        ("\" OR (zebra", vec![]),
        (" - ", vec![budget, ferry]),
    ] {
        assert_eq!(listed(&library, Order::Newest, words), found, "{words}");
    }
    library.keep_counts(budget, 1, 4).unwrap();
    assert_eq!(listed(&library, Order::Conflicts, ""), [budget, ferry]);
    library.keep_counts(ferry, 5, 0).unwrap();
    assert_eq!(listed(&library, Order::Claims, ""), [ferry, budget]);
    assert_eq!(listed(&library, Order::Conflicts, ""), [budget, ferry]);
    for story in [ferry, budget] {
        library.keep_place(story, "").unwrap();
    }
    library
        .add(&[article(&AGAIN.replace("Two sailors missing", "Still missing"), "Almanac", "2031-03-05")], NOW)
        .unwrap();
    assert_eq!(listed(&library, Order::News, ""), [ferry, budget]);
    assert_eq!(library.stories_by(Order::News, "", 1).unwrap()[0].id, ferry);
}

#[test]
fn copies_are_folded_but_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let copy = FERRY.replace("Ferry sinks", "Passenger ferry sinks");
    let added = library
        .add(&[article(FERRY, "Buoy", "2031-03-03"), article(&copy, "Gull", "2031-03-03")], NOW)
        .unwrap();
    assert_eq!(added[1].what, What::Copy);
    let story = library.story(added[1].story).unwrap();
    assert_eq!(story.articles.len(), 1);
    assert_eq!(story.articles[0].notices, ["Also printed by Gull."]);
    assert_eq!(library.stories(1).unwrap()[0].copies, 1);
}

#[test]
fn a_changed_text_is_kept_beside_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    library.add(&[article(FERRY, "Buoy", "2031-03-03")], NOW).unwrap();
    let changed = FERRY.replace("two missing", "three missing");
    let added = library.add(&[article(&changed, "Buoy", "2031-03-03")], NOW).unwrap();
    assert_eq!(added[0].what, What::Version);
    let story = library.story(added[0].story).unwrap();
    assert!(story.articles[0].text.as_str().contains("three missing"));
    assert!(story.articles[0].notices[0].starts_with("Edited after publication: 2 versions"));
    assert_eq!(library.stories(1).unwrap()[0].edited, 1);
    let versions = stdout(&run(folder.path(), &["versions", "1"]));
    assert!(versions.contains("looked for [-two-]{+three+} missing sailors"), "{versions}");
    assert!(versions.contains("the one that is read"), "{versions}");
    let json: Value =
        serde_json::from_str(&stdout(&run(folder.path(), &["versions", "1", "--format", "json"]))).unwrap();
    assert_eq!(json["versions"].as_array().unwrap().len(), 2);
    assert!(stderr(&run(folder.path(), &["versions", "9"])).contains("no article 9"));
}

#[test]
fn stories_are_merged_and_split_by_hand_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = library(folder.path());
    let added = shelf
        .add(&[article(FERRY, "Buoy", "2031-03-03"), article(BUDGET, "Ledger", "2031-03-03")], NOW)
        .unwrap();
    shelf.merge(added[0].story, &[added[1].story]).unwrap();
    assert_eq!(shelf.count().unwrap(), 1);
    let new = shelf.split(&[added[0].article]).unwrap();
    assert_ne!(new, added[0].story);
    let mut shelf = library(folder.path());
    let again = shelf.add(&[article(AGAIN, "Gull", "2031-03-04")], NOW).unwrap();
    assert_eq!(again[0].story, new, "the newcomer goes where its neighbour was put");
    assert!(shelf.merge(99, &[new]).unwrap_err().to_string().contains("no story 99"));
    assert!(shelf.split(&[99]).unwrap_err().to_string().contains("no article 99"));
}

#[test]
fn an_export_comes_back_to_the_letter() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut shelf = library(first.path());
    shelf.add(&source::sample().story.articles, NOW).unwrap();
    shelf.add(&[article(FERRY, "Buoy", "2031-03-03"), article(BUDGET, "Ledger", "2031-03-03")], NOW).unwrap();
    let added = shelf.add(&[article(&FERRY.replace("forty", "fifty"), "Buoy", "2031-03-03")], NOW).unwrap();
    shelf.keep_place(added[0].story, "a place").unwrap();
    shelf.keep_notebook(added[0].story, "a note\nof two lines").unwrap();
    shelf.keep_counts(added[0].story, 3, 1).unwrap();
    let mut export = Vec::new();
    shelf.export(&mut export).unwrap().unwrap();
    let mut other = library(second.path());
    other.import(export.as_slice()).unwrap();
    let mut again = Vec::new();
    other.export(&mut again).unwrap().unwrap();
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(export.clone()).unwrap());
    assert_eq!(other.stories(9).unwrap(), shelf.stories(9).unwrap());
    assert_eq!(other.search("brightwater", 9).unwrap(), shelf.search("brightwater", 9).unwrap());
    // Taken in a second time, nothing changes.
    other.import(export.as_slice()).unwrap();
    assert_eq!(other.stories(9).unwrap(), shelf.stories(9).unwrap());
    let half = &export[..export.len() / 2];
    let third = tempfile::tempdir().unwrap();
    let mut empty = library(third.path());
    assert!(empty.import(half).unwrap_err().to_string().contains("Nothing was taken in"));
    assert_eq!(empty.count().unwrap(), 0);
}

#[test]
fn what_was_read_is_no_longer_new() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let story = library.add(&[article(FERRY, "Buoy", "2031-03-03")], NOW).unwrap()[0].story;
    assert_eq!(library.stories(1).unwrap()[0].fresh, 1);
    library.keep_place(story, "here").unwrap();
    assert_eq!(library.stories(1).unwrap()[0].fresh, 0);
    library.add(&[article(AGAIN, "Gull", "2031-03-04")], NOW).unwrap();
    assert_eq!(library.stories(1).unwrap()[0].fresh, 1);
    assert_eq!(library.place(story).unwrap(), "here");
}

#[test]
fn commands_add_list_search_open_and_forget() {
    let folder = tempfile::tempdir().unwrap();
    let one = file(folder.path(), "one.txt", FERRY);
    let two = file(folder.path(), "two.txt", AGAIN);
    let shelf = folder.path().join("shelf");
    let added = run(&shelf, &["add", one.to_str().unwrap(), two.to_str().unwrap(), "/no/such.txt"]);
    assert_eq!(added.status.code(), Some(3), "{}", stderr(&added));
    assert!(stdout(&added).ends_with("2 articles read, 2 new or changed.\n"), "{}", stdout(&added));
    let listed = stdout(&run(&shelf, &["stories"]));
    assert!(listed.contains("2 articles") && listed.contains("2 new"), "{listed}");
    let json: Value = serde_json::from_str(&stdout(&run(&shelf, &["stories", "--format", "json"]))).unwrap();
    assert_eq!(json["stories"][0]["articles"].as_array().unwrap().len(), 2);
    let found = stdout(&run(&shelf, &["search", "missing", "sailor"]));
    assert_eq!(found.matches("story ").count(), 2, "{found}");
    assert!(stdout(&run(&shelf, &["search", "zeppelin"])).starts_with("No article"));
    assert!(stderr(&run(&shelf, &["search", "\"*-"])).contains("name at least one word"));
    let report = stdout(&run(&shelf, &["open", "1", "--fast"]));
    assert!(report.contains("Ferry sinks off Tessaly"), "{report}");
    assert!(stderr(&run(&shelf, &["open", "7"])).contains("no story 7"));
    assert_eq!(stdout(&run(&shelf, &["forget", "1"])), "1 story forgotten.\n");
    assert!(stdout(&run(&shelf, &["stories"])).starts_with("The library holds no story."));
    assert!(stdout(&run(&shelf, &["search", "sailor"])).starts_with("No article"));
}

#[test]
fn what_was_added_and_listed_is_told_to_programs_too() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    let paths: Vec<String> = [("a.txt", FERRY), ("b.txt", AGAIN), ("c.txt", BUDGET)]
        .map(|(name, text)| file(folder.path(), name, text))
        .map(|path| path.to_str().unwrap().to_owned())
        .to_vec();
    let names: Vec<&str> = paths.iter().map(String::as_str).collect();
    let told = run(&shelf, &[&["add", "--format", "json"], names.as_slice()].concat());
    let told: Value = serde_json::from_str(&stdout(&told)).unwrap();
    assert_eq!(
        (&told["added"][1]["what"], &told["added"][1]["story"]),
        (&"new".into(), &told["added"][0]["story"])
    );
    let listed = |by: &str| stdout(&run(&shelf, &["stories", "--by", by]));
    assert!(
        listed("size").trim_start().starts_with(&format!("{}  Ferry", told["added"][0]["story"])),
        "{}",
        listed("size")
    );
    assert!(run(&shelf, &["stories", "--by", "luck"]).status.code() == Some(2));
    let done = |args: &[&str]| -> Value {
        let out = run(&shelf, &[args, &["--format", "json"]].concat());
        serde_json::from_str(&stdout(&out))
            .unwrap_or_else(|wrong| panic!("{args:?} {wrong}: {}", stderr(&out)))
    };
    let (article, story) = (told["added"][1]["article"].to_string(), told["added"][0]["story"].to_string());
    let apart = done(&["split", &article])["story"].to_string();
    assert_eq!(done(&["merge", &story, &apart])["merged"].to_string(), format!("[{apart}]"));
    assert_eq!(done(&["forget", &story])["forgotten"].to_string(), format!("[{story}]"));
}

/// Whoever reads the complaints may stop at any time.
#[cfg(unix)]
#[test]
fn complaints_that_nobody_reads_stop_nothing() {
    let (reading, writing) = std::io::pipe().unwrap();
    drop(reading);
    let out = program()
        .args(["compare", "/nowhere/a.txt", "data/stories/troops-in-ukraine"])
        .stdout(std::process::Stdio::piped())
        .stderr(writing)
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(3));
    assert!(stdout(&out).contains("SHARED CLAIMS"));
}

#[test]
fn a_damaged_file_is_set_aside_and_told() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "library.db", "this is no database, however long one looks at it".repeat(100));
    let output = run(folder.path(), &["stories"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("was damaged") && stderr(&output).contains("library.damaged-1.db"));
    assert!(folder.path().join("library.damaged-1.db").is_file());
    assert_eq!(stderr(&run(folder.path(), &["stories"])), "");
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    let mut children = Vec::new();
    for writer in 0..2 {
        let files: Vec<_> = (0..12)
            .map(|n| {
                file(folder.path(), &format!("{writer}-{n}.txt"), format!("Notice {writer} {n}\n\n{BUDGET}"))
            })
            .collect();
        let mut command = program();
        command.arg("add").args(files).arg("--library").arg(&shelf).stdout(std::process::Stdio::null());
        children.push(command.spawn().unwrap());
    }
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let library = library(&shelf);
    let articles: usize = library.stories(99).unwrap().iter().map(|line| line.articles).sum();
    assert_eq!(articles, 24);
    assert_eq!(library.damage().unwrap(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn without_arguments_the_list_opens_and_a_story_is_left_and_found_again() {
    use support::terminal::Terminal;
    let folder = tempfile::tempdir().unwrap();
    let long = format!("{FERRY}\n\n{}", format!("{BUDGET}\n\n").repeat(30));
    let mut shelf = library(folder.path());
    shelf.add(&[article(&long, "Buoy", "2031-03-03"), article(AGAIN, "Gull", "2031-03-04")], NOW).unwrap();
    let where_ = folder.path().to_str().unwrap();
    let mut terminal = Terminal::start(&["--library", where_, "--fast"], (120, 40));
    terminal.wait_for("Library");
    terminal.wait_for("2 new");
    terminal.keys("\r");
    terminal.wait_for("Brightwater");
    terminal.wait_for("shared claim");
    terminal.keys("G");
    terminal
        .wait_until("the end of the article", |screen| !screen.contents().contains("forty people aboard"));
    terminal.keys("q");
    terminal.wait_until("the list again", |screen| {
        screen.contents().contains("Library")
            && !screen.contents().contains("new")
            && screen.contents().contains("shared claim")
    });
    terminal.keys("\r");
    terminal.wait_until("the place again", |screen| {
        screen.contents().contains("Budget passes") && !screen.contents().contains("forty people aboard")
    });
    terminal.keys("\u{3}");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
}

/// Kills the program again and again while it adds, and looks at what is left each time.
#[test]
fn a_killed_program_leaves_a_whole_library_and_what_it_reported() {
    use std::time::Duration;
    const ROUNDS: u32 = 12;
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    let files: Vec<_> = (0..60)
        .map(|n| {
            file(folder.path(), &format!("{n}.txt"), format!("Notice {n}\n\nWord{n} and thing{n}. {BUDGET}"))
        })
        .collect();
    let mut before = 0;
    for round in 0..ROUNDS {
        let mut command = program();
        command.arg("add").args(&files).arg("--library").arg(&shelf).stdout(std::process::Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(u64::from(8 + 7 * round)));
        child.kill().unwrap();
        child.wait().unwrap();
        if !shelf.join("library.db").is_file() {
            continue;
        }
        let opened = Library::open(&shelf).unwrap();
        assert_eq!(opened.notice, None);
        let library = opened.library;
        assert_eq!(library.damage().unwrap(), Vec::<String>::new());
        let lines = library.stories(999).unwrap();
        let held: usize = lines.iter().map(|line| line.articles).sum();
        assert!(held >= before, "{held} of {before} articles are left");
        before = held;
        for line in lines {
            let articles: usize = library.articles(line.id).unwrap().len();
            assert_eq!(articles, line.articles);
            library.story(line.id).unwrap();
        }
    }
    let output = run(&shelf, &[vec!["add"], files.iter().map(|f| f.to_str().unwrap()).collect()].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let held: usize = library(&shelf).stories(999).unwrap().iter().map(|line| line.articles).sum();
    assert_eq!(held, files.len());
}
