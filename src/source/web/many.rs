//! Several addresses at once, on a few threads.

use super::{Client, Fetched, Request, WebError};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Addresses that are fetched at the same time.
const AT_ONCE: usize = 8;

/// What an address answered.
pub type Answered = Result<Fetched, WebError>;

/// What happens to a request on its way; requests are known by their index.
#[derive(Debug)]
pub enum Event<'a> {
    /// The host is being asked.
    Begun(usize),
    /// The answer is here.
    Done(usize, &'a Answered),
}

/// Fetches `requests` and gives the answers in their order. `watch` is told of each as it goes, from many threads.
pub fn fetch_all(client: &Client, requests: &[Request], watch: &(dyn Fn(Event<'_>) + Sync)) -> Vec<Answered> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::with_capacity(requests.len()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(requests.len()) {
            scope.spawn(|| {
                while let Some((index, request)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    requests.get(index).map(|request| (index, request))
                } {
                    watch(Event::Begun(index));
                    let answer = client.fetch(request);
                    watch(Event::Done(index, &answer));
                    answers.lock().unwrap_or_else(PoisonError::into_inner).push((index, answer));
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
