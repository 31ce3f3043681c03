//! Saved pages: what is taken from them, and what hostile ones can do (nothing).

mod support;

use serde_json::Value;
use std::time::{Duration, Instant};
use support::{file, run, stderr, stdout};

const TEXT: &str = "The ferry sank on Monday with nobody on board, the harbour master of Lund said, and divers went down \
                    in the evening to look for the cause, which nobody has found so far.";

/// What `extract` makes of a page; the page may not take longer than a reader would wait.
#[track_caller]
fn extracted(page: impl AsRef<[u8]>) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "page.html", page);
    let start = Instant::now();
    let output = run(&["extract".into(), path, "--format".into(), "json".into()]);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    serde_json::from_str(&text).unwrap()
}

fn page(inside: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Ferry sinks off Lund - The Buoy</title>{inside}\
         <p>{TEXT}</p><p>{TEXT} It was thirty years old.</p></article></body></html>"
    )
}

fn notices(article: &Value) -> String {
    article["notices"].to_string()
}

#[test]
fn a_page_says_who_wrote_it_and_when() {
    let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry sinks",
        "datePublished":"2026-03-10T08:00:00Z","dateModified":"2026-03-11T09:00:00Z",
        "author":[{"name":"Ada Bell"}],"publisher":{"name":"The Buoy"}}</script>"#;
    let article = extracted(page(&format!(
        "{data}<link rel=canonical href='https://buoy.example/ferry'></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Ferry sinks off Lund</h1><figure><img src=f.jpg><figcaption>The ferry at its berth. Photo: Coast \
         </figcaption></figure>"
    )));
    for (field, value) in [
        ("title", "Ferry sinks off Lund"),
        ("byline", "Ada Bell"),
        ("published", "2026-03-10T08:00:00Z"),
        ("modified", "2026-03-11T09:00:00Z"),
        ("outlet", "The Buoy"),
        ("url", "https://buoy.example/ferry"),
        ("language", "en"),
    ] {
        assert_eq!(article[field], value, "{field}");
    }
    assert_eq!(article["body"], format!("{TEXT}\n\n{TEXT} It was thirty years old."));
    assert_eq!(article["text"], format!("Ferry sinks off Lund\n\n{}", article["body"].as_str().unwrap()));
}

#[test]
fn hostile_titles_reach_the_output_clean() {
    let article = extracted(page(
        "</head><body><article><h1>Ferry\u{1b}[31m sinks \u{202e}off\u{202c} &#27;]0;x&#7;Lund\u{9b}2J now</h1>",
    ));
    let title = article["title"].as_str().unwrap();
    assert!(!title.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{title:?}");
    assert!(title.starts_with("Ferry sinks off"), "{title:?}");
}

#[test]
fn deep_nesting_is_borne() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<span>", "</span>"),
        ("<b><i>", "</i></b>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<svg>", "</svg>"),
        ("<ul><li>", "</li></ul>"),
    ] {
        let nest = format!(
            "</head><body><article><h1>Ferry sinks</h1>{}x{}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        let article = extracted(page(&nest));
        assert!(article["text"].as_str().unwrap().contains("The ferry sank"), "{open}");
        assert!(notices(&article).contains("nested too deep"), "{open}: {}", notices(&article));
    }
}

#[test]
fn floods_are_borne() {
    let attributes: String = (0..200_000).map(|n| format!(" a{n}=1")).collect();
    let floods = [
        "&amp;".repeat(900_000),
        "<".repeat(1_000_000),
        format!("<p{attributes}>"),
        "<a href=x>y</a>".repeat(250_000),
    ];
    for flood in floods {
        let article = extracted(page(&format!("</head><body><article><h1>Ferry sinks</h1><p>{flood}</p>")));
        assert!(article["text"].as_str().unwrap().contains("The ferry sank"), "{}", &flood[..20]);
    }
}

#[test]
fn a_page_of_fifty_megabytes_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "page.html", "<p>word</p>".repeat(5 << 20));
    let output = run(&["extract".into(), path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("page.html is 55 MB; an article may have up to 5 MB."),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_page_of_scripts_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "<html><head><title>x</title></head><body><div id=app></div><script>{}</script>",
        "x();".repeat(5000)
    );
    let path = file(folder.path(), "page.html", script);
    let output = run(&["extract".into(), path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("page.html has hardly any text outside its scripts."),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_text_that_only_search_engines_are_given_is_found() {
    let data = format!(
        r#"{{"@type":"NewsArticle","headline":"Ferry sinks","articleBody":"{TEXT} It was old. {TEXT}"}}"#
    );
    let page = format!(
        "<html><head><title>Ferry sinks</title><script type='application/ld+json'>{data}</script></head><body>\
         <div id=app></div><script>x()</script></body></html>"
    );
    let article = extracted(page);
    assert!(article["body"].as_str().unwrap().starts_with("The ferry sank"));
    assert!(notices(&article).contains("does not show its text by itself"), "{}", notices(&article));
}

#[test]
fn a_text_of_which_the_page_shows_little_is_taken_whole_and_said() {
    let data = format!(
        r#"{{"@type":"NewsArticle","headline":"Ferry sinks","articleBody":"{TEXT} It was old. {TEXT}"}}"#
    );
    let article = extracted(format!(
        "<html><head><title>Ferry sinks</title><script type='application/ld+json'>{data}</script></head><body>\
         <article><h1>Ferry sinks</h1><p>The ferry sank on Monday.</p></article></body></html>"
    ));
    assert!(article["body"].as_str().unwrap().contains("It was old."));
    let told = notices(&article);
    assert!(told.contains("shows only 5 words of") && told.contains("articleBody"), "{told}");
}

#[test]
fn a_stub_before_a_paywall_is_named_as_such() {
    let article = extracted(page(
        "</head><body><article><h1>Ferry sinks off Lund</h1><p>Already a subscriber? Log in to read the rest.</p>",
    ));
    assert!(notices(&article).contains("only the beginning of the article"), "{}", notices(&article));
}

#[test]
fn another_language_is_shown_and_said() {
    let french = "Le gouvernement a annoncé mardi que les ferries du port ne partiraient plus la nuit, après le \
                  naufrage de lundi. Les plongeurs cherchent encore la cause de l’accident, qui n’a fait aucune \
                  victime, selon le capitaine du port.";
    let article = extracted(format!(
        "<html lang=en><head><title>Le naufrage du ferry</title></head><body><article><h1>Le naufrage du ferry</h1>\
         <p>{french}</p><p>{french} Il avait trente ans.</p></article></body></html>"
    ));
    assert_eq!(article["language"], "fr");
    assert!(notices(&article).contains("is not in English (fr)"));
}

#[test]
fn rubbish_is_borne() {
    for rubbish in
        ["<", "<<<>>>", "<html", "<script>", "<!--", "</p></div>", "<p>\u{0}\u{1}</p>", "&#x110000;&#0;"]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), "page.html", rubbish);
        let output = run(&["extract".into(), path]);
        assert_eq!(output.status.code(), Some(1), "{rubbish}");
        assert!(stderr(&output).starts_with("rashomon: "), "{}", stderr(&output));
    }
}
