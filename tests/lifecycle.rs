//! The reader's life in a real terminal: it starts, is resized, suspended, killed, and always leaves the terminal as it
//! found it.
#![cfg(unix)]

mod support;

use std::time::Duration;
use support::terminal::Terminal;

/// What the sample story shows in its header.
const TITLE: &str = "Troops in Ukraine";

#[test]
fn it_opens_the_sample_and_quits_cleanly() {
    let mut terminal = Terminal::start(&[], (120, 40));
    terminal.wait_for(TITLE);
    terminal.wait_for("Harbour Wire");
    assert!(terminal.alternate_screen());
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
}

#[test]
fn analysis_arrives_after_the_articles() {
    let mut terminal = Terminal::start(&[], (160, 45));
    terminal.wait_for("shared claims");
    terminal.wait_for("Macron");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn control_c_quits() {
    let mut terminal = Terminal::start(&[], (120, 40));
    terminal.wait_for(TITLE);
    terminal.keys("\u{3}");
    terminal.exit_code();
    terminal.assert_restored();
}

#[test]
fn a_panic_leaves_the_terminal_usable_and_says_what_happened() {
    let mut terminal = Terminal::start(&["--panic=screen"], (120, 40));
    assert_ne!(terminal.exit_code(), 0);
    terminal.assert_restored();
    assert!(terminal.output().contains("panicked"), "{}", terminal.output());
}

#[test]
fn a_panic_of_the_comparison_leaves_the_articles_readable() {
    let mut terminal = Terminal::start(&["--panic=comparison"], (120, 40));
    terminal.wait_for("The comparison failed; the articles can still be read.");
    terminal.keys("jjq");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
    assert!(!terminal.output().contains("panicked"), "{}", terminal.output());
}

#[test]
fn a_window_may_change_its_size_at_any_moment() {
    let mut terminal = Terminal::start(&["--fast"], (100, 30));
    terminal.wait_for(TITLE);
    for round in 0..80_u16 {
        terminal.keys("j");
        terminal.resize((40 + round * 37 % 120, 12 + round * 23 % 40));
        std::thread::sleep(Duration::from_millis(u64::from(round % 4)));
    }
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
}

#[test]
fn termination_and_hangup_leave_the_terminal_usable() {
    for signal in ["TERM", "HUP"] {
        let mut terminal = Terminal::start(&[], (120, 40));
        terminal.wait_for(TITLE);
        terminal.signal(signal);
        terminal.exit_code();
        terminal.assert_restored();
    }
}

#[test]
fn it_is_suspended_and_comes_back() {
    let mut terminal = Terminal::shell((120, 40));
    terminal.keys(&format!("{}\n", env!("CARGO_BIN_EXE_rashomon")));
    terminal.wait_for(TITLE);
    terminal.keys("\u{1a}");
    terminal.wait_until("the normal screen", |screen| !screen.alternate_screen());
    terminal.keys("echo back in the $((40 + 2)) shell\n");
    terminal.wait_for("back in the 42 shell");
    terminal.keys("fg\n");
    terminal.wait_until("the reader again", |screen| {
        screen.alternate_screen() && screen.contents().contains(TITLE)
    });
    terminal.keys("q");
    terminal.wait_until("the shell again", |screen| !screen.alternate_screen());
    terminal.keys("exit\n");
    terminal.exit_code();
}

#[test]
fn every_size_is_drawn() {
    let mut terminal = Terminal::start(&[], (160, 45));
    terminal.wait_for(TITLE);
    for size in [(80, 24), (40, 10), (12, 3), (1, 1), (200, 60)] {
        terminal.resize(size);
        std::thread::sleep(Duration::from_millis(60));
    }
    terminal.wait_for(TITLE);
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
}

#[test]
fn a_window_too_small_gets_a_sentence() {
    let mut terminal = Terminal::start(&[], (30, 3));
    terminal.wait_for("Rashomon needs");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn without_colour_no_colour_is_sent() {
    let mut terminal = Terminal::start_with(&[], (120, 40), &[("NO_COLOR", "1")]);
    terminal.wait_for("shared claims");
    terminal.keys("]");
    terminal.keys("?");
    terminal.wait_until("no colour", |screen| {
        let (rows, columns) = screen.size();
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column))).all(
            |(row, column)| {
                screen.cell(row, column).is_none_or(|cell| {
                    cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default
                })
            },
        )
    });
    terminal.keys("\u{3}");
    terminal.exit_code();
}

#[test]
fn idle_writes_nothing() {
    let mut terminal = Terminal::start(&[], (160, 45));
    // On a slow machine the fast pass stands there first.
    terminal.wait_until("the full pass", |screen| {
        let text = screen.contents();
        text.contains("shared claims") && !text.contains("fast pass so far")
    });
    // What is still under way arrives, then the line must be silent.
    std::thread::sleep(Duration::from_millis(600));
    let before = terminal.bytes();
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(terminal.bytes(), before);
    terminal.keys("q");
    terminal.exit_code();
}

#[test]
fn a_terminal_that_answers_nothing_still_gets_the_articles() {
    let mut terminal = Terminal::silent(&[], (120, 40));
    terminal.wait_for("Harbour Wire");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn colours_follow_when_the_terminal_tells_its_background() {
    let mut reader = Terminal::silent(&["--fast"], (120, 40));
    reader.wait_for(" dark · sync");
    reader.keys("\u{1b}]11;rgb:ffff/ffff/ffff\u{7}");
    reader.wait_for(" light · sync");
    reader.keys("q");
    assert_eq!(reader.exit_code(), 0);
    reader.assert_restored();
}
