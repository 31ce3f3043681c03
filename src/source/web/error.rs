//! What can go wrong on the way to a page, each in a sentence that says what to do.

use super::robots::Rules;
use crate::text::clean_line;
use thiserror::Error;

/// Why an address could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[allow(missing_docs)]
pub enum WebError {
    #[error("{0} is not an address that can be fetched. Write it as https://…")]
    Address(String),
    #[error(
        "{0} is on a private network, and it was a page or feed that pointed there, not you. Name the address yourself if you want to read it."
    )]
    Private(String),
    #[error(
        "{0} was redirected more than {1} times. Open it in a browser and use the address that it ends at."
    )]
    Redirects(String, usize),
    #[error("{0} was redirected to “{1}”, which is no web address. Open it in a browser and save the page.")]
    Elsewhere(String, String),
    #[error("{0} has more than {1} MB. Save the article itself into a file and open that.")]
    Large(String, u64),
    #[error("{0} did not answer in time. Try again later.")]
    Slow(String),
    #[error("{0}: there is no such host. Check the spelling and the connection.")]
    NoHost(String),
    #[error("{0} could not be reached: {1}. Check the address and the connection.")]
    Unreachable(String, String),
    #[error("{0} broke off before the page was complete. Try again later.")]
    BrokenOff(String),
    #[error("{0}: the connection is not safe ({1}), so nothing was read.")]
    Unsafe(String, String),
    #[error("{0} is too busy now and asks to wait {1} seconds. Try again after that.")]
    Busy(String, u64),
    #[error("{0} has no such page (status {1}). Check the address.")]
    Gone(String, u16),
    #[error(
        "{0} is not given to programs (status {1}). Open it in a browser, save the page and open the file."
    )]
    Refused(String, u16),
    #[error("{0} failed on the other side (status {1}). Try again later.")]
    Status(String, u16),
    #[error("{0} is closed to programs by its site (robots.txt). Open it in a browser and save the page.")]
    Robots(String),
    #[error(
        "{0} was not fetched, as its site does not tell what programs may read (robots.txt failed). Try again later."
    )]
    RobotsUnread(String),
    #[error("{0} was not fetched, because you stopped it. Name it again to fetch it.")]
    Stopped(String),
    #[error("{0} was not fetched, because of --offline. Open a saved file instead.")]
    Offline(String),
}

impl WebError {
    /// What a status other than success means.
    pub(super) fn status(url: &str, status: u16) -> Self {
        let url = shown(url);
        match status {
            404 | 410 => Self::Gone(url, status),
            401 | 402 | 403 | 406 | 407 | 429 | 451 => Self::Refused(url, status),
            _ => Self::Status(url, status),
        }
    }

    /// What a failure of the connection means.
    pub(super) fn of(url: &str, error: ureq::Error) -> Self {
        let url = shown(url);
        match error {
            ureq::Error::Timeout(_) => Self::Slow(url),
            ureq::Error::HostNotFound => Self::NoHost(url),
            ureq::Error::Tls(why) => Self::Unsafe(url, clean_line(why)),
            ureq::Error::Rustls(why) => Self::Unsafe(url, clean_line(&why.to_string())),
            ureq::Error::Other(why) if why.is::<super::reach::NotPublic>() => Self::Private(url),
            ureq::Error::Decompress(..) | ureq::Error::BodyStalled => Self::BrokenOff(url),
            ureq::Error::Io(why) => Self::of_io(url, &why),
            other => Self::Unreachable(url, clean_line(&other.to_string())),
        }
    }

    fn of_io(url: String, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{ConnectionReset, InvalidData, InvalidInput, TimedOut, UnexpectedEof};
        match error.kind() {
            TimedOut => Self::Slow(url),
            UnexpectedEof | ConnectionReset | InvalidData | InvalidInput => Self::BrokenOff(url),
            _ if error.to_string().contains("failed to lookup address") => Self::NoHost(url),
            _ => Self::Unreachable(url, clean_line(&error.to_string())),
        }
    }

    /// Whether the same request may succeed a moment later.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::BrokenOff(_))
    }

    /// What it means for a site's rules that they could not be read (RFC 9309): a site without rules has none, one
    /// that fails is left alone. What must not or cannot be reached at all says so by itself.
    pub(super) fn robots(&self) -> Rules {
        match self {
            Self::Gone(..) | Self::Refused(..) | Self::Private(_) | Self::NoHost(_) => Rules::default(),
            _ => Rules::unread(),
        }
    }
}

/// An address as it is shown: cleaned and not endless.
pub(super) fn shown(url: &str) -> String {
    const MOST: usize = 200;
    let line = clean_line(url);
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_does_not_exist_is_told_by_its_page_and_not_by_its_rules() {
        assert!(!WebError::NoHost(String::new()).robots().are_unread());
        assert!(WebError::Slow(String::new()).robots().are_unread());
    }
}
