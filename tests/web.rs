//! Fetching from a server that misbehaves on purpose. Each failure is one sentence; the other sources go on.

mod support;

use rashomon::source::web::{Client, Fetched, Limits, Request, WebError};
use rashomon::source::{feed, subscriptions};
use std::io::Write;
use std::time::{Duration, Instant};
use support::server::{Server, reply};
use support::{file, run, stderr, stdout};

const TEXT: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers went down \
                    in the evening to look for the cause, which nobody has found so far.";

fn page(title: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p>\
         <p>{TEXT} It was thirty years old.</p></article></body></html>"
    )
}

fn client() -> Client {
    Client::new(Limits { time: Duration::from_millis(1500), bytes: 1 << 20, ..Limits::default() })
}

fn fetch(url: &str) -> Result<Fetched, WebError> {
    client().fetch(&Request::named(url))
}

#[test]
fn a_page_is_fetched_and_read() {
    let server = Server::start(|_, stream| {
        reply(
            stream,
            "200 OK",
            "Content-Type: text/html; charset=utf-8",
            page("Ferry sinks off Lund").as_bytes(),
        );
    });
    let output = run(&["extract", &server.url("/news/1"), "--format", "json"]);
    let article: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(article["title"], "Ferry sinks off Lund");
    assert_eq!(article["url"], server.url("/news/1"));
    assert!(article["body"].as_str().unwrap().starts_with("The ferry sank"));
}

#[test]
fn one_failure_costs_one_sentence_and_the_others_go_on() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/good" => {
            reply(stream, "200 OK", "Content-Type: text/html", page("Ferry sinks off Lund").as_bytes())
        }
        "/gone" => reply(stream, "404 Not Found", "", b""),
        _ => reply(stream, "403 Forbidden", "", b""),
    });
    let output = run(&["compare", &server.url("/gone"), &server.url("/good"), &server.url("/closed")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stdout(&output).contains("Ferry sinks off Lund"));
    let messages = stderr(&output);
    assert!(messages.contains("/gone has no such page (status 404)"), "{messages}");
    assert!(messages.contains("/closed is not given to programs (status 403)"), "{messages}");
    assert_eq!(messages.lines().count(), 2);
}

#[test]
fn offline_nothing_is_asked() {
    let server = Server::start(|_, stream| reply(stream, "200 OK", "", b"x"));
    let output = run(&["compare", "--offline", &server.url("/a")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("was not fetched, because of --offline"));
    assert_eq!(server.asked(), Vec::<String>::new());
}

#[test]
fn redirects_are_followed_a_few_times_only() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/once" => reply(stream, "301 Moved", "Location: there", b""),
        "/there" => reply(stream, "200 OK", "", b"here"),
        _ => reply(stream, "302 Found", "Location: /loop", b""),
    });
    let found = fetch(&server.url("/once")).unwrap();
    assert_eq!((found.bytes.as_slice(), found.final_url), (&b"here"[..], server.url("/there")));
    assert!(matches!(fetch(&server.url("/loop")), Err(WebError::Redirects(..))));
}

#[test]
fn redirects_lead_neither_to_files_nor_to_private_hosts() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/file" => reply(stream, "302 Found", "Location: file:///etc/passwd", b""),
        "/metadata" => reply(stream, "302 Found", "Location: http://169.254.169.254/latest/", b""),
        "/other" => reply(stream, "302 Found", "Location: http://127.0.0.1:9/", b""),
        _ => reply(stream, "302 Found", "Location: http://[::ffff:10.0.0.1]/", b""),
    });
    assert!(matches!(fetch(&server.url("/file")), Err(WebError::Elsewhere(..))));
    for path in ["/metadata", "/other", "/mapped"] {
        assert!(matches!(fetch(&server.url(path)), Err(WebError::Private(_))), "{path}");
    }
}

#[test]
fn a_feed_may_not_point_to_private_hosts() {
    let server = Server::start(|_, stream| reply(stream, "200 OK", "", b"secret"));
    let asked = |url: &str| client().fetch(&Request::supplied(url, "https://news.example/feed.xml"));
    assert!(matches!(asked(&server.url("/admin")), Err(WebError::Private(_))));
    let by_name = server.url("/admin").replace("127.0.0.1", "localhost");
    assert!(matches!(asked(&by_name), Err(WebError::Private(_))));
    assert!(matches!(asked("file:///etc/passwd"), Err(WebError::Address(_))));
    assert_eq!(server.asked(), Vec::<String>::new());
}

#[test]
fn robots_are_obeyed_where_a_feed_points() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/robots.txt" => reply(stream, "200 OK", "", b"User-agent: *\nDisallow: /closed\n"),
        _ => reply(stream, "200 OK", "", b"text"),
    });
    let client = client();
    let supplied = |path: &str| client.fetch(&Request::supplied(server.url(path), server.url("/feed.xml")));
    assert!(matches!(supplied("/closed/1"), Err(WebError::Robots(_))));
    assert_eq!(supplied("/open/1").unwrap().bytes, b"text");
    assert_eq!(server.asked(), ["/robots.txt", "/open/1"]);
    assert!(client.fetch(&Request::named(server.url("/closed/1"))).is_ok());
}

#[test]
fn a_site_whose_rules_fail_is_left_alone_and_that_is_said() {
    let server = Server::start(|_, stream| reply(stream, "500 Broken", "", b""));
    let asked = client().fetch(&Request::supplied(server.url("/open/1"), server.url("/feed.xml")));
    assert!(matches!(asked, Err(WebError::RobotsUnread(_))), "{asked:?}");
    assert_eq!(server.asked(), ["/robots.txt"]);
}

#[test]
fn a_small_answer_may_not_unpack_to_a_large_one() {
    let server = Server::start(|_, stream| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b'a'; 50 << 20]).unwrap();
        reply(stream, "200 OK", "Content-Encoding: gzip", &packed.finish().unwrap());
    });
    let error = fetch(&server.url("/bomb")).unwrap_err();
    assert!(
        error.to_string().ends_with("has more than 1 MB. Save the article itself into a file and open that.")
    );
}

#[test]
fn an_answer_that_drips_ends_in_time() {
    let server = Server::start(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    let start = Instant::now();
    assert!(matches!(fetch(&server.url("/drip")), Err(WebError::Slow(_))));
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn an_answer_that_breaks_off_is_said() {
    let server = Server::start(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
    });
    let error = fetch(&server.url("/half")).unwrap_err();
    assert!(matches!(error, WebError::BrokenOff(_)), "{error}");
    assert_eq!(server.asked().len(), 3, "it was tried again");
}

#[test]
fn nobody_at_home_is_said() {
    let error = fetch("http://127.0.0.1:9/").unwrap_err().to_string();
    assert!(error.starts_with("http://127.0.0.1:9/ could not be reached: "), "{error}");
    let output = run(&["compare", "http://"]);
    assert!(stderr(&output).contains("is not an address that can be fetched"));
}

#[test]
fn a_copy_that_is_still_good_is_not_sent_again() {
    let server = Server::start(|asked, stream| {
        if asked.head.contains("if-none-match: \"v1\"") {
            reply(stream, "304 Not Modified", "ETag: \"v1\"", b"");
        } else {
            reply(stream, "200 OK", "ETag: \"v1\"\r\nLast-Modified: Tue, 10 Mar 2026 14:00:00 GMT", b"text");
        }
    });
    let first = fetch(&server.url("/a")).unwrap();
    assert_eq!(
        (first.etag.as_str(), first.last_modified.as_str()),
        ("\"v1\"", "Tue, 10 Mar 2026 14:00:00 GMT")
    );
    let again = client()
        .fetch(&Request {
            etag: first.etag,
            last_modified: first.last_modified,
            ..Request::named(server.url("/a"))
        })
        .unwrap();
    assert!(again.not_modified && again.bytes.is_empty());
}

#[test]
fn a_busy_host_is_asked_again_when_it_says() {
    let server = Server::start(|asked, stream| match (asked.path.as_str(), asked.number) {
        ("/soon", 0) => reply(stream, "429 Too Many Requests", "Retry-After: 1", b""),
        ("/soon", _) => reply(stream, "200 OK", "", b"text"),
        _ => reply(stream, "503 Service Unavailable", "Retry-After: 3600", b""),
    });
    let start = Instant::now();
    assert_eq!(fetch(&server.url("/soon")).unwrap().bytes, b"text");
    assert!(start.elapsed() >= Duration::from_secs(1));
    let error = fetch(&server.url("/later")).unwrap_err().to_string();
    assert!(
        error.ends_with("is too busy now and asks to wait 3600 seconds. Try again after that."),
        "{error}"
    );
}

#[test]
fn a_wrong_charset_is_seen_through() {
    let server = Server::start(|asked, stream| {
        let page =
            page("Le café de la république a été fermé").replace("<head>", "<head><meta charset='utf-8'>");
        let (old, _, _) = encoding_rs::WINDOWS_1252.encode(&page);
        match asked.path.as_str() {
            "/old" => reply(stream, "200 OK", "Content-Type: text/html; charset=utf-8", &old),
            "/new" => reply(stream, "200 OK", "Content-Type: text/html; charset=iso-8859-1", page.as_bytes()),
            _ => reply(stream, "200 OK", "Content-Type: text/html; charset=windows-1252", &old),
        }
    });
    for path in ["/old", "/new", "/right"] {
        let output = run(&["extract", &server.url(path)]);
        assert!(
            stdout(&output).contains("Le café de la république a été fermé"),
            "{path}: {}",
            stdout(&output)
        );
    }
}

#[test]
fn a_feed_is_fetched_and_its_whole_entries_are_articles() {
    let server = Server::start(|asked, stream| {
        let entry = |title: &str, text: &str| {
            format!(
                "<item><title>{title}</title><link>https://b.example/{}</link><description><![CDATA[{text}]]></description></item>",
                title.len()
            )
        };
        let whole = format!("<p>{TEXT}</p><p>{TEXT} It was old.</p>");
        let items =
            entry("Ferry sinks", &whole) + &entry("Engine found", &whole) + &entry("Only a line", "Short.");
        let feed =
            format!("<rss version=\"2.0\"><channel><title>The Buoy & more</title>{items}</channel></rss>");
        match asked.path.as_str() {
            "/feed" => reply(stream, "200 OK", "Content-Type: application/rss+xml", feed.as_bytes()),
            _ => reply(stream, "200 OK", "Content-Type: text/html", page("No feed").as_bytes()),
        }
    });
    let output = run(&["compare", &server.url("/feed")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stdout(&output).contains("Ferry sinks") && stdout(&output).contains("Engine found"));
    assert!(stderr(&output).contains("only summarises 1 of its articles"));
    let page = fetch(&server.url("/page")).unwrap();
    let error = feed::read(&page.bytes, "http://b.example/page", &page.content_type).unwrap_err().to_string();
    assert!(error.contains("is a page and not a feed, and it points to none"), "{error}");
}

#[test]
fn a_busy_host_may_name_the_time_from_which_on_it_answers() {
    let server = Server::start(|asked, stream| match (asked.path.as_str(), asked.number) {
        ("/soon", 0) => reply(
            stream,
            "503 Busy",
            "Date: Tue, 10 Mar 2026 14:05:00 GMT\r\nRetry-After: Tue, 10 Mar 2026 14:05:01 GMT",
            b"",
        ),
        ("/soon", _) => reply(stream, "200 OK", "", b"here"),
        _ => reply(
            stream,
            "429 Too Many",
            "Date: Tue, 10 Mar 2026 14:05:00 GMT\r\nRetry-After: Tue, 10 Mar 2026 15:05:00 GMT",
            b"",
        ),
    });
    let begun = Instant::now();
    assert_eq!(fetch(&server.url("/soon")).unwrap().bytes, b"here");
    assert!(begun.elapsed() >= Duration::from_secs(1), "the host is left in peace until then");
    assert_eq!(fetch(&server.url("/later")), Err(WebError::Busy(server.url("/later"), 3600)));
}

#[test]
fn a_list_of_feeds_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let list = subscriptions::Subscription {
        url: "https://b.example/f".into(),
        ..subscriptions::Subscription::default()
    };
    let path = file(folder.path(), "feeds.opml", subscriptions::write("Mine", &[list]).unwrap());
    let output = run(&["compare".into(), path]);
    assert!(stderr(&output).contains("feeds.opml is a list of 1 feeds."), "{}", stderr(&output));
}
