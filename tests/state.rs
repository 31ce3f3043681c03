//! What the reader keeps between two runs, and what happens where it cannot.
#![cfg(unix)]

mod support;

use std::fs;
use std::process::{Command, Stdio};
use support::terminal::Terminal;

const TITLE: &str = "Troops in Ukraine";

#[test]
fn a_second_opening_begins_where_the_first_one_ended() {
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().to_str().unwrap();
    let open = |arguments: &[&str]| Terminal::start_with(arguments, (120, 30), &[("XDG_STATE_HOME", folder)]);
    let mut first = open(&["--fast", "--log"]);
    first.wait_for("A sample: ] next claim");
    first.wait_for("shared claims");
    first.keys("G");
    first.wait_for(" end ");
    first.keys("q");
    assert_eq!(first.exit_code(), 0);
    let mut second = open(&["--fast"]);
    second.wait_for("You left off here");
    second.wait_for(" end ");
    second.keys("q");
    second.exit_code();
    let mut fresh = open(&["--fast", "--fresh"]);
    fresh.wait_for("A sample: ] next claim");
    fresh.wait_for(TITLE);
    fresh.keys("q");
    fresh.exit_code();
    let log = fs::read_to_string(state.path().join("rashomon/log.txt")).unwrap();
    assert!(log.contains("shared claims") && log.contains("left"), "{log}");
}

#[test]
fn a_state_folder_that_cannot_be_written_costs_one_sentence() {
    let mut terminal =
        Terminal::start_with(&["--fast"], (120, 30), &[("XDG_STATE_HOME", "/dev/null/nowhere")]);
    terminal.wait_for(TITLE);
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
    assert!(terminal.output().contains("The reading place could not be kept"), "{}", terminal.output());
}

#[test]
fn a_dumb_terminal_gets_the_plain_report() {
    let mut terminal = Terminal::start_with(&["--fast"], (120, 60), &[("TERM", "dumb")]);
    assert_eq!(terminal.exit_code(), 0);
    let output = terminal.output();
    assert!(output.contains("calls itself dumb") && output.contains("SHARED CLAIMS"), "{output}");
    assert!(!output.contains('\u{1b}'), "no escapes: {output}");
}

#[test]
fn a_full_disk_is_told_and_not_taken_for_success() {
    for arguments in [&["--print", "--fast"][..], &["man"], &["completions", "bash"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_rashomon"))
            .args(arguments)
            .stdout(Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap()))
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("No space left"), "{arguments:?}: {told}");
    }
}

#[test]
fn the_manual_and_the_completions_know_every_command_and_key() {
    let printed = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_rashomon")).args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let man = printed(&["man"]);
    for entry in rashomon::reader::action::TABLE {
        assert!(man.contains(&entry.name.replace('-', "\\-")), "{} is not in the manual", entry.name);
    }
    assert!(man.contains("Exit codes") && man.contains(".SH KEYS"));
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        assert!(script.contains("extract") && script.contains("theme"), "{shell}");
    }
}
