//! Fetching what the user named, and what a feed that the user named points to.
//!
//! The address comes from a person or from a stranger's page, and the answer from a stranger's machine. So: http and
//! https only; every redirect is looked at before it is followed; an address that a page or a feed supplied reaches
//! public hosts only, and the address that was checked is the address that is connected to; time, size after
//! decompression and redirects are limited; hosts are asked one at a time, with a pause.

mod answer;
mod error;
mod hosts;
mod many;
mod reach;
mod robots;

pub use error::WebError;
pub use many::{Answered, Nobody, Onlooker, Step, fetch_all};

use answer::Answer;
use hosts::Hosts;
use std::time::Duration;
use ureq::Agent;
use url::Url;

/// What may be fetched, and from whom the address came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The address; http or https.
    pub url: String,
    /// The address that the user named and that led to this one (a feed's, say). `None` where the user named this one:
    /// it may then be on a private host, and no robots.txt is asked.
    pub supplied_by: Option<String>,
    /// The `ETag` of the copy that is already here; empty without one.
    pub etag: String,
    /// The `Last-Modified` of the copy that is already here; empty without one.
    pub last_modified: String,
}

impl Request {
    /// A request for an address that the user named.
    pub fn named(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }

    /// A request for an address that stood in what was read from `by`, an address that the user named.
    pub fn supplied(url: impl Into<String>, by: impl Into<String>) -> Self {
        Self { url: url.into(), supplied_by: Some(by.into()), ..Self::default() }
    }
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// The body, decompressed; empty where `not_modified`.
    pub bytes: Vec<u8>,
    /// The `Content-Type`; may be empty.
    pub content_type: String,
    /// For the next conditional request; may be empty.
    pub etag: String,
    /// For the next conditional request; may be empty.
    pub last_modified: String,
    /// The address after redirects.
    pub final_url: String,
    /// The copy that is already here is still the page (304).
    pub not_modified: bool,
}

/// The limits of a client.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For one answer, from the first packet to the last byte.
    pub time: Duration,
    /// Bytes of one answer, after decompression.
    pub bytes: u64,
    /// Between two requests to one host.
    pub pause: Duration,
    /// The longest wait that a busy host may ask for; a longer one is told to the user instead.
    pub wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(15),
            bytes: MOST_BYTES,
            pause: Duration::from_secs(1),
            wait: Duration::from_secs(10),
        }
    }
}

/// The largest of 602 news pages had 2.9 MB, the largest of common feeds fewer than 10.
const MOST_BYTES: u64 = 10 << 20;
/// Redirects that are followed for one request.
const MOST_REDIRECTS: usize = 5;
/// How often a request that may succeed later is made again.
const RETRIES: u32 = 2;
/// The first pause before asking again where the host names none; it doubles.
const BACK_OFF: Duration = Duration::from_millis(500);
const CONNECT: Duration = Duration::from_secs(5);
const USER_AGENT: &str =
    concat!("Rashomon/", env!("CARGO_PKG_VERSION"), " (news reader; fetches what its user names)");
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, \
                      application/feed+json, application/xml;q=0.9, application/json;q=0.8, text/plain;q=0.8, */*;q=0.1";

/// Fetches, and remembers which host was asked when. One client serves many threads.
#[derive(Debug)]
pub struct Client {
    /// For addresses that the user named.
    anywhere: Agent,
    /// For all others: refuses hosts that are not public.
    public: Agent,
    hosts: Hosts,
    limits: Limits,
}

impl Default for Client {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl Client {
    /// A client that keeps to `limits`.
    pub fn new(limits: Limits) -> Self {
        let config = || {
            Agent::config_builder()
                .max_redirects(0)
                .http_status_as_error(false)
                .timeout_global(Some(limits.time))
                .timeout_connect(Some(CONNECT))
                .timeout_resolve(Some(CONNECT))
                .user_agent(USER_AGENT)
                .accept(ACCEPT)
        };
        // Behind a proxy the name would be resolved elsewhere, out of sight of the check.
        let public = config().proxy(None).build();
        Self {
            anywhere: Agent::new_with_config(config().build()),
            public: reach::guarded(public),
            hosts: Hosts::new(limits.pause),
            limits,
        }
    }

    /// Fetches one address, following redirects and asking again where that may help.
    ///
    /// # Errors
    /// One sentence that names the address and says what to do.
    pub fn fetch(&self, request: &Request) -> Result<Fetched, WebError> {
        let first = reach::address(&request.url)?;
        let named = match &request.supplied_by {
            Some(by) => reach::address(by).ok(),
            None => Some(first.clone()),
        };
        self.follow(first, named.as_ref(), request, request.supplied_by.is_some())
    }

    fn follow(
        &self,
        first: Url,
        named: Option<&Url>,
        request: &Request,
        robots: bool,
    ) -> Result<Fetched, WebError> {
        let mut url = first;
        for _ in 0..=MOST_REDIRECTS {
            if robots {
                self.ask_robots(&url, named)?;
            }
            match self.ask(&url, named, request)? {
                Answer::Moved(to) => url = reach::next(&url, &to, &request.url)?,
                Answer::Here(fetched) => return Ok(*fetched),
                Answer::Later(status, _) => return Err(WebError::status(&request.url, status)),
            }
        }
        Err(WebError::Redirects(error::shown(&request.url), MOST_REDIRECTS))
    }

    /// One address, asked again a few times where the host is only busy.
    fn ask(&self, url: &Url, named: Option<&Url>, request: &Request) -> Result<Answer, WebError> {
        let agent = if reach::is_named(named, url) { &self.anywhere } else { &self.public };
        let ask = || {
            let _turn = self.hosts.turn(url);
            answer::get(agent, url, request, self.limits.bytes)
        };
        let mut pause = BACK_OFF;
        for _ in 0..RETRIES {
            let wait = match ask() {
                Ok(Answer::Later(_, Some(wait))) if wait > self.limits.wait => {
                    return Err(WebError::Busy(error::shown(&request.url), wait.as_secs()));
                }
                Ok(Answer::Later(_, wait)) => wait.unwrap_or(pause),
                Err(error) if error.may_pass() => pause,
                done => return done,
            };
            std::thread::sleep(wait);
            pause *= 2;
        }
        ask()
    }

    /// Whether the host of `url` lets programs read it.
    fn ask_robots(&self, url: &Url, named: Option<&Url>) -> Result<(), WebError> {
        let rules = self.hosts.rules(url, |robots| {
            let request = Request::named(robots.as_str());
            match self.follow(robots.clone(), named, &request, false) {
                Ok(fetched) => robots::Rules::read(&String::from_utf8_lossy(&fetched.bytes)),
                Err(error) => error.robots(),
            }
        });
        let shown = || error::shown(url.as_str());
        match () {
            () if rules.allow(url) => Ok(()),
            () if rules.are_unread() => Err(WebError::RobotsUnread(shown())),
            () => Err(WebError::Robots(shown())),
        }
    }
}
