//! One question to one host, and what its answer means.

use super::error::{WebError, shown};
use super::{Fetched, Request};
use std::io::Read;
use std::time::Duration;
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
        429 | 502 | 503 | 504 => Ok(Answer::Later(status, retry_after(&header(headers, "retry-after")))),
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

/// `Retry-After` in seconds; a date there is left to the back-off, as clocks differ.
fn retry_after(value: &str) -> Option<Duration> {
    value.trim().parse().ok().map(Duration::from_secs)
}
