//! `rashomon refresh`: what the feeds hold that the library does not.

use super::opened;
use crate::cli::library::Refresh;
use crate::command::{PARTLY, print};
use anyhow::bail;
use rashomon::library::{Feed, Library, What};
use rashomon::source::feed::{self, Entry};
use rashomon::source::web::{self, Answered, Client, Fetched, Request};
use rashomon::source::{html, is_address};
use rashomon::story::Article;
use rashomon::text::{clean_line, counted};
use std::fs;
use std::process::ExitCode;

/// Letters of an ISO date and time without its zone, which is always UTC here.
const TO_THE_SECOND: usize = 19;

/// Reads the feeds and keeps what is new. A feed that fails is named; the others go on.
///
/// # Errors
/// If no feed could be read, or the library cannot be written.
pub fn run(refresh: &Refresh) -> anyhow::Result<ExitCode> {
    let mut library = opened(&refresh.place)?;
    let mut feeds = library.feeds()?;
    if !refresh.feeds.is_empty() {
        feeds.retain(|feed| refresh.feeds.contains(&feed.id));
    }
    if feeds.is_empty() {
        bail!("No such feed is followed. `rashomon feeds` lists them, `rashomon feeds add URL` follows one.");
    }
    let client = (!refresh.offline).then(Client::default);
    let mut answers = answers(client.as_ref(), &feeds).into_iter();
    let mut failed = 0;
    for feed in &mut feeds {
        let answer = if is_address(&feed.url) { answers.next() } else { None };
        let now = library.now()?;
        let mut round = Round { library: &mut library, client: client.as_ref(), now: &now };
        match round.read(feed, answer) {
            Ok(told) => print(&format!("{told}\n"))?,
            Err(problem) => {
                failed += 1;
                feed.problem = problem.to_string();
                eprintln!("rashomon: {}", feed.problem);
            }
        }
        library.keep_feed(feed)?;
    }
    if failed == feeds.len() {
        bail!("none of {} could be read", counted(failed, "feed", "feeds"));
    }
    Ok(if failed > 0 { ExitCode::from(PARTLY) } else { ExitCode::SUCCESS })
}

/// What the hosts of the feeds that are addresses say, in their order; asked only for what changed since the last time.
fn answers(client: Option<&Client>, feeds: &[Feed]) -> Vec<Answered> {
    let request = |feed: &Feed| Request {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        ..Request::named(feed.url.clone())
    };
    let requests: Vec<Request> = feeds.iter().filter(|feed| is_address(&feed.url)).map(request).collect();
    fetched(client, &requests)
}

fn fetched(client: Option<&Client>, requests: &[Request]) -> Vec<Answered> {
    match client {
        Some(client) => web::fetch_all(client, requests, &|_| {}),
        None => requests.iter().map(|asked| Err(web::WebError::Offline(clean_line(&asked.url)))).collect(),
    }
}

/// The reading of one feed.
struct Round<'a> {
    library: &'a mut Library,
    client: Option<&'a Client>,
    now: &'a str,
}

impl Round<'_> {
    /// Keeps what is new in `feed`, whose host gave `answer`; a sentence on what that was.
    fn read(&mut self, feed: &mut Feed, answer: Option<Answered>) -> anyhow::Result<String> {
        let got = match answer {
            Some(answer) => answer?,
            None => file(&feed.url)?,
        };
        feed.refreshed = self.now.to_owned();
        feed.problem.clear();
        if got.not_modified {
            return Ok(format!("{}: nothing new", named(feed)));
        }
        let found = feed::read(&got.bytes, &clean_line(&feed.url), &got.content_type)?;
        for notice in &found.notices {
            eprintln!("rashomon: {notice}");
        }
        if feed.title.is_empty() {
            feed.title.clone_from(&found.title);
        }
        let (whole, pointers) = self.sorted(&found, feed)?;
        let entries = found.entries.len();
        let (links, pages, problems) = self.pages(&pointers, &feed.url);
        let new = self.keep(&whole, &[])? + self.keep(&pages, &links)?;
        for problem in &problems {
            eprintln!("rashomon: {problem}");
        }
        // Asked again next time, a feed whose articles could not be fetched has to answer in full.
        if problems.is_empty() {
            (feed.etag, feed.last_modified) = (got.etag, got.last_modified);
        }
        feed.problem = problems.join(" ");
        Ok(format!("{}: {}, {new} new or changed", named(feed), counted(entries, "entry", "entries")))
    }

    /// The articles that the feed holds itself, and the entries whose article has to be fetched: those that are not
    /// there, or were changed since.
    fn sorted(&self, found: &feed::Feed, feed: &Feed) -> anyhow::Result<(Vec<Article>, Vec<Entry>)> {
        let (mut whole, mut pointers) = (Vec::new(), Vec::new());
        for entry in &found.entries {
            if let Some(article) = entry.article(found, &feed.url) {
                whole.push(article);
            } else if is_address(&entry.url) && self.is_news(entry)? {
                pointers.push(entry.clone());
            }
        }
        Ok((whole, pointers))
    }

    fn is_news(&self, entry: &Entry) -> anyhow::Result<bool> {
        let second = |time: &str| time.get(..TO_THE_SECOND).unwrap_or_default().to_owned();
        Ok(match self.library.fetched(&entry.url)? {
            Some(fetched) => second(&entry.modified) > second(&fetched),
            None => true,
        })
    }

    /// The articles behind the entries: the addresses that led there, the articles, and a sentence for each that failed.
    fn pages(&self, entries: &[Entry], feed: &str) -> (Vec<String>, Vec<Article>, Vec<String>) {
        let by = if is_address(feed) { feed } else { "" };
        let requests: Vec<Request> =
            entries.iter().map(|entry| Request::supplied(entry.url.clone(), by)).collect();
        let (mut links, mut pages, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for (entry, answer) in entries.iter().zip(fetched(self.client, &requests)) {
            match answer.map_err(|error| error.to_string()).and_then(|got| page(entry, &got)) {
                Ok(page) => {
                    links.push(entry.url.clone());
                    pages.push(page);
                }
                Err(problem) => problems.push(problem),
            }
        }
        (links, pages, problems)
    }

    /// Keeps articles, and the addresses by which the feed knows them; how many were new or changed.
    fn keep(&mut self, articles: &[Article], links: &[String]) -> anyhow::Result<usize> {
        let added = self.library.add(articles, self.now)?;
        for (link, added) in links.iter().zip(&added) {
            self.library.keep_link(link, added.article)?;
        }
        Ok(added.iter().filter(|added| added.what != What::Known).count())
    }
}

/// The page behind an entry; what it does not say of itself, the entry says.
fn page(entry: &Entry, got: &Fetched) -> Result<Article, String> {
    let name = clean_line(&entry.url);
    let mut page = html::article(&got.bytes, &name, &got.final_url, &got.content_type)
        .map_err(|error| error.to_string())?;
    let fill = |field: &mut String, told: &String| {
        if field.is_empty() {
            field.clone_from(told);
        }
    };
    fill(&mut page.title, &entry.title);
    fill(&mut page.byline, &entry.byline);
    fill(&mut page.published, &entry.published);
    fill(&mut page.modified, &entry.modified);
    Ok(page)
}

/// A feed that is a file of this machine.
fn file(path: &str) -> anyhow::Result<Fetched> {
    let bytes = fs::read(path).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" (os error").next().unwrap_or_default().to_lowercase();
        anyhow::anyhow!(
            "{} could not be read: {why}. `rashomon feeds remove` takes it off the list.",
            clean_line(path)
        )
    })?;
    Ok(Fetched { bytes, ..Fetched::default() })
}

fn named(feed: &Feed) -> &str {
    if feed.title.is_empty() { &feed.url } else { &feed.title }
}
