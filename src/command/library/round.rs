//! One feed, read: what it holds, what it only points to, what is new.

use super::refresh::fetched;
use rashomon::library::{Feed, Library, What};
use rashomon::source::feed::{self, Entry};
use rashomon::source::web::{Answered, Client, Fetched, Onlooker, Request, WebError};
use rashomon::source::{html, is_address};
use rashomon::story::Article;
use rashomon::text::{clean_line, counted};
use std::fs;
use std::sync::Arc;

/// Letters of an ISO date and time without its zone, which is always UTC here.
const TO_THE_SECOND: usize = 19;

/// The reading of one feed.
pub struct Round<'a> {
    pub library: &'a mut Library,
    /// Nothing is fetched without one.
    pub client: Option<&'a Arc<Client>>,
    pub onlooker: &'a mut dyn Onlooker,
    /// The time now, as the library writes it.
    pub now: &'a str,
}

/// What became of a feed.
#[derive(Debug, Default)]
pub struct Told {
    /// What was found in it.
    pub sentence: String,
    /// Entries that the feed holds now; none where it says that nothing changed.
    pub entries: usize,
    /// Articles that were new or changed.
    pub new: usize,
    /// A sentence for each article that could not be read.
    pub problems: Vec<String>,
    /// What is odd about the feed, in sentences.
    pub notices: Vec<String>,
    /// Articles that nobody waited for.
    pub left: usize,
}

/// The entries of a feed, by what has to be done about them.
#[derive(Debug, Default)]
struct Sorted {
    /// Articles that the feed holds itself.
    whole: Vec<Article>,
    /// Entries whose article has to be fetched: it is not here, or was changed since.
    pointers: Vec<Entry>,
    /// Summaries, fetched earlier or now.
    summaries: usize,
    /// Summaries that name no address.
    lost: usize,
}

/// What lies behind entries: the addresses that led there and the articles.
#[derive(Debug, Default)]
struct Pages {
    links: Vec<String>,
    articles: Vec<Article>,
    problems: Vec<String>,
    left: usize,
}

impl Round<'_> {
    /// Keeps what is new in `feed`, whose host gave `answer`.
    pub fn read(&mut self, feed: &mut Feed, answer: Option<Answered>) -> anyhow::Result<Told> {
        let got = match answer {
            Some(answer) => answer?,
            None => file(&feed.url)?,
        };
        feed.refreshed = self.now.to_owned();
        feed.problem.clear();
        if got.not_modified {
            return Ok(Told { sentence: format!("{}: nothing new", named(feed)), ..Told::default() });
        }
        let found = feed::read(&got.bytes, &clean_line(&feed.url), &got.content_type)?;
        if feed.title.is_empty() {
            feed.title.clone_from(&found.title);
        }
        let sorted = self.sorted(&found, feed)?;
        let pages = self.pages(&sorted.pointers, &feed.url);
        let new = self.keep(&sorted.whole, &[])? + self.keep(&pages.articles, &pages.links)?;
        // Asked again next time, a feed whose articles could not be fetched has to answer in full.
        if pages.problems.is_empty() && pages.left == 0 {
            (feed.etag, feed.last_modified) = (got.etag, got.last_modified);
        }
        feed.problem = pages.problems.join(" ");
        let mut notices = found.notices.clone();
        if sorted.lost > 0 {
            notices.push(format!(
                "{}: {} without an address; there is nothing to fetch, so they are left out.",
                named(feed),
                counted(sorted.lost, "entry is a mere summary", "entries are mere summaries")
            ));
        }
        let entries = found.entries.len();
        let sentence = sentence(named(feed), entries, &sorted, new);
        Ok(Told { sentence, entries, new, problems: pages.problems, notices, left: pages.left })
    }

    fn sorted(&self, found: &feed::Feed, feed: &Feed) -> anyhow::Result<Sorted> {
        let mut sorted = Sorted::default();
        for entry in &found.entries {
            if let Some(article) = entry.article(found, &feed.url) {
                sorted.whole.push(article);
                continue;
            }
            sorted.summaries += 1;
            if !is_address(&entry.url) {
                sorted.lost += 1;
            } else if self.is_news(entry)? {
                sorted.pointers.push(entry.clone());
            }
        }
        Ok(sorted)
    }

    fn is_news(&self, entry: &Entry) -> anyhow::Result<bool> {
        let second = |time: &str| time.get(..TO_THE_SECOND).unwrap_or_default().to_owned();
        Ok(match self.library.fetched(&entry.url)? {
            Some(fetched) => second(&entry.modified) > second(&fetched),
            None => true,
        })
    }

    /// Fetches the articles behind the entries.
    fn pages(&mut self, entries: &[Entry], feed: &str) -> Pages {
        let by = if is_address(feed) { feed } else { "" };
        let requests = entries.iter().map(|entry| Request::supplied(entry.url.clone(), by)).collect();
        let mut pages = Pages::default();
        for (entry, answer) in entries.iter().zip(fetched(self.client, requests, self.onlooker)) {
            // Reading pages takes its time, too. What is here is read even if nobody waits for more.
            self.onlooker.goes_on();
            match answer {
                Err(WebError::Stopped(_)) => pages.left += 1,
                Err(error) => pages.problems.push(error.to_string()),
                Ok(got) => match page(entry, &got) {
                    Ok(page) => {
                        pages.links.push(entry.url.clone());
                        pages.articles.push(page);
                    }
                    Err(problem) => pages.problems.push(problem),
                },
            }
        }
        pages
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

/// What was found in a feed.
fn sentence(name: &str, entries: usize, sorted: &Sorted, new: usize) -> String {
    let entries_told = counted(entries, "entry", "entries");
    let only = match sorted.summaries {
        0 => String::new(),
        all if all == entries => " (mere summaries, so the pages are fetched)".into(),
        some => format!(" ({some} of them mere summaries, whose pages are fetched)"),
    };
    format!("{name}: {entries_told}{only}, {new} new or changed")
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
