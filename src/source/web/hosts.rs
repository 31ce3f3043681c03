//! Politeness: how often a host is asked, and what it lets programs read.

use super::reach;
use super::robots::Rules;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use url::Url;

/// Requests that one host answers at the same time.
const AT_ONCE: usize = 2;

/// What is remembered of each host.
#[derive(Debug)]
pub struct Hosts {
    lanes: Mutex<BTreeMap<String, Lane>>,
    freed: Condvar,
    rules: Mutex<BTreeMap<String, Arc<Rules>>>,
    pause: Duration,
}

#[derive(Debug, Default)]
struct Lane {
    under_way: usize,
    next: Option<Instant>,
}

/// The right to ask a host; the next one may when this is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    hosts: &'a Hosts,
    host: String,
}

impl Hosts {
    pub fn new(pause: Duration) -> Self {
        Self { lanes: Mutex::default(), freed: Condvar::new(), rules: Mutex::default(), pause }
    }

    /// Waits until the host of `url` may be asked.
    pub fn turn(&self, url: &Url) -> Turn<'_> {
        let host = url.host_str().unwrap_or_default().to_owned();
        // This machine needs no pause from itself.
        let pause = if reach::is_loopback(url) { Duration::ZERO } else { self.pause };
        let mut lanes = held(&self.lanes);
        loop {
            let lane = lanes.entry(host.clone()).or_default();
            let now = Instant::now();
            let wait = lane.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now));
            if lane.under_way < AT_ONCE && wait.is_zero() {
                lane.under_way += 1;
                lane.next = Some(now + pause);
                return Turn { hosts: self, host };
            }
            let wait = if wait.is_zero() { self.pause.max(Duration::from_millis(10)) } else { wait };
            lanes = self.freed.wait_timeout(lanes, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The rules of the site of `url`; `read` gets them from the address where they lie.
    pub fn rules(&self, url: &Url, read: impl Fn(&Url) -> Rules) -> Arc<Rules> {
        let mut place = url.clone();
        place.set_path("/robots.txt");
        place.set_query(None);
        if let Some(known) = held(&self.rules).get(place.as_str()) {
            return Arc::clone(known);
        }
        let rules = Arc::new(read(&place));
        held(&self.rules).insert(place.into(), Arc::clone(&rules));
        rules
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(lane) = held(&self.hosts.lanes).get_mut(&self.host) {
            lane.under_way = lane.under_way.saturating_sub(1);
        }
        self.hosts.freed.notify_all();
    }
}

/// A lock; what a thread that failed left behind is still whole here.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_left_in_peace_between_two_requests() {
        let pause = Duration::from_millis(80);
        let hosts = Hosts::new(pause);
        let url = Url::parse("http://a.example/").unwrap();
        let start = Instant::now();
        drop(hosts.turn(&url));
        drop(hosts.turn(&Url::parse("http://b.example/").unwrap()));
        assert!(start.elapsed() < pause);
        drop(hosts.turn(&url));
        assert!(start.elapsed() >= pause);
    }
}
