//! One question to one host, and what its answer means.

use super::error::{WebError, shown};
use super::{Fetched, Request};
use chrono::DateTime;
use std::io::Read;
use std::time::{Duration, SystemTime};
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};
use url::Url;

/// What a host answered.
#[derive(Debug)]
pub enum Answer {
    Here(Box<Fetched>),
    /// It is at another address.
    Moved(String),
    /// Not now: the status, and the wait that the host asks for.
    Later(u16, Option<Duration>),
}

/// Asks for `url`; the answer may have `most` bytes.
pub fn get(agent: &Agent, url: &Url, request: &Request, most: u64) -> Result<Answer, WebError> {
    let mut get = agent.get(url.as_str());
    if !request.etag.is_empty() {
        get = get.header("If-None-Match", &request.etag);
    }
    if !request.last_modified.is_empty() {
        get = get.header("If-Modified-Since", &request.last_modified);
    }
    let response = get.call().map_err(|error| WebError::of(&request.url, error))?;
    let status = response.status().as_u16();
    let headers = response.headers();
    match status {
        301 | 302 | 303 | 307 | 308 if headers.contains_key("location") => {
            Ok(Answer::Moved(header(headers, "location")))
        }
        304 => Ok(Answer::Here(Box::new(Fetched { not_modified: true, ..described(url, headers) }))),
        429 | 502 | 503 | 504 => {
            let wait = header(headers, "retry-after");
            Ok(Answer::Later(status, retry_after(&wait, &header(headers, "date"), SystemTime::now())))
        }
        200..=299 => Ok(Answer::Here(Box::new(whole(response, url, request, most)?))),
        _ => Err(WebError::status(&request.url, status)),
    }
}

fn whole(response: Response<Body>, url: &Url, request: &Request, most: u64) -> Result<Fetched, WebError> {
    let described = described(url, response.headers());
    // The library's own limit counts bytes on the wire, and a small answer can unpack to a large one.
    let reader = response.into_body().into_with_config().limit(u64::MAX).reader();
    let mut bytes = Vec::new();
    let read = reader.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| WebError::of(&request.url, ureq::Error::from(error)))?;
    if bytes.len() as u64 > most {
        return Err(WebError::Large(shown(&request.url), most >> 20));
    }
    Ok(Fetched { bytes, ..described })
}

fn described(url: &Url, headers: &HeaderMap) -> Fetched {
    Fetched {
        content_type: header(headers, "content-type"),
        etag: header(headers, "etag"),
        last_modified: header(headers, "last-modified"),
        final_url: url.to_string(),
        ..Fetched::default()
    }
}

/// A header's value; empty where it is missing or not text.
fn header(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// How long `Retry-After` asks to wait: seconds, or a date, which is held against the host's own `Date` where it states
/// one, as clocks differ, and else against `now`. A date that has passed asks for no wait.
fn retry_after(value: &str, date: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let then = SystemTime::from(DateTime::parse_from_rfc2822(value).ok()?);
    let now = DateTime::parse_from_rfc2822(date.trim()).map_or(now, SystemTime::from);
    Some(then.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_stated_in_seconds_or_as_a_date() {
        let now = SystemTime::UNIX_EPOCH;
        let wait = |value: &str, date: &str| retry_after(value, date, now).map(|wait| wait.as_secs());
        assert_eq!(wait(" 7 ", ""), Some(7));
        assert_eq!(wait("Tue, 10 Mar 2026 14:05:09 GMT", "Tue, 10 Mar 2026 14:05:00 GMT"), Some(9));
        assert_eq!(wait("Tue, 10 Mar 2026 14:04:00 GMT", "Tue, 10 Mar 2026 14:05:00 GMT"), Some(0));
        assert_eq!(wait("Thu, 01 Jan 1970 00:01:00 GMT", "no date"), Some(60));
        assert_eq!(wait("soon", ""), None);
        assert_eq!(wait("-3", ""), None);
    }
}
