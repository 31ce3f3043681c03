//! Waiting for addresses: a screen that says how far each is, and Esc, which stops and keeps what is there.
#![cfg(unix)]

#[path = "support/frame.rs"]
mod frame;
mod support;

use frame::rows;
use rashomon::reader::fetching::harness::Harness;
use rashomon::source::web::{Client, Fetched, Nobody, Onlooker, Request, Step, WebError, fetch_all};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::server::{Server, reply};
use support::terminal::Terminal;

const TEXT: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers went down \
                    in the evening to look for the cause, which nobody has found so far.";
/// Longer than any test waits for an answer.
const ENDLESS: Duration = Duration::from_secs(120);

fn page(title: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p>\
         <p>{TEXT} It was thirty years old.</p></article></body></html>"
    )
}

/// A server whose addresses below `/slow` never answer; `/feed` points to a page that does and to one that does not.
fn server() -> Server {
    Server::start(|asked, stream| match asked.path.as_str() {
        path if path.starts_with("/slow") => std::thread::sleep(ENDLESS),
        "/robots.txt" => reply(stream, "404 Not Found", "", b""),
        "/feed" => {
            let item = |path: &str| format!("<item><title>Notice {path}</title><link>{path}</link></item>");
            let host = asked.head.split("host: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or("");
            let items = item(&format!("http://{}/also-good", host.trim()))
                + &item(&format!("http://{}/slow", host.trim()));
            let feed =
                format!("<rss version=\"2.0\"><channel><title>The Buoy</title>{items}</channel></rss>");
            reply(stream, "200 OK", "Content-Type: application/rss+xml\r\nETag: \"one\"", feed.as_bytes());
        }
        _ => reply(stream, "200 OK", "Content-Type: text/html", page("Ferry sinks off Lund").as_bytes()),
    })
}

#[test]
fn the_screen_says_how_far_each_address_is() {
    let mut screen = Harness::new("Fetching");
    for (number, step) in [
        Step::Waiting,
        Step::Asking,
        Step::Answered(&Ok(Fetched { bytes: vec![0; 2049], ..Fetched::default() })),
    ]
    .into_iter()
    .enumerate()
    {
        screen.sees(&format!("https://news.example/{number}"), &step);
    }
    let failed = Err(WebError::Gone("https://news.example/gone".into(), 404));
    screen.sees("https://news.example/gone", &Step::Waiting);
    screen.sees("https://news.example/gone", &Step::Answered(&failed));
    let shown = rows(&screen.frame(80, 10));
    assert!(shown[0].contains("Rashomon") && shown[0].trim_end().ends_with("2 of 4"), "{}", shown[0]);
    assert_eq!(shown[2].trim(), "waiting  https://news.example/0");
    assert_eq!(shown[3].trim(), "asking  https://news.example/1");
    assert_eq!(shown[4].trim(), "3 KB  https://news.example/2");
    assert!(shown[5].contains("failed  https://news.example/gone has no such page (status 404)"));
    assert!(shown[9].contains("Esc stop, and go on with what is here"), "{}", shown[9]);
    assert_eq!(screen.wishes("<esc>q<c-c>j").unwrap(), ["End(Stopped)", "End(Left)", "End(Left)", "Nothing"]);
    let small = rows(&screen.frame(20, 3)).join(" ");
    assert!(small.split_whitespace().collect::<Vec<_>>().join(" ").contains("too small"), "{small}");
}

#[test]
fn where_there_are_many_the_first_that_is_awaited_is_in_sight() {
    let mut screen = Harness::new("Fetching");
    for number in 0..40 {
        screen.sees(&format!("https://news.example/{number}"), &Step::Waiting);
    }
    for number in 0..30 {
        screen.sees(&format!("https://news.example/{number}"), &Step::Answered(&Ok(Fetched::default())));
    }
    let shown = rows(&screen.frame(60, 14)).join("\n");
    assert!(shown.contains("news.example/30") && shown.contains("30 of 40"), "{shown}");
}

/// Stops at the first answer.
struct Impatient(bool);

impl Onlooker for Impatient {
    fn sees(&mut self, _: &str, step: Step<'_>) {
        self.0 |= matches!(step, Step::Answered(_));
    }

    fn goes_on(&mut self) -> bool {
        !self.0
    }
}

#[test]
fn who_stops_gets_what_is_there_and_waits_for_nobody() {
    let server = server();
    let requests: Vec<Request> =
        ["/slow/1", "/good", "/slow/2"].iter().map(|path| Request::named(server.url(path))).collect();
    let begun = Instant::now();
    let answers = fetch_all(&Arc::new(Client::default()), requests.clone(), &mut Impatient(false));
    assert!(begun.elapsed() < ENDLESS / 4);
    assert!(answers[1].is_ok());
    for slow in [0, 2] {
        assert_eq!(answers[slow], Err(WebError::Stopped(requests[slow].url.clone())));
    }
    assert_eq!(fetch_all(&Arc::new(Client::default()), Vec::new(), &mut Nobody), Vec::new());
}

#[test]
fn esc_opens_the_reader_on_what_is_there() {
    let server = server();
    let (good, slow) = (server.url("/good"), server.url("/slow"));
    let mut terminal = Terminal::start(&[&slow, &good], (120, 40));
    terminal.wait_for("1 of 2");
    terminal.wait_for("stop, and go on with what is here");
    terminal.keys("\u{1b}");
    terminal.wait_for("because you stopped it");
    terminal.keys("\u{1b}");
    terminal.wait_until("the list of problems to close", |screen| {
        let shown = screen.contents();
        shown.contains("thirty years old") && !shown.contains("because you stopped it")
    });
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 3);
    terminal.assert_restored();
}

#[test]
fn who_leaves_while_waiting_leaves_the_terminal_as_it_was() {
    let server = server();
    let slow = server.url("/slow");
    let mut terminal = Terminal::start(&[&slow], (100, 24));
    terminal.wait_for("asking");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.assert_restored();
}

#[test]
fn esc_keeps_what_add_and_refresh_have_so_far() {
    let server = server();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let (good, slow, feed) = (server.url("/good"), server.url("/slow"), server.url("/feed"));
    let mut terminal = Terminal::start(&["add", &good, &slow, "--library", place], (120, 40));
    terminal.wait_for("1 of 2");
    terminal.keys("\u{1b}");
    assert_eq!(terminal.exit_code(), 3, "{}", terminal.output());
    assert!(terminal.output().contains("1 article read, 1 new or changed"), "{}", terminal.output());
    assert!(terminal.output().contains("because you stopped it"), "{}", terminal.output());
    terminal.assert_restored();

    let mut terminal = Terminal::start(&["feeds", "add", &feed, "--library", place], (120, 40));
    assert_eq!(terminal.exit_code(), 0);
    let mut terminal = Terminal::start(&["refresh", "--library", place], (120, 40));
    terminal.wait_for("2 of 3");
    terminal.keys("\u{1b}");
    assert_eq!(terminal.exit_code(), 3, "{}", terminal.output());
    let told = terminal.output();
    assert!(told.contains("The Buoy: 2 entries (mere summaries, so the pages are fetched), 1 new"), "{told}");
    assert!(told.contains("You stopped it: 1 article was not fetched."), "{told}");
    // The feed is asked for in full again, as one of its articles is missing.
    let mut terminal = Terminal::start(&["refresh", "--library", place], (120, 40));
    terminal.wait_for("1 of 2");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 1);
    assert!(terminal.output().contains("what was read is kept"), "{}", terminal.output());
}
