//! Which articles become one story.

use rashomon::library::Library;
use rashomon::source;
use rashomon::story::Article;
use std::path::Path;

const NOW: &str = "2031-03-04T12:00:00Z";

fn library(folder: &Path) -> Library {
    Library::open(folder).unwrap().library
}

fn article(text: &str, outlet: &str, day: &str) -> Article {
    let line = serde_json::json!({"articles": [{"text": text, "outlet": outlet, "published": day}]});
    let mut article = source::story_line(&line.to_string()).unwrap().story.articles.remove(0);
    article.source = format!("/{outlet}/{day}");
    article
}

/// Articles of an invented week, in the order in which a mixed feed would bring them, each with its event.
fn mixed() -> Vec<(String, Article)> {
    let raw = include_str!("mixed/articles.txt");
    let told = raw.split("\n== ").skip(1).map(|part| {
        let (head, body) = part.split_once('\n').unwrap();
        let [event, outlet, day] = head.split(" | ").collect::<Vec<_>>()[..] else { panic!("{head}") };
        let (title, text) = body.split_once('\n').unwrap();
        let mut article = article(&format!("{title}\n\n{}", text.trim()), outlet, day);
        article.source = format!("/{event}/{outlet}");
        (event.to_owned(), article)
    });
    told.collect()
}

/// Made-up articles in a chain: all speak of the same few things in the same way, and each shares names with its
/// neighbours alone.
fn chained(count: usize) -> Vec<Article> {
    const VERBS: [&str; 6] = ["announced", "refused", "signed", "delayed", "inspected", "praised"];
    const THINGS: [&str; 8] =
        ["bridge", "harbour", "budget", "school", "ferry", "hospital", "contract", "railway"];
    let part = |at: usize| ["Bar", "Tes", "Mor", "Vel", "Kor", "Lan", "Sud"][at % 7];
    let name =
        |of: usize| format!("{}{}{}", part(of), part(of / 7).to_lowercase(), part(of / 49).to_lowercase());
    let told = (0..count).map(|number| {
        let sentence = |at: usize| {
            let (who, place) = (name(2 * number + at % 4), name(2 * number + (at + 1) % 4));
            let (verb, thing, count) = (VERBS[(number + at) % 6], THINGS[(number + at) % 8], 3 + number + at);
            format!("{who} {verb} the {thing} in {place} on Monday, with {count} people.")
        };
        let text: Vec<String> = (0..6).map(sentence).collect();
        let text = format!("Notice {number}\n\n{}", text.join("\n\n"));
        article(&text, &format!("Outlet {number}"), "2031-03-03")
    });
    told.collect()
}

#[test]
fn articles_each_like_the_next_do_not_chain_into_one_story() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let articles = chained(120);
    library.add(&articles, NOW).unwrap();
    let sizes: Vec<usize> = library.stories(999).unwrap().iter().map(|line| line.articles).collect();
    assert_eq!(sizes.iter().sum::<usize>(), articles.len());
    let largest = sizes.iter().max().copied().unwrap_or(0);
    assert!(largest > 1, "neighbours are alike, or the test says nothing");
    assert!(largest <= articles.len() / 3, "{sizes:?}");
}

#[test]
fn a_mixed_feed_falls_into_its_stories() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = library(folder.path());
    let (events, articles): (Vec<String>, Vec<Article>) = mixed().into_iter().unzip();
    let stories: Vec<i64> = library.add(&articles, NOW).unwrap().into_iter().map(|a| a.story).collect();
    // B-cubed (Bagga and Baldwin 1998): precision is the share of an article's story that is of its event.
    let share = |of: &dyn Fn(usize, usize) -> bool, within: &dyn Fn(usize, usize) -> bool| {
        let each = (0..events.len()).map(|one| {
            let all = (0..events.len()).filter(|&other| within(one, other));
            let (mut right, mut count) = (0.0, 0.0);
            for other in all {
                count += 1.0;
                right += if of(one, other) { 1.0 } else { 0.0 };
            }
            right / count
        });
        each.sum::<f64>() / events.len() as f64
    };
    let event = |one: usize, other: usize| events[one] == events[other];
    let story = |one: usize, other: usize| stories[one] == stories[other];
    let (precision, recall) = (share(&event, &story), share(&story, &event));
    let f1 = 2.0 * precision * recall / (precision + recall);
    assert!(f1 > 0.95, "precision {precision:.3}, recall {recall:.3}, stories {stories:?}");
}
