//! Feeds: followed, exchanged, read from a loopback server that says what changed, fails, and is interrupted.

mod support;

use rashomon::library::Library;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;
use support::server::{Server, reply};
use support::{file, program, stderr, stdout};

const FERRY: &str = "The ferry Brightwater sank off Tessaly harbour on Monday night with forty people aboard, the port \
                     authority said. Divers looked for two missing sailors until the morning, when the sea rose again \
                     and the boats turned back to Tessaly. The harbour master, Ines Corvane, said that the vessel had \
                     passed an inspection in January, and that its owner had stopped all crossings by night.";

/// Runs `rashomon ARGS --library FOLDER`.
fn run(folder: &Path, args: &[&str]) -> Output {
    let args = args.iter().map(OsStr::new).chain([OsStr::new("--library"), folder.as_os_str()]);
    program().args(args).output().unwrap()
}

/// A feed of whole articles.
fn feed(entries: &[(String, String)]) -> String {
    let items: String = entries
        .iter()
        .map(|(title, text)| {
            format!(
                "<item><title>{title}</title><link>https://news.example/{}</link>\
                 <pubDate>Mon, 03 Mar 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>",
                title.replace(' ', "-")
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Buoy</title>{items}</channel></rss>"
    )
}

fn one(text: &str) -> String {
    feed(&[("Ferry sinks".into(), text.into())])
}

#[test]
fn a_list_of_feeds_goes_in_and_out_and_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    file(folder.path(), "buoy.xml", one(FERRY));
    let list = file(
        folder.path(),
        "feeds.opml",
        "<opml version=\"2.0\"><head/><body><outline text=\"Sea\"><outline text=\"Buoy\" xmlUrl=\"buoy.xml\"/>\
         </outline><outline text=\"Gone\" xmlUrl=\"gone.xml\"/></body></opml>",
    );
    let told = run(&shelf, &["feeds", "import", list.to_str().unwrap()]);
    assert!(stdout(&told).starts_with("2 feeds, 2 new."), "{}{}", stdout(&told), stderr(&told));
    let out = stdout(&run(&shelf, &["feeds", "export"]));
    assert!(out.contains("text=\"Sea\"") && out.contains("buoy.xml"), "{out}");
    let read = run(&shelf, &["refresh"]);
    assert_eq!(read.status.code(), Some(3), "{}", stderr(&read));
    assert!(stdout(&read).contains("Buoy: 1 entry, 1 new or changed"), "{}", stdout(&read));
    assert!(stderr(&read).contains("gone.xml could not be read"), "{}", stderr(&read));
    assert!(stdout(&run(&shelf, &["stories"])).contains("Ferry sinks"));
    assert!(stdout(&run(&shelf, &["feeds"])).contains("gone.xml could not be read"));
    // The text changes: both versions are kept.
    file(folder.path(), "buoy.xml", one(&FERRY.replace("two missing", "three missing")));
    assert!(stdout(&run(&shelf, &["refresh", "1"])).contains("1 new or changed"));
    assert!(stdout(&run(&shelf, &["versions", "1"])).contains("[-two-]{+three+}"));
    assert!(stdout(&run(&shelf, &["feeds", "remove", "2"])).starts_with("1 feed followed no longer"));
    assert!(stderr(&run(&shelf, &["feeds", "remove", "2"])).contains("no feed 2"));
}

#[test]
fn only_what_changed_is_asked_for_and_failures_are_named() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/feed" if asked.head.contains("if-none-match: \"one\"") => {
            reply(stream, "304 Not Modified", "", b"")
        }
        "/feed" => reply(
            stream,
            "200 OK",
            "Content-Type: application/rss+xml\r\nETag: \"one\"",
            one(FERRY).as_bytes(),
        ),
        _ => reply(stream, "404 Not Found", "", b""),
    });
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/feed"), &server.url("/gone")]);
    let first = run(folder.path(), &["refresh"]);
    assert_eq!(first.status.code(), Some(3), "{}", stderr(&first));
    assert!(stdout(&first).contains("The Buoy: 1 entry, 1 new or changed"), "{}", stdout(&first));
    assert!(stderr(&first).contains("/gone"), "{}", stderr(&first));
    let second = run(folder.path(), &["refresh"]);
    assert!(stdout(&second).contains("The Buoy: nothing new"), "{}", stdout(&second));
    let offline = run(folder.path(), &["refresh", "--offline"]);
    assert_eq!(offline.status.code(), Some(1));
    assert!(stderr(&offline).contains("none of 2 feeds could be read"), "{}", stderr(&offline));
}

#[test]
fn addresses_that_a_feed_supplies_do_not_reach_this_machine() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/feed" => {
            let item = "<item><title>A secret</title><link>http://localhost:1/secret</link></item>";
            let feed = format!("<rss version=\"2.0\"><channel><title>Sly</title>{item}</channel></rss>");
            reply(stream, "200 OK", "Content-Type: application/rss+xml", feed.as_bytes());
        }
        _ => reply(stream, "200 OK", "", b"secret"),
    });
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/feed")]);
    let told = run(folder.path(), &["refresh"]);
    assert!(stdout(&told).contains("0 new or changed"), "{}", stdout(&told));
    assert!(stderr(&told).contains("localhost"), "{}", stderr(&told));
    assert_eq!(server.asked().iter().filter(|path| *path != "/feed").count(), 0);
}

#[test]
fn mere_summaries_are_fetched_and_what_fails_of_them_is_partial() {
    let page = format!(
        "<!doctype html><html><body><article><h1>Ferry sinks</h1><p>{FERRY}</p></article></body></html>"
    );
    let server = Server::start(move |asked, stream| match asked.path.as_str() {
        "/feed" => {
            let host = asked.head.split("host: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or("");
            let link = |path: &str| format!("<link>http://{}{path}</link>", host.trim());
            let item = |rest: &str| {
                format!("<item><title>A notice</title><description>Short.</description>{rest}</item>")
            };
            let items = item(&link("/good")) + &item(&link("/gone")) + &item("");
            let feed = format!("<rss version=\"2.0\"><channel><title>Brief</title>{items}</channel></rss>");
            reply(stream, "200 OK", "Content-Type: application/rss+xml", feed.as_bytes());
        }
        "/good" => reply(stream, "200 OK", "Content-Type: text/html", page.as_bytes()),
        _ => reply(stream, "404 Not Found", "", b""),
    });
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/feed")]);
    let told = run(folder.path(), &["refresh"]);
    assert_eq!(told.status.code(), Some(3), "{}", stderr(&told));
    let said = stdout(&told);
    assert!(
        said.contains("Brief: 3 entries (mere summaries, so the pages are fetched), 1 new or changed"),
        "{said}"
    );
    let problems = stderr(&told);
    assert!(problems.contains("/gone has no such page (status 404)"), "{problems}");
    assert!(problems.contains("Brief: 1 entry is a mere summary without an address"), "{problems}");
    let again = run(folder.path(), &["refresh", "--format", "json"]);
    let again: serde_json::Value = serde_json::from_str(&stdout(&again)).unwrap();
    assert_eq!((&again["feeds"][0]["title"], &again["feeds"][0]["new"]), (&"Brief".into(), &0.into()));
    assert!(again["feeds"][0]["problems"][0].as_str().unwrap().contains("/gone"), "{again}");
    // Opened as a source, the feed says what would fetch them.
    let opened = program().args(["compare", &server.url("/feed")]).output().unwrap();
    assert!(
        stderr(&opened).contains("only summarises its articles (3). `rashomon feeds add`"),
        "{}",
        stderr(&opened)
    );
}

/// Kills the program again and again while it refreshes, and looks at what is left each time.
#[test]
fn a_killed_refresh_leaves_a_whole_library() {
    let entries: Vec<(String, String)> =
        (0..60).map(|n| (format!("Notice {n}"), format!("Word{n} and thing{n}. {FERRY}"))).collect();
    let body = feed(&entries);
    let server = Server::start(move |_, stream| {
        reply(stream, "200 OK", "Content-Type: application/rss+xml\r\nETag: \"all\"", body.as_bytes());
    });
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/feed")]);
    let mut before = 0;
    for round in 0..10 {
        let mut command = program();
        command
            .arg("refresh")
            .arg("--library")
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + 15 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let library = Library::open(folder.path()).unwrap().library;
        assert_eq!(library.damage().unwrap(), Vec::<String>::new());
        let held: usize = library.stories(999).unwrap().iter().map(|line| line.articles).sum();
        assert!(held >= before, "{held} of {before} articles are left");
        before = held;
    }
    let last = run(folder.path(), &["refresh"]);
    assert_eq!(last.status.code(), Some(0), "{}", stderr(&last));
    let library = Library::open(folder.path()).unwrap().library;
    let held: usize = library.stories(999).unwrap().iter().map(|line| line.articles).sum();
    assert_eq!(held, 60);
}
