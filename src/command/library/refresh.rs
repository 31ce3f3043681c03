//! `rashomon refresh`: what the feeds hold that the library does not.

use super::opened;
use super::round::{Round, Told};
use crate::cli::ArticleFormat;
use crate::cli::library::Refresh;
use crate::command::fetching::Eye;
use crate::command::{PARTLY, print};
use anyhow::bail;
use rashomon::complaint::complain;
use rashomon::library::{Feed, Library};
use rashomon::reader::{self, fetching::End};
use rashomon::source::is_address;
use rashomon::source::web::{self, Answered, Client, Onlooker, Request, WebError};
use rashomon::text::{clean_line, counted};
use serde_json::{Value, json};
use std::process::ExitCode;
use std::sync::Arc;

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
    let eye = if refresh.offline { Eye::lines() } else { Eye::at_hand("Reading the feeds")? };
    let all = feeds.len();
    let mut tally = Tally::new(&eye);
    tally.lines = refresh.format == ArticleFormat::Text;
    let end = read(&mut library, &mut feeds, refresh.offline, eye, &mut tally)?;
    tally.say_all()?;
    if !tally.lines {
        print(&format!("{:#}\n", tally.json()))?;
    }
    if end == End::Left {
        bail!("left before all feeds were read; what was read is kept");
    }
    if let Some(words) = tally.stopped() {
        complain(&words);
    }
    if tally.failed == all {
        bail!("none of {} could be read", counted(all, "feed", "feeds"));
    }
    Ok(if tally.is_whole() { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) })
}

/// Reads all feeds on a screen, for the list of stories; one sentence on what became of them.
///
/// # Errors
/// If the library cannot be read or written, or the terminal not be used.
pub fn from_list(library: &mut Library, options: &reader::Options) -> anyhow::Result<String> {
    let mut feeds = library.feeds()?;
    if feeds.is_empty() {
        return Ok("No feed is followed yet; `rashomon feeds add URL` follows one.".into());
    }
    let eye = Eye::screen("Reading the feeds", options);
    let mut tally = Tally::new(&eye);
    read(library, &mut feeds, false, eye, &mut tally)?;
    Ok(tally.in_short(feeds.len()))
}

/// Reads `feeds` one after the other, while `eye` looks on.
fn read(
    library: &mut Library,
    feeds: &mut [Feed],
    offline: bool,
    mut eye: Eye,
    tally: &mut Tally,
) -> anyhow::Result<End> {
    let client = (!offline).then(Arc::default);
    let mut answers = answers(client.as_ref(), feeds, &mut eye).into_iter();
    for feed in feeds {
        let answer = if is_address(&feed.url) { answers.next() } else { None };
        if let Some(Err(WebError::Stopped(_))) = answer {
            tally.feeds_left += 1;
            continue;
        }
        let now = library.now()?;
        let mut round =
            Round { library: &mut *library, client: client.as_ref(), onlooker: &mut eye, now: &now };
        match round.read(feed, answer) {
            Ok(told) => tally.add(feed, told)?,
            Err(problem) => {
                feed.problem = problem.to_string();
                tally.fail(feed)?;
            }
        }
        library.keep_feed(feed)?;
    }
    eye.end()
}

/// What the hosts of the feeds that are addresses say, in their order; asked only for what changed since the last time.
fn answers(client: Option<&Arc<Client>>, feeds: &[Feed], onlooker: &mut dyn Onlooker) -> Vec<Answered> {
    let request = |feed: &Feed| Request {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        ..Request::named(feed.url.clone())
    };
    let requests: Vec<Request> = feeds.iter().filter(|feed| is_address(&feed.url)).map(request).collect();
    fetched(client, requests, onlooker)
}

/// What the addresses answer; without a client, that nothing is fetched.
pub fn fetched(
    client: Option<&Arc<Client>>,
    requests: Vec<Request>,
    onlooker: &mut dyn Onlooker,
) -> Vec<Answered> {
    match client {
        Some(client) => web::fetch_all(client, requests, onlooker),
        None => requests.iter().map(|asked| Err(WebError::Offline(clean_line(&asked.url)))).collect(),
    }
}

/// What became of all feeds, told as it comes, or once the screen is gone.
struct Tally {
    /// Words for the two streams that wait for the screen to go, problems marked.
    kept: Option<Vec<(bool, String)>>,
    /// What became of a feed is told in words.
    lines: bool,
    /// The same, for programs.
    feeds: Vec<Value>,
    /// Articles that were new or changed.
    new: usize,
    /// Feeds that could not be read.
    failed: usize,
    /// Articles that could not be.
    pages_failed: usize,
    /// Feeds and articles that nobody waited for.
    feeds_left: usize,
    pages_left: usize,
}

impl Tally {
    fn new(eye: &Eye) -> Self {
        let kept = eye.covers_the_terminal().then(Vec::new);
        Self {
            kept,
            lines: true,
            feeds: Vec::new(),
            new: 0,
            failed: 0,
            pages_failed: 0,
            feeds_left: 0,
            pages_left: 0,
        }
    }

    fn fail(&mut self, feed: &Feed) -> anyhow::Result<()> {
        self.failed += 1;
        self.feeds.push(json!({ "id": feed.id, "url": feed.url, "problem": feed.problem }));
        self.say(true, &feed.problem)
    }

    fn add(&mut self, feed: &Feed, told: Told) -> anyhow::Result<()> {
        self.feeds.push(json!({
            "id": feed.id, "url": feed.url, "title": feed.title, "entries": told.entries, "new": told.new,
            "problems": told.problems, "notices": told.notices, "not_waited_for": told.left,
        }));
        for problem in &told.problems {
            self.say(true, problem)?;
        }
        self.new += told.new;
        self.pages_failed += told.problems.len();
        self.pages_left += told.left;
        for notice in &told.notices {
            self.say(true, notice)?;
        }
        self.say(false, &told.sentence)
    }

    fn say(&mut self, problem: bool, words: &str) -> anyhow::Result<()> {
        match &mut self.kept {
            Some(kept) => kept.push((problem, words.to_owned())),
            None if problem => complain(words),
            None if !self.lines => {}
            None => print(&format!("{words}\n"))?,
        }
        Ok(())
    }

    /// Everything, for programs.
    fn json(&self) -> Value {
        json!({ "feeds": self.feeds, "new": self.new, "feeds_not_waited_for": self.feeds_left })
    }

    fn say_all(&mut self) -> anyhow::Result<()> {
        let kept = self.kept.take().unwrap_or_default();
        kept.iter().try_for_each(|(problem, words)| self.say(*problem, words))
    }

    /// What nobody waited for, in a sentence.
    fn stopped(&self) -> Option<String> {
        let mut left = Vec::new();
        if self.feeds_left > 0 {
            left.push(counted(self.feeds_left, "feed was not read", "feeds were not read"));
        }
        if self.pages_left > 0 {
            left.push(counted(self.pages_left, "article was not fetched", "articles were not fetched"));
        }
        let left = left.join(" and ");
        (!left.is_empty()).then(|| {
            format!(
                "You stopped it: {left}. What came before is kept; `rashomon refresh` goes on from there."
            )
        })
    }

    /// Everything in one short sentence.
    fn in_short(&self, feeds: usize) -> String {
        let mut told = format!("{} read, {} new or changed", counted(feeds, "feed", "feeds"), self.new);
        let troubles = [
            (self.failed, counted(self.failed, "feed failed", "feeds failed")),
            (self.pages_failed, counted(self.pages_failed, "article failed", "articles failed")),
            (self.feeds_left, counted(self.feeds_left, "feed not waited for", "feeds not waited for")),
            (self.pages_left, counted(self.pages_left, "article not waited for", "articles not waited for")),
        ];
        for (_, words) in troubles.iter().filter(|(count, _)| *count > 0) {
            told = format!("{told}, {words}");
        }
        if self.failed + self.pages_failed > 0 {
            told.push_str(" (`rashomon feeds` says why)");
        }
        format!("{told}.")
    }

    fn is_whole(&self) -> bool {
        self.failed + self.pages_failed + self.feeds_left + self.pages_left == 0
    }
}
